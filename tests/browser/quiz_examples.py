"""The examples of the quiz as pages of their own, with a right and a wrong answer to every question."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator

from generator.assets import STYLE_SHEET, assets
from tests.test_components import EXAMPLES, THEME, WORDS, rendered

SCRIPTS = ("quiz", "note-field", "card-sort")
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Example</title><link rel="icon" href="icon.svg">
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="{style}">{scripts}</head>
<body class="md-typeset" data-md-color-scheme="default"><main><h1>Example</h1>{html}</main></body></html>
"""
NAMES = {
    "choices": "quiz: Single, multiple and two-way choice",
    "kinds": "quiz: The other kinds",
    "end": "quiz: Answers shown together, after the last question",
    "recall": "quiz: A round of recall, with the module of each question",
    "handout": "quiz: A handout, without any key",
    "piles": "card-sort: Piles with long names",
}


def write_examples(folder: Path) -> None:
    """Writes a page for each example, with the style sheet and the scripts of the site."""
    icon = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    (folder / "icon.svg").write_text(icon, encoding="utf-8")
    for asset in assets(THEME):
        path = folder / asset.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(asset.path.read_bytes() if asset.path else (asset.text or "").encode())
    scripts = "".join(
        f'<script type="module" src="assets/components/{name}.mjs"></script>' for name in SCRIPTS
    )
    for name, about in NAMES.items():
        html = PAGE.format(style=STYLE_SHEET, scripts=scripts, html=rendered(about))
        (folder / f"{name}.html").write_text(html, encoding="utf-8")


def questions(name: str) -> dict[str, dict[str, object]]:
    """The questions of an example by their ids."""
    return {each["id"]: each for each in EXAMPLES[NAMES[name]][0]["view"]["questions"]}


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
    "k-11": "Right answer for gap 2: end",
    "k-12": "Belongs in place 4",
}
"""What a wrong answer is told."""


def say(key: str, **values: object) -> str:
    """A phrase of the interface."""
    return str(WORDS["quiz"][key]).format(**values)


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
