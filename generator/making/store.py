"""Pages that were made before, kept on the disk: `.cache/curriculum/`, which may go at any time.

A page is kept with what it was made from, as fingerprints. What cannot be read, or is damaged, counts as
not there: a page is then made again. Several processes may read and keep pages at once.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from generator.inspection.attributes import PackedGist
from generator.pages.page import Heading
from generator.standing import FOLDER

FORM = "3"
"""The number of the table's form; a store of another form is not looked at."""
TABLE = """
create table if not exists pages (
    uri text primary key, plan text, frame text, seal blob,
    html text, start integer, end integer, rest text
)
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """A page in its frame, what it was made from, and what was seen of it."""

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
    found: bytes
    """What search finds on it, as it stands in the index."""
    gist: PackedGist
    is_sound: bool
    """Whether no rule that looks at this page alone has found anything."""

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

    def pages(self, uris: Sequence[str]) -> Mapping[str, Kept]:
        """Those of some pages that are kept, by address; without those that are damaged."""
        meant = "select * from pages where uri in (select value from json_each(?))"
        rows = self._asked(meant, json.dumps(uris)) if uris else []
        return {page.uri: page for page in _read(rows)}

    def keep(self, pages: Iterable[Kept], gone: Iterable[str] = ()) -> None:
        """Keep these pages, and forget those that are gone; without a place for it, do nothing."""
        with suppress(OSError, sqlite3.Error):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._opened()) as store, store:
                store.execute(TABLE)
                store.executemany("delete from pages where uri = ?", [(uri,) for uri in gone])
                store.executemany(
                    "insert or replace into pages values (?, ?, ?, ?, ?, ?, ?, ?)", map(_row, pages)
                )

    def _asked(self, question: str, *values: str) -> list[Any]:
        """The rows that answer a question; none where the store cannot be read, which ends it."""
        if not self._path.exists():
            return []
        try:
            with closing(self._opened()) as store:
                return store.execute(question, values).fetchall()
        except sqlite3.OperationalError:
            return []  # another process keeps pages just now
        except (sqlite3.Error, UnicodeDecodeError):
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
            return []

    def _opened(self) -> sqlite3.Connection:
        store = sqlite3.connect(self._path)
        # Nothing is lost with a store but time, so nothing waits for the disk, and there is no way back.
        store.execute("pragma synchronous = off")
        store.execute("pragma journal_mode = memory")
        return store


def _row(page: Kept) -> tuple[object, ...]:
    headings = [(each.level, each.id, each.text) for each in page.headings]
    seen = page.gist.title, page.gist.ids, page.gist.targets
    rest = json.dumps((headings, page.found.decode(), seen, page.is_sound))
    seal = _seal(page.uri, page.plan, page.frame, page.html, f"{page.start} {page.end}", rest)
    return (page.uri, page.plan, page.frame, seal, page.html, page.start, page.end, rest)


def _read(rows: Iterable[tuple[str, str, str, bytes, str, int, int, str]]) -> Iterator[Kept]:
    """The pages of some rows, but for those that are not what was written."""
    for uri, plan, frame, seal, html, start, end, rest in rows:
        if seal != _seal(uri, plan, frame, html, f"{start} {end}", rest):
            continue
        headings, found, seen, is_sound = json.loads(rest)
        yield Kept(
            *(uri, plan, frame, html, start, end),
            headings=tuple(Heading(*each) for each in headings),
            found=found.encode(),
            gist=PackedGist(*seen),
            is_sound=is_sound,
        )


def _seal(*texts: str) -> bytes:
    """What shows that a row is whole: a disk may lose the end of a file, or a person change it."""
    digest = blake2b(digest_size=16)
    for text in texts:
        digest.update(text.encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return digest.digest()
