"""Every kind of question answers back: by pointer, by keyboard, after a reload, and without a script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.loading import load
from generator.pages.publication import Publication
from generator.pages.quizzes import sitting
from tests.browser.conftest import serving
from tests.browser.quiz_examples import questions, write_examples
from tests.browser.test_accessibility import in_the_dark, load_axe, violations
from tests.browser.test_kept_on_the_device import FORBIDDEN, FULL
from tests.projects import TINY
from tests.test_components import WORDS

Answer = list[str]
RIGHT: dict[str, Answer] = {
    "k-01": ["true"],
    "k-02": ["Limits to act within", "Time to coach"],
    "k-03": ["Acknowledge", "Ask what is needed", "Remedy", "Follow up"],
    "k-04": ["Activity", "Outcome", "Activity"],
    "k-05": ["1.920 euros"],
    "k-06": [" Moment-of-Truth. "],
    "k-07": ["a customer writes twice", "call the customer"],
    "k-11": ["Worst moment", "END"],
    "k-12": ["Listen", "Visit", "Decide", "Tell"],
}
WRONG: dict[str, Answer] = {
    "k-01": ["false"],
    "k-02": ["Time to coach", "A monthly report"],
    "k-03": ["Follow up", "Remedy", "Acknowledge", "Ask what is needed"],
    "k-04": ["Outcome", "Activity", "Outcome"],
    "k-05": ["1900"],
    "k-06": ["a phone call"],
    "k-07": ["call the customer", "feel bad"],
    "k-11": ["price", "logo"],
    "k-12": ["Decide", "Tell", "Visit", "Listen"],
}
PARTLY: dict[str, tuple[Answer, int, int]] = {
    "k-02": (["Limits to act within", "A monthly report"], 1, 2),
    "k-03": (["Acknowledge", "Ask what is needed", "Follow up", "Remedy"], 2, 4),
    "k-04": (["Activity", "Activity", "Activity"], 2, 3),
    "k-07": (["a customer writes twice", "feel bad"], 1, 2),
    "k-11": (["peak", "logo"], 1, 2),
    "k-12": (["Tell", "Visit", "Decide", "Listen"], 2, 4),
}
TOLD = {
    "k-02": "Right answer: Limits to act within",
    "k-03": "Belongs in place 1",
    "k-04": "Right answer: Outcome",
    "k-05": "Right answer: 1920 euros, give or take 10",
    "k-06": "Right answer: moment of truth",
    "k-07": "Right answer for gap 1: a customer writes twice",
    "k-11": "Right answer for gap 2: end / last moment",
    "k-12": "Belongs in place 4",
}
"""What a wrong answer is told."""


def say(key: str, **values: object) -> str:
    """A phrase of the interface."""
    return str(WORDS["quiz"][key]).format(**values)


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("examples")
    write_examples(folder)
    with serving(folder) as address:
        yield address


@pytest.fixture
def kinds(page: Page, examples: str) -> Page:
    page.goto(f"{examples}/kinds.html")
    return page


def button(root: Locator, word: str) -> Locator:
    return root.get_by_role("button", name=say(word), exact=True)


def verdict(root: Locator) -> Locator:
    return root.locator(".question__verdict")


def fields(root: Locator) -> Locator:
    return root.locator("fieldset").locator("select, input[type=text]")


def arrange(root: Locator, wanted: Answer) -> None:
    rows = root.locator(".ordering__row")
    for place, name in enumerate(wanted):
        for _ in range(rows.locator(".ordering__text").all_inner_texts().index(name) - place):
            root.get_by_role("button", name=say("move_up", text=name), exact=True).click()


def give(root: Locator, answer: Answer) -> None:
    """Gives an answer, whatever the question has to answer with."""
    if root.locator(".ordering").count():
        arrange(root, answer)
    elif root.locator(".option").count():
        root.locator(f'.option[data-option="{answer[0]}"] label').click()
    for field, text in zip(fields(root).all(), answer, strict=False):
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)


def check(root: Locator, answer: Answer) -> None:
    give(root, answer)
    button(root, "check").click()


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
        expect(talk.locator(".dialogue__told")).to_have_count(0)
        expect(kinds.locator("input:checked")).to_have_count(0)
        expect(fields(kinds.locator("#k-05"))).to_have_value("")
        expect(own.get_by_role("textbox")).to_have_value("My own words.")  # a note stays a note
        expect(button(kinds.locator(".quiz__summary"), "start_again")).to_be_hidden()
        kinds.reload()


JUNK = ["{", "null", '"text"', "17", "[[], {}]", '{"given": {}, "checked": true}', ""]
JUNK += ['{"given": [["Front line", "gone"], 5, null], "checked": true}', '{"given": [3, 4, 5, 6]}']


@pytest.mark.parametrize("stored", JUNK)
def test_what_is_stored_wrongly_does_no_harm(kinds: Page, stored: str) -> None:
    for id in RIGHT:
        check(kinds.locator(f"#{id}"), WRONG[id])
    kinds.locator("#k-08").get_by_role("link").first.click()
    kinds.locator("#k-10").get_by_label("Usually").click()
    spoil = "text => Object.keys(localStorage).forEach(key => localStorage.setItem(key, text))"
    kinds.evaluate(spoil, stored)
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
    for part in ("select", ".ordering", ".gap-field", ".mark", ".question__actions"):
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
