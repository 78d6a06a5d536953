"""A quiz whose feedback comes at the end: no reason is told before all answers are in, and then every one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

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
from tests.browser.quiz_examples import fields, questions, say, verdict


@pytest.fixture
def quiz(page: Page, examples: str) -> Page:
    page.goto(f"{examples}/end.html")
    return page


# Before the answers are shown.


def test_nothing_is_told_while_answers_are_given(quiz: Page) -> None:
    for done, id in enumerate(RIGHT):
        expect(score(quiz)).to_have_text(answered(done))
        answer(quiz, id, RIGHT[id])
    expect(score(quiz)).to_have_text(answered(TOTAL))
    expect(quiz.get_by_role("button", name=say("check"))).to_have_count(0)
    assert told(quiz) == []


def test_enter_in_a_field_tells_nothing(quiz: Page) -> None:
    fields(quiz.locator("#e-03")).fill("1920")
    fields(quiz.locator("#e-03")).press("Enter")
    expect(fields(quiz.locator("#e-03"))).to_have_value("1920")
    assert told(quiz) == []


@pytest.mark.parametrize(
    ("id", "half"),
    [
        ("e-02", ["a"]),
        ("e-03", ["a lot"]),
        ("e-04", ["Outcome"]),
        ("e-06", [" "]),
        ("e-10", ["peak"]),
    ],
)
def test_half_an_answer_does_not_count_as_one(quiz: Page, id: str, half: list[str]) -> None:
    answer(quiz, id, half)
    expect(score(quiz)).to_have_text(answered(0))


def test_an_order_counts_once_something_was_moved(quiz: Page) -> None:
    expect(score(quiz)).to_have_text(answered(0))
    quiz.locator('#e-05 .ordering__move[aria-disabled="false"]').first.click()
    expect(score(quiz)).to_have_text(answered(1))


# Showing them.


def test_every_question_is_judged_at_once(quiz: Page) -> None:
    answer_all(quiz, "e-01", "e-04")
    answer(quiz, "e-01", ["a"])
    answer(quiz, "e-04", ["Activity", "Activity"])
    show(quiz).click()
    right = say("summary", right=TOTAL - 2, total=TOTAL)
    expect(score(quiz)).to_have_text(f"{right} {say('summary_partly', partly=1)}")
    expect(score(quiz)).to_be_focused()
    expect(verdict(quiz.locator("#e-01"))).to_have_text(say("verdict_wrong"))
    expect(verdict(quiz.locator("#e-04"))).to_have_text(say("verdict_partly", found=1, total=2))
    for id in RIGHT.keys() - {"e-01", "e-04"}:
        expect(verdict(quiz.locator(f"#{id}"))).to_have_text(say("verdict_right"))
    for id in RIGHT:
        reason = str(questions("end")[id]["explanation"])
        expect(quiz.locator(f"#{id} .question__why")).to_contain_text(reason)
    expect(quiz.locator("#e-03 .question__why").get_by_role("link")).to_be_visible()
    expect(show(quiz)).to_be_hidden()


def test_the_first_answer_counts_and_nothing_else_is_offered_but_to_start_again(
    quiz: Page,
) -> None:
    answer_all(quiz, "e-06")
    answer(quiz, "e-06", ["touch point"])
    show(quiz).click()
    near = quiz.locator("#e-06")
    expect(verdict(near)).to_have_text(say("verdict_near"))
    # Nobody can try once more here, so whoever came near is told the answer, too.
    expect(near.locator(".question__why")).to_contain_text("That is any contact.")
    expect(near.locator(".question__why")).to_contain_text(
        say("right_answer", answer="moment of truth")
    )
    for word in ("again", "retry_missed"):
        expect(quiz.get_by_role("button", name=say(word), exact=True)).to_have_count(0)


def test_what_is_open_is_asked_for_once_and_a_second_press_goes_on(quiz: Page) -> None:
    answer_all(quiz, "e-02", "e-04", "e-05", "e-06", "e-10")
    answer(quiz, "e-04", ["Activity"])
    answer(quiz, "e-10", ["peak"])
    show(quiz).click()
    expect(note(quiz)).to_contain_text(say("open_questions", numbers="2, 4–6, 10"))
    expect(note(quiz)).to_be_focused()
    expect(show(quiz)).to_be_in_viewport()
    expect(quiz.locator("#e-02 .question__problem")).to_have_text(say("nothing_chosen"))
    expect(quiz.locator("#e-05 .question__problem")).to_have_text(say("still_open"))
    assert told(quiz) == []
    show(quiz).click()
    expect(score(quiz)).to_be_focused()
    for id in ("e-02", "e-05", "e-06"):
        expect(verdict(quiz.locator(f"#{id}"))).to_have_text(say("verdict_open"))
    # Half an answer is judged as far as it goes.
    for id in ("e-04", "e-10"):
        root = quiz.locator(f"#{id}")
        expect(verdict(root)).to_have_text(say("verdict_partly", found=1, total=2))
        expect(root.locator('.mark[data-mark="missed"]')).to_have_count(1)
    expect(quiz.locator("#e-06 .mark")).to_have_count(0)
    expect(score(quiz)).to_contain_text(say("summary", right=2, total=TOTAL))


def test_the_second_click_of_a_double_click_shows_nothing(quiz: Page) -> None:
    show(quiz).click()
    show(quiz).dispatch_event("click", {"detail": 2})  # the button may stay under the finger
    expect(note(quiz)).to_be_visible()
    assert told(quiz) == []


def test_the_question_leads_to_what_is_open_and_goes_when_nothing_is(quiz: Page) -> None:
    answer_all(quiz, "e-02", "e-06")
    show(quiz).click()
    note(quiz).get_by_role("link", name=say("go_to", number=2)).click()
    expect(quiz.locator("#e-02 input").first).to_be_focused()
    expect(quiz.locator("#e-02").get_by_role("group")).to_have_accessible_description(
        say("nothing_chosen")
    )
    answer(quiz, "e-02", RIGHT["e-02"])
    expect(quiz.locator("#e-02 .question__problem")).to_be_empty()
    expect(note(quiz)).to_contain_text(say("open_questions", numbers="6"))
    answer(quiz, "e-06", RIGHT["e-06"])
    expect(note(quiz)).to_be_hidden()
    show(quiz).click()
    expect(score(quiz)).to_have_text(say("all_right"))


def test_from_the_score_a_link_leads_up_to_the_reasons(quiz: Page) -> None:
    answer_all(quiz)
    show(quiz).click()
    note(quiz).get_by_role("link", name=say("go_to", number=1)).click()
    expect(verdict(quiz.locator("#e-01"))).to_be_focused()


def test_trackers_hear_of_every_answer_and_once_of_the_end(quiz: Page) -> None:
    quiz.evaluate(
        """() => {
          window.heard = [];
          for (const type of ["curriculum:answer", "curriculum:finish"])
            addEventListener(type, ({ detail }) => heard.push([type, detail.question ?? detail.right, detail.verdict]));
        }"""
    )
    answer_all(quiz, "e-10")
    for _ in range(2):
        show(quiz).click()
    *answers, end = quiz.evaluate("heard")
    assert [heard[1] for heard in answers] == list(RIGHT)
    assert answers[-1][2] == "open"
    assert end[:2] == ["curriculum:finish", TOTAL - 1]
