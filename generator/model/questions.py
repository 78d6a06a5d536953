"""Questions: what all kinds have in common, and the kinds with options to choose from."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import (
    AFTER_ANSWER,
    ArticleIdeaRef,
    Base,
    Count,
    Id,
    Level,
    Markdown,
    MisconceptionRef,
    ObjectiveRef,
    QuestionId,
    SourceRef,
    TensionRef,
    Text,
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
    """The code of the question, such as `Q-CF01-03`; never given twice."""
    objective: ObjectiveRef
    """The objective that this question checks."""
    level: Level
    """The level of Bloom's taxonomy that the answer takes."""
    scenario: Markdown | None = None
    """A situation to think about, at most 120 words."""
    stem: Text
    """The question itself: one problem, worded positively, at most 40 words."""
    negative: YesNo = False
    """`true` when the question has to ask for what is not so; its `NOT` stands in capitals."""
    explanation: Annotated[Markdown, AFTER_ANSWER]
    """Why the answer is right, with a pointer to where it is taught."""
    hint: Text | None = None
    """Help for a second try; it does not name the answer."""
    difficulty_expected: Literal["easy", "medium", "hard"] | None = None
    """A guess, to be compared with results later."""
    form: Form = Form.PRACTICE
    """`practice`, `A`, `B` or `anchor`."""
    idea_refs: tuple[ArticleIdeaRef, ...] = ()
    """The ideas of the articles that it draws on."""
    source_refs: tuple[SourceRef, ...] = ()
    """Further sources of the question, by their ids in `sources.yaml`."""
    tensions: tuple[TensionRef, ...] = ()
    """Where the articles disagree, and this makes people talk about it; ids from `tensions.yaml`."""
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
    """A letter, from `a` on."""
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
    """The options to choose from."""

    @property
    def words(self) -> int:
        """Words to read before answering, options included."""
        return super().words + sum(len(option.text.split()) for option in self.options)


class Single(ChoiceQuestion):
    """One right option among three to five."""

    kind: Literal["single"]
    """Which kind of question this is; it decides which further fields there are."""
    options: Annotated[tuple[Option, ...], Field(min_length=3, max_length=5)]
    """Three to five options, exactly one `correct`."""


class Multi(ChoiceQuestion):
    """Several right options; the number to choose is shown."""

    kind: Literal["multi"]
    """Which kind of question this is; it decides which further fields there are."""
    options: Annotated[tuple[Option, ...], Field(min_length=3, max_length=6)]
    """Three to six options."""
    select: Count
    """How many to choose; as many options are `correct`."""
    scoring: Literal["all", "partial"] = "all"
    """`all` (all or nothing) or `partial`."""


class Alternate(ChoiceQuestion):
    """Two options to decide between."""

    kind: Literal["alternate"]
    """Which kind of question this is; it decides which further fields there are."""
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=2)]
    """Two options, one `correct`."""


class TrueFalse(QuestionBase):
    """A statement that is true or false."""

    kind: Literal["true-false"]
    """Which kind of question this is; it decides which further fields there are."""
    statement: Text
    """The sentence that is true or false."""
    correct: Annotated[YesNo, AFTER_ANSWER]
    """Whether the statement is true."""
    feedback_true: Annotated[Text, AFTER_ANSWER]
    """What somebody reads who said "true"."""
    feedback_false: Annotated[Text, AFTER_ANSWER]
    """What somebody reads who said "false"."""
