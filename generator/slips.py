"""What is probably wrong with a line that cannot be read as YAML, and what to do about it."""

from __future__ import annotations

import re

from generator.problem import Position

DASH_ALONE = re.compile(r"\s*-(?=[a-z_]+:)")
COLON_ALONE = re.compile(r"\s*(?:- )?[a-z_]+:(?!//)(?=\S)")
SIGNS = tuple("@`%*&!{}[]|>")
"""No text may start with one of these."""
SOUND = re.compile(
    r""" \[.*\] | \{.*\} | [|>][+-]? | "([^"\\]|\\.)*" | '([^']|'')*' """, re.VERBOSE
)
"""What may stand after a name although it starts with a sign: lists, folded text, quoted text."""


def likely(lines: list[str], at: Position, complaint: str) -> tuple[Position, str, str]:
    """The likely place of a slip, what is wrong, and what to do.

    `at` is where the parser gave up, and `complaint` is what it said there.
    """
    line = lines[at.line - 1] if at.line <= len(lines) else ""
    return (
        _in_the_line(line, at, complaint)
        or _before(lines[: at.line - 1])
        or (at, *_misfit(complaint))
    )


def _in_the_line(line: str, at: Position, complaint: str) -> tuple[Position, str, str] | None:
    """A slip in the line itself."""
    value = _value(line)
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return at, "this line is indented with a tab", "indent with spaces"
    if "escape" in complaint or "hexdecimal" in complaint:
        return at, "a backslash in double quotes starts a special sign", "use single quotes"
    if SOUND.fullmatch(value):
        return None
    if ": " in value and value[:1] not in "\"'|>":
        return at, "this text holds a colon followed by a space", "put the text in quotes"
    if value.startswith(SIGNS):
        sign = "a backtick" if value[0] == "`" else f"`{value[0]}`"
        start = Position(at.line, line.index(value) + 1)
        return start, f"text may not start with {sign}", "put the text in quotes"
    if value.startswith(("'", '"')):
        hint = "end it with the quote it began with"
        return at, "the quotes around this text do not match", hint
    return None


def _before(lines: list[str]) -> tuple[Position, str, str] | None:
    """A slip in the lines before, which look sound to the parser."""
    written = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    number, last = written[-1] if written else (0, "")
    if found := DASH_ALONE.match(last):
        hint = "write `- name: value`"
        return Position(number, found.end()), "a dash needs a space after it", hint
    if found := COLON_ALONE.match(last):
        hint = "write `name: value`"
        return Position(number, found.end()), "a colon needs a space after it", hint
    for number, line in reversed(written):
        if (value := _value(line))[:1] in {'"', "'"} and not SOUND.fullmatch(value):
            start = Position(number, line.index(value) + 1)
            hint = "end the text with the quote it began with"
            return start, "the quotes that begin here do not end on this line", hint
    return None


def _misfit(complaint: str) -> tuple[str, str]:
    """What to say where nothing is known to be wrong."""
    if "mapping values are not allowed" in complaint:
        hint = "check the indentation, and whether the line before it should end with a colon"
        return "no field may begin here", hint
    hint = "check how far this line is indented, and whether the line before it lacks a colon"
    return "this line does not fit the lines before it", hint


def _value(line: str) -> str:
    """What stands after the name of a field, or after the dash of an entry."""
    return line.split(": ", 1)[1].strip() if ": " in line else line.strip().removeprefix("- ")
