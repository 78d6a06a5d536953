"""The live preview in a browser: a page follows its file by itself, and nothing on it is blocked."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.projects import MODULE_PAGE, change
from tests.test_preview import COMMANDS, previewing


def test_a_page_follows_its_file_without_being_asked(tiny: Path, browser: Browser) -> None:
    with previewing(tiny, *COMMANDS["curriculum serve"]) as preview:
        preview.wait_for(MODULE_PAGE, lambda text: "<h1" in text)
        page = browser.new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.goto(f"{preview.address}/{MODULE_PAGE}")
        old = "keypoints:"
        for word in ("first", "second", "third", "fourth", "fifth"):
            new = f"keypoints:\n  - Whoever mends the {word} bench asks once."
            change(tiny, old, new)
            page.get_by_text(f"Whoever mends the {word} bench").first.wait_for(timeout=30_000)
            old = new
        page.close()
        assert wrong == []
