"""The door for people who edit: how a change reaches the site, what stands where, and what slips do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.field_reference import required
from generator.loading import assemble
from generator.model import KINDS, Kind
from generator.pages import fields
from generator.pages.page import Link, Plan
from generator.pages.publication import Publication
from generator.problem import Problem
from generator.source import parse

TERM = "terms:\n  - id: autonomy\n    term: Autonomy\n"
SLIPS = {
    "colon": ("glossary.yaml", "terms:\n  - id: autonomy\n    term: Autonomy: room to act\n"),
    "tab": ("glossary.yaml", "terms:\n  - id: autonomy\n\tterm: Autonomy\n"),
    "missing": ("glossary.yaml", f"{TERM}    definition: Freedom to decide.\n"),
    "name": ("glossary.yaml", f"{TERM}    exmaple: A clerk decides on the spot.\n"),
    "number": ("statistics/waiting.yaml", "value: 40 %\nunit: per cent\n"),
    "reference": (
        "glossary.yaml",
        f"{TERM}    definition: Freedom to decide.\n    example: A clerk decides.\n"
        "    not_to_be_confused_with: [autonmy]\n",
    ),
}
"""Slips that happen to everybody: a file below `content/`, and what somebody wrote into it."""
CODES = {
    "colon": "yaml-colon",
    "tab": "yaml-tab",
    "missing": "field-missing",
    "name": "field-unknown",
    "number": "not-a-number",
    "reference": "reference-missing",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A kind of thing and the place where its files stand."""

    name: str
    path: str
    count: int
    example: str
    """A file to copy."""
    fields: tuple[str, ...]
    """The fields that must be there."""
    fields_page: Link | None
    """The page with all fields; nothing in an edition without editors."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip, the text it is made in, and the message that comes back."""

    name: str
    text: str
    message: str


def pages(publication: Publication) -> Iterator[Plan]:
    """The page for editors."""
    yield Plan(
        uri="edit/",
        title=publication.say("sections.edit"),
        description=publication.say("edit.lead"),
        template="edit",
        reader=publication.reader,
        fill=lambda: {
            "places": tuple(_place(publication, kind) for kind in KINDS),
            "slips": slips(),
            "handbook": _handbook(publication),
        },
    )


def _handbook(publication: Publication) -> Link | None:
    """The way to the handbook; nothing in an edition without editors."""
    if not publication.has_guides:
        return None
    return Link("edit/handbook/", publication.say("sections.handbook"))


@cache
def slips() -> tuple[Slip, ...]:
    """Each slip with what the check says of it: the messages are made, so they are always true."""
    return tuple(
        Slip(name, text, str(_complaint(f"content/{path}", text, CODES[name])))
        for name, (path, text) in SLIPS.items()
    )


def _complaint(path: str, text: str, code: str) -> Problem:
    """What is said of a text that has a slip."""
    document, problems = parse(text, path)
    if document is not None:
        problems = assemble([document]).problems
    return next(problem for problem in problems if problem.code == code)


def _place(publication: Publication, kind: Kind) -> Place:
    prefix = "" if kind.name == "offer" else "content/"
    path = f"{prefix}{kind.folder}{'' if kind.is_single_file else '/'}"
    documents = sorted(
        {
            entry.document.path
            for (name, _), entry in publication.curriculum.entries.items()
            if name == kind.name and entry.document.path.startswith(path)
        }
    )
    name = kind.folder.removesuffix(".yaml")
    example = documents[0].removeprefix(path) if documents else ""
    page = Link(fields.address(kind), name) if publication.has_guides else None
    return Place(name, path, len(documents), example, _required(kind), page)


@cache
def _required(kind: Kind) -> tuple[str, ...]:
    """The fields that every file of a kind must have, whatever its type, in the order of the model."""
    fixed = {"id", *(name for name, _ in kind.fixed)}
    return tuple(name for name in required(kind) if name not in fixed)
