"""A quiz in a browser: it answers each option, lets one try again, and waits open without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.addresses import anchor
from generator.markup import typographic
from tests.curriculum import curriculum, publication


def say(key: str, **values: object) -> str:
    """A phrase of the interface."""
    return publication().say(f"quiz.{key}", **values)


def asked(kind: str) -> tuple[str, Any]:
    """The address of a quiz's page, and its first question of a kind."""
    return next(
        (f"quizzes/{quiz.id}/", question)
        for quiz in curriculum().quizzes
        for question in quiz.questions
        if question.kind == kind
    )


class Asked:
    """A question on its page, as somebody answers it."""

    def __init__(self, page: Page, question: Any) -> None:
        self.page, self.question = page, question
        self.root = page.locator(f"#{anchor(question.id)}")
        self.verdict = self.root.locator(".question__verdict")
        self.problem = self.root.locator(".question__problem")

    def option(self, id: str) -> Locator:
        return self.root.locator(f'.option[data-option="{id}"]')

    def choose(self, *ids: str) -> None:
        for id in ids:
            self.option(id).locator("label").click()

    def check(self, *ids: str) -> None:
        self.choose(*ids)
        self.button("check").click()

    def button(self, word: str) -> Locator:
        return self.root.get_by_role("button", name=say(word))

    def ids(self, correct: bool) -> list[str]:
        return [option.id for option in self.question.options if option.correct is correct]

    def feedback(self, id: str) -> str:
        told = next(option.feedback for option in self.question.options if option.id == id)
        return typographic(told)


@pytest.fixture
def sit(page: Page, server: str) -> Callable[[str], Asked]:
    """Opens the quiz with the first question of a kind."""

    def sit(kind: str) -> Asked:
        uri, question = asked(kind)
        page.goto(f"{server}/{uri}")
        return Asked(page, question)

    return sit


def told(question: Asked) -> Iterator[tuple[str, str]]:
    """The options that say something now, with the text of their feedback."""
    for option in question.root.locator(".option:has(.option__feedback)").all():
        yield (
            option.get_attribute("data-option") or "",
            option.locator(".option__feedback").inner_text(),
        )


def test_a_right_answer_is_told_with_its_reason(sit: Callable[[str], Asked]) -> None:
    question = sit("single")
    (right,) = question.ids(correct=True)
    expect(question.verdict).to_be_hidden()
    question.check(right)
    expect(question.verdict).to_have_text(say("verdict_right"))
    expect(question.verdict).to_be_focused()
    assert dict(told(question)) == {right: question.feedback(right)}
    expect(question.option(right)).to_contain_text(say("right_option"))
    expect(question.root.locator(".question__why")).not_to_be_empty()
    expect(question.button("check")).to_be_hidden()


def test_every_wrong_answer_is_told_why_and_which_one_is_right(sit: Callable[[str], Asked]) -> None:
    question = sit("single")
    (right,) = question.ids(correct=True)
    for wrong in question.ids(correct=False):
        question.check(wrong)
        expect(question.verdict).to_have_text(say("verdict_wrong"))
        both = {wrong: question.feedback(wrong), right: question.feedback(right)}
        assert dict(told(question)) == both
        expect(question.option(wrong)).to_contain_text(say("wrong_option"))
        expect(question.option(right)).to_contain_text(say("missed_single"))
        question.button("again").click()


def test_a_question_can_be_tried_again(sit: Callable[[str], Asked]) -> None:
    question = sit("single")
    question.check(question.ids(correct=False)[0])
    expect(question.root.locator("input").first).to_be_disabled()
    question.button("again").click()
    expect(question.verdict).to_be_hidden()
    assert not list(told(question))
    expect(question.root.locator("input:checked")).to_have_count(0)
    expect(question.root.locator("input").first).to_be_focused()
    question.check(question.ids(correct=True)[0])
    expect(question.verdict).to_have_text(say("verdict_right"))


def test_nothing_chosen_is_said_by_an_alert(sit: Callable[[str], Asked]) -> None:
    question = sit("single")
    question.button("check").click()
    expect(question.root.get_by_role("alert")).to_have_text(say("nothing_chosen"))
    question.choose(question.ids(correct=True)[0])
    expect(question.problem).to_be_empty()


def test_a_choice_of_several_asks_for_their_number(sit: Callable[[str], Asked]) -> None:
    question = sit("multi")
    right = question.ids(correct=True)
    question.check(right[0])
    expected = say("choose_exactly", count=question.question.select, chosen=1)
    expect(question.problem).to_have_text(expected)
    expect(question.verdict).to_be_hidden()


