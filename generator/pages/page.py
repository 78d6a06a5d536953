"""A page of the site: what it is made from, and what it becomes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.markup import typographic
from generator.views import Reader

SITE = "site:/"
_SITE_LINK = re.compile(rf'="{SITE}([^"]*)"')


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title; `level` is 2 or 3."""

    level: int
    id: str
    text: str


class Outline:
    """Collects the headings of a page while its template is printed."""

    def __init__(self) -> None:
        self._headings: list[Heading] = []
        self._ids: set[str] = set()

    def add(self, level: int, id: str, text: str) -> str:
        """Note a heading and return its id; raises `ValueError` when the id is taken."""
        if id in self._ids:
            raise ValueError(f"two headings of one page have the id `{id}`")
        self._ids.add(id)
        self._headings.append(Heading(level, id, text))
        return id

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings so far."""
        return tuple(self._headings)


@dataclass(frozen=True)
class Plan:
    """What a page is made from: a template and what it prints."""

    uri: str
    """Its address below the site, such as `modules/listen/`; empty for the home page."""
    title: str
    description: str
    """For search engines and link previews; at most 200 characters."""
    template: str
    """The name of its template in `theme/pages/`, without the ending."""
    reader: Reader
    """For whom it is; its views are made for this reader."""
    fill: Callable[[], Mapping[str, Any]] = dict
    """Works out what the template prints; only when the page is to be made."""
    source: str = "curriculum.yaml"
    """The file it is made from, relative to the curriculum's folder; empty when there are many."""
    boost: float = 1.0
    """How far up it comes in search results."""
    searchable: bool = True
    has_contents: bool = True
    """Whether its headings are listed beside it."""

    @cached_property
    def context(self) -> Mapping[str, Any]:
        """What the template prints, by name."""
        return self.fill()

    def let_go(self) -> None:
        """Forget what was worked out: of a large site it would be held for all pages at once."""
        self.__dict__.pop("context", None)


@dataclass(frozen=True)
class Page:
    """A finished page."""

    uri: str
    title: str
    description: str
    html: str
    headings: tuple[Heading, ...]
    source: str
    template: str
    boost: float = 1.0
    searchable: bool = True
    has_contents: bool = True
    reader: Reader = Reader.LEARNER
    """For whom it is."""

    @property
    def src_uri(self) -> str:
        """The file that MkDocs takes it to be made from, such as `modules/listen/index.md`."""
        return f"{self.uri}index.md"


def finished(plan: Plan, html: str, headings: tuple[Heading, ...]) -> Page:
    """The page that a plan became: `html` is its text, with these headings."""
    return Page(
        uri=plan.uri,
        title=typographic(plan.title),
        description=typographic(plan.description),
        html=html,
        headings=headings,
        source=plan.source,
        template=plan.template,
        boost=plan.boost,
        searchable=plan.searchable,
        has_contents=plan.has_contents,
        reader=plan.reader,
    )


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page of the site, or to a place on it."""

    uri: str
    title: str
    summary: str = ""
    kind: str = ""
    meta: tuple[str, ...] = ()
    credit: str = ""

    @property
    def href(self) -> str:
        """The address for a template; `relative_links` turns it into one that works anywhere."""
        return site_address(self.uri)


def site_address(uri: str) -> str:
    """The address of `uri` before it is known from which page it is seen."""
    return f"{SITE}{uri}"


def relative_links(html: str, base: str) -> str:
    """`html` with every address below the site as it is seen from the page at `base`."""
    return _SITE_LINK.sub(lambda match: f'="{relative(match[1], base)}"', html)


def relative(uri: str, base: str) -> str:
    """The address `uri` as seen from the page at `base`, both below the site.

    >>> relative("glossary/#autonomy", "modules/listen/")
    '../../glossary/#autonomy'
    """
    if uri.startswith(("http://", "https://", "mailto:", "#")):
        return uri
    path, _, anchor = uri.partition("#")
    target = f"{'../' * base.count('/')}{path}" or "./"
    return f"{target}#{anchor}" if anchor else target
