"""The tree of a YAML file, built from the parser's events: text with its place, nothing else.

Depth, anchors, tags and duplicate keys are judged before anything is nested, so no file can
make the reader run away.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from generator.problem import Position, Problem

MAXIMUM_DEPTH = 20
NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text; `plain` when it was written without quotes."""

    text: str
    at: Position
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    at: Position


@dataclass(frozen=True, slots=True)
class Mapping:
    """Named nodes; `keys` tells where each name stands."""

    entries: dict[str, Node]
    keys: dict[str, Position]
    at: Position


Node = Scalar | Sequence | Mapping


class Refused(Exception):
    """A file that must not be read any further."""

    def __init__(self, at: Position, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.at, self.code, self.message, self.hint = at, code, message, hint


class Builder:
    """Builds the tree from events, one container at a time; keeps problems that do not stop it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.open: list[_Open] = []
        self.root: Node | None = None
        self.documents = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event of the parser."""
        at = position(event.start_mark)
        if isinstance(event, yaml.DocumentStartEvent):
            self._start_document(at)
        elif isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Refused(
                at,
                "yaml-anchor",
                "anchors (`&name`) and aliases (`*name`) are not allowed",
                "write the text out, or put it in quotes if it should start with this sign",
            )
        elif isinstance(event, yaml.NodeEvent):
            self._take_node(event, at)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._add(self.open.pop().close())

    def finish(self) -> Mapping:
        """The finished tree: a file must be a mapping."""
        if self.root is None or (isinstance(self.root, Scalar) and self.root.text in NULLS):
            raise Refused(Position(), "yaml-empty", "this file is empty", "write its fields")
        if not isinstance(self.root, Mapping):
            raise Refused(
                self.root.at,
                "yaml-root",
                "a file must hold fields (`name: value`)",
                "start with `title: …`",
            )
        return self.root

    def _start_document(self, at: Position) -> None:
        self.documents += 1
        if self.documents > 1:
            raise Refused(
                at, "yaml-documents", "a file holds one thing only", "remove the line `---`"
            )

    def _take_node(self, event: yaml.NodeEvent, at: Position) -> None:
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            short = str(tag).replace("tag:yaml.org,2002:", "!!")
            raise Refused(at, "yaml-tag", f"tags such as `{short}` are not allowed", "remove it")
        if isinstance(event, yaml.ScalarEvent):
            # The C parser calls the style of unquoted text "", the other one None.
            self._add(Scalar(event.value, at, not event.style))
        elif len(self.open) >= MAXIMUM_DEPTH:
            raise Refused(
                at, "yaml-depth", f"this is nested deeper than {MAXIMUM_DEPTH} levels", "flatten it"
            )
        elif isinstance(event, yaml.MappingStartEvent):
            self.open.append(_OpenMapping(at))
        else:
            self.open.append(_OpenSequence(at))

    def _add(self, node: Node) -> None:
        if not self.open:
            self.root = node
        elif (problem := self.open[-1].add(node, self.name)) is not None:
            self.problems.append(problem)


class _OpenSequence:
    """A list whose end has not come yet."""

    def __init__(self, at: Position) -> None:
        self.at = at
        self.items: list[Node] = []

    def add(self, node: Node, name: str) -> Problem | None:
        self.items.append(node)
        return None

    def close(self) -> Node:
        return Sequence(tuple(self.items), self.at)


class _OpenMapping:
    """A mapping whose end has not come yet; it takes a name and its value in turn."""

    def __init__(self, at: Position) -> None:
        self.at = at
        self.entries: dict[str, Node] = {}
        self.keys: dict[str, Position] = {}
        self.waiting: str | None = None

    def add(self, node: Node, name: str) -> Problem | None:
        if self.waiting is not None:
            self.entries[self.waiting] = node
            self.waiting = None
            return None
        return self._add_key(node, name)

    def _add_key(self, node: Node, name: str) -> Problem | None:
        if not isinstance(node, Scalar) or node.text == "<<":
            raise Refused(
                node.at,
                "yaml-key",
                "the name of a field must be plain text",
                "if this is text with braces or brackets, put it in quotes",
            )
        self.waiting = node.text
        first = self.keys.setdefault(node.text, node.at)
        if first is node.at:
            return None
        message = f"`{node.text}` stands here a second time (first in line {first.line})"
        return Problem(name, node.at, "yaml-duplicate-key", message, "keep one of the two")

    def close(self) -> Node:
        return Mapping(self.entries, self.keys, self.at)


_Open = _OpenMapping | _OpenSequence


def position(mark: Any) -> Position:
    """A mark of the parser, counted from 1."""
    return Position(mark.line + 1, mark.column + 1)


def mapping_data(node: Mapping) -> dict[str, object]:
    return {key: _data(value) for key, value in node.entries.items()}


def _data(node: Node) -> object:
    """The node as plain text, lists and dictionaries; an unquoted blank or `null` is None."""
    if isinstance(node, Mapping):
        return mapping_data(node)
    if isinstance(node, Sequence):
        return [_data(item) for item in node.items]
    return None if node.plain and node.text in NULLS else node.text


def locate(tree: Node, loc: tuple[int | str, ...]) -> Position:
    """Where the value at `loc` stands; steps that name no node (a type's tag) are passed over."""
    at, node = tree.at, tree
    for step in loc:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
            at, node = node.keys[step], node.entries[step]
            if isinstance(node, Scalar):
                at = node.at
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            at = node.at
    return at


def key_position(tree: Node, loc: tuple[int | str, ...]) -> Position:
    """Where the name of the field at `loc` stands (rather than its value)."""
    node: Node = tree
    at = tree.at
    for step in loc:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
            at, node = node.keys[step], node.entries[step]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            at = node.at
    return at
