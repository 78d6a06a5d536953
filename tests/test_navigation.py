"""The navigation on every page is the one that MkDocs knows, although our own partial writes it."""

from __future__ import annotations

from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import Navigation, get_navigation

from tests.curriculum import PROJECT, addresses, planned
from tests.links import Element, Site, resolved, site_in


@pytest.fixture
def site(full_site: Path) -> Site:
    return site_in(full_site)


@cache
def navigation() -> Navigation:
    """The navigation as MkDocs makes it from the pages of the full edition."""
    config = load_config(str(PROJECT / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    files = config.plugins.on_files(get_files(config), config=config)
    found = get_navigation(files, config)
    for page in found.pages:
        page.read_source(config)  # what is written in Markdown says its title there
    return found


def address_of(item: Any) -> str:
    """Where an entry of the navigation leads: a section leads to its first page."""
    return address_of(item.children[0]) if item.is_section else item.url.removeprefix("./")


def title_of(item: Any) -> str:
    """The title of an entry; MkDocs keeps titles as HTML."""
    return unescape(item.title)


def expected(items: list[Any], opened: list[Any]) -> list[object]:
    """A branch of MkDocs's navigation: pages and closed sections with their addresses, open ones whole."""
    return [
        (title_of(item), expected(item.children, opened) if item in opened else address_of(item))
        for item in items
    ]


def children(part: Element) -> list[Element]:
    return [child for child in part.inner if isinstance(child, Element)]


def drawn(branch: Element, base: str) -> list[object]:
    """A branch of the navigation as the page at `base` shows it."""
    found: list[object] = []
    for item in children(branch):
        (entry,) = children(item)
        if entry.name == "details":
            summary, below = children(entry)
            found.append((summary.text, drawn(below, base)))
        else:
            found.append((entry.text, resolved(entry.get("href"), base)))
    return found


@pytest.fixture
def navigations(site: Site) -> dict[str, Element]:
    """The navigation of every page, by its address."""
    return {uri: site.pages[uri].one("nav", with_class="site-nav") for uri in site.articles}


def test_every_page_shows_the_sections_that_mkdocs_knows(navigations: dict[str, Element]) -> None:
    sections = [(title_of(item), address_of(item)) for item in navigation().items]
    for uri, nav in navigations.items():
        heads = nav.all("a", with_class="site-nav__head")
        assert [(head.text, resolved(head.get("href"), uri)) for head in heads] == sections


def test_a_page_shows_its_branch_of_the_section_it_is_in_and_no_other(
    navigations: dict[str, Element],
) -> None:
    found = 0
    for page in navigation().pages:
        uri = address_of(page)
        shown = [
            drawn(branch, uri)
            for section in navigations[uri].all("li", with_class="site-nav__section")
            for branch in children(section)
            if branch.name == "ul"
        ]
        section = page.ancestors[-1] if page.ancestors else None
        assert shown == ([expected(section.children, page.ancestors)] if section else []), uri
        found += len(shown)
    assert found > 50


def test_the_page_that_is_looked_at_is_marked_once(navigations: dict[str, Element]) -> None:
    listed = {address_of(page) for page in navigation().pages}
    for uri, nav in navigations.items():
        marked = [part for part in nav.all("a") if part.get("aria-current") == "page"]
        places = [resolved(part.get("href"), uri) for part in marked]
        assert places == ([uri] if uri in listed else []), uri


def test_the_branches_above_the_page_are_open_and_no_other(
    navigations: dict[str, Element],
) -> None:
    for page in navigation().pages:
        nav = navigations[address_of(page)]
        opened = [part for part in nav.all("details") if "open" in part.attributes]
        titles = [children(part)[0].text for part in opened]
        assert titles == [title_of(above) for above in reversed(page.ancestors[:-1])]


def test_the_navigation_lists_every_page_once_but_the_quizzes() -> None:
    listed = [address_of(page) for page in navigation().pages]
    quizzes = {plan.uri for plan in planned() if plan.template == "quiz"}
    assert len(set(listed)) == len(listed)
    assert set(listed) == set(addresses()) - quizzes


def test_previous_and_next_follow_the_navigation(site: Site) -> None:
    pages = navigation().pages
    for before, page, after in zip([None, *pages], pages, [*pages[1:], None], strict=False):
        uri = address_of(page)
        links = {
            part.get("rel"): resolved(part.get("href"), uri)
            for part in site.pages[uri].all("a")
            if part.get("rel") in {"prev", "next"}
        }
        near = {"prev": before, "next": after}
        assert links == {rel: address_of(item) for rel, item in near.items() if item}, uri
