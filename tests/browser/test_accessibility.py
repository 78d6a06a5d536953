"""axe-core finds nothing on any kind of page, narrow or wide, light or dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from tests.curriculum import PROJECT, planned

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")
ONLY_WHILE_SERVING = {"problems"}
"""Templates of pages that no finished site has."""
KINDS = sorted(
    {path.stem for path in (PROJECT / "theme/pages").glob("*.jinja")} - ONLY_WHILE_SERVING
)


@pytest.fixture(scope="session")
def largest(full_site: Path) -> dict[str, str]:
    """The page of each kind that has the most on it."""

    def size(uri: str) -> int:
        return (full_site / uri / "index.html").stat().st_size

    return {plan.template: plan.uri for plan in sorted(planned(), key=lambda plan: size(plan.uri))}


def told(violation: dict[str, Any]) -> str:
    """What axe complains about, with the first places."""
    places = "\n  ".join(node["html"][:200] for node in violation["nodes"][:3])
    return f"{violation['id']} ({len(violation['nodes'])} ×): {violation['help']}\n  {places}"


def violations(page: Page) -> list[str]:
    return [
        told(found) for found in page.evaluate("o => axe.run(document, o)", OPTIONS)["violations"]
    ]


def test_every_kind_of_page_is_looked_at(largest: dict[str, str]) -> None:
    assert set(KINDS) == set(largest)


def test_axe_would_find_a_fault(page: Page, server: str) -> None:
    page.goto(server)
    page.locator("article p").first.evaluate("part => part.setAttribute('role', 'img')")
    page.add_script_tag(path=AXE)
    assert any("role-img-alt" in found for found in violations(page))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_no_fault_that_axe_can_find(
    open_page: Callable[..., Page], server: str, largest: dict[str, str], kind: str, width: int
) -> None:
    page = open_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page.goto(f"{server}/{largest[kind]}")
    page.add_script_tag(path=AXE)
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.locator(
            f"body[data-md-color-scheme={'slate' if scheme == 'dark' else 'default'}]"
        ).wait_for()
        found += [f"{scheme}: {fault}" for fault in violations(page)]
    assert not found, "\n".join(found)


def test_an_opened_menu_and_search_of_a_phone_have_no_fault(
    open_page: Callable[..., Page], server: str
) -> None:
    page = open_page(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    page.goto(f"{server}/take-part/")
    page.add_script_tag(path=AXE)
    for opener in (".menu-button", ".search-button"):
        page.locator(opener).click()
        page.wait_for_timeout(400)  # until it has slid in
        assert violations(page) == []
        page.keyboard.press("Escape")


def test_an_answered_quiz_has_no_fault(
    open_page: Callable[..., Page], server: str, largest: dict[str, str]
) -> None:
    page = open_page(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    page.goto(f"{server}/{largest['quiz']}")
    for question in page.locator(".question:has(.option)").all():
        wanted = int(question.get_attribute("data-select") or 1)
        for option in question.locator(".option label").all()[:wanted]:
            option.click()
        question.locator("button:visible").first.click()
    page.add_script_tag(path=AXE)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []
