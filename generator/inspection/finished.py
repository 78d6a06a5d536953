"""A finished site as the rules read it: every page parsed once, and the colours of the theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.curriculum import Curriculum
from generator.inspection.attributes import Gist, PackedGist, gist
from generator.inspection.pieces import Pieces
from generator.model.workshops import Workshop
from generator.views import Reader

TEXT = "<article"
"""What the text of a page begins with; before it stands the frame alone."""
TOKENS = "theme/styles/tokens.css"
"""The file that names every colour of the theme."""


@dataclass(frozen=True)
class FinishedPage:
    """A page as it is published."""

    uri: str
    """Its address below the site, such as `modules/listen/`."""
    written: str | Callable[[], str]
    """What stands in it, or how to read that: of a large site not all pages are held at once."""
    template: str
    """The name of its template in `theme/pages/`; empty for a page written by hand."""
    reader: Reader
    source: str = ""
    """The file it is made from; empty when there are many."""
    known: PackedGist | None = None
    """Its gist, if somebody took it before."""

    @property
    def html(self) -> str:
        """What stands in it."""
        return self.written if isinstance(self.written, str) else self.written()

    @property
    def path(self) -> str:
        """The file to open when the page is wrong: its source, or else its template."""
        return self.source or f"theme/pages/{self.template}.jinja"

    @property
    def name(self) -> str:
        """How the page is called in a message."""
        return f"`{self.uri}`" if self.uri else "the home page"

    @property
    def title(self) -> str | None:
        """The text of its first heading of level 1."""
        return self.known.title if self.known else self._gist.title

    @property
    def gist(self) -> Gist:
        """Its title, its ids, and the addresses that it leads to or loads."""
        return self.known.unpacked() if self.known else self._gist

    @cached_property
    def _gist(self) -> Gist:
        return gist(self.html, self.pieces)

    @cached_property
    def pieces(self) -> Pieces:
        """What stands in it, cut into pieces of which pages share most."""
        return Pieces.of(self.html)

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The page as a browser understands it."""
        return LexborHTMLParser(self.html)

    @cached_property
    def body(self) -> LexborNode:
        """What the page says, without the navigation around it.

        Parsed by itself: no element of the frame reaches into it, and most of a page is the frame.
        """
        start = self.html.find(TEXT)
        tree = LexborHTMLParser(self.html[start:]) if start >= 0 else self.tree
        found = tree.css_first("article") or tree.body
        assert found is not None, "a parser for HTML makes a body for every page"
        return found

    @cached_property
    def outline(self) -> list[LexborNode]:
        """Its headings and its tables: two rules ask for them on every page, so it is walked once."""
        return self.find("h1, h2, h3, h4, h5, h6, table")

    def find(self, selector: str) -> list[LexborNode]:
        """The parts of the page that a CSS selector names."""
        return self.body.css(selector)


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page that the site is to have."""

    path: str
    """The file that it is made from, or its template."""
    title: str
    """Its title as a reader sees it; empty where only its author knows."""


@dataclass(frozen=True, slots=True)
class Place:
    """A thing of the curriculum, and where on the site it is."""

    kind: str
    id: str
    path: str
    """The file that holds it."""
    address: str


@dataclass(frozen=True)
class FinishedSite:
    """All pages of one edition, with what they were made from."""

    curriculum: Curriculum
    words: Mapping[str, Any]
    """Every word of the interface."""
    is_for_participants: bool
    """Whether this is the edition without anything for the trainer."""
    pages: tuple[FinishedPage, ...]
    files: Mapping[str, str]
    """Other files that hold text, such as the search index, by their addresses."""
    tokens: str
    """The style sheet that names every colour."""
    planned: Mapping[str, PlannedPage]
    """Every page that the site is to have, by its address."""
    places: tuple[Place, ...]
    """Everything in the curriculum that the site is to show."""
    addresses: frozenset[str]
    """The addresses of all files but pages."""
    loaded: Mapping[str, str]
    """The style sheets and scripts, by their addresses."""

    kept: dict[str, Any] = field(default_factory=dict, compare=False)
    """What rules worked out of the curriculum, for this site and for every other one with some of its pages."""

    def once(self, name: str, make: Callable[[], Any]) -> Any:
        """What `make` makes, made once."""
        if name not in self.kept:
            self.kept[name] = make()
        return self.kept[name]

    def made_with(self, *templates: str) -> Iterator[FinishedPage]:
        """The pages of some kinds."""
        return (page for page in self.pages if page.template in templates)

    def workshop_of(self, page: FinishedPage) -> Workshop:
        """The workshop that a page is made from."""
        path = self.curriculum.path_of
        return next(
            workshop
            for workshop in self.curriculum.workshops
            if path("workshop", workshop.id) == page.source
        )


def text(node: LexborNode) -> str:
    """What can be read in a part of a page, in one line."""
    return " ".join(node.text(separator=" ").split())
