"""Every kind of question answers back: right, wrong and in part, by pointer and by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.quiz_examples import (
    PARTLY,
    RIGHT,
    TOLD,
    WRONG,
    button,
    check,
    fields,
    give,
    questions,
    say,
    verdict,
)


@pytest.mark.parametrize("id", RIGHT)
def test_a_right_answer_is_told(kinds: Page, id: str) -> None:
    root = kinds.locator(f"#{id}")
    expect(root.locator("details.answer")).to_be_hidden()
    check(root, RIGHT[id])
    expect(verdict(root)).to_have_text(say("verdict_right"))
    expect(verdict(root)).to_be_focused()
    expect(root.locator(".question__why")).to_contain_text(
        str(questions("kinds")[id]["explanation"])
    )
    expect(root.locator('[data-mark="wrong"]')).to_have_count(0)


@pytest.mark.parametrize("id", WRONG)
def test_a_wrong_answer_is_told_and_can_be_tried_again(kinds: Page, id: str) -> None:
    root = kinds.locator(f"#{id}")
    check(root, WRONG[id])
    expect(verdict(root)).to_have_text(say("verdict_wrong"))
    expect(root.locator("fieldset")).to_contain_text(TOLD.get(id, say("missed_single")))
    button(root, "again").click()
    expect(verdict(root)).to_be_hidden()
    expect(root.locator("[data-mark], .mark")).to_have_count(0)
    assert root.evaluate("root => root.contains(document.activeElement)")
    check(root, RIGHT[id])
    expect(verdict(root)).to_have_text(say("verdict_right"))


@pytest.mark.parametrize("id", PARTLY)
def test_what_is_right_in_part_shows_which_part(kinds: Page, id: str) -> None:
    answer, found, total = PARTLY[id]
    root = kinds.locator(f"#{id}")
    check(root, answer)
    expect(verdict(root)).to_have_text(say("verdict_partly", found=found, total=total))
    expect(root.locator('.mark[data-mark="right"]')).to_have_count(found)
    expect(root.locator('.mark[data-mark="wrong"]')).to_have_count(total - found)
    expect(kinds.locator(".quiz__score")).to_have_text(say("progress", done=1, total=len(RIGHT)))


@pytest.mark.parametrize("id", ["k-02", "k-04", "k-05", "k-06", "k-07", "k-11"])
def test_an_unfinished_answer_is_asked_for_by_an_alert(kinds: Page, id: str) -> None:
    root = kinds.locator(f"#{id}")
    alert = root.get_by_role("alert")
    button(root, "check").click()
    open = fields(root).count()
    one = say("nothing_written")
    expect(alert).to_have_text(one if id in {"k-05", "k-06"} else say("parts_open", open=open))
    give(root, WRONG[id])
    expect(root.locator(".question__problem")).to_be_empty()


@pytest.mark.parametrize("text", ["many", "40 x 48", "1920 customers"])
def test_what_is_no_number_is_asked_for_again(kinds: Page, text: str) -> None:
    root = kinds.locator("#k-05")
    check(root, [text])
    expect(root.get_by_role("alert")).to_have_text(say("no_number", unit="euros"))
    expect(verdict(root)).to_be_hidden()


def test_a_near_miss_is_told_what_is_missing_and_not_the_answer(kinds: Page) -> None:
    root = kinds.locator("#k-06")
    check(root, ["Touch-point."])
    expect(verdict(root)).to_have_text(say("verdict_near"))
    expect(root.locator(".question__why")).to_have_text(
        "That is any contact; the term here stresses that it decides."
    )


def test_moving_a_line_is_announced_and_keeps_the_focus(kinds: Page) -> None:
    root = kinds.locator("#k-03")
    up = root.get_by_role("button", name=say("move_up", text="Ask what is needed"))
    up.click()
    expect(root.get_by_role("status")).to_have_text(
        say("moved", text="Ask what is needed", place=3, total=4)
    )
    expect(up).to_be_focused()
    for _ in range(4):
        kinds.keyboard.press("Enter")
    expect(up).to_have_attribute("aria-disabled", "true")
    expect(up).to_be_focused()
    expect(root.locator(".ordering__text").first).to_have_text("Ask what is needed")


# By keyboard alone.


def tab_to(page: Page, target: Locator) -> None:
    for _ in range(120):
        if target.evaluate("target => target === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail("the keyboard does not reach it")


def type_into(page: Page, field: Locator, text: str) -> None:
    tab_to(page, field)
    values = field.evaluate("field => [...(field.options ?? [])].map(option => option.value)")
    if values:
        for _ in range(values.index(text)):
            page.keyboard.press("ArrowDown")
    else:
        page.keyboard.type(text)


@pytest.mark.parametrize("id", RIGHT)
def test_the_keyboard_is_enough(kinds: Page, id: str) -> None:
    root = kinds.locator(f"#{id}")
    for field, text in zip(fields(root).all(), RIGHT[id], strict=False):
        type_into(kinds, field, text)
    if root.locator(".option").count():
        tab_to(kinds, root.locator("input").first)
        kinds.keyboard.press("1")
    rows = root.locator(".ordering__row")
    for place, name in enumerate(RIGHT[id] if rows.count() else []):
        up = root.get_by_role("button", name=say("move_up", text=name), exact=True)
        kinds.evaluate("document.activeElement.blur()")
        tab_to(kinds, up)
        for _ in range(rows.locator(".ordering__text").all_inner_texts().index(name) - place):
            kinds.keyboard.press("Space")
    tab_to(kinds, button(root, "check"))
    kinds.keyboard.press("Enter")
    expect(verdict(root)).to_have_text(say("verdict_right"))
    kinds.keyboard.press("Tab")
    expect(root.locator(":focus")).to_be_visible()
