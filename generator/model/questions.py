"""Questions: the thirteen kinds, from single choice to branching dialogue."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import (
    AFTER_ANSWER,
    FOR_TRAINER,
    ArticleIdeaRef,
    Base,
    Count,
    Id,
    Level,
    Markdown,
    MisconceptionRef,
    Number,
    ObjectiveRef,
    QuestionId,
    SourceRef,
    SurveyRef,
    Text,
    Whole,
    YesNo,
)


class Form(StrEnum):
    """Where a question is used: practice, one of two parallel forms, or both of them."""

    PRACTICE = "practice"
    A = "A"
    B = "B"
    ANCHOR = "anchor"


class QuestionBase(Base):
    """What every question says, whatever its kind."""

    id: QuestionId
    """Such as `Q-CF01-03`."""
    objective: ObjectiveRef
    """The objective that this question checks."""
    level: Level
    """The level of Bloom's taxonomy that the answer takes."""
    scenario: Markdown | None = None
    """A situation to think about, at most 120 words."""
    stem: Text
    """The question itself: one problem, worded positively, at most 40 words."""
    explanation: Annotated[Markdown, AFTER_ANSWER]
    """Why the answer is right, with a pointer to where it is taught."""
    hint: Text | None = None
    """Help for a second try."""
    difficulty_expected: Literal["easy", "medium", "hard"] | None = None
    """A guess, to be compared with results later."""
    form: Form = Form.PRACTICE
    """`practice`, `A`, `B` or `anchor`."""
    idea_refs: tuple[ArticleIdeaRef, ...] = ()
    """The ideas of the articles that it draws on."""
    source_refs: tuple[SourceRef, ...] = ()
    """Further sources."""
    shuffle: YesNo = True
    """Whether options may change places on the screen."""
    confidence: YesNo = False
    """Whether to ask "how sure are you?" before the feedback."""

    @property
    def seconds(self) -> int:
        """Reading and answering time: 238 words a minute, and 25 seconds to decide."""
        return round(60 * self.words / 238) + 25

    @property
    def words(self) -> int:
        """Words to read before answering."""
        return len(f"{self.scenario or ''} {self.stem}".split())


class Option(Base):
    """An option to choose."""

    id: Id
    """A letter: `a`, `b`, `c` …"""
    text: Text
    """What the option says, at most 20 words."""
    correct: Annotated[YesNo, AFTER_ANSWER] = False
    """`true` for a right option."""
    feedback: Annotated[Text, AFTER_ANSWER]
    """Why this is right or wrong, and where to look; at least eight words."""
    misconception: Annotated[MisconceptionRef | None, AFTER_ANSWER] = None
    """The misconception behind a wrong option."""


class ChoiceQuestion(QuestionBase):
    """A question with options."""

    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=5)]
    """The options."""

    @property
    def words(self) -> int:
        """Words to read before answering, options included."""
        return super().words + sum(len(option.text.split()) for option in self.options)


class Single(ChoiceQuestion):
    """One right option among three to five."""

    kind: Literal["single"]
    """The kind of question."""
    options: Annotated[tuple[Option, ...], Field(min_length=3, max_length=5)]
    """Three to five options, exactly one `correct`."""


class Multi(ChoiceQuestion):
    """Several right options; the number to choose is shown."""

    kind: Literal["multi"]
    """The kind of question."""
    options: Annotated[tuple[Option, ...], Field(min_length=3, max_length=6)]
    """Three to six options."""
    select: Count
    """How many to choose; as many options are `correct`."""
    scoring: Literal["all", "partial"] = "all"
    """`all` (all or nothing) or `partial`."""


class Alternate(ChoiceQuestion):
    """Two options to decide between."""

    kind: Literal["alternate"]
    """The kind of question."""
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=2)]
    """Two options, one `correct`."""


class TrueFalse(QuestionBase):
    """A statement that is true or false."""

    kind: Literal["true-false"]
    """The kind of question."""
    statement: Text
    """The statement."""
    correct: Annotated[YesNo, AFTER_ANSWER]
    """Whether the statement is true."""
    feedback_true: Annotated[Text, AFTER_ANSWER]
    """What somebody reads who said "true"."""
    feedback_false: Annotated[Text, AFTER_ANSWER]
    """What somebody reads who said "false"."""


class Labelled(Base):
    """A short text with a name to refer to it."""

    id: Id
    """A short name."""
    text: Text
    """The text."""


class Pair(Base):
    """What belongs together."""

    premise: Id
    """The id of the premise."""
    response: Id
    """The id of the response that fits."""
    feedback: Text
    """Why they belong together."""


class Matching(QuestionBase):
    """Premises to be matched with responses; the lists differ in length."""

    kind: Literal["matching"]
    """The kind of question."""
    premises: Annotated[tuple[Labelled, ...], Field(min_length=2, max_length=7)]
    """Two to seven premises."""
    responses: Annotated[tuple[Labelled, ...], Field(min_length=2, max_length=8)]
    """The responses; more than premises, or some used twice."""
    pairs: Annotated[tuple[Pair, ...], Field(min_length=2), AFTER_ANSWER]
    """What belongs together, one pair for each premise."""


