"""A trainer's own start, number of people and date: everything on the page follows them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from generator import schedule
from generator.model.workshops import Workshop
from generator.supplies import materials
from tests.curriculum import curriculum, publication


def workshop() -> Workshop:
    return curriculum().workshops[0]


def say(key: str) -> str:
    """A phrase of the interface."""
    return publication().say(key)


def field(page: Page, name: str) -> Locator:
    return page.locator(f'workshop-clock [name="{name}"]')


def clocks(page: Page) -> list[str]:
    """Every time of day that the page shows."""
    return page.locator("[data-clock]").all_text_contents()


def quantities(page: Page) -> list[str]:
    """How many of each material the page asks for."""
    return page.locator(".supplies [data-quantity]").all_text_contents()


def worked_out(people: int) -> list[str]:
    """The quantities as the generator works them out."""
    found = materials(curriculum(), workshop(), people)
    return [str(supply.total) for supply in found]


def later(clock: str, minutes: int) -> str:
    hours, rest = map(int, clock.split(":"))
    return schedule.clock(hours * 60 + rest + minutes)


@pytest.fixture
def guide(server: str) -> str:
    return f"{server}/workshops/{workshop().id}/guide/"


def test_every_time_of_day_follows_the_start(page: Page, guide: str) -> None:
    page.goto(guide)
    before = clocks(page)
    assert len(before) > 20
    start = field(page, "start").input_value()
    assert before[0] == start == schedule.agenda(curriculum(), workshop())[0][0].clock
    field(page, "start").fill(later(start, 4 * 60 + 17))
    assert clocks(page) == [later(clock, 4 * 60 + 17) for clock in before]
    stamped = page.locator("time[data-clock][datetime]").all()[:5]
    assert stamped
    for part in stamped:
        assert part.get_attribute("datetime") == part.text_content()


def test_a_start_late_in_the_evening_goes_past_midnight(page: Page, guide: str) -> None:
    page.goto(guide)
    field(page, "start").fill("23:50")
    shown = clocks(page)
    assert shown[0] == "23:50"
    assert any(clock.startswith("00:") for clock in shown)


@pytest.mark.parametrize("place", ["", "guide/"])
def test_quantities_follow_the_number_of_people_as_the_generator_reckons(
    page: Page, server: str, place: str
) -> None:
    page.goto(f"{server}/workshops/{workshop().id}/{place}")
    assert quantities(page) == worked_out(workshop().group.ideal)
    for people in (1, 2, 7, 13, 24, 31):
        field(page, "participants").fill(str(people))
        assert quantities(page) == worked_out(people), people


def test_dates_of_the_preparation_follow_the_date(page: Page, guide: str) -> None:
    page.goto(guide)
    dates = page.locator("[data-days]")
    assert dates.count() >= 3
    expect(dates.locator("visible=true")).to_have_count(0)
    field(page, "date").fill("2027-03-01")
    for date in dates.all():
        expect(date).to_be_visible()
    shown = {
        int(date.get_attribute("data-days") or ""): date.get_attribute("datetime")
        for date in dates.all()
    }
    known = {-28: "2027-02-01", -14: "2027-02-15", -7: "2027-02-22", -1: "2027-02-28"}
    known |= {0: "2027-03-01", 1: "2027-03-02", 7: "2027-03-08", 30: "2027-03-31"}
    assert len(shown.keys() & known.keys()) >= 3
    assert {days: shown[days] for days in shown.keys() & known} == {
        days: known[days] for days in shown.keys() & known
    }
    expect(dates.first).to_contain_text("2027")


def test_values_stay_on_the_device_until_they_are_reset(page: Page, guide: str) -> None:
    page.goto(guide)
    usual = (clocks(page), quantities(page))
    field(page, "start").fill("13:30")
    field(page, "participants").fill("9")
    chosen = (clocks(page), quantities(page))
    assert chosen != usual
    page.goto("about:blank")
    page.goto(guide)
    expect(field(page, "participants")).to_have_value("9")
    assert (clocks(page), quantities(page)) == chosen
    expect(page.get_by_text(say("clock.kept"))).to_be_visible()
    page.get_by_role("button", name=say("clock.reset")).click()
    assert (clocks(page), quantities(page)) == usual
    expect(page.get_by_text(say("clock.kept"))).to_be_hidden()
    page.reload()
    assert (clocks(page), quantities(page)) == usual


def test_values_are_shared_by_the_address_of_the_page(
    open_page: Callable[..., Page], guide: str
) -> None:
    mine, theirs = open_page(), open_page()
    mine.goto(guide)
    field(mine, "start").fill("08:05")
    field(mine, "participants").fill("21")
    field(mine, "date").fill("2027-05-04")
    theirs.goto(mine.url)
    for name in ("start", "participants", "date"):
        expect(field(theirs, name)).to_have_value(field(mine, name).input_value())
    assert clocks(theirs) == clocks(mine)
    assert quantities(theirs) == quantities(mine)
    mine.get_by_role("button", name=say("clock.reset")).click()
    assert mine.url == guide


@pytest.mark.parametrize(
    "nonsense",
    [
        "#start=99:99&participants=0&date=2027-02-30",
        "#participants=<b>&start=x&other=1",
        "#run-sheet",
    ],
)
def test_nonsense_in_the_address_is_passed_over(page: Page, guide: str, nonsense: str) -> None:
    page.goto(guide)
    usual = (clocks(page), quantities(page))
    page.goto("about:blank")
    page.goto(f"{guide}{nonsense}")
    assert (clocks(page), quantities(page)) == usual


def test_a_screen_reader_hears_that_the_page_has_changed(page: Page, guide: str) -> None:
    page.goto(guide)
    status = page.locator("workshop-clock").get_by_role("status")
    expect(status).to_be_empty()
    field(page, "start").fill("14:00")
    expect(status).to_have_text(say("clock.updated"))


def test_without_scripts_the_usual_times_stand_and_no_form(
    open_page: Callable[..., Page], guide: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(guide)
    expect(field(page, "start")).to_be_hidden()
    agenda = schedule.agenda(curriculum(), workshop())[0]
    assert {row.clock for row in agenda} <= set(clocks(page))
    assert quantities(page) == worked_out(workshop().group.ideal)


def test_the_bar_says_where_the_run_sheet_stands(page: Page, guide: str) -> None:
    rows = schedule.agenda(curriculum(), workshop())[0]
    page.clock.install(time=f"2027-03-01T{later(rows[0].clock, 1)}:00")
    page.goto(guide)
    bar = page.locator("run-now").first
    bar.locator(".run-now__follow").click()
    expect(bar.locator(".run-now__bar")).to_be_visible()
    first = page.locator(".act").first
    expect(bar.locator(".run-now__title")).to_have_text(first.get_attribute("data-title") or "")
    minutes = int(first.get_attribute("data-minutes") or "")
    expect(bar.locator(".run-now__left")).to_contain_text(str(minutes - 1))
    page.clock.fast_forward(minutes * 60_000)
    second = page.locator(".act").nth(1)
    expect(bar.locator(".run-now__title")).to_have_text(second.get_attribute("data-title") or "")
