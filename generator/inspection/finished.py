"""A finished site as the rules read it: every page parsed once, and the colours of the theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.curriculum import Curriculum
from generator.model.workshops import Workshop
from generator.views import Reader

TOKENS = "theme/styles/tokens.css"
"""The file that names every colour of the theme."""


@dataclass(frozen=True)
class FinishedPage:
    """A page as it is published."""

    uri: str
    """Its address below the site, such as `modules/listen/`."""
    html: str
    template: str
    """The name of its template in `theme/pages/`; empty for a page written by hand."""
    reader: Reader
    source: str = ""
    """The file it is made from; empty when there are many."""

    @property
    def path(self) -> str:
        """The file to open when the page is wrong: its source, or else its template."""
        return self.source or f"theme/pages/{self.template}.jinja"

    @property
    def name(self) -> str:
        """How the page is called in a message."""
        return f"`{self.uri}`" if self.uri else "the home page"

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The page as a browser understands it."""
        return LexborHTMLParser(self.html)

    @cached_property
    def body(self) -> LexborNode:
        """What the page says, without the navigation around it."""
        found = self.tree.css_first("article") or self.tree.body
        assert found is not None, "a parser for HTML makes a body for every page"
        return found

    def find(self, selector: str) -> list[LexborNode]:
        """The parts of the page that a CSS selector names."""
        return self.body.css(selector)


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
