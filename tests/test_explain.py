"""`curriculum explain`: the page of a code in the terminal, whole, and a way on where there is none."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from generator import cli
from generator.handbook import lessons


def explain(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, ["explain", *arguments])


def words(text: str) -> str:
    """A text without its line breaks, which the width of a terminal decides."""
    return " ".join(text.split())


@pytest.mark.parametrize("code", lessons())
def test_every_code_is_explained_in_full(code: str) -> None:
    lesson, shown = lessons()[code], explain(code)
    assert shown.exit_code == 0
    assert shown.output.startswith(f"{code}: {lesson.title}\n{lesson.severity}: ")
    for text in (lesson.why, lesson.computed, lesson.basis):
        assert words(text) in words(shown.output)
    for passage in (*lesson.wrong, *lesson.right):
        assert passage.file in shown.output
        assert all(line.strip() in shown.output for line in passage.text.splitlines())


@pytest.mark.parametrize("written", ["qst-05", "QST-5", "[QST-05]"])
def test_capitals_brackets_and_a_missing_zero_do_not_matter(written: str) -> None:
    assert explain(written).output == explain("QST-05").output != ""


def test_without_a_code_all_are_listed_with_their_level() -> None:
    lines = explain().output.splitlines()
    assert [line.split()[:2] for line in lines] == [
        [lesson.code, lesson.severity] for lesson in lessons().values()
    ]


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("QTS-05", "did you mean `QST-05`?"),
        ("yaml-colons", "did you mean `yaml-colon`?"),
        ("\u0416\u0416", "`curriculum explain` lists all"),
    ],
)
def test_a_code_that_does_not_exist_leads_to_one_that_does(code: str, hint: str) -> None:
    shown = explain(code)
    assert shown.exit_code == 2
    assert f"there is no code `{code}`" in shown.output
    assert hint in shown.output


def test_a_page_that_is_kept_by_the_model_names_the_code_that_is_told() -> None:
    assert "told as field-unknown" in explain("STR-04").output
