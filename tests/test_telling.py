"""Problems told to people and to programs: the excerpt, JSON, GitHub's commands, SARIF."""

from __future__ import annotations

import io
import json
import re
import time
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from generator import telling
from generator.cli import main
from generator.cli.progress import Progress
from generator.cli.telling import wants_colour
from generator.handbook import lessons
from generator.problem import Position, Problem, Severity
from generator.source import parse
from generator.telling import FORMATS, github
from generator.telling.account import Account, printable
from generator.telling.excerpt import excerpt, split
from tests.projects import change

SCHEMA = Path(__file__).parent / "clients/sarif/sarif-2.1.0.schema.json"
FOUR_BENCHES = "content/exercises/four-benches.yaml"
QUIZ = "content/quizzes/cf01-check.yaml"
ESCAPE = "\x1b"


def check(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", "--root", str(root), *arguments])


def problem(code: str = "EXE-01", severity: Severity = Severity.ERROR, **more: Any) -> Problem:
    values = {"path": "content/a b.yaml", "position": Position(2, 3), "message": "it is wrong"}
    return Problem(**{**values, "hint": "mend it", **more}, code=code, severity=severity)


def told(format_name: str, *problems: Problem, **more: Any) -> str:
    account = Account(problems, lambda path: ("one", "two three"), **more)
    return "\n".join(telling.told(format_name, account))


def shown(line: str, column: int, width: int = 80) -> tuple[str, str]:
    found = excerpt((line,), Position(1, column), width)
    assert found is not None
    return found


def under_caret(line: str, caret: str) -> str:
    """What stands above the caret, by the columns that a terminal gives each character."""
    at = caret.index("^")
    for number in range(len(line)):
        if wcswidth(line[:number]) == at and wcswidth(line[number]) > 0:
            return line[number]
    return ""


PLAIN_LINES = {
    "plain": ("title: Four benches", 8, "F"),
    "the start": ("title: Four benches", 1, "t"),
    "a tab": ("\ttitle:\tFour", 9, "F"),
    "wide characters": ("title: 顧客第一 and so", 13, "a"),
    "an accent of its own": ("title: cafe\u0301 bar", 14, "b"),
    "an emoji": ("title: 👍 good", 10, "g"),
    "a family": ("title: 👨‍👩‍👧 good", 14, "g"),
}


@pytest.mark.parametrize(("line", "column", "above"), PLAIN_LINES.values(), ids=PLAIN_LINES)
def test_the_caret_stands_under_the_column(line: str, column: int, above: str) -> None:
    first, second = shown(line, column)
    assert under_caret(first, second) == above
    assert first.startswith("    1 | ")
    assert second.strip(" ^") == "|"


def test_the_caret_may_stand_behind_the_last_character() -> None:
    first, second = shown("title: Four", 12)
    assert len(second) == len(first) + 1


@pytest.mark.parametrize("column", [1, 40, 200, 395])
def test_a_long_line_is_cut_around_the_caret(column: int) -> None:
    line = "".join(chr(ord("a") + number % 26) for number in range(400))
    first, second = shown(line, column, 80)
    assert wcswidth(first) <= 80
    assert under_caret(first, second) == line[column - 1]
    assert "…" in first


@given(
    st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=300),
    st.integers(1, 320),
    st.integers(40, 200),
)
def test_no_line_breaks_the_excerpt(line: str, column: int, width: int) -> None:
    found = excerpt(split(line), Position(1, column), width)
    if found:
        first, second = found
        assert second.rstrip().endswith("^")
        assert printable(first) == first
        assert wcswidth(first) <= max(width, 32)


def test_a_long_line_of_wide_letters_ends_before_the_edge() -> None:
    line = "title: " + "顧" * 100
    first, second = shown(line, 8, 80)
    assert wcswidth(first) in {79, 80}
    assert first.endswith("顧…")
    assert under_caret(first, second) == "顧"


def test_what_would_move_the_cursor_is_shown_as_a_number() -> None:
    first, _ = shown(f"title: {ESCAPE}[2J\u202eevil", 1)
    assert first == "    1 | title: <U+001B>[2J<U+202E>evil"
    assert printable("soft\xadhyphen and\xa0space") == "soft\xadhyphen and\xa0space"


