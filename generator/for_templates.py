"""What the templates of the frame call: to keep what many pages share, and to shorten long lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.structure import StructureItem
from mkdocs.structure.pages import Page

LISTED_WHOLE, LISTED = 60, 30
"""The largest group that is listed whole, and how many of a larger one are listed."""


def keeper() -> Callable[[str, Callable[[], str]], Markup]:
    """A function that makes a text once for a key, and afterwards hands out the same text.

    Indentation and empty lines are left out; so what is kept holds nothing that is shown as it is spaced.
    """
    kept: dict[str, Markup] = {}

    def once(key: str, make: Callable[[], str]) -> Markup:
        if key not in kept:
            lines = map(str.strip, make().splitlines())
            kept[key] = Markup("\n".join(filter(None, lines)))
        return kept[key]

    return once


class Nearby(NamedTuple):
    """What the navigation lists of a long group: the part in which a page stands, and the ways out of it."""

    before: StructureItem | None
    items: Sequence[StructureItem]
    after: StructureItem | None


def nearby(items: Sequence[StructureItem], page: Page) -> Nearby:
    """What is listed of a group that holds `page`: all of it, or of a long one the part around the page.

    A list of all exercises on the page of each would grow a site by the square of their number. The
    parts are fixed, so that pages of one part show the same.
    """
    start = _start(items, [page, *page.ancestors])
    if start is None:
        return Nearby(None, items, None)
    end = start + LISTED
    before = items[start - 1] if start else None
    return Nearby(before, items[start:end], items[end] if end < len(items) else None)


def branch_key(page: Page | None) -> str:
    """The same for all pages beside which the navigation looks the same, but for which one is marked."""
    if page is None:
        return ""
    if page.parent is None:
        return f"{id(page)}"
    return f"{[id(above) for above in page.ancestors]} {_start(page.parent.children, [page])}"


def marked(navigation: str, page: Page | None, base: str) -> str:
    """The navigation of a branch, with the page that is looked at marked in it."""
    if page is None:
        return navigation
    link = f'md-nav__link" href="{from_root(page.url, base)}"'
    here = link.replace('"', ' md-nav__link--active" aria-current="page"', 1)
    return str(navigation).replace(link, here, 1)


def first_url(item: Any) -> str:
    """The address of a page, or of the first page of a section."""
    while item.children:
        item = item.children[0]
    return str(item.url)


def from_root(address: str, base: str) -> str:
    """An address by way of the top of the site: so a list of links is the same on all pages of one depth.

    >>> from_root("glossary/", "../..")
    '../../glossary/'
    """
    if "://" in address:
        return address
    return f"{base.removesuffix('/')}/{address.removeprefix('./')}"


def _start(items: Sequence[StructureItem], opened: Sequence[StructureItem]) -> int | None:
    """Where the part begins that is listed of a long group; none if all of it is."""
    if len(items) <= LISTED_WHOLE:
        return None
    # MkDocs's pages are compared by what they say, which takes its time; here one is meant and no other.
    meant = {id(item) for item in opened}
    at = next((number for number, item in enumerate(items) if id(item) in meant), 0)
    return at - at % LISTED


def globals_of(env: Environment) -> None:
    """Give templates what they call: to keep what is the same on many pages, and to shorten lists."""
    env.globals["once"] = keeper()
    env.globals["nearby"] = nearby
    env.globals["first_url"] = first_url
    env.globals["from_root"] = from_root
    env.globals["branch_key"] = branch_key
    env.globals["marked"] = marked
