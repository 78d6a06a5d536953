"""What a curriculum holds, counted: each table against figures worked out by hand."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator import cli
from generator.model import WHOLE_FILES
from generator.problem import Position, Problem, Severity
from generator.tally import Table, tally
from tests.edits import TINY, edited

TODAY = dt.date(2026, 11, 22)
BENCHES = "content/exercises/four-benches.yaml"
MODULE = "content/modules/ask-before-you-mend.yaml"


def tables(*edits: dict[str, Any], found: tuple[Problem, ...] = ()) -> dict[str, Table]:
    """Every table of the tiny curriculum after some edits, by its name."""
    loaded = edited(edits).load()
    assert loaded.curriculum is not None, loaded.problems
    return {table.name: table for table in tally(loaded.curriculum, found, TODAY)}


def stats(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.main, ["stats", *map(str, arguments)])


def test_things_are_counted_by_kind_with_their_drafts() -> None:
    rows = {row[0]: row[1:] for row in tables()["things"].rows}
    assert rows["module"] == (1, 0)
    assert rows["exercise"] == (9, 0)
    assert rows["objective"] == (3, 0)
    assert not WHOLE_FILES & set(rows)


def test_a_draft_counts_as_such_with_everything_in_it() -> None:
    case = "content/cases/third-return.yaml"
    texts = edited().texts
    other = texts[case].replace("status: stable", "status: draft")
    found = tables({"file": "content/cases/other.yaml", "text": other})
    assert {row[0]: row[1:] for row in found["things"].rows}["case"] == (2, 1)
    assert [row[0] for row in found["drafts"].rows] == ["content/cases/other.yaml"]


def test_questions_are_counted_by_kind_and_scored_ones_apart() -> None:
    unscored = {kind for kind, number, scored in tables()["kinds"].rows if scored != number}
    assert unscored == {"reflection", "rating"}


def test_questions_are_counted_by_module_and_level() -> None:
    table = tables()["levels"]
    (row,) = table.rows
    counts = dict(zip(table.columns, row, strict=True))
    assert counts["module"] == "CF01 Ask before you mend"
    questions = edited().load().curriculum.all("question")  # type: ignore[union-attr]
    assert counts["all"] == len(questions)
    assert counts["analyze"] == sum(question.level == "analyze" for question in questions)


def test_objectives_are_counted_as_practised_asked_for_and_reached() -> None:
    assert tables()["objectives"].rows == (("CF01 Ask before you mend", 3, 3, 2, 3, ""),)
    compact = {
        "file": "content/workshops/bench-morning.yaml",
        "set": {"days.0.slots.1.depth": "compact"},
    }
    assert tables(compact)["objectives"].rows[0][4] == 1


def test_an_objective_without_exercise_and_question_is_named() -> None:
    new = {"id": "CF01-O4", "level": "remember", "text": "Name the two questions"}
    found = tables({"file": MODULE, "set": {"objectives.3": new}})
    assert found["objectives"].rows[0][1:] == (4, 3, 2, 3, "CF01-O4")


def test_minutes_are_those_of_the_schedule() -> None:
    found = tables()
    assert found["modules"].rows[0][1:3] == (124, 21)
    assert found["workshops"].rows == (("A morning at the bench", 144, 134, 1, 3, 0),)
    assert found["paths"].rows[0][:2] == ("First steps", 1)
    assert found["paths"].rows[0][2] == found["modules"].rows[0][3]


def test_ideas_are_used_waiting_or_left_out() -> None:
    article = edited().load().curriculum.get("article", "bench")  # type: ignore[union-attr]
    (row,) = tables()["ideas"].rows
    assert row[0] == "Notes from the bench"
    assert sum(row[1:]) == len(article.ideas)  # type: ignore[arg-type]
    aside = {"ideas.3.aside": "It is not about asking."}
    (changed,) = tables({"file": "content/articles/bench.yaml", "set": aside})["ideas"].rows
    assert changed[3] == row[3] + 1  # type: ignore[operator]


def test_a_waiver_is_told_with_the_days_that_are_left() -> None:
    waiver = {"rule": "EXE-14", "reason": "The bell says it.", "until": "2026-12-02"}
    found = tables({"file": BENCHES, "set": {"waivers": [waiver]}})
    assert found["waivers"].rows == ((BENCHES, "EXE-14", "2026-12-02", 10, "The bell says it."),)


def test_only_what_rules_report_is_told_among_reports() -> None:
    at = Position(3, 7)
    problems = (
        Problem("a.yaml", at, "QST-35", "a count", "", Severity.REPORT),
        Problem("b.yaml", at, "QST-01", "a warning", "mend it", Severity.WARNING),
    )
    assert tables(found=problems)["reports"].rows == (("a.yaml:3:7", "QST-35", "a count"),)


def test_a_table_with_nothing_in_it_is_left_out() -> None:
    assert not {"drafts", "waivers", "reports"} & set(tables())


def test_reading_grades_name_the_hardest_file_first() -> None:
    grades = [float(row[-1]) for row in tables()["grades"].rows]
    assert grades
    assert grades == sorted(grades, reverse=True)


def test_the_terminal_shows_straight_columns() -> None:
    done = stats("--root", TINY, "--only", "things")
    assert done.exit_code == 0
    title, head, *rows = done.stdout.splitlines()
    assert title == "What there is [things]"
    end = head.index("number") + len("number")
    assert all(row[:end].split()[-1].isdigit() and row[end:].strip().isdigit() for row in rows)


def test_a_long_table_is_cut_unless_it_is_asked_for() -> None:
    assert "more: --only things" in stats("--root", TINY).stdout
    assert "more: --only" not in stats("--root", TINY, "--only", "things").stdout


def test_programs_get_every_row() -> None:
    done = stats("--root", TINY, "--format", "json")
    told = json.loads(done.stdout)
    assert told["workshops"][0]["clock"] == 144
    assert len(told["things"]) > 15


def test_a_table_that_is_not_there_is_a_clear_error() -> None:
    done = stats("--root", TINY, "--only", "thing")
    assert done.exit_code == 2
    assert "there is no table `thing`; there are things, " in done.stderr


def test_content_that_does_not_load_is_not_counted(tmp_path: Path) -> None:
    done = stats("--root", tmp_path)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "Nothing was counted." in done.stderr


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_projects_own_curriculum_is_counted(form: str) -> None:
    done = stats("--root", Path(__file__).parent.parent, "--format", form)
    assert done.exit_code == 0
    assert "CF01 Say what it means here" in done.stdout
