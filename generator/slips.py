"""What is probably wrong with a line that cannot be read as YAML, and what to do about it."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.problem import Position


class Slip(NamedTuple):
    """A likely slip: its place, its code, what is wrong, and what to do."""

    at: Position
    code: str
    message: str
    hint: str


DASH_ALONE = re.compile(r"\s*-(?=[a-z_]+:)")
COLON_ALONE = re.compile(r"\s*(?:- )?[a-z_]+:(?!//)(?=\S)")
START = re.compile(r"\s*(?:- +)*(?:[\w.-]+: +)?")
"""What stands before a value: the dashes of entries, and the name of a field."""
SIGNS = {
    "@": "yaml-at-sign",
    "`": "yaml-backtick",
    "%": "yaml-percent",
    "*": "yaml-asterisk",
    "&": "yaml-ampersand",
    "!": "yaml-exclamation-mark",
    "{": "yaml-braces",
    "}": "yaml-braces",
    "[": "yaml-brackets",
    "]": "yaml-brackets",
    "|": "yaml-bar",
    ">": "yaml-bar",
    ",": "yaml-comma",
}
"""No text may start with one of these."""
SOUND = re.compile(
    r""" \[.*\] | \{.*\} | [|>][+-]? | "([^"\\]|\\.)*" | '([^']|'')*' """, re.VERBOSE
)
"""What may stand after a name although it starts with a sign: lists, folded text, quoted text."""
NO_TOKEN = "cannot start any token"
ESCAPE = ("escape", "hexdecimal", "Unicode character")
"""Parts of what the parser says of a backslash that it does not understand."""


def likely(lines: list[str], at: Position, complaint: str) -> Slip:
    """The likely slip; `at` is where the parser gave up, `complaint` is what it said there."""
    line = lines[at.line - 1] if at.line <= len(lines) else ""
    return (
        _in_the_line(line, at, complaint)
        or _before(lines[: at.line - 1])
        or _misfit(line, at, complaint)
    )


def unclosed(lines: list[str], at: Position, stopped: Position) -> Slip:
    """Quotes or brackets begin at `at` and do not end before the parser `stopped`."""
    there = lines[stopped.line - 1] if stopped.line <= len(lines) else ""
    is_colon = there[stopped.column - 1 : stopped.column + 1] in {": ", ":"}
    if is_colon and stopped.line == at.line:
        message = "this text holds a colon followed by a space"
        return Slip(stopped, "yaml-colon", message, "put the text in quotes")
    line = lines[at.line - 1] if at.line <= len(lines) else ""
    sign = line[at.column - 1 : at.column]
    code = {"[": "yaml-brackets", "{": "yaml-braces"}.get(sign, "yaml-quotes")
    hint = "close the quotes or brackets, with commas between entries"
    return Slip(at, code, "what begins here has no end", hint)


def _in_the_line(line: str, at: Position, complaint: str) -> Slip | None:
    """A slip in the line itself."""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        hint = "indent with spaces"
        return Slip(at, "yaml-tab", "this line is indented with a tab", hint)
    if any(part in complaint for part in ESCAPE):
        return _escape(line, at)
    if NO_TOKEN in complaint and (sign := line[at.column - 1 : at.column]) in SIGNS:
        return _sign(sign, at)
    start = START.match(line)
    value = line[start.end() if start else 0 :].rstrip()
    if SOUND.fullmatch(value):
        return None
    if value.startswith(":"):
        hint = "write the name of a field before the colon"
        return Slip(at, "yaml-name", "a name is missing here", hint)
    if value[:1] in SIGNS:
        return _sign(value[0], Position(at.line, len(line.rstrip()) - len(value) + 1))
    if ": " in value and value[:1] not in {'"', "'"}:
        message = "this text holds a colon followed by a space"
        return Slip(at, "yaml-colon", message, "put the text in quotes")
    if value.startswith(("'", '"')):
        hint = "end it with the quote it began with"
        return Slip(at, "yaml-quotes", "the quotes around this text do not match", hint)
    return None


def _escape(line: str, at: Position) -> Slip:
    """A backslash that the parser does not understand; it gives up a little behind it."""
    start = Position(at.line, max(line.rfind("\\", 0, at.column), 0) + 1)
    message = "a backslash in double quotes starts a special sign"
    return Slip(start, "yaml-escape", message, "use single quotes, or write `\\\\`")


def _sign(sign: str, at: Position) -> Slip:
    """A text that starts with a sign that no text may start with."""
    shown = "a backtick" if sign == "`" else f"`{sign}`"
    message = f"text may not start with {shown}"
    return Slip(at, SIGNS[sign], message, "put the text in quotes")


def _before(lines: list[str]) -> Slip | None:
    """A slip in the lines before, which look sound to the parser."""
    written = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    number, last = written[-1] if written else (0, "")
    if found := DASH_ALONE.match(last):
        at = Position(number, found.end())
        return Slip(at, "yaml-dash", "a dash needs a space after it", "write `- name: value`")
    if found := COLON_ALONE.match(last):
        at = Position(number, found.end())
        return Slip(at, "yaml-no-space", "a colon needs a space after it", "write `name: value`")
    for number, line in reversed(written):
        if (value := _value(line))[:1] in {'"', "'"} and not SOUND.fullmatch(value):
            start = Position(number, line.index(value) + 1)
            message = "the quotes that begin here do not end on this line"
            hint = "end the text with the quote it began with"
            return Slip(start, "yaml-quotes", message, hint)
    return None


def _misfit(line: str, at: Position, complaint: str) -> Slip:
    """What to say where nothing is known to be wrong."""
    if "mapping values are not allowed" in complaint:
        hint = "check the indentation, and whether the line before it should end with a colon"
        return Slip(at, "yaml-indent", "no field may begin here", hint)
    hint = "check how far this line is indented, and whether the line before it lacks a colon"
    return Slip(at, "yaml-indent", "this line does not fit the lines before it", hint)


def _value(line: str) -> str:
    """What stands after the name of a field, or after the dash of an entry."""
    return line.split(": ", 1)[1].strip() if ": " in line else line.strip().removeprefix("- ")
