"""Ticks and notes stay on the reader's device; where nothing can be kept, the pages work all the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.curriculum import curriculum, publication

FORBIDDEN = """
Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("Storage is forbidden", "SecurityError"); },
});
"""
FULL = """
Storage.prototype.setItem = () => { throw new DOMException("Full", "QuotaExceededError"); };
"""


def say(key: str, **values: object) -> str:
    """A phrase of the interface."""
    return publication().say(key, **values)


def guide(server: str) -> str:
    return f"{server}/workshops/{curriculum().workshops[0].id}/guide/"


def test_ticks_of_a_checklist_stay(page: Page, server: str) -> None:
    page.goto(guide(server))
    lists = page.locator("check-list")
    boxes = lists.first.get_by_role("checkbox")
    total = boxes.count()
    boxes.first.check()
    count = lists.first.get_by_role("status")
    expect(count).to_have_text(say("checklist.done", done=1, total=total))
    page.reload()
    expect(boxes.first).to_be_checked()
    expect(count).to_have_text(say("checklist.done", done=1, total=total))
    expect(lists.nth(1).get_by_role("checkbox").first).not_to_be_checked()
    boxes.first.uncheck()
    page.reload()
    expect(boxes.first).not_to_be_checked()


def notes(page: Page, server: str) -> str:
    """Opens the first module that has a place for notes; returns its address."""
    for module in curriculum().modules:
        page.goto(f"{server}/modules/{module.id}/")
        if page.locator("note-field").count() > 1:
            return page.url
    pytest.fail("no module has places for notes")


def test_notes_stay_each_in_its_place(page: Page, server: str) -> None:
    notes(page, server)
    first, second = (page.locator("note-field textarea").nth(place) for place in (0, 1))
    first.fill("What I wrote.\nAnd more.")
    second.fill("Something else.")
    expect(page.locator("note-field").nth(1).get_by_role("status")).to_have_text(
        say("note_field.kept")
    )
    page.reload()
    expect(first).to_have_value("What I wrote.\nAnd more.")
    expect(second).to_have_value("Something else.")
    first.fill("")
    first.blur()
    page.reload()
    expect(first).to_have_value("")
    expect(second).to_have_value("Something else.")


def test_two_windows_do_not_overwrite_each_others_notes(page: Page, server: str) -> None:
    address = notes(page, server)
    other = page.context.new_page()
    other.goto(address)
    for window, place, text in ((page, 0, "From the first."), (other, 1, "From the second.")):
        note = window.locator("note-field").nth(place)
        note.get_by_role("textbox").fill(text)
        expect(note.get_by_role("status")).to_have_text(say("note_field.kept"))
    for window in (page, other):
        window.reload()
        expect(window.locator("note-field textarea").nth(0)).to_have_value("From the first.")
        expect(window.locator("note-field textarea").nth(1)).to_have_value("From the second.")


@pytest.mark.parametrize("stored", ["{", "null", '"text"', "17", '{"a": 1}', "[[], {}]", ""])
def test_what_is_stored_wrongly_does_no_harm(page: Page, server: str, stored: str) -> None:
    page.goto(guide(server))
    page.locator("check-list").first.get_by_role("checkbox").first.check()
    page.locator('workshop-clock [name="start"]').fill("13:00")
    spoil = "text => Object.keys(localStorage).forEach(key => localStorage.setItem(key, text))"
    assert (
        page.evaluate("Object.keys(localStorage).filter(key => key.includes('curriculum.')).length")
        == 2
    )
    page.evaluate(f"({spoil})({stored!r})")
    page.goto("about:blank")
    page.goto(guide(server))
    box = page.locator("check-list").first.get_by_role("checkbox").first
    box.check()
    page.reload()
    expect(box).to_be_checked()


@pytest.mark.parametrize("fault", [FORBIDDEN, FULL], ids=["forbidden", "full"])
def test_the_pages_work_where_nothing_can_be_kept(
    open_page: Callable[..., Page], server: str, fault: str
) -> None:
    page = open_page(color_scheme="light")
    page.add_init_script(fault)
    page.goto(guide(server))
    page.locator("check-list").first.get_by_role("checkbox").first.check()
    page.locator('workshop-clock [name="start"]').fill("13:00")
    expect(page.locator("[data-clock]").first).to_have_text("13:00")
    page.locator(".palette__button:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("pyramid")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.goto(f"{server}/quizzes/{curriculum().quizzes[0].id}/")
    page.locator(".option label").first.click()
    page.get_by_role("button", name=say("quiz.check")).first.click()
    expect(page.locator(".question__verdict").first).to_be_visible()
