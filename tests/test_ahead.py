"""Files that are read ahead bring what they bring anyway, whatever becomes of the process that reads them."""

from __future__ import annotations

import marshal
import multiprocessing
import os
import shutil
import signal
import time
from pathlib import Path

import pytest

from generator import ahead
from generator.ahead import reading
from generator.beside import CAN_FORK
from generator.files import listing
from generator.loading import load
from generator.source import read

ROOT = Path(__file__).parent.parent
CHANGED = "content/glossary.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A curriculum of our own files."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copy(ROOT / "curriculum.yaml", tmp_path)
    return tmp_path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that this process reads itself."""
    names: list[str] = []

    def noted(path: Path, name: str) -> object:
        names.append(name)
        return read(path, name)

    monkeypatch.setattr(ahead, "read", noted)
    return names


def test_a_curriculum_is_the_same(root: Path, asked: list[str]) -> None:
    with reading(root) as read_ahead:
        found = load(root, read=read_ahead)
    if CAN_FORK:
        assert len(asked) < 3
    alone = load(root)
    assert found.problems == alone.problems
    assert found.curriculum is not None
    assert alone.curriculum is not None
    assert found.curriculum.entries == alone.curriculum.entries
    assert found.curriculum.uses == alone.curriculum.uses


def test_a_file_with_problems_has_the_same_ones(root: Path) -> None:
    (root / "content/surveys/broken.yaml").write_text("title: &x a\nb: [", encoding="utf-8")
    (root / "content/surveys/marked.yaml").write_text("\ufefftitle: a\n", encoding="utf-8")
    with reading(root) as read_ahead:
        assert load(root, read=read_ahead).problems == load(root).problems


def test_a_file_that_changes_meanwhile_is_read_again(root: Path, asked: list[str]) -> None:
    place = root / CHANGED
    with reading(root) as read_ahead:
        first = root / "curriculum.yaml"
        read_ahead(first, "curriculum.yaml")  # once this is here, everything was read
        text = place.read_text(encoding="utf-8")
        place.write_text(text + "nobody_knows_this: 1\n", encoding="utf-8")
        document, _ = read_ahead(place, CHANGED)
        assert document is not None
        assert document.data["nobody_knows_this"] == "1"
        place.unlink()
        assert read_ahead(place, CHANGED)[0] is None
    assert CHANGED in asked


def test_a_file_is_handed_out_once(root: Path, asked: list[str]) -> None:
    with reading(root) as read_ahead:
        one, two = read_ahead(root / CHANGED, CHANGED), read_ahead(root / CHANGED, CHANGED)
    assert one == two
    assert asked[-1] == CHANGED


@pytest.mark.skipif(not CAN_FORK, reason="there is no process to kill")
def test_a_process_that_is_killed_takes_nothing_along(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, contents = os.getpid(), ahead._contents

    def killed(place: Path) -> bytes:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return contents(place)

    monkeypatch.setattr(ahead, "_contents", killed)
    with reading(root) as read_ahead:
        found = load(root, read=read_ahead)
    assert found.curriculum is not None


def test_without_processes_files_are_read_here(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with reading(root, jobs=1) as one:
        assert one is read
    monkeypatch.setattr(ahead, "CAN_FORK", False)
    with reading(root) as unable:
        assert unable is read


def test_few_files_are_read_here(tmp_path: Path) -> None:
    (tmp_path / "content" / "surveys").mkdir(parents=True)
    with reading(tmp_path) as few:
        assert few is read


@pytest.mark.skipif(not CAN_FORK, reason="there is no process to leave behind")
def test_no_process_stays_behind_when_nothing_is_asked_of_it(root: Path) -> None:
    started, others = time.monotonic(), set(multiprocessing.active_children())
    with reading(root):
        assert set(multiprocessing.active_children()) > others
    assert time.monotonic() - started < 5
    assert set(multiprocessing.active_children()) <= others


def test_what_is_listed_is_what_is_read_ahead(root: Path) -> None:
    known = marshal.loads(ahead._contents(root))
    assert set(known) == {str(path) for _, path in listing(root).documents}
