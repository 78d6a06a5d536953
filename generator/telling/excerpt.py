"""An excerpt of a file: the line of a problem, with a caret under its column."""

from __future__ import annotations

import re

from wcwidth import wcswidth

from generator.problem import Position
from generator.telling.account import printable

BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line for the reader, so that its numbers and ours agree."""
TAB = " " * 4
ELLIPSIS = "…"
CARET = "^"


def split(text: str) -> tuple[str, ...]:
    """The lines of a file, as the reader counts them."""
    return tuple(BREAK.split(text))


def excerpt(lines: tuple[str, ...], at: Position, width: int) -> tuple[str, str] | None:
    """The line at a position and the line with its caret, behind a gutter with the number.

    None where there is nothing to show: the file is empty, or the line is blank.
    """
    if not 0 < at.line <= len(lines) or not lines[at.line - 1].strip():
        return None
    gutter = f"{at.line:>5} | "
    before, after = _shown(lines[at.line - 1], at.column - 1)
    before, after = _window(before, after, width - len(gutter))
    blank = " " * (len(gutter) - 2) + "| "
    return f"{gutter}{before}{after}", f"{blank}{' ' * columns(before)}{CARET}"


def _shown(line: str, column: int) -> tuple[str, str]:
    """What stands before a column and what from there on, as a terminal can show it."""
    parts = (line[:column], line[column:].rstrip())
    before, after = (printable(part.replace("\t", TAB)) for part in parts)
    return before, after


def _window(before: str, after: str, room: int) -> tuple[str, str]:
    """Both texts cut, so that together they fit, with the place of the caret in sight."""
    if columns(before) + columns(after) <= room:
        return before, after
    most = max(room * 2 // 3, 10)
    if columns(before) > most:
        while columns(before) > most - 1:
            before = before[max(1, (len(before) - most) // 2) :]
        before = ELLIPSIS + before.lstrip("\u200d\ufe0f")
    left = max(room - columns(before) - 1, 10)
    if columns(after) > left:
        after = _fitting(after, left) + ELLIPSIS
    return before, after


def _fitting(text: str, room: int) -> str:
    """The beginning of a text that takes at most so many columns."""
    text = text[:room]
    while columns(text) > room:
        text = text[:-1]
    return text


def columns(text: str) -> int:
    """How many columns a terminal gives a text: two for a wide character, none for an accent."""
    return max(wcswidth(text), 0)
