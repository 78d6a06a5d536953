"""A new entry in an existing list: lines are added, and nothing else in the file is touched."""

from __future__ import annotations

from generator.formatting.parts import Entry, Group, Leaf, Spot, leaves, parts


class NoPlace(Exception):
    """The file holds nothing that the entry could be added to; the text says what is in the way."""


def with_id(text: str, field: str, id: str) -> str:
    """The text of a file with an id at the end of the list called `field`."""
    return _with(text, field, id, [f"- {id}"])


def with_lines(text: str, field: str, lines: list[str]) -> str:
    """The text of a file with an entry of several lines (from its dash on) at the end of a list."""
    return _with(text, field, "", lines)


def _with(text: str, field: str, id: str, lines: list[str]) -> str:
    whole = parts(text) if text.strip() else Group([], False, False, Spot(0, 0), Spot(0, 0))
    assert isinstance(whole, Group)
    entry = next((each for each in whole.entries if each.name and each.name.text == field), None)
    if entry is None:
        return _with_end(text) + f"{field}:\n" + _indented(lines, 2)
    assert isinstance(entry.value, Group)  # the curriculum loads, so the list is one
    return _into(text, entry, entry.value, id, lines)


def _into(text: str, entry: Entry, group: Group, id: str, lines: list[str]) -> str:
    rows = text.split("\n")
    if group.flow and id:
        return "\n".join(_between_brackets(rows, group, id))
    if group.flow and group.entries:
        raise NoPlace(f"line {entry.start.line + 1}: write the list with a line for each entry")
    if group.flow:  # `questions: []` becomes a list with lines of its own
        row = rows[group.start.line]
        rows[group.start.line] = (row[: group.start.column] + row[group.end.column :]).rstrip()
        at, indent = group.end.line + 1, entry.start.column + 2
    else:
        at, indent = _below(group, rows), group.start.column
    added = _indented(lines, indent).rstrip("\n").split("\n")
    return "\n".join([*rows[:at], *added, *rows[at:]])


def _between_brackets(rows: list[str], group: Group, id: str) -> list[str]:
    """The rows with an id behind the last one of a list between brackets."""
    if group.entries:
        end = max(leaf.end for leaf in leaves(group))
        added = f", {id}"
    else:
        end, added = Spot(group.start.line, group.start.column + 1), id
    row = rows[end.line]
    return [
        *rows[: end.line],
        row[: end.column] + added + row[end.column :],
        *rows[end.line + 1 :],
    ]


def _below(group: Group, rows: list[str]) -> int:
    """The number of the row below the last entry of a list."""
    at = max(_last_row(leaf) for leaf in leaves(group)) + 1
    while at > 0 and not rows[at - 1].strip():
        at -= 1
    return at


def _last_row(leaf: Leaf) -> int:
    is_block = leaf.style in ("|", ">")
    return leaf.end.line - 1 if is_block and leaf.end.column == 0 else leaf.end.line


def _indented(lines: list[str], indent: int) -> str:
    pad = " " * indent
    return "".join(f"{pad}{line}\n" if line else "\n" for line in lines)


def _with_end(text: str) -> str:
    """The text with a line end at its end."""
    return text if text.endswith("\n") or not text else f"{text}\n"
