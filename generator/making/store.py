"""Pages that were made before, kept on the disk: `.cache/curriculum/`, which may go at any time.

A page is kept with what it was made from, as fingerprints. What cannot be read, or is damaged, counts as
not there: a page is then made again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from generator.pages.page import Heading
from generator.search_index import Entry
from generator.standing import FOLDER

FORM = "1"
"""The number of the table's form; a store of another form is thrown away."""
TABLE = """
create table if not exists pages (
    uri text primary key, plan text, frame text, seal blob,
    html text, start integer, end integer, headings text, found text
) without rowid
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """A page in its frame, and what it was made from."""

    uri: str
    plan: str
    """The fingerprint of the plan."""
    frame: str
    """The fingerprint of what stands in the frame."""
    html: str
    start: int
    """Where the page's own text begins in `html`, as a number of characters; `end` is where it stops."""
    end: int
    headings: tuple[Heading, ...]
    found: tuple[Entry, ...]
    """What search finds on it."""

    @property
    def body(self) -> str:
        """The page without its frame."""
        return self.html[self.start : self.end]


class Store:
    """The pages of one edition that were made before."""

    def __init__(self, root: Path, edition: str) -> None:
        self._path = root / FOLDER / f"{edition}-{FORM}.sqlite"

    def known(self) -> Mapping[str, tuple[str, str]]:
        """The fingerprints of every page that is kept: of its plan and of its frame, by address."""
        rows = self._asked("select uri, plan, frame from pages")
        return {uri: (plan, frame) for uri, plan, frame in rows}

    def page(self, uri: str) -> Kept | None:
        """A page as it was kept; none when it is not there, or damaged."""
        rows = self._asked("select * from pages where uri = ?", uri)
        return _read(*rows) if rows else None

    def keep(self, pages: Iterable[Kept], gone: Iterable[str] = ()) -> None:
        """Keep these pages, and forget those that are gone; without a place for it, do nothing."""
        with suppress(OSError, sqlite3.Error):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._opened()) as store, store:
                store.execute(TABLE)
                store.executemany("delete from pages where uri = ?", [(uri,) for uri in gone])
                store.executemany(
                    "insert or replace into pages values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    map(_row, pages),
                )

    def _asked(self, question: str, *values: str) -> list[Any]:
        """The rows that answer a question; none where the store cannot be read, which ends it."""
        if not self._path.exists():
            return []
        try:
            with closing(self._opened()) as store:
                return store.execute(question, values).fetchall()
        except (sqlite3.Error, UnicodeDecodeError):
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
            return []

    def _opened(self) -> sqlite3.Connection:
        store = sqlite3.connect(self._path)
        # Nothing is lost with a store but time, so nothing waits for the disk.
        store.execute("pragma synchronous = off")
        return store


def _row(page: Kept) -> tuple[object, ...]:
    headings = json.dumps([(each.level, each.id, each.text) for each in page.headings])
    found = json.dumps(page.found)
    seal = _seal(page.plan, page.frame, page.html, headings, found)
    return (
        *(page.uri, page.plan, page.frame, seal),
        *(page.html, page.start, page.end, headings, found),
    )


def _read(row: tuple[str, str, str, bytes, str, int, int, str, str]) -> Kept | None:
    """The page of a row, unless it is not what was written."""
    uri, plan, frame, seal, html, start, end, headings, found = row
    if seal != _seal(plan, frame, html, headings, found):
        return None
    return Kept(
        *(uri, plan, frame, html, start, end),
        headings=tuple(Heading(*each) for each in json.loads(headings)),
        found=tuple(json.loads(found)),
    )


def _seal(*texts: str) -> bytes:
    """What shows that a row is whole: a disk may lose the end of a file, or a person change it."""
    digest = blake2b(digest_size=16)
    for text in texts:
        digest.update(text.encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return digest.digest()
