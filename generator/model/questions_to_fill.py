"""Questions to be answered by arranging or writing: matching, ordering, numbers, words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import (
    AFTER_ANSWER,
    Base,
    Id,
    Markdown,
    Number,
    Text,
)
from generator.model.datasets import Recount
from generator.model.questions import QuestionBase


class Labelled(Base):
    """A short text with a name to refer to it."""

    id: Id
    """A short name, by which other fields of the question refer to it."""
    text: Text
    """What stands there, as participants read it."""


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
    """Which kind of question this is; it decides which further fields there are."""
    premises: Annotated[tuple[Labelled, ...], Field(min_length=2, max_length=7)]
    """Two to seven premises."""
    responses: Annotated[tuple[Labelled, ...], Field(min_length=2, max_length=8)]
    """The responses; more than premises, or some used twice."""
    pairs: Annotated[tuple[Pair, ...], Field(min_length=2), AFTER_ANSWER]
    """What belongs together, one pair for each premise."""


class Ordering(QuestionBase):
    """Things to be put in order."""

    kind: Literal["ordering"]
    """Which kind of question this is; it decides which further fields there are."""
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
    """Which kind of question this is; it decides which further fields there are."""
    categories: Annotated[tuple[Labelled, ...], Field(min_length=2, max_length=5)]
    """Two to five categories."""
    items: Annotated[tuple[SortItem, ...], Field(min_length=3, max_length=10)]
    """The things that are sorted into the categories."""


class Numeric(QuestionBase):
    """A number to work out."""

    kind: Literal["numeric"]
    """Which kind of question this is; it decides which further fields there are."""
    answer: Annotated[Number, AFTER_ANSWER]
    """The right number, digits only."""
    tolerance: Annotated[Number, AFTER_ANSWER] = 0.0
    """How far off still counts as right."""
    unit: Text
    """The unit of the answer, such as minutes."""
    working: Annotated[Markdown, AFTER_ANSWER]
    """How to get there, step by step."""
    dataset: Text | None = None
    """The file in `content/data/` that the numbers come from, such as `tickets.csv`."""
    from_data: Annotated[Recount | None, AFTER_ANSWER] = None
    """How to count the answer in that file; `curriculum check` does so."""


class NearMiss(Base):
    """An answer that is nearly right."""

    text: Text
    """The answer."""
    feedback: Text
    """What is missing."""


class ShortText(QuestionBase):
    """A word or a short phrase to recall."""

    kind: Literal["short-text"]
    """Which kind of question this is; it decides which further fields there are."""
    accept: Annotated[tuple[Text, ...], Field(min_length=1), AFTER_ANSWER]
    """Answers that count as right."""
    near: Annotated[tuple[NearMiss, ...], AFTER_ANSWER] = ()
    """Answers that are nearly right."""


class Gap(Base):
    """A gap in a text."""

    id: Id
    """The name that stands in the text as `{name}`."""
    accept: Annotated[tuple[Text, ...], Field(min_length=1), AFTER_ANSWER]
    """The words that are counted as right; capitals do not matter."""


class Cloze(QuestionBase):
    """A text with gaps."""

    kind: Literal["cloze"]
    """Which kind of question this is; it decides which further fields there are."""
    text: Text
    """The text; a gap is written `{name}`."""
    gaps: Annotated[tuple[Gap, ...], Field(min_length=1)]
    """The gaps of the text, each with the words that fit."""
    bank: tuple[Text, ...] = ()
    """Words to choose from; empty when words are to be recalled."""
