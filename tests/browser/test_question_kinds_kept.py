"""Answers of every kind stay on the device; without a script, on paper and by ear nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.loading import load
from generator.pages.publication import Publication
from generator.pages.quizzes import sitting
from tests.browser.quiz_examples import (
    PARTLY,
    RIGHT,
    WRONG,
    button,
    check,
    fields,
    give,
    say,
    verdict,
)
from tests.browser.test_accessibility import in_the_dark, load_axe, violations
from tests.browser.test_kept_on_the_device import FORBIDDEN, FULL
from tests.projects import TINY
from tests.test_components import WORDS

# What is kept.


@pytest.mark.parametrize("id", WRONG)
def test_an_answer_is_there_again_after_a_reload(kinds: Page, id: str) -> None:
    root = kinds.locator(f"#{id}")
    check(root, WRONG[id])
    told = root.locator(".mark, .option__mark, .question__why")
    before = sorted(told.all_inner_texts())
    kinds.reload()
    expect(verdict(root)).to_have_text(say("verdict_wrong"))
    assert sorted(told.all_inner_texts()) == before
    assert not root.evaluate("root => root.contains(document.activeElement)")


def test_what_is_not_checked_yet_is_kept_too(kinds: Page) -> None:
    for id in ("k-02", "k-05"):
        give(kinds.locator(f"#{id}"), WRONG[id])
    kinds.reload()
    expect(fields(kinds.locator("#k-02")).first).to_have_value(WRONG["k-02"][0])
    expect(fields(kinds.locator("#k-05"))).to_have_value(WRONG["k-05"][0])
    expect(kinds.locator(".quiz__score")).to_have_text(say("progress", done=0, total=len(RIGHT)))


def test_a_talk_and_a_rating_are_kept_and_starting_again_forgets_all(kinds: Page) -> None:
    talk, rating, own = (kinds.locator(f"#k-{number}") for number in ("08", "10", "09"))
    talk.get_by_role("link").first.click()
    rating.get_by_label("Usually").click()
    expect(rating.get_by_role("status")).to_have_text(say("thanks"))
    own.get_by_role("textbox").fill("My own words.")
    own.get_by_role("textbox").blur()
    check(kinds.locator("#k-05"), WRONG["k-05"])
    kinds.reload()
    expect(talk).to_contain_text(say("ending"))
    expect(rating.get_by_label("Usually")).to_be_checked()
    button(kinds.locator(".quiz__summary"), "start_again").click()
    for _ in range(2):
        expect(talk.locator(".dialogue__told").filter(visible=True)).to_have_count(0)
        expect(kinds.locator("input:checked")).to_have_count(0)
        expect(fields(kinds.locator("#k-05"))).to_have_value("")
        expect(own.get_by_role("textbox")).to_have_value("My own words.")  # a note stays a note
        expect(button(kinds.locator(".quiz__summary"), "start_again")).to_be_hidden()
        kinds.reload()


JUNK = ["{", "null", '"text"', "17", "[[], {}]", '{"given": {}, "checked": true}', ""]
JUNK += ['{"given": [["Front line", "gone"], 5, null], "checked": true}', '{"given": [3, 4, 5, 6]}']


SPOIL = """([ids, text]) => {
  const [kept] = Object.keys(localStorage).filter((key) => key.endsWith("k-05"));
  ids.forEach((id) => localStorage.setItem(kept.replace("k-05", id), text));
}"""


@pytest.mark.parametrize("stored", JUNK)
def test_what_is_stored_wrongly_does_no_harm(kinds: Page, stored: str) -> None:
    check(kinds.locator("#k-05"), WRONG["k-05"])
    kinds.evaluate(SPOIL, [[*RIGHT, "k-08", "k-10"], stored])
    kinds.reload()
    for id in RIGHT:
        root = kinds.locator(f"#{id}")
        if button(root, "again").is_visible():
            button(root, "again").click()
        check(root, RIGHT[id])
        expect(verdict(root)).to_have_text(say("verdict_right"))
    expect(kinds.locator(".quiz__score")).to_have_text(say("all_right"))


@pytest.mark.parametrize("fault", [FORBIDDEN, FULL], ids=["forbidden", "full"])
def test_a_quiz_works_where_nothing_can_be_kept(page: Page, examples: str, fault: str) -> None:
    page.add_init_script(fault)
    page.goto(f"{examples}/kinds.html")
    for id in RIGHT:
        check(page.locator(f"#{id}"), RIGHT[id])
    expect(page.locator(".quiz__score")).to_have_text(say("all_right"))
    button(page.locator(".quiz__summary"), "start_again").click()
    expect(page.locator(".quiz__score")).to_have_text(say("progress", done=0, total=len(RIGHT)))


# Without a script, on paper, and where the key is not to be seen.


def test_without_a_script_every_answer_waits_in_its_fold(
    open_page: Callable[..., Page], examples: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{examples}/kinds.html")
    for id in RIGHT:
        fold = page.locator(f"#{id} details.answer")
        expect(fold.locator(".fold__body")).to_be_hidden()
        fold.locator("summary").click()
        expect(fold.locator(".answer__explanation")).to_be_visible()
    expect(page.locator("#k-02 .answer")).to_contain_text("Team leads goes with Time to coach.")
    expect(page.locator("#k-03 .question__list")).to_be_visible()
    expect(page.locator("#k-07 .question__cloze")).to_have_text(
        "If ________, then I will ________."
    )


def test_no_key_stands_outside_the_fold(open_page: Callable[..., Page], examples: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{examples}/kinds.html")
    outside = page.locator("curriculum-quiz").evaluate(
        "quiz => { quiz.querySelectorAll('.answer').forEach(fold => fold.remove()); return quiz.outerHTML; }"
    )
    for key in (
        "1920",
        "moment of truth",
        "last moment",
        "data-belongs",
        "data-accept",
        "adjacent",
    ):
        assert key not in outside


def test_a_handout_asks_for_nothing_that_it_cannot_check(page: Page, examples: str) -> None:
    page.goto(f"{examples}/handout.html")
    expect(page.locator("#h-10 .question__thanks")).to_have_count(1)  # the script has run
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.locator("select, .ordering")).to_have_count(0)


def test_on_paper_the_lists_and_the_gaps_are_as_without_a_script(kinds: Page) -> None:
    for id in RIGHT:
        check(kinds.locator(f"#{id}"), WRONG[id])
    kinds.emulate_media(media="print")
    expect(kinds.locator("#k-03 .question__list")).to_be_visible()
    expect(kinds.locator("#k-11 .gap").first).to_be_visible()
    expect(kinds.locator("#k-11 .question__cloze")).to_contain_text(
        "remember the ________, and", use_inner_text=True
    )
    hidden = ("select", ".ordering", ".gap-field", ".mark", ".option__mark", ".question__why")
    for part in (*hidden, ".question__verdict", ".question__actions"):
        assert not kinds.locator(part).filter(visible=True).count(), part


# Screen readers, narrow windows, and where a question is taught.


@pytest.mark.parametrize("width", [320, 390, 1200])
def test_axe_finds_nothing_before_and_after(
    open_page: Callable[..., Page], examples: str, width: int
) -> None:
    page = open_page(viewport={"width": width, "height": 900})
    page.goto(f"{examples}/kinds.html")
    load_axe(page)
    assert [*violations(page), *in_the_dark(page)] == []
    for id in RIGHT:
        check(page.locator(f"#{id}"), PARTLY[id][0] if id in PARTLY else WRONG[id])
    page.locator("#k-10").get_by_label("Usually").click()
    assert [*violations(page), *in_the_dark(page)] == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_every_field_has_a_name_of_its_own(kinds: Page) -> None:
    expect(kinds.get_by_role("combobox", name="Front line", exact=True)).to_have_count(1)
    expect(kinds.get_by_role("combobox", name="Calls answered per hour")).to_have_count(1)
    expect(kinds.get_by_role("textbox", name=say("gap", number=2, total=2))).to_have_count(1)
    entry = kinds.locator("#k-05").get_by_role("textbox", name=say("your_answer"))
    expect(entry).to_have_accessible_description("euros")


def test_an_answer_says_where_it_is_taught(page: Page, examples: str) -> None:
    page.goto(f"{examples}/recall.html")
    root = page.locator("#r-01")
    expect(root.get_by_role("link")).to_have_count(0)
    check(root, ["0,5"])
    expect(verdict(root)).to_have_text(say("verdict_right"))
    expect(root.locator(".question__why").get_by_role("link")).to_have_text("Listen first")


def test_only_a_quiz_without_a_module_says_where_its_questions_are_taught() -> None:
    loaded = load(TINY).curriculum
    assert loaded is not None
    shown = Publication(loaded, WORDS)
    taught: dict[str, Any] = {
        quiz.id: {
            asked.taught_in and asked.taught_in.uri for asked in sitting(shown, quiz).questions
        }
        for quiz in loaded.quizzes
    }
    assert taught["morning-after"] == {"modules/ask-before-you-mend/"}
    assert {None} in taught.values()


def test_the_names_of_piles_stay_inside_their_buttons(
    open_page: Callable[..., Page], examples: str
) -> None:
    page = open_page(viewport={"width": 320, "height": 700})
    page.goto(f"{examples}/piles.html")
    for pile in page.locator(".card-sort__pile").all():
        assert pile.evaluate("pile => pile.scrollWidth <= pile.clientWidth")
