"""Hostile texts in every text field, built and opened: nothing runs, nothing is asked, the page works."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.editions import Edition
from generator.site import build
from tests.browser.conftest import serving
from tests.injections import GROUP, SCRIPTS, attack, fields, payloads, targets
from tests.projects import copy

ARMED = "window.PWN = () => { window.hit = true; }; window.alert = window.PWN;"
SOUND = """
() => ({
  hit: window.hit === true,
  scripts: [...document.scripts].filter((found) => /PWN|evil/.test(found.textContent + found.src)).length,
  handlers: [...document.querySelectorAll("*")]
    .flatMap((part) => [...part.attributes])
    .filter((found) => /^on/.test(found.name) || /^\\s*(javascript|data):text/i.test(found.value)).length,
  away: [...document.querySelectorAll("[src], link[href], form[action], base[href]")]
    .filter((part) => /evil/.test(part.src || part.href || part.action)).length,
  headings: document.querySelectorAll("h1").length,
  text: document.body.innerText,
  defined: Boolean(customElements.get("quiz-question") || document.querySelector("main")),
})
"""
WHOLE = {"hit": False, "scripts": 0, "handlers": 0, "away": 0, "headings": 1, "defined": True}
UNTOUCHED = re.compile(r"^edit/(handbook|fields)/")
"""Pages that are made without the content's texts, or show an excerpt of them."""


def test_every_text_field_of_the_schema_is_attacked() -> None:
    assert fields() == set(targets())
    assert len(SCRIPTS) == 46


@pytest.mark.parametrize("number", range(len(payloads())))
def test_a_hostile_text_is_shown_as_it_is_written(
    tmp_path: Path, open_page: Callable[..., Page], faults: list[str], number: int
) -> None:
    root = copy(Path("tests/cases/tiny").absolute(), tmp_path / "tiny")
    attacked, refused = attack(number)
    scripts = SCRIPTS[number * GROUP : (number + 1) * GROUP]
    assert len(refused) < 25, [target.name for target in refused]
    for text in scripts:
        assert sum(found.count(in_yaml(text)) for found in attacked.texts.values()) > 400, text
    for name, text in attacked.texts.items():
        (root / name).write_text(text, encoding="utf-8")
    build(root, tmp_path / "site", Edition.FULL)
    # The policy would stop what runs; here nothing is to be there that it has to stop.
    page = open_page(viewport={"width": 400, "height": 300}, bypass_csp=True)
    page.add_init_script(ARMED)
    page.on("dialog", lambda dialog: faults.append(f"a dialog: {dialog.message}"))
    seen = ""
    with serving(tmp_path / "site") as server:
        for path in sorted((tmp_path / "site").rglob("index.html")):
            uri = path.parent.relative_to(tmp_path / "site").as_posix()
            if UNTOUCHED.match(f"{uri}/"):
                continue
            page.goto(f"{server}/{'' if uri == '.' else uri + '/'}")
            found = page.evaluate(SOUND)
            seen += found.pop("text")
            assert found == WHOLE, uri
    shown = seen.replace("“", '"').replace("”", '"').replace("’", "'")
    for text in scripts:
        if not text.startswith("&"):
            assert first_words(text) in shown


def in_yaml(text: str) -> str:
    """A text as it stands in a file, however it is quoted there."""
    return max(re.split(r"[\"'\\]", text), key=len)


def first_words(text: str) -> str:
    """The part of a text that no typography changes."""
    return re.split(r"[\"'&`]|--", text)[0]
