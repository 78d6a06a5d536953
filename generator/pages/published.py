"""All pages of one edition, and the navigation between them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.navigation import Section
from generator.pages.page import Page
from generator.pages.publication import Publication


@dataclass(frozen=True)
class Published:
    """All pages of one edition, and the navigation between them."""

    pages: tuple[Page, ...]
    navigation: tuple[str | Section, ...]
    publication: Publication | None = None
    """What it is made from; none for a page that stands in for a site with problems."""
