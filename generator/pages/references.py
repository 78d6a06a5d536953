"""What can be looked up: glossary, sources, statistics, figures, and the lists that lead there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.model.ideas import IdeaKind
from generator.model.references import Source, Term
from generator.model.statistics import Statistic
from generator.pages.addresses import IDEA_FOLDERS
from generator.pages.articles import fate
from generator.pages.credits import Credit, credits
from generator.pages.page import Link, Plan
from generator.pages.publication import Publication
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
class StatisticEntry:
    """A statistic with its chain of citations and its uses."""

    statistic: View
    chain: tuple[Link, ...]
    used_in: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source and everything that relies on it."""

    source: View
    used_in: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A figure and where it is shown."""

    figure: Any
    used_in: tuple[Link, ...]
    credits: tuple[Credit, ...]


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
    statistics = publication.shown(publication.curriculum.statistics)
    yield _entries(
        publication,
        "statistics",
        "curriculum.yaml",
        tuple(_statistic(publication, item) for item in statistics),
    )
    figures = publication.shown(publication.curriculum.figures)
    yield _entries(
        publication,
        "figures",
        "curriculum.yaml",
        tuple(
            FigureEntry(
                figure,
                publication.used_in("figure", figure.id),
                credits(publication, figure.idea_refs),
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
        context={"links": links},
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
        context={"entries": entries},
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


def _statistic(publication: Publication, statistic: Statistic) -> StatisticEntry:
    return StatisticEntry(
        publication.see(statistic),
        publication.links("source", statistic.chain),
        publication.used_in("statistic", statistic.id),
    )


def _library(publication: Publication) -> tuple[Link, ...]:
    curriculum, say = publication.curriculum, publication.say
    ideas = tuple(
        _card(publication, f"{IDEA_FOLDERS[kind]}/", str(kind), curriculum.ideas(kind))
        for kind in IdeaKind
    )
    return (
        *ideas,
        _card(publication, "exercises/", "exercises", curriculum.exercises),
        _card(publication, "cases/", "cases", curriculum.cases),
        _card(publication, "figures/", "figures", curriculum.figures),
        Link(
            "statistics/",
            say("sections.statistics"),
            say("library.statistics"),
            meta=(str(len(publication.shown(curriculum.statistics))),),
        ),
    )


def _card(publication: Publication, uri: str, name: str, items: tuple[Any, ...]) -> Link:
    """A list as a card, with the number of its entries."""
    return Link(
        uri,
        publication.say(f"sections.{name}"),
        publication.say(f"library.{name}"),
        meta=(str(len(publication.shown(items))),),
    )


def _reference(publication: Publication) -> tuple[Link, ...]:
    curriculum, say = publication.curriculum, publication.say
    ideas = curriculum.all("article-idea")
    used = sum(fate(publication, idea).state == "used" for idea in ideas)
    return (
        Link(
            "glossary/",
            say("sections.glossary"),
            say("reference.glossary"),
            meta=(str(len(curriculum.terms)),),
        ),
        Link(
            "sources/",
            say("sections.sources"),
            say("reference.sources"),
            meta=(str(len(curriculum.sources)),),
        ),
        Link(
            "articles/",
            say("sections.articles"),
            say("reference.articles"),
            meta=(str(len(curriculum.articles)),),
        ),
        Link(
            "coverage/",
            say("sections.coverage"),
            say("reference.coverage"),
            meta=(say("reference.used", used=used, all=len(ideas)),),
        ),
    )
