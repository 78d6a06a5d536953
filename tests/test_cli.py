"""The command line: what it prints, how it exits, and that nobody ever sees a traceback."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from generator import __version__, cli, schemas
from generator.handbook import lessons
from tests.edits import TINY, originals

LINE = re.compile(r"^[\w./ -]+:\d+:\d+: (error|warning)\[[A-Za-z0-9-]+\]: [^;]+; .+$")
EXCERPT = re.compile(r"^( +\d+ \| .*| +\| +\^)$")
MORE = re.compile(r"`curriculum explain ([A-Za-z0-9-]+)` tells more about the first\.\n$")
FOUR_BENCHES = "content/exercises/four-benches.yaml"
# Each file and what to change in it, and the line that is printed.
MISTAKES = {
    "a misspelt name": (
        (FOUR_BENCHES, "summary:", "summery:"),
        f"{FOUR_BENCHES}:2:1: error[field-unknown]: "
        "there is no field `summery` here; did you mean `summary`?",
    ),
    "a reference": (
        ("content/paths/first-steps.yaml", "[bench-poll]", "[bench-pole]"),
        "content/paths/first-steps.yaml:9:63: error[reference-missing]: "
        "`bench-pole` is not the id of any survey; did you mean `bench-poll`?",
    ),
    "a rule": (
        (FOUR_BENCHES, "minutes: 15", "minutes: 16"),
        f"{FOUR_BENCHES}:10:10: error[EXE-01]: "
        "the steps take 15 minutes, and `minutes` says 16; make the two agree",
    ),
    "a syntax": (
        (FOUR_BENCHES, "title: Four", "title: Four: or"),
        f"{FOUR_BENCHES}:1:12: error[yaml-colon]: ",
    ),
}


def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY, tmp_path / "tiny"))


def change(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def curriculum(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments])


def first_lines(done: Result) -> list[str]:
    """The lines of problems, without the excerpts below them."""
    return [line for line in done.stdout.splitlines() if not EXCERPT.match(line)]


def test_sound_content_has_no_problems() -> None:
    done = curriculum("check", "--root", TINY)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "No problems.\n")


@pytest.mark.parametrize(("edit", "line"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_printed_with_its_place_and_what_to_do(
    tmp_path: Path, edit: tuple[str, str, str], line: str
) -> None:
    root = copy(tmp_path)
    change(root, *edit)
    done = curriculum("check", "--root", root)
    assert done.exit_code == 1
    assert any(printed.startswith(line) for printed in first_lines(done))
    assert all(LINE.match(printed) for printed in first_lines(done))


def test_a_warning_is_printed_and_stops_nothing(tmp_path: Path) -> None:
    root = copy(tmp_path)
    change(root, FOUR_BENCHES, "text: Stand at", "text: At")
    done = curriculum("check", "--root", root)
    assert done.exit_code == 0
    assert done.stdout.startswith(f"{FOUR_BENCHES}:40:37: ")
    assert ": warning[EXE-14]: " in done.stdout
    assert done.stderr.startswith("0 errors and 1 warning in 1 file.\n")


def test_the_summary_counts_errors_warnings_and_files_and_says_where_to_read_on(
    tmp_path: Path,
) -> None:
    root = copy(tmp_path)
    change(root, FOUR_BENCHES, "minutes: 15", "minutes: 16")
    change(root, FOUR_BENCHES, "text: Stand at", "text: At")
    change(root, "content/exercises/a-riders-day.yaml", "minutes: 12", "minutes: 13")
    told = curriculum("check", "--root", root).stderr
    assert told.startswith("2 errors and 1 warning in 2 files.\n")
    more = MORE.search(told)
    assert more
    assert more[1] == "EXE-01"


def test_mistakes_are_sorted_by_file_and_line(tmp_path: Path) -> None:
    root = copy(tmp_path)
    names = [name for name in originals() if name.startswith("content/") and name.endswith(".yaml")]
    for name in names:
        change(root, name, ":", ": &a")
    printed = first_lines(curriculum("check", "--root", root))
    assert len(printed) == len(names)
    assert printed == sorted(printed)


def test_a_folder_without_content_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    done = curriculum("check", "--root", tmp_path)
    assert done.exit_code == 1
    assert done.stdout.startswith("curriculum.yaml:1:1: error[offer-missing]: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--root", "no-such-folder"),
        ("check", "--rot", "."),
        ("chex",),
        ("build", "--edition", "x"),
    ],
)
def test_a_slip_of_the_command_exits_with_two(arguments: tuple[str, ...]) -> None:
    done = curriculum(*arguments)
    assert done.exit_code == 2
    assert "Usage:" in done.stderr
    assert "Traceback" not in done.output


def test_the_help_names_every_command() -> None:
    done = curriculum("--help")
    assert done.exit_code == 0
    assert all(f"  {name} " in done.stdout for name in cli.SUMMARIES)


@pytest.mark.parametrize("name", cli.SUMMARIES)
def test_every_command_in_the_list_is_there_and_explains_itself(name: str) -> None:
    done = curriculum(name, "--help")
    assert done.exit_code == 0
    assert done.stdout.startswith(f"Usage: main {name} ")
    command = cli.main.get_command(click.Context(cli.main), name)
    assert command is not None
    assert command.help


def test_every_module_with_a_command_is_in_the_list() -> None:
    folder = Path(cli.__file__).parent
    with_command = {
        path.stem
        for path in folder.glob("[!_]*.py")
        if re.search(r"@click\.(command|group)\(", path.read_text(encoding="utf-8"))
    }
    assert with_command == set(cli.SUMMARIES)


def loaded_by(*arguments: str) -> set[str]:
    """The packages that a command has loaded when it is done."""
    program = (
        "import sys\nfrom generator.cli import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True, text=True, cwd=TINY.parent.parent.parent, check=True,
    )  # fmt: skip
    return set(done.stderr.splitlines()[-1].split())


def test_a_command_loads_only_what_it_needs() -> None:
    heavy = {"mkdocs", "material", "babel", "jinja2", "nh3"}
    assert not loaded_by("--help") & {*heavy, "pydantic", "yaml"}
    checking = loaded_by("check", "--root", "tests/cases/tiny")
    assert "pydantic" in checking
    assert not checking & {"mkdocs", "material", "babel"}


def test_a_mistake_of_ours_is_owned_up_to_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("generator.cli.verdict.find_problems", lambda *_, **__: 1 // 0)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    done = curriculum("check", "--root", TINY)
    assert done.exit_code == 70
    assert "This is our mistake" in done.stderr
    assert "Traceback" not in done.output
    (report,) = tmp_path.iterdir()
    assert str(report) in done.stderr
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")


def test_a_mistake_of_ours_is_shown_to_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.cli.verdict.find_problems", lambda *_, **__: 1 // 0)
    done = curriculum("--debug", "check", "--root", TINY)
    assert isinstance(done.exception, ZeroDivisionError)


def test_what_the_computer_refuses_is_told_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "content/x.yaml")

    monkeypatch.setattr("generator.cli.verdict.find_problems", refuse)
    done = curriculum("check", "--root", TINY)
    assert (done.exit_code, done.stderr) == (1, "Error: Permission denied: `content/x.yaml`\n")


def test_the_version_is_that_of_the_package() -> None:
    assert curriculum("--version").stdout == f"curriculum, version {__version__}\n"


def test_a_build_with_mistakes_builds_nothing_and_says_why(tmp_path: Path) -> None:
    root = copy(tmp_path)
    change(root, FOUR_BENCHES, "summary:", "summery:")
    target = tmp_path / "site"
    done = curriculum("build", "--root", root, "--site-dir", target)
    assert done.exit_code == 1
    assert "error[field-unknown]" in done.stderr
    assert done.stderr.endswith("Nothing was built.\n")
    assert not target.exists()


@pytest.mark.parametrize("name", ["content", ".", "notes"])
def test_a_build_refuses_a_folder_with_other_peoples_files(tmp_path: Path, name: str) -> None:
    root = copy(tmp_path)
    (root / "notes").mkdir()
    (root / "notes/important.txt").write_text("keep me", encoding="utf-8")
    before = sorted(path for path in root.rglob("*"))
    done = curriculum("build", "--root", root, "--site-dir", root / name)
    assert done.exit_code == 2
    assert "name another folder" in done.stderr or "name a folder that is for" in done.stderr
    assert "Traceback" not in done.output
    assert sorted(path for path in root.rglob("*")) == before


def test_a_build_refuses_a_file_for_a_folder(tmp_path: Path) -> None:
    root = copy(tmp_path)
    done = curriculum("build", "--root", root, "--site-dir", root / "curriculum.yaml")
    assert done.exit_code == 2
    assert "name a folder that is for the site alone" in done.stderr
    assert (root / "curriculum.yaml").read_text(encoding="utf-8") == originals()["curriculum.yaml"]


def test_the_schemas_can_be_checked_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schemas.stale, "__defaults__", (tmp_path,))
    monkeypatch.setattr(schemas.write, "__defaults__", (tmp_path,))
    done = curriculum("schema", "--check")
    assert done.exit_code == 1
    assert (
        "generator/schemas/quiz.schema.json is out of date; run `curriculum schema`" in done.stderr
    )
    assert curriculum("schema").exit_code == 0
    assert json.loads((tmp_path / "quiz.schema.json").read_text(encoding="utf-8"))
    assert curriculum("schema", "--check").exit_code == 0


def test_the_package_can_be_run_as_a_program() -> None:
    command = [sys.executable, "-m", "generator", "check", "--root", TINY]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=TINY.parent.parent.parent, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "No problems.\n")


def test_a_curriculum_is_found_from_a_folder_beside_it(tmp_path: Path) -> None:
    copy(tmp_path)
    beside = tmp_path / "beside"
    beside.mkdir()
    command = [sys.executable, "-m", "generator", "check", "--root", "../tiny"]
    environment = {**os.environ, "PYTHONPATH": str(TINY.parent.parent.parent)}
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=beside, env=environment, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "No problems.\n")


def test_every_printed_code_of_a_rule_has_its_page_in_the_handbook(tmp_path: Path) -> None:
    root = copy(tmp_path)
    change(root, FOUR_BENCHES, "minutes: 15", "minutes: 16")
    (printed,) = first_lines(curriculum("check", "--root", root))
    code = printed.split("[", 1)[1].split("]", 1)[0]
    assert code in lessons()
