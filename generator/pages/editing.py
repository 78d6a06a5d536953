"""The door for people who edit: what stands where, and how a change reaches the site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import KINDS, Kind
from generator.pages.page import Plan
from generator.pages.publication import Publication


@dataclass(frozen=True, slots=True)
class Place:
    """A kind of thing and the place where its files stand."""

    name: str
    path: str
    count: int
    fields: tuple[str, ...]
    """The fields that must be there."""


def pages(publication: Publication) -> Iterator[Plan]:
    """The page for editors."""
    yield Plan(
        uri="edit/",
        title=publication.say("sections.edit"),
        description=publication.say("edit.lead"),
        template="edit",
        reader=publication.reader,
        context={"places": tuple(_place(publication, kind) for kind in KINDS)},
    )


def _place(publication: Publication, kind: Kind) -> Place:
    prefix = "" if kind.name == "offer" else "content/"
    path = f"{prefix}{kind.folder}{'' if kind.is_single_file else '/'}"
    documents = {
        entry.document.path
        for (name, _), entry in publication.curriculum.entries.items()
        if name == kind.name and entry.document.path.startswith(path)
    }
    return Place(kind.folder.removesuffix(".yaml"), path, len(documents), _required(kind))


def _required(kind: Kind) -> tuple[str, ...]:
    """The fields that every file of a kind must have, in the order of the model."""
    schema = kind.adapter.json_schema()
    fixed = {"id", *(name for name, _ in kind.fixed)}
    return tuple(name for name in schema.get("required", ()) if name not in fixed)
