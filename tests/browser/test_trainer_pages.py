"""What scripts add to the trainers' pages: a clock to follow, a list to filter, texts to copy."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.curriculum import curriculum

GUIDE = "/workshops/taster-90/guide/"


@pytest.fixture
def guide(page: Page, server: str) -> Page:
    """The guide at seven minutes past nine, when the workshop began at nine."""
    page.clock.set_fixed_time("2026-11-23T09:07:00")
    page.goto(f"{server}{GUIDE}")
    return page


def test_the_bar_tells_what_is_on_and_what_comes_next(guide: Page) -> None:
    bar = guide.locator(".run-now__bar")
    expect(bar).to_be_hidden()
    guide.get_by_role("button", name="Follow the clock").click()
    expect(bar).to_contain_text("09:07")
    expect(bar).to_contain_text("One phrase, two meanings")
    expect(bar).to_contain_text("1 min left")
    expect(bar).to_contain_text("Next: 09:08 Three things that point one way")
    guide.get_by_role("button", name="Stop").click()
    expect(bar).to_be_hidden()


def test_the_bar_leads_to_the_step(guide: Page) -> None:
    guide.get_by_role("button", name="Follow the clock").click()
    guide.locator(".run-now__title").click()
    expect(guide.get_by_role("heading", name="One phrase, two meanings")).to_be_in_viewport()


def test_starting_now_moves_every_time_on_the_page(guide: Page) -> None:
    guide.get_by_role("button", name="We start now").click()
    expect(guide.locator(".run-now__bar")).to_contain_text("Welcome")
    expect(guide.locator(".act time").first).to_have_text("09:07")
    expect(guide.locator(".timetable time").nth(1)).to_have_text("10:37")


def test_materials_follow_the_number_of_people(guide: Page) -> None:
    row = guide.locator(".supplies tr", has_text="for each three")
    expect(row.locator(".quantity")).to_have_text("5")
    guide.get_by_role("spinbutton", name="People").fill("16")
    expect(row.locator(".quantity")).to_have_text("6")


def test_the_list_of_exercises_shows_one_type(page: Page, server: str) -> None:
    page.goto(f"{server}/exercises/")
    entries = page.locator(".catalogue__item:visible")
    everything = entries.count()
    plays = sum(exercise.type == "role-play" for exercise in curriculum().exercises)
    assert 0 < plays < everything
    page.get_by_label("Role-play").check()
    expect(entries).to_have_count(plays)
    expect(page.get_by_role("status")).to_contain_text(f"{plays} of {everything} shown")
    page.get_by_label("All types").check()
    expect(entries).to_have_count(everything)


def test_a_ready_text_can_be_copied(open_page: Callable[..., Page], server: str) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{server}/workshops/taster-90/")
    page.get_by_role("button", name="Copy this text").first.click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert "customers" in page.evaluate("navigator.clipboard.readText()")


def test_without_scripts_there_is_everything_and_no_button(
    open_page: Callable[..., Page], server: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{server}{GUIDE}")
    expect(page.get_by_role("button", name="Follow the clock")).to_have_count(0)
    expect(page.get_by_role("heading", name="One phrase, two meanings")).to_be_visible()
    page.goto(f"{server}/exercises/")
    expect(page.get_by_role("radio")).to_have_count(0)
