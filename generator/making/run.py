"""One run of the press: every page of a site is made or taken from the store, looked at, written and kept.

What must be known of all pages at once comes back; their text does not, so that a large site is never
held in memory.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from generator.beside import spread
from generator.inspection import inspect_against, inspect_alone
from generator.inspection.attributes import PackedGist
from generator.inspection.finished import FinishedPage, FinishedSite
from generator.making.fingerprints import Fingerprints
from generator.making.press import Press, found_on
from generator.making.store import Kept, Store
from generator.pages.page import Plan, finished
from generator.pages.publication import Publication
from generator.problem import Problem
from generator.program import mixed, program
from generator.search_index import spelt

WORTH_A_PROCESS = 60
"""With fewer pages than this, a second process costs more than it gains."""
BATCH, BATCHES = 16, 2_000
"""How many pages a process makes before it draws the next ones, and how many such batches there may be."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A page that is written, and what the site must know of it; `is_new` unless the store has it as it is."""

    is_new: bool
    gist: PackedGist
    found: bytes
    """What search finds on it, as it stands in the index."""
    sum: str
    """The SHA-256 of its file."""
    problems: tuple[Problem, ...]


class Run:
    """Makes the pages of one site into one folder."""

    def __init__(
        self,
        press: Press,
        publication: Publication,
        site: FinishedSite,
        folder: Path,
        store: Store | None,
    ) -> None:
        self._press, self._site, self._folder, self._store = press, site, folder, store
        common = program(press.theme)
        spoken = (term.model_dump_json() for term in publication.curriculum.terms)
        self._terms = mixed(common, *spoken)
        self._shown = mixed(common, press.frame.seen())
        self._fingerprints = Fingerprints()
        self._known: Mapping[str, tuple[str, str]] = store.known() if store else {}

    def pages(self, jobs: int) -> Iterator[Pressed]:
        """Every page of the site in the order of the plans, made by up to `jobs` processes."""
        plans = self._press.plans
        size = max(BATCH, len(plans) // BATCHES + 1)
        batches = [plans[start : start + size] for start in range(0, len(plans), size)]
        enough = jobs if len(plans) >= WORTH_A_PROCESS else 1
        for made in spread(self._batch, batches, enough):
            yield from made
        if self._store:
            self._store.keep((), frozenset(self._known) - {plan.uri for plan in plans})

    def _batch(self, plans: Sequence[Plan]) -> list[Pressed]:
        """Some pages; what is new is kept before the next ones begin."""
        prints = {plan.uri: self._fingerprints.of(plan, self._terms) for plan in plans}
        usable = [uri for uri, made_from in prints.items() if self._made_from(uri) == made_from]
        kept = self._store.pages(usable) if self._store else {}
        done = [self._page(plan, prints[plan.uri], kept.get(plan.uri)) for plan in plans]
        if self._store and (new := [page for page, pressed in done if pressed.is_new]):
            self._store.keep(new)
        gc.collect(0)  # Jinja leaves cycles behind, and nobody else looks for them during a build
        return [pressed for _, pressed in done]

    def _made_from(self, uri: str) -> str:
        """The fingerprint of the plan that the page which is kept was made from."""
        return self._known.get(uri, ("", ""))[0]

    def _page(self, plan: Plan, made_from: str, kept: Kept | None) -> tuple[Kept, Pressed]:
        """One page: written, and looked at as far as nobody did so before."""
        if kept is not None and kept.frame == self._shown:
            page, is_new, site = kept, False, self._with(plan, kept.html)
            problems = () if page.is_sound else inspect_alone(site)
        else:
            text = finished(plan, kept.body, kept.headings) if kept else self._press.text(plan)
            html = self._press.frame.around(text)
            is_new, site = True, self._with(plan, html)
            problems = inspect_alone(site)
            start = html.index(text.html)
            page = Kept(
                *(plan.uri, made_from, self._shown, html, start, start + len(text.html)),
                headings=text.headings,
                found=kept.found if kept else spelt(found_on(text)),
                gist=PackedGist.of(site.pages[0].gist),
                is_sound=not problems,
            )
        plan.let_go()
        content = page.html.encode()
        write(self._folder, f"{plan.uri}index.html", content)
        problems = (*problems, *inspect_against(site))
        return page, Pressed(is_new, page.gist, page.found, sha256(content).hexdigest(), problems)

    def _with(self, plan: Plan, html: str) -> FinishedSite:
        """The site with one page."""
        page = FinishedPage(plan.uri, html, plan.template, plan.reader, plan.source)
        return replace(self._site, pages=(page,))


def write(folder: Path, address: str, content: bytes) -> None:
    """Write a file of a site; nearly always its folder is new, and the one above that is not."""
    place = folder / address
    try:
        place.parent.mkdir()
    except FileExistsError:
        pass
    except FileNotFoundError:
        place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
