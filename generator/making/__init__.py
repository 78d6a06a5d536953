"""Makes a whole site and looks at it: every page that is new, the others as they were kept, and all files.

Nothing is written but into the folder that is named, which is empty, and into the store of pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator import search_index
from generator.assets import theme_folder
from generator.beside import beside
from generator.built import unmade, whole, written_in
from generator.curriculum import Curriculum
from generator.editions import Edition
from generator.files import listing, page_address
from generator.for_mkdocs import edit_folder, found_on
from generator.inspection import inspect_against, inspect_alone, inspect_whole, worked_out
from generator.inspection.attributes import PackedGist
from generator.inspection.finished import FinishedPage
from generator.making.frame import Frame, configuration
from generator.making.press import Press
from generator.making.run import Run, processors, write
from generator.making.store import Store
from generator.pages import plans
from generator.pages.navigation import navigation
from generator.pages.page import Plan
from generator.pages.publication import Publication
from generator.pages.render import words
from generator.problem import Problem
from generator.views import Reader


@dataclass(frozen=True, slots=True)
class Made:
    """What was made."""

    pages: int
    """How many pages the site has, those written by hand among them."""
    fresh: int
    """How many of them were not kept from before."""
    problems: tuple[Problem, ...]
    """What is wrong with the finished pages."""
    sums: Mapping[str, str]
    """The SHA-256 of each page that was made from a plan, by the address of its file."""


@dataclass(frozen=True, slots=True)
class Site:
    """A site that can be made: what its pages are made from, and the press."""

    publication: Publication
    plans: tuple[Plan, ...]
    press: Press

    @classmethod
    def of(cls, root: Path, curriculum: Curriculum, edition: Edition) -> Site:
        """The site of a curriculum, as `mkdocs.yml` in `root` sets it up."""
        theme = theme_folder()
        config = configuration(root, edition)
        publication = Publication(curriculum, words(theme), edition, edit_folder(config))
        planned = tuple(plans(publication))
        frame = Frame(config, planned, navigation(publication))
        return cls(publication, planned, Press.of(publication, planned, frame, theme))


def make(
    root: Path,
    folder: Path,
    curriculum: Curriculum,
    edition: Edition,
    store: Store | None = None,
    jobs: int = 0,
) -> Made:
    """Write the site of `curriculum` into the empty `folder`, and look at it.

    Pages that `store` keeps are taken from it; it then keeps this site's. `jobs` is how many processes
    make pages, 0 for as many as there are processors. Raises `NotOurPlugins`, `OSError`, and Jinja's
    errors for a template that is broken.
    """
    jobs = jobs or processors()
    bare = unmade(curriculum, edition, theme_folder())
    # By another process, since it takes much memory for a moment, which processes that follow would share.
    with beside(lambda: worked_out(bare), jobs) as kept:
        site = Site.of(root, curriculum, edition)
        for address, content in site.press.frame.files():
            write(folder, address, content)
        bare = replace(bare, kept=kept())
    run = Run(site.press, site.publication, bare, folder, store)
    pages: list[FinishedPage] = []
    found: list[bytes] = []
    sums: dict[str, str] = {}
    problems: list[Problem] = []
    fresh = 0
    for plan, pressed in zip(site.plans, run.pages(jobs), strict=True):
        pages.append(_light(plan, folder, pressed.gist))
        found.append(pressed.found)
        sums[f"{plan.uri}index.html"] = pressed.sum
        problems.extend(pressed.problems)
        fresh += pressed.is_new
    for page, entries in _by_hand(site.press.frame, folder):
        found.append(search_index.spelt(entries))
        pages.append(page)
        with_page = replace(bare, pages=(page,))
        problems.extend((*inspect_alone(with_page), *inspect_against(with_page)))
    write(folder, search_index.ADDRESS, search_index.index(found))
    # From what there is to make and not from what was made, or a page could go missing unnoticed.
    by_hand = (page_address(name) for name, _ in listing(root).pages)
    finished = whole(bare, site.publication, site.plans, pages, folder, by_hand)
    problems.extend(inspect_whole(finished))
    problems.extend(inspect_against(replace(finished, pages=())))  # the files beside the pages
    return Made(len(pages), fresh, tuple(sorted(set(problems))), sums)


def _light(plan: Plan, folder: Path, gist: PackedGist) -> FinishedPage:
    """A page without its text, which is read again where a rule needs it."""
    read = partial((folder / plan.uri / "index.html").read_text, encoding="utf-8")
    return FinishedPage(plan.uri, read, plan.template, plan.reader, plan.source, gist)


def _by_hand(
    frame: Frame, folder: Path
) -> Iterator[tuple[FinishedPage, tuple[search_index.Entry, ...]]]:
    """Every page written by hand, once it is written, and what search finds on it."""
    for page, html in frame.by_hand():
        write(folder, page.file.dest_uri, html.encode())
        uri = page.file.dest_uri.removesuffix("index.html")
        yield FinishedPage(uri, html, "", Reader.LEARNER, written_in(uri)), found_on(page)
