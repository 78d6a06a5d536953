"""Makes pages: the plan of each becomes its text, and the text stands in its frame.

A press holds everything that all pages share. Processes that are forked inherit it, so nothing is copied.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.making.frame import Frame
from generator.pages.glossing import Glosses, glossed
from generator.pages.page import Page, Plan
from generator.pages.publication import Publication
from generator.pages.render import render, term_link
from generator.search_index import Entry, entries


@dataclass(frozen=True)
class Press:
    """What is needed to make any page of a site."""

    plans: Sequence[Plan]
    glosses: Glosses | None
    frame: Frame
    theme: Path

    @classmethod
    def of(
        cls, publication: Publication, plans: Sequence[Plan], frame: Frame, theme: Path
    ) -> Press:
        """The press for the pages of a publication."""
        glosses = Glosses.of(publication.curriculum.terms, partial(term_link, theme))
        return cls(plans, glosses, frame, theme)

    def text(self, plan: Plan) -> Page:
        """The page without its frame."""
        return glossed(render(plan, self.theme), self.glosses)


def found_on(page: Page) -> tuple[Entry, ...]:
    """What search finds on a page."""
    if not page.searchable:
        return ()
    return entries(page.html, page.uri, page.title, page.boost)
