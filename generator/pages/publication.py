"""A curriculum in one edition: who may see what, and how one thing links to another."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from babel.dates import format_date
from pydantic import BaseModel

from generator.addresses import HANDOUT, address
from generator.curriculum import Curriculum, Key, is_for_trainer
from generator.editions import Edition
from generator.model import WHOLE_FILES
from generator.model.base import Item, Status
from generator.pages.page import Link
from generator.views import Reader, View, view

LOCALE = "en_GB"
"""The language and country in which days are written."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that something is made from, and the address where it is edited, if there is one."""

    path: str
    edit: str | None


def edit_address(folder: str, path: str) -> str | None:
    """Where the file at `path` is edited, when `folder` is where `content/` is."""
    return urljoin(f"{folder}/", posixpath.relpath(path, "content")) if folder else None


@dataclass(frozen=True)
class Publication:
    """A curriculum in one edition."""

    curriculum: Curriculum
    words: Mapping[str, Any]
    """Every word of the interface, from `theme/words/`."""
    edition: Edition = Edition.FULL
    edit_folder: str = ""
    """Where the folder `content/` is edited, such as a page of a repository; empty if nowhere."""
    seen: dict[tuple[int, Reader], View] = field(default_factory=dict, repr=False, compare=False)
    """The views made so far: many pages show the same value, and its fields are looked up once."""
    linked: dict[Key, Link] = field(default_factory=dict, repr=False, compare=False)
    """The links made so far: a page of ideas links to the same modules again and again."""

    @property
    def reader(self) -> Reader:
        """The reader of pages that serve trainers and participants alike."""
        return Reader.TRAINER if self.edition is Edition.FULL else Reader.LEARNER

    @property
    def has_guides(self) -> bool:
        """Whether trainers' pages are part of the site."""
        return self.edition is Edition.FULL

    def say(self, key: str, **values: object) -> str:
        """A phrase of the interface, such as `module.alone`, with its blanks filled in."""
        phrase: Any = self.words
        for part in key.split("."):
            phrase = phrase[part]
        return str(phrase).format(**values)

    def say_if_any(self, key: str) -> str:
        """A phrase of the interface, or nothing where there is none of that name."""
        try:
            return self.say(key)
        except KeyError:
            return ""

    def day(self, day: dt.date) -> str:
        """A day as people write it, such as `22 November 2026`."""
        return format_date(day, "d MMMM y", locale=LOCALE)

    def origin(self, kind: str, id: str) -> Origin:
        """The file that a thing is made from, and where it is edited."""
        path = self.curriculum.path_of(kind, id)
        return Origin(path, edit_address(self.edit_folder, path))

    def shows(self, item: object) -> bool:
        """Whether an item has a place on this site: it is offered, no draft, not for others."""
        if getattr(item, "status", None) is Status.DRAFT or not self.curriculum.offers(item):
            return False
        return self.has_guides or not is_for_trainer(item)

    def shown(self, items: Iterable[Any]) -> tuple[Any, ...]:
        """The items that have a place on this site."""
        return tuple(item for item in items if self.shows(item))

    def see(self, value: BaseModel, reader: Reader | None = None) -> View:
        """The value as the site's reader sees it, or as another reader does."""
        chosen = self.reader if reader is None else reader
        key = (id(value), chosen)
        if key not in self.seen:
            # The view holds the value, so its identity is not given to another one meanwhile.
            self.seen[key] = view(value, chosen)
        return self.seen[key]

    def see_all(self, values: Iterable[Any], reader: Reader | None = None) -> tuple[View, ...]:
        """The values that have a place on this site, as views."""
        return tuple(self.see(value, reader) for value in self.shown(values))

    def link(self, kind: str, id: str) -> Link:
        """A link to a thing: its title and its address."""
        key = (kind, id)
        if key not in self.linked:
            value = self.curriculum.get(kind, id)
            summary = getattr(value, "summary", "")
            self.linked[key] = Link(self._address(kind, id), name_of(value), summary, kind)
        return self.linked[key]

    def _address(self, kind: str, id: str) -> str:
        """The address of a thing; of a workshop participants have the handout only."""
        found = address(self.curriculum, kind, id)
        return found if self.has_guides or kind != "workshop" else f"{found}{HANDOUT}"

    def links(self, kind: str, ids: Iterable[str]) -> tuple[Link, ...]:
        """Links to the things that have a place on this site."""
        return tuple(self.link(kind, id) for id in ids if self.shows(self.curriculum.get(kind, id)))

    def used_in(self, kind: str, id: str, *by: str) -> tuple[Link, ...]:
        """Links to everything that refers to a thing; to some kinds only, where `by` names them."""
        return tuple(self._uses(self.curriculum.used_by(kind, id), by))

    def _uses(self, keys: Iterable[Key], by: tuple[str, ...]) -> Iterator[Link]:
        for kind, id in keys:
            if by and kind not in by:
                continue
            if kind in WHOLE_FILES:
                continue
            if self.shows(self.curriculum.get(kind, id)):
                yield self.link(kind, id)


def name_of(value: Any) -> str:
    """How a thing is called in a link."""
    if isinstance(value, Item):
        code = getattr(value, "code", None)
        return f"{code} {value.title}" if code and not code.startswith("M-") else value.title
    return str(getattr(value, "term", None) or getattr(value, "title", None) or value.id)
