"""Comments and blank lines: where they stand, and to which part of the file each belongs.

A comment on lines of its own belongs to what comes below it, unless it is indented deeper: then it
closes the part above. A comment behind something belongs to that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.formatting.parts import Entry, Group, Leaf, Spot, leaves, parts

COMMENT = re.compile(r"(?:^|(?<=\s))#.*")


class NotKept(Exception):
    """A comment stands where we cannot keep it."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment, or a blank line (whose text is empty)."""

    text: str
    at: Spot
    is_alone: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """An entry with its indentation, and the places of the entries that it stands in."""

    entry: Entry
    indent: int
    above: tuple[_Place, ...]


def comments(text: str) -> Iterator[str]:
    """The texts of all comments."""
    return (remark.text for remark in _remarks(text, parts(text)) if remark.text)


def attach(text: str, whole: Group) -> tuple[list[str], list[str]]:
    """Give each comment to its entry; return those above the first field and below the last."""
    remarks = list(_remarks(text, whole))
    _open_flows(whole, remarks)
    places = list(_places(whole, text.split("\n"), ()))
    header: list[str] = []
    footer: list[str] = []
    pending: list[str] = []
    for remark in remarks:
        if not remark.is_alone:
            _attach_behind(remark, places)
        else:
            pending.append(remark.text)
            if remark.text:
                _settle(remark, pending, places, header, footer)
                pending = []
            else:
                pending = _settle_blank(remark, pending, places)
    return header, footer


def _settle(
    remark: Remark, lines: list[str], places: list[_Place], header: list[str], footer: list[str]
) -> None:
    """Give a comment, with the blank lines above it, to what it belongs to."""
    before = [place for place in places if place.entry.start.line < remark.at.line]
    after = next((place for place in places if place.entry.start.line > remark.at.line), None)
    if not before:
        header.extend(lines)
    elif after and remark.at.column <= after.indent:
        after.entry.head.extend(lines)
    elif not after and remark.at.column == 0:
        footer.extend(lines)
    else:
        line = (*before[-1].above, before[-1])
        fitting = [place for place in line if place.indent <= remark.at.column]
        (fitting or list(line))[-1].entry.foot.extend(lines)


def _settle_blank(remark: Remark, lines: list[str], places: list[_Place]) -> list[str]:
    """A blank line goes to the entry right below it; above a comment it waits for that comment."""
    below = next((place for place in places if place.entry.start.line > remark.at.line), None)
    if below and below.entry.start.line == remark.at.line + 1:
        below.entry.head.extend(lines)
        return []
    return lines


def _attach_behind(remark: Remark, places: list[_Place]) -> None:
    """Give a comment to the entry that it stands behind."""
    line = [place for place in places if place.entry.start < remark.at]
    if not line:
        raise NotKept(f"line {remark.at.line + 1}: this comment has no field")
    entry = line[-1].entry
    if entry.tail:
        raise NotKept(f"line {remark.at.line + 1}: a second comment behind one field")
    entry.tail = remark.text


def _places(group: Group, lines: list[str], above: tuple[_Place, ...]) -> Iterator[_Place]:
    """Every entry on lines of its own, in the order of the file; a list between brackets is one."""
    for entry in group.entries:
        place = _Place(entry, _indent(entry, lines), above)
        yield place
        if isinstance(entry.value, Group) and not entry.value.flow:
            yield from _places(entry.value, lines, (*above, place))


def _indent(entry: Entry, lines: list[str]) -> int:
    """The column of a name, or of the dash before an item."""
    at = entry.start
    if entry.name:
        return at.column
    return max(lines[at.line].rfind("-", 0, at.column), 0)


def _open_flows(group: Group, remarks: list[Remark]) -> None:
    """A list between brackets with a comment inside is written as lines from now on."""
    for entry in group.entries:
        value = entry.value
        if isinstance(value, Group):
            if any(value.start < remark.at < value.end for remark in remarks if remark.text):
                value.flow = False
            _open_flows(value, remarks)


def _remarks(text: str, whole: Leaf | Group) -> Iterator[Remark]:
    """Every comment and every blank line outside texts, in the order of the file."""
    lines = text.split("\n")
    hidden: dict[int, list[tuple[int, int]]] = {}
    for leaf in leaves(whole):
        for number, start, end in _cover(leaf, lines):
            hidden.setdefault(number, []).append((start, end))
    for number, line in enumerate(lines[:-1] if lines[-1] == "" else lines):
        spans = hidden.get(number, [])
        if not line.strip(" \t") and not spans:
            yield Remark("", Spot(number, 0), True)
            continue
        for found in COMMENT.finditer(_masked(line, spans)):
            is_alone = not line[: found.start()].strip(" \t")
            yield Remark(line[found.start() :].rstrip(" \t"), Spot(number, found.start()), is_alone)


def _masked(line: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        line = line[:start] + "x" * (min(end, len(line)) - start) + line[end:]
    return line


def _cover(leaf: Leaf, lines: list[str]) -> Iterator[tuple[int, int, int]]:
    """The lines that a text takes, each with its first column and the one after its last."""
    if leaf.style in ("|", ">"):
        last = leaf.end.line if leaf.end.column else leaf.end.line - 1
        while last > leaf.start.line and not lines[last].strip(" \t") and not _keeps(leaf, lines):
            last -= 1
        for number in range(leaf.start.line + 1, last + 1):
            yield number, 0, len(lines[number])
        return
    for number in range(leaf.start.line, leaf.end.line + 1):
        start = leaf.start.column if number == leaf.start.line else 0
        end = leaf.end.column if number == leaf.end.line else len(lines[number])
        yield number, start, end


def _keeps(leaf: Leaf, lines: list[str]) -> bool:
    """Whether the blank lines below a text belong to it (`|+`)."""
    header = lines[leaf.start.line][leaf.start.column :].split("#")[0]
    return "+" in header
