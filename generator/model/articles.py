"""Articles: the founding texts, each with the ledger of its ideas."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.base import (
    Base,
    Item,
    ModuleCodeRef,
    SourceRef,
    Text,
    Whole,
)


class Becomes(StrEnum):
    """What an idea of an article becomes in the curriculum."""

    PRINCIPLE = "principle"
    PRINCIPLE_POINT = "principle-point"
    PRACTICE = "practice"
    PRACTICE_POINT = "practice-point"
    BLOCK = "block"
    BLOCK_POINT = "block-point"
    STEP = "step"
    IMPROVEMENT = "improvement"
    ACTION = "action"
    CASE = "case"
    EXAMPLE = "example"
    STATISTIC = "statistic"
    CLAIM = "claim"
    DEFINITION = "definition"
    GLOSSARY = "glossary"
    FIGURE = "figure"
    SELF_ITEM = "self-item"
    FOR_EXERCISE = "for-exercise"
    FOR_DISCUSSION = "for-discussion"
    FOR_QUIZ = "for-quiz"
    MISCONCEPTION = "misconception"
    QUOTE = "quote"
    CONTEXT = "context"
    FURTHER_READING = "further-reading"
    SOURCE = "source"
    GAP = "gap"


class ArticleIdea(Base):
    """One idea of an article, in our words."""

    id: Annotated[str, Field(pattern=r"^[A-Z](-[a-z]+-\w+|\d{2}(\.\d{1,2})?)$")]
    """Such as `P07.8` or `M-case-1`; never changes."""
    lines: Annotated[tuple[Whole, ...], Field(min_length=1)]
    """The lines of the article that carry it."""
    becomes: Annotated[tuple[Becomes, ...], Field(min_length=1)]
    """What it becomes in the curriculum."""
    modules: tuple[ModuleCodeRef, ...] = ()
    """The modules that teach it, by their codes."""
    text: Text
    """The idea, restated in our own words."""
    aside: Text | None = None
    """Why it is not taught: a gap in the stored text, or a pointer only."""


class Article(Item):
    """A founding article and the ledger of its ideas."""

    letter: Annotated[str, Field(pattern="^[A-Z]$")]
    """The letter with which the ids of its ideas begin."""
    author: Text
    """Who wrote it, as far as the article says."""
    byline: Text
    """The author's name alone, for credits."""
    published: Text
    """When, as far as the article says."""
    form: Text
    """What kind of text it is."""
    source: SourceRef
    """Its entry in `sources.yaml`."""
    strengths: Text
    """What it is good for."""
    cautions: Annotated[tuple[Text, ...], Field(min_length=1)]
    """What to keep in mind when relying on it."""
    boilerplate: Text
    """Which lines carry no idea, and why."""
    ideas: Annotated[tuple[ArticleIdea, ...], Field(min_length=1)]
    """Every idea of the article."""
