"""What the attributes of a page name: its own ids, and the addresses that it leads to or loads.

A large page has a thousand attributes, and a site a thousand pages. So a page is cut at the few
attributes that matter, which takes a fraction of the time of parsing it. Text may look like an
attribute: whoever finds a fault makes sure of it with `certain`.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser

ADDRESSES = frozenset({"href", "xlink:href", "src", "poster"})
HEADING = re.compile(r"<h1[^>]*>(.*?)<[/]h1>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
UNUSUAL = ("href =", "src =", "srcset", "poster=", "HREF", "SRC=")
"""Signs of addresses that are not written as the theme writes them."""
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
    """A gist in a tenth of the space: those of all pages of a large site are held at once."""

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


def gist(page: str) -> Gist:
    """The gist of a page."""
    return Gist(_title(page), attributes(page))


def _title(page: str) -> str | None:
    found = HEADING.search(page)
    return " ".join(html.unescape(TAG.sub("", found[1])).split()) if found else None


def attributes(page: str) -> Attributes:
    """What the attributes of a page name, and perhaps what only looks like an attribute."""
    if any(sign in page for sign in UNUSUAL) or any(
        page.count(f"{name}=") > page.count(f'{name}="') for name in ("href", "src")
    ):
        return certain(page)  # some of them are written another way, or only named in a text
    written = {*_values(page, "href"), *_values(page, "src")}
    ids = tuple(map(html.unescape, _values(page, "id")))
    return Attributes(ids, frozenset(map(html.unescape, written)))


def certain(page: str) -> Attributes:
    """What the attributes of a page name, tag by tag, those inside templates too."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return Attributes(tuple(reader.ids), frozenset(reader.targets))


def _values(page: str, name: str) -> Iterator[str]:
    """The values of an attribute, as they are written."""
    before, *parts = page.split(f'{name}="')
    for part in parts:
        if before[-1:] in BEFORE:
            yield part.partition('"')[0]
        before = part


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
