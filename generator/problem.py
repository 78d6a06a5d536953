"""What is wrong, where it stands, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a warning is printed beside it.

    A report is no mistake at all: a count or a hint that somebody may want to know.
    """

    ERROR = "error"
    WARNING = "warning"
    REPORT = "report"


@dataclass(frozen=True, order=True, slots=True)
class Position:
    """A place in a file; `line` and `column` count from 1, in characters."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake: `path` is relative to the curriculum's folder, `code` names the rule."""

    path: str
    position: Position
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    @property
    def place(self) -> str:
        """Where it stands, as editors and terminals understand it: `file:line:column`."""
        return f"{self.path}:{self.position.line}:{self.position.column}"

    def __str__(self) -> str:
        """One line: `file:line:column: error[code]: what is wrong; what to do`."""
        what = f"{self.message}; {self.hint}" if self.hint else self.message
        return f"{self.place}: {self.severity}[{self.code}]: {what}"


def has_errors(problems: tuple[Problem, ...] | list[Problem]) -> bool:
    """Whether any of `problems` stops the build."""
    return any(problem.severity is Severity.ERROR for problem in problems)
