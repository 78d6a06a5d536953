"""What there is to tell about problems, as the stream at hand can show it."""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path
from typing import TextIO

from generator.problem import Problem
from generator.telling.account import Account, Lines
from generator.telling.excerpt import split

PIPE_WIDTH = 120
LEAST_WIDTH = 40
MOST_BYTES = 1 << 20
"""More is refused by the reader, and needs no excerpt."""


def account(root: Path, problems: tuple[Problem, ...], stream: TextIO) -> Account:
    """What there is to tell, as `stream` can show it."""
    is_terminal = stream.isatty()
    width = shutil.get_terminal_size().columns if is_terminal else PIPE_WIDTH
    return Account(
        problems=problems,
        lines_of=_lines_below(root),
        prefix=_prefix(root),
        colour=wants_colour(is_terminal, dict(os.environ)),
        width=max(width, LEAST_WIDTH),
    )


def wants_colour(is_terminal: bool, environment: dict[str, str]) -> bool:
    """Colour is for terminals; `NO_COLOR` and `FORCE_COLOR`, where set to anything, decide."""
    if environment.get("NO_COLOR"):
        return False
    if forced := environment.get("FORCE_COLOR"):
        return forced not in {"0", "false"}
    return is_terminal and environment.get("TERM") != "dumb"


def _lines_below(root: Path) -> Lines:
    """The lines of the files below a folder, each read once; a link is not followed."""

    @cache
    def lines(path: str) -> tuple[str, ...]:
        file = root / path
        if file.is_symlink() or not file.is_file():
            return ()
        with file.open("rb") as opened:
            raw = opened.read(MOST_BYTES)
        return split(raw.decode("utf-8-sig", errors="replace"))

    return lines


def _prefix(root: Path) -> str:
    """The way from the current folder to the curriculum's, for tools that start at the former."""
    here, there = Path.cwd().resolve(), root.resolve()
    if here == there or not there.is_relative_to(here):
        return ""
    return f"{there.relative_to(here).as_posix()}/"
