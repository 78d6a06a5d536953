"""The parts of a YAML file with their places and their styles, from the parser's events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, order=True, slots=True)
class Spot:
    """A place between two characters; lines and columns count from 0."""

    line: int
    column: int


@dataclass(slots=True)
class Leaf:
    """A text; `style` is `|`, `>`, a quotation mark, or empty for a plain one."""

    text: str
    style: str
    start: Spot
    end: Spot


@dataclass(slots=True)
class Entry:
    """A field of a group, or an item of a list (which has no name), with the comments around it."""

    name: Leaf | None
    value: Node
    head: list[str] = field(default_factory=list)
    """Comments above it, and empty texts for blank lines."""
    tail: str = ""
    """The comment behind it."""
    foot: list[str] = field(default_factory=list)
    """Comments below it that are indented as deep as it is."""

    @property
    def start(self) -> Spot:
        """Where it begins."""
        return self.name.start if self.name else self.value.start


@dataclass(slots=True)
class Group:
    """Fields with names, or a list; `flow` when it was written between brackets."""

    entries: list[Entry]
    is_list: bool
    flow: bool
    start: Spot
    end: Spot


Node = Leaf | Group


def parts(text: str) -> Node:
    """The parts of a text that the reader has accepted."""
    events = (
        event
        for event in yaml.parse(text, Loader=LOADER)
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent | yaml.CollectionEndEvent)
    )
    return _node(next(events), events)


def _node(event: yaml.Event, events: Iterator[yaml.Event]) -> Node:
    if isinstance(event, yaml.ScalarEvent):
        return _leaf(event)
    assert isinstance(event, yaml.CollectionStartEvent)
    is_list = isinstance(event, yaml.SequenceStartEvent)
    entries: list[Entry] = []
    for inner in events:
        if isinstance(inner, yaml.CollectionEndEvent):
            return Group(entries, is_list, bool(event.flow_style), _start(event), _end(inner))
        if is_list:
            entries.append(Entry(None, _node(inner, events)))
        else:
            assert isinstance(inner, yaml.ScalarEvent)
            entries.append(Entry(_leaf(inner), _node(next(events), events)))
    raise AssertionError("a group without an end")


def _leaf(event: yaml.ScalarEvent) -> Leaf:
    return Leaf(event.value, event.style or "", _start(event), _end(event))


def _start(event: yaml.Event) -> Spot:
    return _spot(event.start_mark)


def _end(event: yaml.Event) -> Spot:
    return _spot(event.end_mark)


def _spot(mark: Any) -> Spot:
    return Spot(mark.line, mark.column)


def leaves(node: Node) -> Iterator[Leaf]:
    """Every text, names included, in the order of the file."""
    if isinstance(node, Leaf):
        yield node
        return
    for entry in node.entries:
        if entry.name:
            yield entry.name
        yield from leaves(entry.value)
