"""Cards sorted alone: the choices stay, the reasons wait for the comparison, and without a script they do not."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.model.exercise_material import CardSort
from tests.curriculum import curriculum, publication

WORDS = publication().words["card_sort"]


def exercise() -> CardSort:
    return next(found for found in curriculum().exercises if isinstance(found, CardSort))


@pytest.fixture
def address(server: str) -> str:
    module = next(
        module
        for module in curriculum().modules
        for segment in module.segments
        if segment.exercise == exercise().id
    )
    return f"{server}/modules/{module.id}/"


@pytest.fixture
def sort(page: Page, address: str) -> Locator:
    page.goto(address)
    return page.locator("card-sort")


def place(sort: Locator, number: int, pile: str) -> None:
    sort.locator(f"#{exercise().id}-{number} input[value={pile}]").check()


def key_of(sort: Locator, number: int) -> str:
    return str(sort.locator(f"#{exercise().id}-{number}").get_attribute("data-pile"))


def other_than(pile: str) -> str:
    return next(each.id for each in exercise().categories if each.id != pile)


def count(sort: Locator) -> Locator:
    return sort.get_by_role("status")


def told(placed: int) -> str:
    return publication().say("card_sort.count", placed=placed, total=len(exercise().cards))


def test_choices_stay_on_the_device(page: Page, sort: Locator) -> None:
    place(sort, 1, exercise().categories[0].id)
    place(sort, 2, exercise().categories[1].id)
    expect(count(sort)).to_have_text(told(2))
    page.reload()
    expect(count(sort)).to_have_text(told(2))
    expect(sort.locator("input:checked")).to_have_count(2)


def test_the_comparison_opens_the_reason_only_where_the_piles_differ(sort: Locator) -> None:
    expect(sort.locator("details").first).to_be_hidden()
    place(sort, 1, key_of(sort, 1))
    place(sort, 2, other_than(key_of(sort, 2)))
    sort.get_by_role("button", name=WORDS["compare"]).click()
    expect(count(sort)).to_contain_text(publication().say("card_sort.same", same=1, placed=2))
    first, second = sort.locator("details").nth(0), sort.locator("details").nth(1)
    assert first.get_attribute("open") is None
    assert second.get_attribute("open") is not None
    expect(sort.locator(".card-sort__differing a")).to_have_text(["2"])


def test_a_card_may_change_its_pile_after_the_comparison(sort: Locator) -> None:
    place(sort, 1, other_than(key_of(sort, 1)))
    sort.get_by_role("button", name=WORDS["compare"]).click()
    place(sort, 1, key_of(sort, 1))
    expect(count(sort)).to_have_text(WORDS["all_same"])
    assert sort.locator("details").first.get_attribute("open") is not None


def test_nothing_is_compared_before_a_card_is_placed(sort: Locator) -> None:
    sort.get_by_role("button", name=WORDS["compare"]).click()
    expect(count(sort)).to_have_text(WORDS["none"])
    expect(sort.locator("details").first).to_be_hidden()


def test_starting_again_forgets_the_choices(page: Page, sort: Locator) -> None:
    place(sort, 3, exercise().categories[0].id)
    sort.get_by_role("button", name=WORDS["again"]).click()
    expect(count(sort)).to_have_text(told(0))
    page.reload()
    expect(sort.locator("input:checked")).to_have_count(0)


def test_without_a_script_each_reason_can_be_opened(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    reasons = page.locator("card-sort details")
    assert reasons.count() == len(exercise().cards)
    expect(reasons.first).to_be_visible()
    expect(page.locator(".card-sort__summary")).to_be_hidden()
    context.close()
