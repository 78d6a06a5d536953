"""The examples of the quiz as pages of their own, so that a test need not build a whole site."""

from __future__ import annotations

from pathlib import Path

from generator.assets import STYLE_SHEET, assets
from tests.test_components import EXAMPLES, THEME, rendered

SCRIPTS = ("quiz", "note-field", "card-sort")
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Example</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="{style}">{scripts}</head>
<body class="md-typeset" data-md-color-scheme="default"><main><h1>Example</h1>{html}</main></body></html>
"""
NAMES = {
    "choices": "quiz: Single, multiple and two-way choice",
    "kinds": "quiz: The other kinds",
    "recall": "quiz: A round of recall, with the module of each question",
    "handout": "quiz: A handout, without any key",
    "piles": "card-sort: Piles with long names",
}


def write_examples(folder: Path) -> None:
    """Writes a page for each example, with the style sheet and the scripts of the site."""
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