@pytest.mark.parametrize("text", ["a\nb\nc", "a\r\nb\r\nc", "a\rb\rc", "a\x85b\u2028c"])
def test_lines_are_counted_as_the_reader_counts_them(text: str) -> None:
    assert split(text) == ("a", "b", "c")


def test_there_is_no_excerpt_where_there_is_nothing_to_show() -> None:
    assert excerpt((), Position(1, 1), 80) is None
    assert excerpt(("", "b"), Position(1, 1), 80) is None
    assert excerpt(("a",), Position(7, 1), 80) is None


def test_in_a_pipe_each_problem_has_three_plain_lines(tiny: Path) -> None:
    change(tiny, "minutes: 15", "minutes: 16", FOUR_BENCHES)
    assert check(tiny).stdout.splitlines() == [
        f"{FOUR_BENCHES}:10:10: error[EXE-01]: the steps take 15 minutes, and `minutes` says 16; "
        "make the two agree",
        "   10 | minutes: 16",
        "      |          ^",
    ]


COLOURS = {
    "a terminal": (True, {}, True),
    "a pipe": (False, {}, False),
    "NO_COLOR at a terminal": (True, {"NO_COLOR": "1"}, False),
    "an empty NO_COLOR": (True, {"NO_COLOR": ""}, True),
    "FORCE_COLOR in a pipe": (False, {"FORCE_COLOR": "1"}, True),
    "FORCE_COLOR of 0": (True, {"FORCE_COLOR": "0"}, False),
    "both": (False, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    "a dumb terminal": (True, {"TERM": "dumb"}, False),
}


@pytest.mark.parametrize(("terminal", "environment", "wanted"), COLOURS.values(), ids=COLOURS)
def test_colour_is_for_terminals_and_can_be_refused_and_forced(
    terminal: bool, environment: dict[str, str], wanted: bool
) -> None:
    assert wants_colour(terminal, environment) is wanted


def test_colour_changes_no_word() -> None:
    plain, coloured = told("text", problem()), told("text", problem(), colour=True)
    assert ESCAPE not in plain
    assert ESCAPE in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert plain.startswith("content/a b.yaml:2:3: error[EXE-01]: it is wrong; mend it\n")


def test_forced_colour_reaches_a_pipe(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(tiny, "minutes: 15", "minutes: 16", FOUR_BENCHES)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert ESCAPE in check(tiny).stdout
    assert ESCAPE not in check(tiny, "--format", "github").stdout


def test_the_shape_of_json_is_kept(tiny: Path) -> None:
    change(tiny, "minutes: 15", "minutes: 16", FOUR_BENCHES)
    done = check(tiny, "--format", "json")
    assert done.exit_code == 1
    assert json.loads(done.stdout) == {
        "version": 1,
        "problems": [
            {
                "path": FOUR_BENCHES,
                "line": 10,
                "column": 10,
                "severity": "error",
                "code": "EXE-01",
                "message": "the steps take 15 minutes, and `minutes` says 16",
                "hint": "make the two agree",
            }
        ],
        "summary": {"errors": 1, "warnings": 0, "reports": 0, "files": 1},
    }


@pytest.mark.parametrize("format_name", ["json", "sarif"])
def test_a_program_gets_an_answer_when_nothing_is_wrong(tiny: Path, format_name: str) -> None:
    found = json.loads(told(format_name))
    assert (found.get("problems") or found.get("runs", [{}])[0].get("results", [])) == []
    assert told("github") == told("text") == ""


def test_reports_are_told_to_those_who_ask(tiny: Path) -> None:
    fourth = "      - {id: d, text: Nothing at all for now., feedback: Nobody is served by that answer today.}"
    change(
        tiny,
        "    explanation: Explanation of the single",
        f"{fourth}\n    explanation: Explanation of the single",
        QUIZ,
    )
    change(tiny, "purpose: check", "purpose: retrieval", QUIZ)
    plain = json.loads(check(tiny, "--format", "json").stdout)
    asked = json.loads(check(tiny, "--format", "json", "--reports").stdout)
    reports = [each for each in asked["problems"] if each["severity"] == "report"]
    assert plain["summary"]["reports"] == 0
    assert asked["summary"]["reports"] == len(reports) > 0
    assert [each for each in asked["problems"] if each not in reports] == plain["problems"]


def test_github_gets_a_command_for_each_problem() -> None:
    assert told("github", problem(), prefix="course/") == (
        "::error file=course/content/a b.yaml,line=2,col=3,title=EXE-01::it is wrong; mend it"
    )


def test_github_shows_errors_first_since_it_shows_only_a_few() -> None:
    severities = (Severity.REPORT, Severity.WARNING, Severity.ERROR)
    lines = told("github", *(problem(severity=each) for each in severities)).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::warning", "::notice"]


def unescaped(text: str) -> str:
    """A text as GitHub's runner reads it, which undoes the percent sign last."""
    for escape, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(escape, sign)
    return text


@given(st.text(), st.text(), st.text())
def test_no_text_escapes_from_its_command(path: str, message: str, hint: str) -> None:
    command = github.command(problem(path=path, message=message, hint=hint))
    assert "\n" not in command
    assert "\r" not in command
    head, _, data = command.removeprefix("::error ").partition("::")
    fields = dict(field.split("=", 1) for field in head.split(","))
    assert set(fields) == {"file", "line", "col", "title"}
    assert unescaped(fields["file"]) == path
    assert unescaped(data) == (f"{message}; {hint}" if hint else message)


@pytest.fixture(scope="module")
def sarif_schema() -> Any:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    checker = jsonschema.validators.validator_for(schema)
    checker.check_schema(schema)
    return checker(schema, format_checker=checker.FORMAT_CHECKER)


def test_sarif_is_valid_by_the_schema_of_its_makers(tiny: Path, sarif_schema: Any) -> None:
    change(tiny, "minutes: 15", "minutes: 16", FOUR_BENCHES)
    change(tiny, "text: Stand at", "text: At", FOUR_BENCHES)
    log = json.loads(check(tiny, "--format", "sarif").stdout)
    assert list(sarif_schema.iter_errors(log)) == []
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [each["level"] for each in run["results"]] == ["error", "warning"]


def test_a_report_is_a_note_in_sarif(sarif_schema: Any) -> None:
    log = json.loads(told("sarif", problem(severity=Severity.REPORT)))
    assert list(sarif_schema.iter_errors(log)) == []
    assert log["runs"][0]["results"][0]["level"] == "note"


def test_the_schema_of_sarif_would_find_a_mistake(sarif_schema: Any) -> None:
    log = json.loads(told("sarif", problem()))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert list(sarif_schema.iter_errors(log))


def test_a_result_of_sarif_leads_to_the_place_and_to_the_rule() -> None:
    (run,) = json.loads(told("sarif", problem(), prefix="course/"))["runs"]
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {
        "uri": "course/content/a%20b.yaml",
        "uriBaseId": "%SRCROOT%",
    }
    assert place["region"] == {"startLine": 2, "startColumn": 3}
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    lesson = lessons()["EXE-01"]
    assert rule["id"] == result["ruleId"] == "EXE-01"
    assert rule["shortDescription"]["text"] == lesson.title
    assert lesson.why in rule["help"]["text"]
    assert lesson.computed in rule["help"]["markdown"]


def test_every_code_of_the_handbook_is_a_rule_of_sarif() -> None:
    (run,) = json.loads(told("sarif", problem(code="no-such-code")))["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == sorted({*lessons(), "no-such-code"})


def test_a_hostile_file_is_told_in_every_format(tmp_path: Path) -> None:
    text = 'title: "\\e]0;owned\\a"\n'
    _, problems = parse(text, "curriculum.yaml")
    assert problems
    account = Account(problems, lambda path: split(text))
    for name in FORMATS:
        lines = "\n".join(telling.told(name, account))
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", lines), name


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_long_work_says_what_it_does_after_a_while() -> None:
    stream = Terminal()
    with Progress(stream, patience=0.05) as progress:
        progress.say("Reading")
        assert stream.getvalue() == ""
        time.sleep(0.2)
        assert stream.getvalue() == "Reading …\n"
        progress.say("Judging")
    assert stream.getvalue() == "Reading …\nJudging …\n"


def test_short_work_and_work_that_nobody_watches_is_silent() -> None:
    stream, pipe = Terminal(), io.StringIO()
    with Progress(stream, patience=60) as progress:
        progress.say("Reading")
    with Progress(pipe, patience=0) as progress:
        progress.say("Reading")
        time.sleep(0.05)
    assert stream.getvalue() == pipe.getvalue() == ""
