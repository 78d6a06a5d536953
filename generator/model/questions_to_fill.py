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
from generator.model.questions import QuestionBase


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
