"""What the curriculum refers to: articles with their ideas, statistics, figures, terms, sources."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.base import (
    ArticleIdeaRef,
    Base,
    Count,
    Day,
    Id,
    Item,
    LabelName,
    Markdown,
    ModuleCodeRef,
    Number,
    SourceRef,
    TermRef,
    Text,
    Whole,
    YesNo,
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


class EvidenceStatus(StrEnum):
    """How far a number could be traced back."""

    VERIFIED_ORIGINAL = "verified-original"
    VERIFIED_SECONDARY = "verified-secondary"
    PARTLY = "partly"
    UNVERIFIED = "unverified"
    MISQUOTED = "misquoted"
    CONTESTED = "contested"
    ILLUSTRATIVE = "illustrative"


class Comparator(Base):
    """The number to compare with."""

    value: Number
    """Its value, in the same unit."""
    group: Text
    """Whom it is about."""


class Statistic(Item):
    """A number with its pedigree."""

    code: ArticleIdeaRef | None = None
    """The idea of the article that states it, such as `M-stat-4`."""
    value: Number | None = None
    """The number; left out when the claim has none."""
    unit: Text | None = None
    """Its unit, such as `percent` or `billion US dollars`."""
    claim_sentence: Text
    """The claim as it can honestly be made, in our words, with who, where and when."""
    article_value: Text | None = None
    """What the article says."""
    found: Markdown
    """What the search for the original brought to light."""
    population: Text
    """Who was asked or counted; `unknown` if nobody says."""
    country: Text
    """Where; `unknown` if nobody says."""
    n: Text
    """How many; `unknown` if nobody says."""
    fieldwork_year: Text
    """When the data were gathered; `unknown` if nobody says."""
    comparator: Comparator | None = None
    """The number to compare with, if there is one."""
    publisher: Text
    """Who published it."""
    sponsor_interest: Text
    """What the publisher or sponsor sells or wants."""
    chain: Annotated[tuple[SourceRef, ...], Field(min_length=1)]
    """The citations, from the founding article back towards the original."""
    original_seen: YesNo
    """Whether the original was seen."""
    evidence: EvidenceStatus
    """How far it could be traced back."""
    checked_on: Day
    """When this was last checked."""
    teaching_use: Text
    """What it may be used for."""
    do_not_use_for: Text | None = None
    """What it must not be used for."""
    why_kept: Text | None = None
    """Why a number older than ten years is still here."""


class FigurePart(Base):
    """A part of a figure, such as a layer, a step or a bar."""

    id: Id
    """A short name."""
    label: Text
    """What stands in the figure."""
    note: Text | None = None
    """Smaller text beside it."""
    value: Number | None = None
    """A number that sets its size or is printed."""
    mark: Text | None = None
    """A word that changes how it is drawn, such as `weak`."""


class Figure(Item):
    """A drawing made from the data in this file."""

    code: Annotated[str, Field(pattern=r"^F\d{1,2}$")]
    """Such as `F1`."""
    drawing: Id
    """The name of the drawing in `theme/figures/`."""
    drawn: Annotated[str, Field(pattern="^(own|redrawn)$")]
    """`own`, or `redrawn` after a figure that a founding article describes."""
    alt: Annotated[Text, Field(min_length=5, max_length=150)]
    """What the figure shows, for somebody who cannot see it; 5 to 150 characters."""
    caption: Text
    """The sentence under the figure."""
    takeaway: Text
    """The one message."""
    long_description: Markdown
    """Everything the figure holds, in words."""
    labels: dict[LabelName, Text] = {}
    """Texts in the figure that belong to no part."""
    parts: Annotated[tuple[FigurePart, ...], Field(min_length=1)]
    """The parts, in their order."""


class Term(Base):
    """A word with a fixed meaning here."""

    id: Id
    """A short name, used in references and addresses."""
    term: Text
    """The word as it is written in running text."""
    definition: Text
    """What it means, in at most 40 plain words, without using itself."""
    example: Text
    """One concrete example."""
    not_to_be_confused_with: tuple[TermRef, ...] = ()
    """Other terms that are near but mean something else."""
    aliases: tuple[Text, ...] = ()
    """Other words for the same; we prefer ours."""
    origin_note: Text | None = None
    """Who coined it."""
    idea_refs: tuple[ArticleIdeaRef, ...] = ()
    """The ideas of the articles that use it."""
    source_refs: tuple[SourceRef, ...] = ()
    """Where it is explained further."""


class Glossary(Base):
    """All terms (`glossary.yaml`)."""

    terms: Annotated[tuple[Term, ...], Field(min_length=1)]
    """The terms."""


class Read(StrEnum):
    """How much of a source we have read."""

    FULL = "full"
    ABSTRACT = "abstract"
    EXCERPT = "excerpt"
    NOT_READ = "not-read"


class Interest(StrEnum):
    """What the author or publisher gains from being believed."""

    NONE = "none"
    VENDOR = "vendor"
    AUTHOR_OF_METHOD = "author-of-method"


class SourceForm(StrEnum):
    """What kind of text a source is."""

    ARTICLE = "article"
    BOOK = "book"
    CHAPTER = "chapter"
    STUDY = "study"
    REPORT = "report"
    PRESS = "press"
    WEB_PAGE = "web-page"
    VIDEO = "video"


class Source(Base):
    """Something we refer to."""

    id: Id
    """A short name, used in references and addresses."""
    form: SourceForm
    """What kind of text it is."""
    by: Text
    """Authors, or the organisation."""
    year: Text
    """The year, or `n.d.`."""
    title: Text
    """Its title."""
    container: Text | None = None
    """The journal, book or site it stands in."""
    url: Annotated[str, Field(pattern=r"^https?://\S+$", max_length=300)] | None = None
    """Its address."""
    accessed: Day | None = None
    """When the address was opened."""
    read: Read
    """`full`, `abstract`, `excerpt` or `not-read`: how much of it we have read."""
    interest: Interest = Interest.NONE
    """`none`, `vendor` or `author-of-method`."""
    note: Text | None = None
    """What to know about it."""


class Sources(Base):
    """All sources (`sources.yaml`)."""

    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    """The sources."""


__all__ = [
    "Article",
    "ArticleIdea",
    "Becomes",
    "Comparator",
    "Count",
    "EvidenceStatus",
    "Figure",
    "FigurePart",
    "Glossary",
    "Source",
    "Sources",
    "Statistic",
    "Term",
]
