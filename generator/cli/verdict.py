"""What is wrong with the content in a folder, and how much of it there is, in one sentence."""

from __future__ import annotations

from pathlib import Path

from generator import checks
from generator.loading import load
from generator.problem import Problem, Severity


def find_problems(root: Path) -> tuple[Problem, ...]:
    """Everything that is wrong with the content in `root`."""
    return checks.examine(load(root))


def verdict(problems: tuple[Problem, ...]) -> str:
    """How many errors and warnings there are, and in how many files."""
    if not problems:
        return "No problems."
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = sum(problem.severity is Severity.WARNING for problem in problems)
    files = len({problem.path for problem in problems})
    return f"{count(errors, 'error')} and {count(warnings, 'warning')} in {count(files, 'file')}."


def count(number: int, noun: str) -> str:
    """A number with its noun, such as `1 error` or `2 errors`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
