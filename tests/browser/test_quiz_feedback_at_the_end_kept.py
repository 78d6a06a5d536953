"""A quiz whose feedback comes at the end keeps its answers, and serves keyboard, ear and paper, too."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.quiz_at_the_end import (
    RIGHT,
    TOTAL,
    answer,
    answer_all,
    answered,
    note,
    score,
    show,
    told,
)
from tests.browser.quiz_examples import button, fields, say, verdict
from tests.browser.test_accessibility import in_the_dark, load_axe, violations
from tests.browser.test_kept_on_the_device import FORBIDDEN
from tests.curriculum import curriculum

PHONE = {"width": 390, "height": 800}


@pytest.fixture
def quiz(page: Page, examples: str) -> Page:
    page.goto(f"{examples}/end.html")
    return page


# What is kept.


def test_answers_stay_over_a_reload_before_and_after_they_are_shown(quiz: Page) -> None:
    answer_all(quiz, "e-02", "e-05")
    quiz.reload()
    expect(score(quiz)).to_have_text(answered(TOTAL - 2))
    expect(fields(quiz.locator("#e-03"))).to_have_value("1920")
    assert told(quiz) == []
    for _ in range(2):
        show(quiz).click()
    before = told(quiz)
    quiz.reload()
    expect(score(quiz)).to_have_text(say("summary", right=TOTAL - 2, total=TOTAL))
    for id in ("e-02", "e-05"):
        expect(verdict(quiz.locator(f"#{id}"))).to_have_text(say("verdict_open"))
    # The lines of the order that nobody moved stand as they stood.
    assert told(quiz) == before
    expect(quiz.locator(":focus")).to_have_count(0)


def test_starting_again_forgets_all(quiz: Page) -> None:
    answer_all(quiz)
    quiz.locator("#e-07").get_by_role("link").first.click()
    show(quiz).click()
    button(quiz.locator(".quiz__summary"), "start_again").click()
    expect(quiz.locator("#e-01 input").first).to_be_focused()
    for _ in range(2):
        expect(score(quiz)).to_have_text(answered(0))
        expect(show(quiz)).to_be_visible()
        expect(button(quiz.locator(".quiz__summary"), "start_again")).to_be_hidden()
        expect(quiz.locator("input:checked")).to_have_count(0)
        assert told(quiz) == []
        quiz.reload()


def test_nothing_at_all_can_be_shown_and_forgotten(quiz: Page) -> None:
    for _ in range(2):
        show(quiz).click()
    expect(score(quiz)).to_have_text(say("summary", right=0, total=TOTAL))
    quiz.reload()
    expect(score(quiz)).to_have_text(say("summary", right=0, total=TOTAL))
    button(quiz.locator(".quiz__summary"), "start_again").click()
    expect(score(quiz)).to_have_text(answered(0))


NEW_QUESTION = """() => {
  const last = Object.keys(localStorage).find((key) => key.endsWith("e-06"));
  localStorage.removeItem(last);
}"""


def test_a_question_that_came_later_is_asked_before_its_answer_shows(quiz: Page) -> None:
    answer_all(quiz)
    show(quiz).click()
    quiz.evaluate(NEW_QUESTION)
    quiz.reload()
    expect(score(quiz)).to_have_text(answered(TOTAL - 1))
    assert told(quiz) == []


def test_it_works_where_nothing_can_be_kept(page: Page, examples: str) -> None:
    page.add_init_script(FORBIDDEN)
    page.goto(f"{examples}/end.html")
    answer_all(page)
    show(page).click()
    expect(score(page)).to_have_text(say("all_right"))


# The kinds that nobody marks.


def test_a_talk_keeps_its_own_course(quiz: Page) -> None:
    talk = quiz.locator("#e-07")
    talk.get_by_role("link").last.click()
    expect(talk).to_contain_text("You explain before you own.")
    expect(talk.locator(".question__why")).to_contain_text("Own it first.")
    expect(score(quiz)).to_have_text(answered(0))
    button(talk, "start_again").click()
    expect(talk.get_by_role("link").filter(visible=True)).to_have_count(2)


def test_a_note_and_a_scale_take_answers_and_their_folds_come_at_the_end(quiz: Page) -> None:
    own, scale = quiz.locator("#e-08"), quiz.locator("#e-09")
    own.get_by_role("textbox").fill("The night shift.")
    scale.get_by_label("Fairly").click()
    expect(scale.get_by_role("status")).to_have_text(say("thanks"))
    for root in (own, scale):
        expect(root.locator(".answer")).to_be_hidden()
    answer_all(quiz)
    show(quiz).click()
    for root in (own, scale):
        expect(root.locator(".answer")).to_be_visible()
    expect(scale.get_by_label("Fairly")).to_be_checked()


# Keyboard, screen readers, paper, and no script.


def press_until(page: Page, key: str, target: Locator) -> None:
    for _ in range(60):
        if target.evaluate("target => target === document.activeElement"):
            return
        page.keyboard.press(key)
    pytest.fail("the keyboard does not reach it")


def test_the_keyboard_is_enough(quiz: Page) -> None:
    answer_all(quiz, "e-01")
    quiz.evaluate("document.activeElement.blur()")
    press_until(quiz, "Tab", show(quiz))
    quiz.keyboard.press("Enter")
    expect(note(quiz)).to_be_focused()
    quiz.keyboard.press("Enter")  # a key that is held down asks for nothing
    assert told(quiz) == []
    quiz.keyboard.press("Tab")
    quiz.keyboard.press("Enter")
    expect(quiz.locator("#e-01 input").first).to_be_focused()
    quiz.keyboard.press("2")
    press_until(quiz, "Tab", show(quiz))
    quiz.keyboard.press("Space")
    expect(score(quiz)).to_be_focused()
    expect(score(quiz)).to_have_text(say("all_right"))
    quiz.keyboard.press("Tab")
    expect(note(quiz).get_by_role("link")).to_be_focused()
    quiz.keyboard.press("Tab")
    quiz.keyboard.press("Enter")
    expect(quiz.locator("#e-01 input").first).to_be_focused()


def test_what_the_quiz_says_comes_from_one_live_region(quiz: Page) -> None:
    expect(quiz.get_by_role("alert")).to_have_count(0)
    expect(quiz.locator(".quiz__summary [role], .quiz__summary [aria-live]")).to_have_count(1)
    quiz.evaluate(
        """() => {
          window.said = [];
          const score = document.querySelector(".quiz__score");
          new MutationObserver(() => said.push(score.textContent)).observe(score, { childList: true });
        }"""
    )
    fields(quiz.locator("#e-03")).press_sequentially("1920")
    for _ in range(2):
        show(quiz).click()
    assert quiz.evaluate("said") == [answered(1), say("summary", right=1, total=TOTAL)]


def test_axe_finds_nothing_at_any_stage(open_page: Callable[..., Page], examples: str) -> None:
    page = open_page(viewport=PHONE)
    page.goto(f"{examples}/end.html")
    load_axe(page)
    answer(page, "e-01", ["a"])
    answer(page, "e-04", ["Activity", "Activity"])
    for _ in range(3):
        assert violations(page) == []
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        if show(page).is_visible():
            show(page).click()
    assert in_the_dark(page) == []


def test_without_a_script_every_answer_waits_in_its_fold(
    open_page: Callable[..., Page], examples: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{examples}/end.html")
    expect(page.get_by_role("button")).to_have_count(0)
    for id in [*RIGHT, "e-07", "e-08", "e-09"]:
        fold = page.locator(f"#{id} details.answer")
        expect(fold.locator(".fold__body")).to_be_hidden()
        fold.locator("summary").click()
        expect(fold.locator(".answer__explanation")).to_be_visible()


def test_on_paper_nothing_is_told(quiz: Page) -> None:
    for _ in range(2):
        show(quiz).click()
    quiz.emulate_media(media="print")
    assert told(quiz) == []
    expect(quiz.locator(".quiz__summary")).to_be_hidden()
    expect(quiz.locator("#e-01 .option__label").first).to_be_visible()


def test_the_quizzes_of_the_curriculum_show_their_answers_when_they_say_so(
    page: Page, server: str
) -> None:
    ways = {quiz.show_feedback: quiz.id for quiz in curriculum().quizzes if not quiz.again}
    assert set(ways) == {"each", "end"}
    for way, id in ways.items():
        page.goto(f"{server}/quizzes/{id}/")
        expect(page.locator(".quiz__summary")).to_be_attached()
        expect(show(page)).to_have_count(1 if way == "end" else 0)
        checks = page.get_by_role("button", name=say("check"))
        assert (checks.count() == 0) is (way == "end")
