"""How somebody answers the quiz whose feedback comes at the end, and what it says to that."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from tests.browser.quiz_examples import arrange, button, give, say

RIGHT = {
    "e-01": ["b"],
    "e-02": ["a", "c"],
    "e-03": ["1920"],
    "e-04": ["Activity", "Outcome"],
    "e-05": ["Acknowledge", "Remedy", "Follow up"],
    "e-06": ["moment of truth"],
    "e-10": ["peak", "end"],
}
TOTAL = len(RIGHT)


def answer(page: Page, id: str, given: list[str]) -> None:
    """Gives an answer; an order is moved even where chance has already put it right."""
    root = page.locator(f"#{id}")
    if root.locator(".ordering").count():
        arrange(root, given[::-1])
        arrange(root, given)
    elif root.locator(".option").count():
        for option in given:
            root.locator(f'.option[data-option="{option}"] label').click()
    else:
        give(root, given)


def answer_all(page: Page, *but: str) -> None:
    for id in RIGHT.keys() - set(but):
        answer(page, id, RIGHT[id])


def show(page: Page) -> Locator:
    return button(page.locator(".quiz__summary"), "show_answers")


def score(page: Page) -> Locator:
    return page.locator(".quiz__summary").get_by_role("status")


def note(page: Page) -> Locator:
    return page.locator(".quiz__note")


def answered(done: int) -> str:
    return say("answered", done=done, total=TOTAL)


def told(page: Page) -> list[str]:
    """Everything that is told about answers, as far as it can be seen."""
    parts = ".question__verdict, .question__why, .option__feedback, .assigned__feedback, .mark"
    return page.locator(f"{parts}, .answer").filter(visible=True).all_inner_texts()
