"""Makes pages: the plan of each becomes its text, and the text stands in its frame.

A press holds everything that all pages share. Where processes can be forked, pages are made by as many as
there are processors; each inherits the press, so nothing of it is copied. The outcome is the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator.inspection import inspect_pages
from generator.inspection.attributes import Gist
from generator.inspection.finished import FinishedPage, FinishedSite
from generator.making.beside import spread
from generator.making.fingerprints import Fingerprints
from generator.making.frame import Frame
from generator.making.store import Kept, Store
from generator.pages.glossing import Glosses, glossed
from generator.pages.page import Page, Plan, finished
from generator.pages.publication import Publication
from generator.pages.render import render, term_link
from generator.problem import Problem
from generator.program import mixed, program
from generator.search_index import Entry, entries

WORTH_A_PROCESS = 60
"""With fewer pages than this, a second process costs more than it gains."""
BATCH = 4
"""How many pages a process makes before it hands them over."""


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

    def framed(self, plan: Plan, page: Page, prints: tuple[str, str]) -> Kept:
        """The page in its frame, with what it was made from."""
        html = self.frame.around(page)
        start = html.index(page.html)
        end = start + len(page.html)
        return Kept(plan.uri, *prints, html, start, end, page.headings, found_on(page))


def found_on(page: Page) -> tuple[Entry, ...]:
    """What search finds on a page."""
    if not page.searchable:
        return ()
    return entries(page.html, page.uri, page.title, page.boost)


@dataclass(frozen=True, slots=True)
class Pressed:
    """A page that is made, and what was seen of it; `is_new` unless the store keeps it as it is."""

    page: Kept
    is_new: bool
    gist: Gist
    problems: tuple[Problem, ...]


class Run:
    """One run of the press: what is kept from the last one is not made again, but looked at again."""

    def __init__(
        self, press: Press, publication: Publication, site: FinishedSite, store: Store | None
    ) -> None:
        self._press, self._site, self._store = press, site, store
        inspect_pages(site)  # what rules work out of the curriculum is there before processes begin
        common = program(press.theme)
        spoken = (term.model_dump_json() for term in publication.curriculum.terms)
        self._terms = mixed(common, *spoken)
        self._shown = mixed(common, press.frame.seen())
        self._fingerprints = Fingerprints()
        self._known: Mapping[str, tuple[str, str]] = store.known() if store else {}

    @property
    def gone(self) -> frozenset[str]:
        """The addresses of pages that are kept and that the site no longer has."""
        return frozenset(self._known) - {plan.uri for plan in self._press.plans}

    def pages(self, jobs: int) -> Iterator[Pressed]:
        """Every page of the site in the order of the plans, made by up to `jobs` processes."""
        plans = self._press.plans
        batches = [plans[start : start + BATCH] for start in range(0, len(plans), BATCH)]
        enough = jobs if len(plans) >= WORTH_A_PROCESS else 1
        for made in spread(self._batch, batches, enough):
            yield from made

    def _batch(self, plans: Sequence[Plan]) -> list[Pressed]:
        return [self.page(plan) for plan in plans]

    def page(self, plan: Plan) -> Pressed:
        """One page, and what the rules find on it."""
        kept, is_new = self._made(plan)
        plan.let_go()
        page = FinishedPage(plan.uri, kept.html, plan.template, plan.reader, plan.source)
        return Pressed(kept, is_new, page.gist, inspect_pages(replace(self._site, pages=(page,))))

    def _made(self, plan: Plan) -> tuple[Kept, bool]:
        """A page as it is kept, or made from what is kept of it, or made anew; and whether it is new."""
        prints = self._fingerprints.of(plan, self._terms), self._shown
        known = self._known.get(plan.uri, ("", ""))
        kept = self._store.page(plan.uri) if self._store and known[0] == prints[0] else None
        if kept is None:
            return self._press.framed(plan, self._press.text(plan), prints), True
        if known == prints:
            return kept, False
        page = finished(plan, kept.body, kept.headings)
        return self._press.framed(plan, page, prints), True


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
