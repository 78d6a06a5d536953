"""The home page: three doors, for people who take part, who lead workshops, and who edit."""

from __future__ import annotations

from collections.abc import Iterator

from generator.addresses import IDEA_FOLDERS
from generator.model.figures import Figure
from generator.model.ideas import IdeaKind
from generator.model.paths import LearningPath
from generator.pages.modules import module_card
from generator.pages.page import Link, Plan
from generator.pages.publication import Publication

PICTURE = "service-pyramid"
"""The figure that says in one look what the founding articles are about."""


def pages(publication: Publication) -> Iterator[Plan]:
    """The home page."""
    curriculum = publication.curriculum
    modules = publication.shown(curriculum.modules)
    yield Plan(
        uri="",
        title=curriculum.offer.title,
        description=curriculum.offer.tagline,
        template="home",
        reader=publication.reader,
        has_contents=False,
        fill=lambda: {
            "offer": publication.see(curriculum.offer),
            "modules": tuple(
                module_card(publication, module, publication.has_guides) for module in modules
            ),
            "paths": tuple(_start(publication, path) for path in curriculum.paths),
            "workshops": publication.links("workshop", curriculum.offer.workshops),
            "has_guides": publication.has_guides,
            "ideas": tuple(_idea_group(publication, kind) for kind in IdeaKind),
            "figure": _picture(publication),
            "counts": _counts(publication),
        },
    )


def _picture(publication: Publication) -> Figure | None:
    """The pyramid, where the curriculum draws it; else its first figure, if it has any."""
    figures = publication.curriculum.figures
    return next((figure for figure in figures if figure.id == PICTURE), next(iter(figures), None))


def _idea_group(publication: Publication, kind: IdeaKind) -> Link:
    """The list page of a kind of ideas, with its number."""
    count = len(publication.shown(publication.curriculum.ideas(kind)))
    return Link(
        f"{IDEA_FOLDERS[kind]}/",
        publication.say(f"sections.{kind}"),
        publication.say(f"home.{kind}"),
        meta=(publication.say("home.count", count=count),),
    )


def _start(publication: Publication, path: LearningPath) -> Link:
    """A path as the place to start."""
    link = publication.link("path", path.id)
    return Link(link.uri, publication.say("home.start_with", title=link.title))


def _counts(publication: Publication) -> dict[str, int]:
    """How many there are of what, as the home page says it."""
    curriculum = publication.curriculum
    return {
        "ideas": len(publication.shown(curriculum.all("idea"))),
        "planned": len(curriculum.offer.planned),
    }
