"""Every page of both editions in a browser: no script fails, nothing is asked elsewhere, nothing sticks out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from generator.pages.publication import Edition
from tests.curriculum import addresses, planned

SHARES = 4
"""The pages are shared out among tests, so that they can run side by side."""
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


def visit(page: Page, address: str, faults: list[str]) -> None:
    """Opens a page at the narrowest width; notes an answer other than 200, and what sticks out."""
    answer = page.goto(address)
    if answer is None or answer.status != 200:
        faults.append(f"{address}: {answer and answer.status}")
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        faults.append(f"{address} is too wide: {page.evaluate(TOO_WIDE)}")


@pytest.mark.parametrize("number", range(SHARES))
def test_every_page_works_and_fits_the_narrowest_window(
    open_page: Callable[..., Page], server: str, faults: list[str], number: int
) -> None:
    page = open_page(viewport=NARROWEST)
    page.on(
        "response", lambda said: said.status < 400 or faults.append(f"{said.status} {said.url}")
    )
    for uri in share(Edition.FULL, number):
        before = len(faults)
        visit(page, f"{server}/{uri}", faults)
        faults[before:] = [f"on {uri or 'the home page'}: {fault}" for fault in faults[before:]]


def test_one_page_of_every_kind_works_in_the_edition_for_participants(
    open_page: Callable[..., Page], participant_server: str, faults: list[str]
) -> None:
    page = open_page(viewport=NARROWEST)
    kinds = {plan.template: plan.uri for plan in planned(Edition.PARTICIPANT)}
    for uri in kinds.values():
        visit(page, f"{participant_server}/{uri}", faults)


def test_a_page_that_is_not_there_says_so_and_leads_back(
    page: Page, server: str, full_site: object, faults: list[str]
) -> None:
    page.goto(f"{server}/404.html")
    assert page.locator("h1").count() == 1
    page.locator(".site-header__name").click()
    assert page.url in {server, f"{server}/"}