class Ordering(QuestionBase):
    """Things to be put in order."""

    kind: Literal["ordering"]
    """The kind of question."""
    items: Annotated[tuple[Labelled, ...], Field(min_length=3, max_length=8)]
    """The things, in the order in which they are shown."""
    order: Annotated[tuple[Id, ...], AFTER_ANSWER]
    """The ids in the right order."""
    tolerance: Literal["exact", "adjacent"] = "exact"
    """`exact`, or `adjacent` when neighbours may change places."""


class SortItem(Labelled):
    """A thing to be put into a category."""

    category: Annotated[Id, AFTER_ANSWER]
    """The id of the category it belongs to."""
    rationale: Annotated[Text, AFTER_ANSWER]
    """Why it belongs there."""


class Categorise(QuestionBase):
    """Things to be put into categories."""

    kind: Literal["categorise"]
    """The kind of question."""
    categories: Annotated[tuple[Labelled, ...], Field(min_length=2, max_length=5)]
    """Two to five categories."""
    items: Annotated[tuple[SortItem, ...], Field(min_length=3, max_length=10)]
    """The things to sort."""


class Numeric(QuestionBase):
    """A number to work out."""

    kind: Literal["numeric"]
    """The kind of question."""
    answer: Annotated[Number, AFTER_ANSWER]
    """The answer."""
    tolerance: Annotated[Number, AFTER_ANSWER] = 0.0
    """How far off still counts as right."""
    unit: Text
    """The unit."""
    working: Annotated[Markdown, AFTER_ANSWER]
    """How to get there, step by step."""


class NearMiss(Base):
    """An answer that is nearly right."""

    text: Text
    """The answer."""
    feedback: Text
    """What is missing."""


class ShortText(QuestionBase):
    """A word or a short phrase to recall."""

    kind: Literal["short-text"]
    """The kind of question."""
    accept: Annotated[tuple[Text, ...], Field(min_length=1), AFTER_ANSWER]
    """Answers that count as right."""
    near: Annotated[tuple[NearMiss, ...], AFTER_ANSWER] = ()
    """Answers that are nearly right."""


class Gap(Base):
    """A gap in a text."""

    id: Id
    """The name that stands in the text as `{name}`."""
    accept: Annotated[tuple[Text, ...], Field(min_length=1), AFTER_ANSWER]
    """Words that fit."""


class Cloze(QuestionBase):
    """A text with gaps."""

    kind: Literal["cloze"]
    """The kind of question."""
    text: Text
    """The text; a gap is written `{name}`."""
    gaps: Annotated[tuple[Gap, ...], Field(min_length=1)]
    """The gaps."""
    bank: tuple[Text, ...] = ()
    """Words to choose from; empty when words are to be recalled."""


class Choice(Base):
    """A line to choose in a dialogue."""

    text: Text
    """What you say."""
    next: Id
    """The node that follows."""
    feedback: Annotated[Text, AFTER_ANSWER]
    """What this line does to the talk."""
    quality: Annotated[Literal["strong", "fair", "weak"], AFTER_ANSWER]
    """How well it serves."""


class DialogueNode(Base):
    """A turn of a dialogue."""

    id: Id
    """A short name."""
    says: Text
    """What the other person says or does."""
    choices: Annotated[tuple[Choice, ...], Field(min_length=2, max_length=4)]
    """What you may answer."""


class Ending(Base):
    """An end of a dialogue."""

    id: Id
    """A short name."""
    text: Text
    """How it ends."""
    debrief: Annotated[Text, AFTER_ANSWER]
    """What to learn from it."""


class Dialogue(QuestionBase):
    """A conversation that branches with what you say."""

    kind: Literal["dialogue"]
    """The kind of question."""
    start: Id
    """The node it starts with."""
    nodes: Annotated[tuple[DialogueNode, ...], Field(min_length=1)]
    """The turns."""
    endings: Annotated[tuple[Ending, ...], Field(min_length=1)]
    """The ends."""


class Reflection(QuestionBase):
    """A thought to write down; never scored."""

    kind: Literal["reflection"]
    """The kind of question."""
    min_words: Annotated[Whole, Field(ge=0, le=200)] = 0
    """How many words to encourage."""
    model_answer: Annotated[Markdown | None, FOR_TRAINER] = None
    """What a thoughtful answer holds."""


class Rating(QuestionBase):
    """A rating of oneself; never scored."""

    kind: Literal["rating"]
    """The kind of question."""
    survey: SurveyRef
    """The survey that holds the scale."""
    item: Id
    """The id of the survey's item."""


Question = Annotated[
    Single
    | Multi
    | Alternate
    | TrueFalse
    | Matching
    | Ordering
    | Categorise
    | Numeric
    | ShortText
    | Cloze
    | Dialogue
    | Reflection
    | Rating,
    Field(discriminator="kind"),
]
