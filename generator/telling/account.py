"""What there is to tell: the problems, the texts they stand in, and how to show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from generator.problem import Problem, Severity

Lines = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True)
class Account:
    """Problems in the order of files and lines, and what is needed to show them."""

    problems: tuple[Problem, ...]
    lines_of: Lines
    """The lines of the file at a path; none where it cannot be read."""
    prefix: str = ""
    """The way from the current folder to the curriculum's, such as `course/`; empty if it is here."""
    colour: bool = False
    width: int = 120
    """How many columns an excerpt may take."""

    def count(self, severity: Severity) -> int:
        """How many problems are of this severity."""
        return Counter(problem.severity for problem in self.problems)[severity]

    @property
    def files(self) -> int:
        """How many files have problems."""
        return len({problem.path for problem in self.problems})


def printable(text: str) -> str:
    """A text that cannot move the cursor or turn the line around: what is invisible gets a number."""
    return "".join(
        character if character.isprintable() or character in "\xa0\xad" else _number(character)
        for character in text
    )


def _number(character: str) -> str:
    return f"<U+{ord(character):04X}>"
