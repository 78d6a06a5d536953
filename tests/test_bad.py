"""Every kind of bad input: told in full, at its place, under its own code, quickly, and nothing is built."""

from __future__ import annotations

import re
import shutil
import time
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import cli
from generator.checks import examine
from generator.loading import load
from generator.problem import Problem
from generator.source import parse
from tests.bad_files import BAD, Folder, curriculum_in, folders, told
from tests.edits import TINY
from tests.projects import copy, digest, run

SECONDS = 2
Found = tuple[Folder, tuple[Problem, ...], float]
JARGON = re.compile(
    r"\b(tuple|dict|str|string|int|float|bool|boolean|enum|literal|regex|regular|None|True"
    r"|False|type=|schema|pydantic|JSON|Python|validation|discriminator|union|scalar|mapping|token"
    r"|parser|node|exception|traceback|encode|decode|codec|stdin|OSError)\b"
)
NAMES = [folder.path.name for folder in folders()]
# Built for real, in a process of its own: a syntax, an encoding, a pipe, a reference, a rule, a link.
BUILT = [folder for folder in folders() if folder.number in {1, 14, 53, 54, 59, 60}]


@pytest.fixture(scope="module", params=folders(), ids=NAMES)
def found(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Found:
    """A folder, what is said of it, and how many seconds that took."""
    root = curriculum_in(tmp_path_factory.mktemp("bad") / "tiny")
    request.param.lay_over(root)
    started = time.perf_counter()
    problems = examine(load(root))
    return request.param, problems, time.perf_counter() - started


def test_there_is_a_folder_for_each_kind_and_files_enough() -> None:
    # The 68 kinds that were known to be dangerous, and those that happen to everybody.
    assert {folder.number for folder in folders()} == set(range(1, 76))
    assert sum(len(folder.names) for folder in folders()) >= 150
    assert all(folder.names for folder in folders())


def test_everything_wrong_is_told_where_it_stands(found: Found) -> None:
    folder, problems, seconds = found
    assert told(problems) == Counter(folder.wanted)
    assert seconds < SECONDS


@pytest.mark.parametrize("folder", folders(), ids=NAMES)
def test_the_command_says_so_and_ends_as_it_should(folder: Folder, tmp_path: Path) -> None:
    root = curriculum_in(tmp_path / "tiny")
    folder.lay_over(root)
    done = CliRunner().invoke(cli.main, ["check", "--root", str(root)])
    assert done.exit_code == (1 if folder.is_refused else 0), done.output
    assert "Traceback" not in done.output
    for path, line, column, code, severity in folder.wanted:
        assert f"{path}:{line}:{column}: {severity}[{code}]" in done.output


def test_what_is_said_can_be_understood(found: Found) -> None:
    for problem in (each for each in found[1] if each.code[0].islower()):
        said = re.sub(r"`[^`]*`", "", f"{problem.message} {problem.hint}")
        assert not JARGON.search(said), problem
        assert problem.hint
        assert len(problem.message) < 250
        assert not problem.message.endswith(".")
        assert not problem.message[0].isupper() or problem.code[0].isupper()


def own_files(folder: Folder) -> bool:
    """Whether a folder only adds files and breaks no rule, so that it can stand beside others."""
    adds = not any((TINY / name).exists() for name in folder.names)
    return adds and all(code[0].islower() for *_, code, _ in folder.wanted)


def test_all_mistakes_of_all_kinds_are_told_in_one_run(tmp_path: Path) -> None:
    root = curriculum_in(tmp_path / "tiny")
    together = [folder for folder in folders() if own_files(folder)]
    assert len(together) > 50
    for folder in together:
        folder.lay_over(root)
    wanted = Counter(each for folder in together for each in folder.wanted)
    started = time.perf_counter()
    assert told(load(root).problems) == wanted
    assert time.perf_counter() - started < SECONDS


@pytest.mark.parametrize("name", ["paths/k13-path", "cases/k13-case", "statistics/k13-statistic"])
def test_lines_of_windows_say_the_same_as_others(name: str) -> None:
    path = f"content/{name}.yaml"
    raw = (BAD / "13-lines-of-windows" / path).read_bytes()
    assert raw.count(b"\r\n") == raw.count(b"\n") > 5
    theirs, ours = (parse(text, path)[0] for text in (raw.decode(), raw.decode().replace("\r", "")))
    assert theirs is not None
    assert ours is not None
    assert theirs.data == ours.data
    for field in ours.data:
        assert theirs.locate((field,)) == ours.locate((field,))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A curriculum with its site beside it, built as readers would."""
    root = copy(TINY, tmp_path_factory.mktemp("built") / "tiny")
    done = run(root, "generator", "build")
    assert done.returncode == 0, done.stderr
    return root


@pytest.mark.parametrize("folder", BUILT, ids=lambda folder: folder.path.name)
def test_a_site_that_stands_is_left_as_it_was(folder: Folder, built: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(built, tmp_path / "tiny", symlinks=True))
    before = digest(root / "site")
    folder.lay_over(root)
    done = run(root, "generator", "build")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    for path, line, column, code, severity in folder.wanted:
        assert f"{path}:{line}:{column}: {severity}[{code}]" in done.stderr
    assert digest(root / "site") == before
    assert len(before) > 50