def test_a_choice_of_several_may_be_partly_right(sit: Callable[[str], Asked]) -> None:
    question = sit("multi")
    right, wrong = question.ids(correct=True), question.ids(correct=False)
    question.check(*right[:-1], wrong[0])
    expected = say("verdict_partly", found=len(right) - 1, total=len(right))
    expect(question.verdict).to_have_text(expected)
    assert set(dict(told(question))) == {*right, wrong[0]}
    expect(question.option(right[-1])).to_contain_text(say("missed_option"))
    question.button("again").click()
    question.check(*right)
    expect(question.verdict).to_have_text(say("verdict_right"))


def whole_quiz(page: Page, server: str) -> list[Asked]:
    """Every question of the first quiz whose scored questions all have options."""
    unscored, optional = {"dialogue", "reflection", "rating"}, {"single", "alternate", "multi"}
    quiz, questions = next(
        (quiz, scored)
        for quiz in curriculum().quizzes
        if (scored := [each for each in quiz.questions if each.kind not in unscored])
        and {each.kind for each in scored} <= optional
    )
    page.goto(f"{server}/quizzes/{quiz.id}/")
    return [Asked(page, question) for question in questions]


def test_the_summary_counts_and_leads_back_to_what_was_missed(page: Page, server: str) -> None:
    questions = whole_quiz(page, server)
    score = page.locator(".quiz__score")
    total = len(questions)
    expect(score).to_have_text(say("progress", done=0, total=total))
    first, *rest = questions
    first.check(*first.ids(correct=False)[: len(first.ids(correct=True))])
    for question in rest:
        question.check(*question.ids(correct=True))
    expect(score).to_have_text(say("summary", right=total - 1, total=total))
    page.get_by_role("button", name=say("retry_missed")).click()
    expect(score).to_have_text(say("progress", done=total - 1, total=total))
    expect(first.root.locator("input").first).to_be_focused()
    first.check(*first.ids(correct=True))
    expect(score).to_have_text(say("all_right"))
    expect(page.get_by_role("button", name=say("retry_missed"))).to_be_hidden()
    page.get_by_role("button", name=say("start_again")).click()
    expect(score).to_have_text(say("progress", done=0, total=total))


def test_a_quiz_can_be_taken_with_the_keyboard_alone(sit: Callable[[str], Asked]) -> None:
    question = sit("single")
    keyboard = question.page.keyboard
    inputs = question.root.locator("input")
    inputs.first.focus()
    keyboard.press("ArrowDown")
    expect(inputs.nth(1)).to_be_checked()
    keyboard.press("3")
    expect(inputs.nth(2)).to_be_checked()
    keyboard.press("Tab")
    expect(question.button("check")).to_be_focused()
    keyboard.press("Enter")
    expect(question.verdict).to_be_focused()
    keyboard.press("Tab")
    expect(question.button("again")).to_be_focused()
    keyboard.press("Space")
    expect(inputs.first).to_be_focused()
    keyboard.press("1")
    keyboard.press("Enter")
    expect(question.verdict).to_be_focused()


def test_what_changes_is_announced_to_screen_readers(sit: Callable[[str], Asked]) -> None:
    question = sit("single")
    status = question.page.locator(".quiz__summary").get_by_role("status")
    before = status.inner_text()
    question.check(question.ids(correct=True)[0])
    expect(status).not_to_have_text(before)
    expect(question.verdict).to_be_focused()  # what takes the focus is read out


def test_options_are_named_by_their_text_and_the_group_by_the_question(
    sit: Callable[[str], Asked],
) -> None:
    question = sit("single")
    group = question.root.get_by_role("group", name=typographic(question.question.stem))
    expect(group).to_be_visible()
    for option in question.question.options:
        expect(
            group.get_by_role("radio", name=typographic(option.text), exact=True)
        ).to_be_visible()


def test_a_conversation_is_had_line_by_line(sit: Callable[[str], Asked]) -> None:
    question = sit("dialogue")
    turns = question.root.locator(".dialogue > li:visible")
    expect(turns).to_have_count(1)
    for _ in range(12):
        choices = turns.last.get_by_role("link")
        if not choices.count():
            break
        choices.first.click()
    expect(turns.last).to_contain_text(say("ending"))
    expect(turns.last).to_be_focused()
    question.button("start_again").click()
    expect(turns).to_have_count(1)


def test_without_scripts_the_answers_wait_in_a_fold(
    open_page: Callable[..., Page], server: str
) -> None:
    page = open_page(java_script_enabled=False)
    for kind in ("single", "multi", "dialogue"):
        uri, question = asked(kind)
        page.goto(f"{server}/{uri}")
        asked_here = Asked(page, question)
        expect(asked_here.button("check")).to_have_count(0)
        answer = asked_here.root.locator("details.answer")
        expect(answer.locator(".fold__body")).to_be_hidden()
        answer.locator("summary").click()
        expect(answer.locator(".answer__explanation")).to_be_visible()
        for option in getattr(question, "options", ()):
            expect(answer).to_contain_text(typographic(option.feedback))
