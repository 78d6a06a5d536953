"""What can be looked up: glossary, sources, statistics, figures, and the lists that lead there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.addresses import IDEA_FOLDERS, anchor
from generator.model.ideas import IdeaKind
from generator.model.references import ArticleTension, Source, Term
from generator.pages.articles import fate
from generator.pages.credits import Credit, credits
from generator.pages.page import Link, Plan
from generator.pages.publication import Origin, Publication
from generator.pages.statistics import statistics_page
from generator.views import View


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term with its links."""

    term: View
    near: tuple[Link, ...]
    credits: tuple[Credit, ...]
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The terms that begin with a letter."""

    letter: str
    entries: tuple[TermEntry, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source and everything that relies on it."""

    source: View
    used_in: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TensionEntry:
    """A question on which the articles part, and where people talk about it."""

    tension: View
    anchor: str
    credits: tuple[Credit, ...]
    sources: tuple[Link, ...]
    used_in: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A figure and where it is shown."""

    figure: Any
    used_in: tuple[Link, ...]
    credits: tuple[Credit, ...]
    origin: Origin


def pages(publication: Publication) -> Iterator[Plan]:
    """The pages to look things up."""
    yield _list(publication, "library", _library(publication))
    yield _list(publication, "reference", _reference(publication))
    yield glossary_page(publication)
    yield _entries(
        publication,
        "sources",
        "content/sources.yaml",
        tuple(_source(publication, source) for source in publication.curriculum.sources),
    )
    tensions = tuple(_tension(publication, item) for item in publication.curriculum.tensions)
    if tensions:
        yield _entries(publication, "tensions", "content/tensions.yaml", tensions)
    yield statistics_page(publication)
    figures = publication.shown(publication.curriculum.figures)
    yield _entries(
        publication,
        "figures",
        "",
        tuple(
            FigureEntry(
                figure,
                publication.used_in("figure", figure.id),
                credits(publication, figure.idea_refs),
                publication.origin("figure", figure.id),
            )
            for figure in figures
        ),
    )


def _list(publication: Publication, name: str, links: tuple[Link, ...]) -> Plan:
    """A page that leads to other pages."""
    return Plan(
        uri=f"{name}/",
        title=publication.say(f"sections.{name}"),
        description=publication.say(f"{name}.lead"),
        template="list",
        reader=publication.reader,
        fill=lambda: {"links": links},
    )


def _entries(publication: Publication, name: str, source: str, entries: tuple[Any, ...]) -> Plan:
    """A page with entries, each with an anchor of its own."""
    return Plan(
        uri=f"{name}/",
        title=publication.say(f"sections.{name}"),
        description=publication.say(f"{name}.lead"),
        template=name,
        reader=publication.reader,
        source=source,
        fill=lambda: {"entries": entries},
    )


def glossary_page(publication: Publication) -> Plan:
    """All terms, by their first letter."""
    grouped: dict[str, list[TermEntry]] = {}
    for term in publication.curriculum.terms:
        grouped.setdefault(term.term[0].upper(), []).append(_term(publication, term))
    letters = tuple(Letter(letter, tuple(entries)) for letter, entries in grouped.items())
    return _entries(publication, "glossary", "content/glossary.yaml", letters)


def _term(publication: Publication, term: Term) -> TermEntry:
    return TermEntry(
        publication.see(term),
        publication.links("term", term.not_to_be_confused_with),
        credits(publication, term.idea_refs),
        publication.links("source", term.source_refs),
    )


def _source(publication: Publication, source: Source) -> SourceEntry:
    return SourceEntry(publication.see(source), publication.used_in("source", source.id))


def _tension(publication: Publication, tension: ArticleTension) -> TensionEntry:
    return TensionEntry(
        publication.see(tension),
        anchor(tension.id),
        credits(publication, tension.idea_refs),
        publication.links("source", tension.source_refs),
        publication.used_in("tension", tension.id),
    )


def _library(publication: Publication) -> tuple[Link, ...]:
    curriculum = publication.curriculum
    ideas = tuple(
        _card(publication, f"{IDEA_FOLDERS[kind]}/", str(kind), curriculum.ideas(kind))
        for kind in IdeaKind
    )
    return (
        *ideas,
        _card(publication, "exercises/", "exercises", curriculum.exercises),
        _card(publication, "cases/", "cases", curriculum.cases),
        _card(publication, "figures/", "figures", curriculum.figures),
        _card(publication, "statistics/", "statistics", curriculum.statistics),
    )


def _card(publication: Publication, uri: str, name: str, items: tuple[Any, ...]) -> Link:
    """A list as a card, with the number of its entries."""
    return Link(
        uri,
        publication.say(f"sections.{name}"),
        publication.say(f"library.{name}"),
        meta=(publication.say("library.count", count=len(publication.shown(items))),),
    )


def _reference(publication: Publication) -> tuple[Link, ...]:
    curriculum, say = publication.curriculum, publication.say
    ideas = curriculum.all("article-idea")
    used = sum(fate(publication, idea).state == "used" for idea in ideas)
    counts = {
        "glossary": say("reference.counts.glossary", count=len(curriculum.terms)),
        "sources": say("reference.counts.sources", count=len(curriculum.sources)),
        "tensions": say("reference.counts.tensions", count=len(curriculum.tensions)),
        "articles": say(
            "reference.counts.articles", count=len(curriculum.articles), ideas=len(ideas)
        ),
        "coverage": say("reference.used", used=used, all=len(ideas)),
    }
    return tuple(
        Link(f"{name}/", say(f"sections.{name}"), say(f"reference.{name}"), meta=(count,))
        for name, count in counts.items()
        if name != "tensions" or curriculum.tensions
    )
