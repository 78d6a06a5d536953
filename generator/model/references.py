"""What can be looked up: the terms of the glossary, the sources, and where the articles disagree."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.base import (
    ArticleIdeaRef,
    Base,
    Day,
    Id,
    Markdown,
    SourceRef,
    TensionId,
    TermRef,
    Text,
)


class Term(Base):
    """A word with a fixed meaning here."""

    id: Id
    """A short name, used in references and addresses."""
    term: Text
    """The word as it is written in running text."""
    definition: Text
    """What it means, in at most 40 plain words, without using itself."""
    example: Text
    """One concrete example, from everyday work."""
    not_to_be_confused_with: tuple[TermRef, ...] = ()
    """Other terms that are near but mean something else."""
    aliases: tuple[Text, ...] = ()
    """Other words for the same; we prefer ours."""
    origin_note: Text | None = None
    """Who coined the term, if that is known."""
    idea_refs: tuple[ArticleIdeaRef, ...] = ()
    """The ideas of the articles that use it."""
    source_refs: tuple[SourceRef, ...] = ()
    """Where it is explained further."""


class Glossary(Base):
    """All terms (`glossary.yaml`)."""

    terms: Annotated[tuple[Term, ...], Field(min_length=1)]
    """All terms, each with its definition and an example."""


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
    """The title of the work, in its own language."""
    container: Text | None = None
    """The journal, book or site it stands in."""
    url: Annotated[str, Field(pattern=r"^https?://\S+$", max_length=300)] | None = None
    """The whole address, starting with `https://`."""
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


class ArticleTension(Base):
    """A question on which the founding articles pull in different ways, or a claim that the evidence calls into doubt."""

    id: TensionId
    """The letter K and a number, such as `K2`; never given twice."""
    title: Text
    """The question on which they part, such as `Which comes first?`."""
    clash: Markdown
    """Who says what, in two or three sentences."""
    our_view: Markdown
    """How we read it, and what is worth talking about."""
    idea_refs: Annotated[tuple[ArticleIdeaRef, ...], Field(min_length=1)]
    """The ideas that pull against each other."""
    source_refs: tuple[SourceRef, ...] = ()
    """Studies that bear on it."""


class Tensions(Base):
    """Where the articles disagree (`tensions.yaml`)."""

    tensions: Annotated[tuple[ArticleTension, ...], Field(min_length=1)]
    """All tensions; a question, an exercise, a segment or a case takes up each of them."""
