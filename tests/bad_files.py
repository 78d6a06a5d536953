"""The files with mistakes in `tests/bad/`: what each folder holds, and what must be said of it.

A folder holds files as they stand in a curriculum; they are laid over a copy of the tiny one. What git
cannot hold, or nobody wants to see in it, is made from a description: `make` in `expected.yaml`.
"""

from __future__ import annotations

import os
import shutil
import socket
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.problem import Problem, Severity
from tests.edits import TINY

BAD = Path(__file__).parent / "bad"
Told = tuple[str, int, int, str, str]
"""Path, line, column, code and severity of a problem."""


@dataclass(frozen=True)
class Folder:
    """One kind of mistake."""

    path: Path
    kind: str
    make: tuple[dict[str, str], ...]
    wanted: tuple[Told, ...]

    @property
    def number(self) -> int:
        return int(self.path.name.split("-")[0])

    @property
    def is_refused(self) -> bool:
        """Whether anything in it is an error."""
        return any(severity == "error" for *_, severity in self.wanted)

    @property
    def names(self) -> tuple[str, ...]:
        """The files in it, as they are called in a curriculum."""
        there = (path for path in self.path.rglob("*") if path.is_file())
        names = (path.relative_to(self.path).as_posix() for path in there)
        made = (how["path"] for how in self.make)
        return (*sorted(name for name in names if name != "expected.yaml"), *made)

    def lay_over(self, root: Path) -> None:
        """Put the files of this folder into the curriculum in `root`."""
        for name in self.names:
            source, target = self.path / name, root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_file():
                shutil.copyfile(source, target)
        for how in self.make:
            _make(root / how["path"], how)


def _make(path: Path, how: dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    match how.get("special"):
        case "pipe":
            os.mkfifo(path)
        case "socket":
            _make_socket(path)
        case "folder":
            path.mkdir()
        case "nothing":
            path.unlink()
        case None if "link" in how:
            path.symlink_to(how["link"])
        case None if "text" in how:
            path.write_text(how["text"], encoding="utf-8")
        case None:
            repeated = how["repeat"] * int(how["times"])
            text = how.get("before", "") + repeated + how.get("after", "")
            path.write_text(text, encoding="utf-8")


def _make_socket(path: Path) -> None:
    """A socket; the path of a temporary folder may be too long for its address."""
    here = os.open(".", os.O_RDONLY)
    try:
        os.chdir(path.parent)
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.fchdir(here)
        os.close(here)


@cache
def folders() -> tuple[Folder, ...]:
    """Every kind of mistake, in the order of its number."""
    return tuple(_folder(path) for path in sorted(BAD.iterdir()))


def _folder(path: Path) -> Folder:
    said: dict[str, Any] = yaml.safe_load((path / "expected.yaml").read_text(encoding="utf-8"))
    return Folder(path, said["kind"], tuple(said.get("make", ())), tuple(_wanted(said["problems"])))


def _wanted(problems: Iterable[dict[str, Any]]) -> Iterator[Told]:
    for each in problems:
        at = each["path"], each["line"], each["column"]
        yield *at, each["code"], each.get("severity", "error")


def curriculum_in(root: Path) -> Path:
    """A copy of the tiny curriculum to lay mistakes over."""
    return Path(shutil.copytree(TINY, root))


def told(problems: Iterable[Problem]) -> Counter[Told]:
    """What was said, each as often as it was said; warnings of rules are not what is looked at."""
    return Counter(
        (each.path, each.position.line, each.position.column, each.code, str(each.severity))
        for each in problems
        if each.severity is Severity.ERROR or each.code[0].islower()
    )
