"""What a change means is told line by line: nothing is left out, and nothing is added."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.impact import compare
from generator.impact.rendering import as_text
from generator.impact.sides import Files, read_files, sides
from tests.edits import edited, read_case

CASES = read_case(Path(__file__).parent / "cases" / "impact.yaml")


def side(folder: Path, edits: list[dict[str, Any]], gone: tuple[str, ...] = ()) -> Files:
    """The tiny curriculum after `edits`, without the files that are `gone`."""
    for name, text in edited(edits).texts.items():
        if name not in gone:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    return read_files(folder)


def report(folder: Path, case: dict[str, Any]) -> str:
    """The lines below the title of the report about a case; pages are compared elsewhere."""
    before = side(folder / "before", case.get("before", []))
    after = side(folder / "after", case["edits"], case.get("gone", ()))
    return as_text(compare(*sides(before, after), pages=())).partition("\n\n")[2]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["because"])
def test_a_change_is_told_in_these_lines_and_no_others(
    case: dict[str, Any], tmp_path: Path
) -> None:
    assert report(tmp_path, case) == case["tells"]
