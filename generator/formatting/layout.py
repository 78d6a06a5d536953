"""Writing the parts of a file down: two spaces deeper for each level, comments where they belong."""

from __future__ import annotations

from collections.abc import Iterator

from generator.formatting.parts import Entry, Group, Leaf, Node
from generator.formatting.scalars import WIDTH, block, is_prose, one_line

STEP = 2


def laid_out(whole: Group, header: list[str], footer: list[str]) -> str:
    """The text of a file."""
    lines = [*header, *_group(whole, 0), *footer]
    return "\n".join(_single_blanks(lines)).strip("\n") + "\n"


def _single_blanks(lines: list[str]) -> Iterator[str]:
    """Never two blank lines in a row; those inside a text carry a mark until here."""
    last = ""
    for line in lines:
        if line or last:
            yield line.removesuffix(KEPT)
        last = line


KEPT = "\0"
"""Marks a blank line inside a text, which is no layout."""


def _group(group: Group, indent: int) -> Iterator[str]:
    """The lines of fields or items at an indentation."""
    pad = " " * indent
    for entry in group.entries:
        yield from _remarks(_head(entry, indent), pad)
        if entry.name:
            yield from _field(entry, indent, pad)
        else:
            yield from _item(entry, indent)
        yield from _remarks(entry.foot, pad)


def _head(entry: Entry, indent: int) -> list[str]:
    """Comments above an entry; those of the first field of an item stand above its dash.

    So does a comment behind an item that is about to become several lines.
    """
    value = entry.value
    if entry.name or not isinstance(value, Group) or not _is_block(value):
        return entry.head
    if _flow(value, " " * indent + "-", indent) is not None:
        return entry.head
    first = value.entries[0]
    tail = [entry.tail] if entry.tail else []
    head = [*entry.head, *tail, *_head(first, indent + STEP)]
    first.head = []
    return head


def _remarks(lines: list[str], pad: str) -> Iterator[str]:
    for line in lines:
        yield f"{pad}{line}" if line else ""


def _field(entry: Entry, indent: int, pad: str) -> Iterator[str]:
    assert entry.name is not None
    name = f"{pad}{one_line(entry.name)}:"
    value = entry.value
    if isinstance(value, Group) and _is_block(value):
        flow = _flow(value, name, indent)
        if flow is None:
            yield _behind(name, entry.tail)
            yield from _group(value, indent + STEP)
            return
        yield from _closed(flow, entry.tail)
        return
    yield from _inline(value, name, indent, entry.tail)


def _item(entry: Entry, indent: int) -> Iterator[str]:
    """An item: what it holds, with the dash put before its first line."""
    value = entry.value
    dash = " " * indent + "-"
    if not isinstance(value, Group) or not _is_block(value):
        yield from _inline(value, dash, indent, entry.tail)
    elif (flow := _flow(value, dash, indent)) is not None:
        yield from _closed(flow, entry.tail)
    else:
        first, *rest = _group(value, indent + STEP)
        yield f"{dash} {first[indent + STEP :]}"
        yield from rest


def _is_block(group: Group) -> bool:
    """Whether there is anything to write on lines of its own."""
    return bool(group.entries)


def _inline(value: Node, start: str, indent: int, tail: str) -> Iterator[str]:
    """A text, or an empty group, behind a name or a dash."""
    if isinstance(value, Group):
        yield _behind(f"{start} {'[]' if value.is_list else '{}'}", tail)
        return
    whole = f"{start} {one_line(value)}" if value.text or value.style else start
    if _needs_block(value, whole):
        lines = block(value, indent + STEP)
        if lines:
            pad = " " * (indent + STEP)
            yield _behind(f"{start} {lines[0]}", tail)
            yield from (f"{pad}{line}" if line else KEPT for line in lines[1:])
            return
    yield _behind(whole, tail)


def _needs_block(leaf: Leaf, whole: str) -> bool:
    """Whether a text should stand on lines of its own: it has several, or is too long for one.

    What stood there before stays there if it would need quotes elsewhere: people find those harder.
    """
    if "\n" in leaf.text:
        return True
    is_quoted = whole.endswith(("'", '"'))
    return is_prose(leaf.text) and (len(whole) > WIDTH or (leaf.style == ">" and is_quoted))


def _flow(group: Group, start: str, indent: int) -> list[str] | None:
    """A group between brackets, as it was written, where it fits: names and ids may wrap.

    None when it has to be written line by line: prose, groups in groups that are too long.
    """
    if not group.flow or any(_has_remarks(entry) for entry in group.entries):
        return None
    texts = [_flow_text(entry) for entry in group.entries]
    opening, closing = "[]" if group.is_list else "{}"
    whole = f"{start} {opening}{', '.join(texts)}{closing}"
    if len(whole) <= WIDTH:
        return [whole]
    if not group.is_list or any(" " in text for text in texts):
        return None
    return _filled(f"{start} {opening}", texts, closing, " " * (indent + STEP))


def _has_remarks(entry: Entry) -> bool:
    inner = entry.value.entries if isinstance(entry.value, Group) else []
    return bool(any(entry.head) or entry.tail or entry.foot) or any(map(_has_remarks, inner))


def _filled(line: str, texts: list[str], closing: str, pad: str) -> list[str]:
    """Short texts one after the other, broken at the width."""
    lines: list[str] = []
    for number, text in enumerate(texts):
        piece = text + ("," if number < len(texts) - 1 else closing)
        space = "" if line.endswith(("[", "{")) or line == pad else " "
        if len(line) + len(space) + len(piece) > WIDTH and line != pad:
            lines.append(line)
            line, space = pad, ""
        line = f"{line}{space}{piece}"
    return [*lines, line]


def _flow_text(entry: Entry) -> str:
    """An entry as it stands between brackets."""
    value = entry.value
    if isinstance(value, Leaf):
        text = one_line(value, in_flow=True)
    else:
        opening, closing = "[]" if value.is_list else "{}"
        text = f"{opening}{', '.join(map(_flow_text, value.entries))}{closing}"
    return f"{one_line(entry.name, in_flow=True)}: {text}".rstrip(" ") if entry.name else text


def _closed(lines: list[str], tail: str) -> Iterator[str]:
    yield from lines[:-1]
    yield _behind(lines[-1], tail)


def _behind(line: str, comment: str) -> str:
    return f"{line}  {comment}" if comment else line
