"""A file that must not be read any further, and why."""

from __future__ import annotations

from generator.problem import Position, Problem


class Refused(Exception):
    """Raised where reading on would be unsafe or useless; the reader makes a problem of it."""

    def __init__(self, at: Position, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.at, self.code, self.message, self.hint = at, code, message, hint

    def problem(self, name: str) -> Problem:
        """The same as a problem of the file `name`."""
        return Problem(name, self.at, self.code, self.message, self.hint)
