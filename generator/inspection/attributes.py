"""What the attributes of a page name: its own ids, and the addresses that it leads to or loads.

A large page has a thousand attributes, and a site a thousand pages. So a page is cut at the few
attributes that matter, which takes a fraction of the time of parsing it. Text may look like an
attribute: whoever finds a fault makes sure of it with `certain`.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser

from generator.inspection.pieces import Pieces

ADDRESSES = frozenset({"href", "xlink:href", "src", "poster"})
HEADING = re.compile(r"<h1[^>]*>(.*?)<[/]h1>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
UNUSUAL = ("href =", "src =", "srcset", "poster=", "HREF", "SRC=")
"""Signs of addresses that are not written as the theme writes them."""
ID, HREF, SRC = 'id="', 'href="', 'src="'
"""How the theme writes the attributes that matter."""
BEFORE = frozenset(" \n\t\r:")
"""What stands before the name of an attribute; `:` as in `xlink:href`."""


@dataclass(frozen=True)
class Attributes:
    """What the attributes of one page name."""

    ids: tuple[str, ...]
    """The ids on it, in their order; one that is there twice is there twice."""
    targets: frozenset[str]
    """The addresses that it leads to or loads, as they are written."""

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The places on it that a link may lead to."""
        return frozenset(self.ids)


@dataclass(frozen=True)
class Gist:
    """What of a page must be known to judge the others: little, so that of all pages it can be kept."""

    title: str | None
    """The text of the first heading of level 1, as it is read."""
    attributes: Attributes


@dataclass(frozen=True, slots=True)
class PackedGist:
    """A gist in little space: those of all pages of a large site are held at once."""

    title: str | None
    ids: str
    targets: str

    @classmethod
    def of(cls, gist: Gist) -> PackedGist:
        """What `unpacked` undoes."""
        ids, targets = gist.attributes.ids, sorted(gist.attributes.targets)
        return cls(gist.title, json.dumps(ids), json.dumps(targets))

    def unpacked(self) -> Gist:
        """The gist."""
        ids, targets = json.loads(self.ids), json.loads(self.targets)
        return Gist(self.title, Attributes(tuple(ids), frozenset(targets)))


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """What a piece of a page names."""

    ids: Sequence[str] = ()
    targets: Sequence[str] = ()


UNCLEAR = Named()
"""Stands for a piece that cannot be understood without the pieces around it."""
MOST_KNOWN = 10_000
_KNOWN: dict[str, Named | None] = {}
"""What the pieces of the last pages name; not of all pages, lest it fill the memory."""


def gist(page: str, pieces: Pieces) -> Gist:
    """The gist of a page, and of its pieces."""
    return Gist(_title(page), attributes(page, pieces))


def _title(page: str) -> str | None:
    found = HEADING.search(page)
    return " ".join(html.unescape(TAG.sub("", found[1])).split()) if found else None


def attributes(page: str, pieces: Pieces) -> Attributes:
    """What the attributes of a page name, and perhaps what only looks like an attribute."""
    if len(_KNOWN) > MOST_KNOWN:
        _KNOWN.clear()
    for piece in pieces.distinct.difference(_KNOWN):
        _KNOWN[piece] = _in_piece(piece)
    named = [*filter(None, map(_KNOWN.get, pieces.each))]
    if UNCLEAR in named or pieces.before.strip():
        return _in_page(page)
    ids = tuple(id for piece in named for id in piece.ids)
    return Attributes(ids, frozenset(target for piece in named for target in piece.targets))


def _in_piece(piece: str) -> Named | None:
    """What a piece names, if anything; `UNCLEAR` where only the whole page tells."""
    # Asked one by one, because nothing is asked as often.
    if not (
        "href" in piece
        or "src" in piece
        or ID in piece
        or "HREF" in piece
        or "SRC=" in piece
        or "poster=" in piece
    ):
        return None
    if _is_unusual(piece) or any(_is_cut(piece, mark) for mark in (ID, HREF, SRC)):
        return UNCLEAR
    return Named(_values(piece, ID), [*_values(piece, HREF), *_values(piece, SRC)])


def _is_cut(piece: str, mark: str) -> bool:
    """Whether the last value of an attribute goes on in the next piece: it holds a `<`."""
    return mark in piece and '"' not in piece.rpartition(mark)[2]


def _in_page(page: str) -> Attributes:
    """What a page names that cannot be understood piece by piece."""
    if _is_unusual(page):
        return certain(page)
    targets = frozenset((*_values(page, HREF), *_values(page, SRC)))
    return Attributes(tuple(_values(page, ID)), targets)


def _is_unusual(text: str) -> bool:
    """Whether some addresses may be written in another way than the theme's, or only be named in a text."""
    return (
        any(map(text.__contains__, UNUSUAL))
        or text.count("href=") > text.count(HREF)
        or text.count("src=") > text.count(SRC)
    )


def certain(page: str) -> Attributes:
    """What the attributes of a page name, tag by tag, those inside templates too."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return Attributes(tuple(reader.ids), frozenset(reader.targets))


def _values(text: str, mark: str) -> list[str]:
    """The values of an attribute that is written like `mark`."""
    if mark not in text:
        return []
    found = []
    before, *parts = text.split(mark)
    for part in parts:
        if before[-1:] in BEFORE:
            found.append(html.unescape(part.partition('"')[0]))
        before = part
    return found


class _Reader(HTMLParser):
    """Reads a page tag by tag."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            elif name == "srcset" and value:
                self.targets.update(each.split()[0] for each in value.split(",") if each.strip())
            elif name in ADDRESSES and value is not None:
                self.targets.add(value)
