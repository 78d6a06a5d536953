"""The tree of a YAML file: text with its place, nothing else; and the way to each piece of it."""

from __future__ import annotations

from typing import NamedTuple

from generator.problem import Position

NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Scalar(NamedTuple):
    """A piece of text; `plain` when it was written without quotes."""

    text: str
    plain: bool
    line: int
    column: int
    start: int
    """The number of characters before it in its file; `end` is where it stops."""
    end: int

    @property
    def at(self) -> Position:
        """Where it begins."""
        return Position(self.line, self.column)


class Sequence(NamedTuple):
    """A list of nodes."""

    items: tuple[Node, ...]
    at: Position


class Mapping(NamedTuple):
    """Named nodes; `keys` holds each name as it is written, with its place."""

    entries: dict[str, Node]
    keys: dict[str, Scalar]
    at: Position


Node = Scalar | Sequence | Mapping


def mapping_data(node: Mapping) -> dict[str, object]:
    """The fields as plain text, lists and dictionaries."""
    return {key: _data(value) for key, value in node.entries.items()}


def _data(node: Node) -> object:
    """The node as plain text, lists and dictionaries; an unquoted blank or `null` is None."""
    if type(node) is Scalar:
        return None if node.plain and node.text in NULLS else node.text
    if isinstance(node, Mapping):
        return mapping_data(node)
    assert isinstance(node, Sequence)
    return [_data(item) for item in node.items]


def node_at(tree: Node, loc: tuple[int | str, ...]) -> Node | None:
    """The node at `loc`, if there is one."""
    node: Node | None = tree
    for step in loc:
        node = _child(node, step)
    return node


def _child(node: Node | None, step: int | str) -> Node | None:
    if isinstance(node, Mapping) and isinstance(step, str):
        return node.entries.get(step)
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def locate(tree: Node, loc: tuple[int | str, ...]) -> Position:
    """Where the value at `loc` stands; steps that name no node (a type's tag) are passed over."""
    return _place(tree, loc, wants_name=False)


def key_position(tree: Node, loc: tuple[int | str, ...]) -> Position:
    """Where the name of the field at `loc` stands (rather than its value)."""
    return _place(tree, loc, wants_name=True)


def _place(tree: Node, loc: tuple[int | str, ...], wants_name: bool) -> Position:
    node, at = tree, tree.at
    for step in loc:
        if (inner := _child(node, step)) is None:
            continue
        is_named = isinstance(node, Mapping) and (wants_name or not isinstance(inner, Scalar))
        at = node.keys[str(step)].at if is_named and isinstance(node, Mapping) else inner.at
        node = inner
    return at
