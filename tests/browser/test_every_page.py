"""Every page of both editions in a browser: no script fails, nothing is asked elsewhere, nothing is forbidden.

A fault is also whatever the site's policy forbids: the pages carry it, and the server sends it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.editions import Edition
from tests.browser.conftest import serving
from tests.curriculum import addresses

SHARES = 4
"""The pages are shared out among tests, so that they can run side by side."""
INDEX = Path("search/search_index.json")
NARROWEST = {"width": 320, "height": 640}
"""What remains of a wide window at four times the size of letters."""
TOO_WIDE = """
() => [...document.querySelectorAll("body *")]
  .filter((part) => part.getBoundingClientRect().right > innerWidth + 1 && part.checkVisibility())
  .filter((part) => !part.closest(".scroll, .md-typeset__scrollwrap, .md-sidebar, pre, svg"))
  .map((part) => `${part.tagName.toLowerCase()}.${part.className}`)
  .slice(0, 5)
"""


def share(edition: Edition, number: int) -> list[str]:
    """The addresses of a part of all pages."""
    return list(addresses(edition)[number::SHARES])


def without_index(site: Path, copy: Path) -> Path:
    """The site with nothing to be found: on each page Chromium takes half its time for the search's index."""
    for folder, _, names in os.walk(site):
        made = copy / Path(folder).relative_to(site)
        made.mkdir()
        for name in names:
            (made / name).hardlink_to(Path(folder) / name)
    index = json.loads((copy / INDEX).read_text(encoding="utf-8"))
    (copy / INDEX).unlink()
    (copy / INDEX).write_text(json.dumps(index | {"docs": []}), encoding="utf-8")
    return copy


@pytest.fixture(scope="session")
def servers(
    tmp_path_factory: pytest.TempPathFactory, full_site: Path, participant_site: Path
) -> Iterator[dict[Edition, str]]:
    """Where each edition is served."""
    folder = tmp_path_factory.mktemp("without-index")
    full = without_index(full_site, folder / "full")
    participant = without_index(participant_site, folder / "participant")
    with serving(full) as one, serving(participant) as other:
        yield {Edition.FULL: one, Edition.PARTICIPANT: other}


def visit(page: Page, address: str, faults: list[str]) -> None:
    """Opens a page at the narrowest width; notes an answer other than 200, and what sticks out."""
    answer = page.goto(address)
    if answer is None or answer.status != 200:
        faults.append(f"{address}: {answer and answer.status}")
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        faults.append(f"{address} is too wide: {page.evaluate(TOO_WIDE)}")


@pytest.mark.parametrize("number", range(SHARES))
@pytest.mark.parametrize("edition", Edition)
def test_every_page_works_and_fits_the_narrowest_window(
    open_page: Callable[..., Page],
    servers: dict[Edition, str],
    faults: list[str],
    edition: Edition,
    number: int,
) -> None:
    page = open_page(viewport=NARROWEST)
    page.on(
        "response", lambda said: said.status < 400 or faults.append(f"{said.status} {said.url}")
    )
    for uri in share(edition, number):
        before = len(faults)
        visit(page, f"{servers[edition]}/{uri}", faults)
        faults[before:] = [f"on {uri or 'the home page'}: {fault}" for fault in faults[before:]]


def test_a_page_that_is_not_there_says_so_and_leads_back(
    page: Page, server: str, full_site: object, faults: list[str]
) -> None:
    page.goto(f"{server}/404.html")
    assert page.locator("h1").count() == 1
    page.locator(".site-header__name").click()
    assert page.url in {server, f"{server}/"}
