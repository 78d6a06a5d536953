"""Ideas: the ten principles, the eight building blocks and the sixteen practices."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.base import (
    ArticleIdeaRef,
    ArticleRef,
    Base,
    CaseRef,
    Count,
    FigureRef,
    Id,
    IdeaRef,
    Item,
    Markdown,
    Text,
)


class IdeaKind(StrEnum):
    """The three families of ideas; the folder of the file decides."""

    PRINCIPLE = "principle"
    BUILDING_BLOCK = "building-block"
    PRACTICE = "practice"


class PracticeKind(StrEnum):
    """What a practice is called in the article it comes from."""

    PRACTICE = "practice"
    STEP = "step"
    IMPROVEMENT = "improvement"
    ACTION = "action"


class EvidenceStrength(StrEnum):
    """How well outside evidence supports an idea."""

    SUPPORTED = "supported"
    MIXED = "mixed"
    OPINION = "opinion"


class Relation(StrEnum):
    """How one idea stands to another."""

    SAME_IDEA = "same-idea"
    EXTENDS = "extends"
    CONDITION_OF = "condition-of"
    COUNTERWEIGHT = "counterweight"
    ILLUSTRATES = "illustrates"


class DetailLevel(StrEnum):
    """How much the founding article says about an idea."""

    FULL = "full"
    NAME_ONLY = "name-only-in-article"


class Point(Base):
    """One part of an idea."""

    id: Id
    """A short name, unique within the idea."""
    text: Text
    """The part in one or two sentences."""
    idea_refs: tuple[ArticleIdeaRef, ...] = ()
    """The ideas of the articles that this part carries."""


class Mistake(Base):
    """A common belief and what serves better."""

    belief: Text
    """What people often think."""
    better: Text
    """What holds instead, and why."""


class Tension(Base):
    """Where this idea pulls against another."""

    pulls_against: IdeaRef
    """The id of the other idea."""
    text: Text
    """What clashes, and how to live with it."""


class EvidenceNote(Base):
    """What is known about whether the idea holds."""

    strength: EvidenceStrength
    """`supported`, `mixed` or `opinion`."""
    text: Markdown
    """What was found, by whom, and what was not."""


class RelatedIdea(Base):
    """A link to another idea that says what it means."""

    relation: Relation
    """`same-idea`, `extends`, `condition-of`, `counterweight` or `illustrates`."""
    idea: IdeaRef
    """The id of the other idea."""


class Idea(Item):
    """A principle, a building block or a practice of customer-focused leadership."""

    kind: IdeaKind
    """Set by the folder; never written in the file."""
    number: Count
    """The place among its kind."""
    article: ArticleRef
    """The founding article that names the idea."""
    article_name: Text
    """The name that the article gives it."""
    practice_kind: PracticeKind | None = None
    """Practices only: `practice`, `step`, `improvement` or `action`."""
    in_one_line: Text
    """The idea in at most 20 words, to be remembered."""
    why_it_matters: Markdown
    """Why a leader should care; one short paragraph."""
    what_it_means: Markdown
    """The explanation, in a few short paragraphs."""
    points: Annotated[tuple[Point, ...], Field(min_length=3, max_length=9)]
    """Three to nine parts of the idea."""
    looks_like: Annotated[tuple[Text, ...], Field(min_length=3)]
    """At least three things that somebody could see or hear when the idea is lived."""
    does_not_look_like: Annotated[tuple[Text, ...], Field(min_length=3)]
    """At least three things that somebody could see or hear when it is not."""
    questions_to_ask: Annotated[tuple[Text, ...], Field(min_length=2, max_length=5)]
    """Two to five questions to ask yourself or a team."""
    example: Markdown
    """A concrete example; say so when it is made up."""
    case: CaseRef | None = None
    """A case that shows the idea at length."""
    figure: FigureRef | None = None
    """A figure that shows the idea."""
    common_mistakes: Annotated[tuple[Mistake, ...], Field(min_length=1)]
    """Beliefs that stand in the way."""
    tensions: tuple[Tension, ...] = ()
    """Ideas that pull the other way."""
    evidence: EvidenceNote
    """How sure we can be."""
    try_this_week: Text
    """One small act for this week."""
    related: tuple[RelatedIdea, ...] = ()
    """Links to other ideas."""
    detail_level: DetailLevel = DetailLevel.FULL
    """`name-only-in-article` when all but the name is ours."""
