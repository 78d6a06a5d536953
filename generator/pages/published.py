"""All pages of one edition, and the navigation between them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.navigation import Section
from generator.pages.page import Page


@dataclass(frozen=True)
class Published:
    """All pages of one edition, and the navigation between them."""

    pages: tuple[Page, ...]
    navigation: tuple[str | Section, ...]
