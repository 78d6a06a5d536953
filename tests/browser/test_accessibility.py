"""axe-core finds nothing on any kind of page, narrow or wide, light or dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect

from tests.curriculum import PROJECT, by_hand, planned, publication

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERY_RULE = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}
"""What the scheme can make a difference to."""
WIDTHS = (360, 1280)
AT_ONCE = """
() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("*, ::before, ::after { transition: none !important; animation: none !important; }");
  document.adoptedStyleSheets.push(sheet);
}
"""
DARK = "slate"
"""The name that Material has for the dark scheme."""
ONLY_WHILE_SERVING = {"problems"}
"""Templates of pages that no finished site has."""
TEMPLATES = {path.stem for path in (PROJECT / "theme/pages").glob("*.jinja")} - ONLY_WHILE_SERVING
KINDS = sorted({*TEMPLATES, "by hand"})


@pytest.fixture(scope="session")
def largest(full_site: Path) -> dict[str, str]:
    """The page of each kind that has the most on it.

    Of the guides it is the shortest: axe takes minutes for a page of a megabyte, and the parts are the same.
    """

    def size(uri: str) -> int:
        return (full_site / uri / "index.html").stat().st_size

    written = {"by hand": max(by_hand(), key=size)}
    found = {plan.template: plan.uri for plan in sorted(planned(), key=lambda plan: size(plan.uri))}
    guides = [plan.uri for plan in planned() if plan.template == "guide"]
    return written | found | {"guide": min(guides, key=size)}


def told(violation: dict[str, Any]) -> str:
    """What axe complains about, with the first places."""
    places = "\n  ".join(node["html"][:200] for node in violation["nodes"][:3])
    return f"{violation['id']} ({len(violation['nodes'])} ×): {violation['help']}\n  {places}"


def load_axe(page: Page) -> None:
    """Runs axe in the page, past the policy; from then on every change is complete at once."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    page.evaluate(AT_ONCE)


def violations(page: Page, options: dict[str, Any] = EVERY_RULE) -> list[str]:
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [told(violation) for violation in found]


def in_the_dark(page: Page) -> list[str]:
    """What axe finds in the colours of the dark scheme, put on as Material's script does."""
    page.evaluate("name => (document.body.dataset.mdColorScheme = name)", DARK)
    return [f"dark: {fault}" for fault in violations(page, COLOURS)]


def test_every_kind_of_page_is_looked_at(largest: dict[str, str]) -> None:
    assert set(KINDS) == set(largest)


def test_axe_would_find_a_fault(page: Page, server: str) -> None:
    page.goto(server)
    page.locator("article p").first.evaluate("part => part.setAttribute('role', 'img')")
    load_axe(page)
    assert any("role-img-alt" in found for found in violations(page))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_no_fault_that_axe_can_find(
    open_page: Callable[..., Page], server: str, largest: dict[str, str], kind: str, width: int
) -> None:
    page = open_page(viewport={"width": width, "height": 900}, color_scheme="light")
    page.goto(f"{server}/{largest[kind]}")
    load_axe(page)
    found = [*violations(page), *in_the_dark(page)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("opener", [".menu-button", ".search-button"])
def test_what_a_phone_opens_has_no_fault(
    open_page: Callable[..., Page], server: str, opener: str
) -> None:
    page = open_page(viewport={"width": 360, "height": 740})
    page.goto(f"{server}/take-part/")
    load_axe(page)
    page.locator(opener).click()
    expect(page.locator(opener)).to_have_attribute("aria-expanded", "true")
    assert [*violations(page), *in_the_dark(page)] == []


def test_an_answered_quiz_has_no_fault(
    open_page: Callable[..., Page], server: str, largest: dict[str, str]
) -> None:
    page = open_page(viewport={"width": 360, "height": 740})
    page.goto(f"{server}/{largest['quiz']}")
    for question in page.locator(".question:has(.option)").all():
        wanted = int(question.get_attribute("data-select") or 1)
        for option in question.locator(".option label").all()[:wanted]:
            option.click()
        if (check := question.locator("button:visible")).count():
            check.first.click()
    # Where the answers come at the end, the button below the last question is pressed, and once more
    # for what was left open.
    for _ in range(2):
        if (
            show := page.get_by_role("button", name=publication().say("quiz.show_answers"))
        ).count():
            show.click()
    load_axe(page)
    assert [*violations(page), *in_the_dark(page)] == []
