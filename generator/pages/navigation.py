"""The sections of the site and what stands in each, in the order of the navigation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.addresses import IDEA_FOLDERS
from generator.model import KINDS
from generator.model.ideas import IdeaKind
from generator.pages import fields, handbook
from generator.pages.publication import Publication


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the site: its own page first, then pages and sections below it."""

    title: str
    children: tuple[str | Section, ...]


def navigation(publication: Publication) -> tuple[str | Section, ...]:
    """The addresses of the pages, grouped as a reader finds them."""
    lead = (_lead(publication),) if publication.has_guides else ()
    return (
        "",
        _take_part(publication),
        *lead,
        _library(publication),
        _reference(publication),
        _edit(publication),
    )


def _edit(publication: Publication) -> Section:
    """The door for editors; the handbook and the fields stand behind it where there are editors."""
    title = publication.say("sections.edit")
    if not publication.has_guides:
        return Section(title, ("edit/",))
    say = publication.say
    chapters = (
        Section(
            say(f"handbook.families.{chapter.family}"), tuple(link.uri for link in chapter.links)
        )
        for chapter in handbook.chapters(publication)
    )
    kinds = {kind.name: fields.address(kind) for kind in KINDS}
    return Section(
        title,
        (
            "edit/",
            Section(say("sections.handbook"), ("edit/handbook/", *chapters)),
            Section(say("sections.fields"), tuple(kinds.values())),
        ),
    )


def _take_part(publication: Publication) -> Section:
    curriculum = publication.curriculum
    paths = (f"paths/{path.id}/" for path in publication.shown(curriculum.paths))
    modules = (f"modules/{module.id}/" for module in publication.shown(curriculum.modules))
    pages = ("take-part/", *paths, *modules, *_handouts(publication))
    return Section(publication.say("sections.take_part"), pages)


def _handouts(publication: Publication) -> Iterator[str]:
    """Where participants find their handouts; trainers have them beside the guides."""
    if not publication.has_guides:
        for workshop in publication.shown(publication.curriculum.workshops):
            yield f"workshops/{workshop.id}/handout/"


def _lead(publication: Publication) -> Section:
    workshops = (
        Section(
            workshop.title,
            tuple(f"workshops/{workshop.id}/{page}" for page in ("", "guide/", "handout/")),
        )
        for workshop in publication.shown(publication.curriculum.workshops)
    )
    return Section(publication.say("sections.lead"), ("workshops/", *workshops))


def _library(publication: Publication) -> Section:
    curriculum, say = publication.curriculum, publication.say
    ideas = (
        _listed(
            say(f"sections.{kind}"), IDEA_FOLDERS[kind], publication.shown(curriculum.ideas(kind))
        )
        for kind in IdeaKind
    )
    return Section(
        say("sections.library"),
        (
            "library/",
            *ideas,
            _listed(
                say("sections.exercises"), "exercises", publication.shown(curriculum.exercises)
            ),
            _listed(say("sections.cases"), "cases", publication.shown(curriculum.cases)),
            "figures/",
            "statistics/",
        ),
    )


def _listed(title: str, folder: str, items: tuple[object, ...]) -> Section:
    """A list page with the pages of its items."""
    return Section(title, (f"{folder}/", *(f"{folder}/{item.id}/" for item in items)))  # type: ignore[attr-defined]


def _reference(publication: Publication) -> Section:
    curriculum, say = publication.curriculum, publication.say
    articles = _listed(say("sections.articles"), "articles", publication.shown(curriculum.articles))
    surveys = publication.shown(curriculum.surveys)
    return Section(
        say("sections.reference"),
        (
            "reference/",
            "glossary/",
            "sources/",
            *(("tensions/",) if curriculum.tensions else ()),
            articles,
            *(f"surveys/{survey.id}/" for survey in surveys),
            "coverage/",
        ),
    )
