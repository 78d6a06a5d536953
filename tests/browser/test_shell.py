"""The frame of every page: search, colours, the menu on a phone, the way past it to the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.curriculum import curriculum, publication

PHONE = {"width": 360, "height": 740}


def say(key: str) -> str:
    """A phrase of the interface."""
    return publication().say(f"shell.{key}")


def search_for(page: Page, words: str) -> None:
    """Types as a person does: Material's search listens to keys, not to changes of the field."""
    page.locator(".md-search__input").press_sequentially(words)


def test_the_search_finds_a_page_and_leads_there(page: Page, server: str) -> None:
    module = curriculum().modules[0]
    page.goto(server)
    page.locator(".md-search__input").click()
    search_for(page, module.title)
    found = page.locator(".md-search-result__link").first
    expect(found).to_contain_text(module.title)
    found.click()
    expect(page.locator("h1")).to_have_text(module.title)
    assert page.url.startswith(f"{server}/modules/{module.id}/")


def test_the_search_says_how_much_it_found(page: Page, server: str) -> None:
    page.goto(server)
    page.locator(".md-search__input").click()
    search_for(page, "customer")
    status = page.locator(".md-search-result").get_by_role("status")
    expect(status).to_contain_text("matching")
    page.locator(".md-search__reset").click()
    search_for(page, "xyzzyplugh")
    expect(status).to_contain_text("No matching")


def test_a_result_shows_the_paragraphs_with_the_word_and_no_others(page: Page, server: str) -> None:
    page.goto(server)
    page.locator(".md-search__input").click()
    search_for(page, "complaint")
    expect(page.locator(".md-search-result__article mark").first).to_be_visible()
    shown = page.locator(".md-search-result__article p:visible")
    texts = shown.all_inner_texts()
    assert texts
    for paragraph in shown.all():
        assert paragraph.locator("mark").count() > 0


def test_the_search_works_by_keyboard_on_a_phone(
    open_page: Callable[..., Page], server: str
) -> None:
    page = open_page(viewport=PHONE)
    page.goto(server)
    opener = page.get_by_role("button", name=say("search"), exact=True)
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.press("Enter")
    expect(page.locator(".md-search__input")).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "true")
    page.keyboard.type("pyramid")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(opener).to_be_focused()


def scheme(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


def paper(page: Page) -> str:
    """The colour that the text stands on."""
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


@pytest.mark.parametrize(("prefers", "chosen"), [("light", "slate"), ("dark", "default")])
def test_the_colours_follow_the_reader_and_stay_as_chosen(
    open_page: Callable[..., Page], server: str, prefers: str, chosen: str
) -> None:
    page = open_page(color_scheme=prefers)
    page.goto(server)
    before, colour = scheme(page), paper(page)
    assert before != chosen
    switch = page.locator(".palette__button:visible")
    expect(switch).to_have_count(1)
    switch.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", chosen)
    assert paper(page) != colour
    expect(page.locator(".palette__button:visible")).to_be_focused()
    page.goto(f"{server}/take-part/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", chosen)
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", chosen)
    page.locator(".palette__button:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", str(before))
    assert paper(page) == colour


def test_the_menu_of_a_phone_works_by_keyboard(open_page: Callable[..., Page], server: str) -> None:
    page = open_page(viewport=PHONE)
    page.goto(f"{server}/take-part/")
    opener = page.get_by_role("button", name=say("menu"), exact=True)
    inside = page.locator("#site-nav")
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(inside.locator(":focus")).to_have_text(say("close_menu"))
    for _ in range(40):
        page.keyboard.press("Tab")
        outside = "e => e !== document.body && !document.querySelector('#site-nav').contains(e)"
        assert not page.evaluate(f"({outside})(document.activeElement)")
    page.keyboard.press("Escape")
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(opener).to_be_focused()


def test_the_closed_menu_takes_no_focus(open_page: Callable[..., Page], server: str) -> None:
    page = open_page(viewport=PHONE)
    page.goto(f"{server}/take-part/")
    for _ in range(25):
        page.keyboard.press("Tab")
        focused = "document.querySelector('#site-nav').contains(document.activeElement)"
        assert not page.evaluate(focused)


def test_the_menu_of_a_phone_leads_to_a_page(open_page: Callable[..., Page], server: str) -> None:
    page = open_page(viewport=PHONE)
    page.goto(f"{server}/take-part/")
    page.get_by_role("button", name=say("menu"), exact=True).click()
    module = curriculum().modules[0]
    link = page.locator("#site-nav").get_by_role("link", name=module.title)
    expect(link).to_be_visible()
    link.click()
    expect(page.locator("h1")).to_have_text(module.title)


def test_the_first_stop_of_the_keyboard_leads_past_the_frame_to_the_text(
    page: Page, server: str
) -> None:
    page.goto(f"{server}/take-part/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name=say("skip"))
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    page.keyboard.press("Tab")
    inside = "document.querySelector('#content').contains(document.activeElement)"
    assert page.evaluate(inside)


def test_without_scripts_a_phone_still_reaches_the_navigation(
    open_page: Callable[..., Page], server: str
) -> None:
    page = open_page(java_script_enabled=False, viewport=PHONE)
    page.goto(f"{server}/take-part/")
    page.locator(".menu-link").click()
    module = curriculum().modules[0]
    page.locator("#site-nav").get_by_role("link", name=module.title).click()
    expect(page.locator("h1")).to_have_text(module.title)
