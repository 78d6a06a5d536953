"""What is wrong with the content in a folder, and how much of it there is, in one sentence."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator import checks
from generator.ahead import Read
from generator.loading import load
from generator.problem import Problem, Severity
from generator.source import read


def find_problems(
    root: Path,
    *,
    reports: bool = False,
    say: Callable[[str], None] = lambda step: None,
    read: Read = read,
) -> tuple[Problem, ...]:
    """Everything that is wrong with the content in `root`, and what is only reported if asked for.

    `read` reads each file.
    """
    with _no_collection():
        say("Reading the files")
        loaded = load(root, read=read)
        say("Applying the rules")
        if not reports or loaded.curriculum is None:
            return checks.examine(loaded)
        return tuple(sorted((*loaded.problems, *checks.run(loaded.curriculum))))


@contextmanager
def _no_collection() -> Iterator[None]:
    """A while without the search for cycles of values that nobody needs any more.

    A curriculum is large and holds none, so the search would only take time: more with each module.
    What was made meanwhile is left out of later searches, too; the first of them would walk through it.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


def verdict(problems: tuple[Problem, ...]) -> str:
    """How many errors and warnings there are, and in how many files."""
    if not problems:
        return "No problems."
    told = [
        count(_number(problems, each), str(each)) for each in (Severity.ERROR, Severity.WARNING)
    ]
    if reports := _number(problems, Severity.REPORT):
        told.append(count(reports, "report"))
    files = len({problem.path for problem in problems})
    *first, last = told
    return f"{', '.join(first)} and {last} in {count(files, 'file')}."


def _number(problems: tuple[Problem, ...], severity: Severity) -> int:
    return sum(problem.severity is severity for problem in problems)


def count(number: int, noun: str) -> str:
    """A number with its noun, such as `1 error` or `2 errors`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
