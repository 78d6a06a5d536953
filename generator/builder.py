"""The tree of a YAML file is built from the parser's events, one container at a time.

Depth, size, anchors, tags and names that stand twice are judged before anything is nested, so no
file can make the reader run away. What can be told without stopping is noted, and reading goes on.
"""

from __future__ import annotations

import re
from collections import Counter
from sys import intern
from typing import Any

import yaml

from generator.problem import Position, Problem
from generator.refused import Refused
from generator.tree import NULLS, Mapping, Node, Scalar, Sequence

MAXIMUM_DEPTH = 20
MAXIMUM_NODES = 20_000
MOST_TOLD = 20
NUMBER = re.compile(r"[-+]?[0-9][0-9_.,:]*")
NO_NAMES = frozenset({"true", "True", "TRUE", "false", "False", "FALSE"}) | NULLS
"""What programs that read YAML take for something else than text, so that it names no field."""


class Builder:
    """Builds the tree from events, one container at a time; keeps problems that do not stop it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.told: Counter[str] = Counter()
        self.open: list[_Open] = []
        self.root: Node | None = None
        self.documents = 0
        self.nodes = 0
        self.anchors: dict[str, _Open | None] = {}
        self.aliases: set[str] = set()

    def take(self, event: Any) -> None:
        """Take the next event of the parser that brings no text."""
        kind = type(event)
        if kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._add(self.open.pop().close())
        elif kind is yaml.AliasEvent:
            self._take_alias(event)
        elif kind is yaml.DocumentStartEvent:
            self._start_document(position(event.start_mark))

    def finish(self) -> Mapping:
        """The finished tree: a file must be a mapping."""
        if self.root is None or (isinstance(self.root, Scalar) and self.root.text in NULLS):
            raise Refused(Position(), "file-empty", "this file is empty", "write its fields")
        if not isinstance(self.root, Mapping):
            message = "a file must hold fields (`name: value`)"
            raise Refused(self.root.at, "yaml-root", message, "start with `title: …`")
        return self.root

    def note(self, at: Position, code: str, message: str, hint: str) -> None:
        """Keep a problem, and read on; many of one kind have one cause, and the first will do."""
        self.told[code] += 1
        if self.told[code] <= MOST_TOLD:
            self.problems.append(Problem(self.name, at, code, message, hint))

    def _start_document(self, at: Position) -> None:
        self.documents += 1
        if self.documents > 1:
            hint = "remove the line `---` and what follows it, or make it a file of its own"
            raise Refused(at, "yaml-documents", "a file holds one thing only", hint)

    def take_scalar(self, event: Any) -> Scalar:
        """Take a text; most events bring one."""
        if event.anchor or event.tag:
            self._judge_properties(event, None)
        start, end = event.start_mark, event.end_mark
        # The C parser calls the style of unquoted text "", the other one None.
        plain = not event.style
        at = (start.line + 1, start.column + 1, start.index, end.index)
        # The same as `Scalar(…)`, in half the time: there are thousands in a file.
        scalar: Scalar = tuple.__new__(Scalar, (event.value, plain, *at))
        self._add(scalar)
        return scalar

    def _open(self, event: Any) -> None:
        at = position(event.start_mark)
        if len(self.open) >= MAXIMUM_DEPTH:
            message = f"this is nested deeper than {MAXIMUM_DEPTH} levels"
            hint = "remove the brackets or dashes that nobody needs"
            raise Refused(at, "yaml-depth", message, hint)
        opened: _Open = (
            _OpenMapping(at) if type(event) is yaml.MappingStartEvent else _OpenSequence(at)
        )
        if event.anchor or event.tag:
            self._judge_properties(event, opened)
        self.open.append(opened)

    def _judge_properties(self, event: Any, opened: _Open | None) -> None:
        """An anchor or a tag before a value: an order to a program, which no content gives."""
        at = position(event.start_mark)
        if event.anchor:
            if event.anchor not in self.anchors:
                message = f"anchors such as `&{event.anchor}` are not allowed"
                hint = "remove it; if the text should start with `&`, put the text in quotes"
                self.note(at, "yaml-anchor", message, hint)
            self.anchors[event.anchor] = opened
        if event.tag:
            self.note(at, *_tag_saying(event.tag))

    def _take_alias(self, event: yaml.AliasEvent) -> None:
        name, at = str(event.anchor), position(event.start_mark)
        if name not in self.aliases:
            self.aliases.add(name)
            self.note(at, *self._alias_saying(name))
        self._add(Scalar(f"*{name}", True, at.line, at.column, 0, 0))

    def _alias_saying(self, name: str) -> tuple[str, str, str]:
        if name not in self.anchors:
            return "yaml-asterisk", "text may not start with `*`", "put the text in quotes"
        if (opened := self.anchors[name]) is not None and opened in self.open:
            message = f"`*{name}` stands inside what it stands for, without an end"
            return "yaml-self-reference", message, "write out what is meant"
        return "yaml-alias", f"`*{name}` stands for text from elsewhere", "write the text out"

    def _add(self, node: Node) -> None:
        self.nodes += 1
        if self.nodes > MAXIMUM_NODES:
            message = f"this file holds more than {MAXIMUM_NODES:,} names and values"
            raise Refused(node.at, "file-crowded", message, "split it into several files")
        if not self.open:
            self.root = node
        else:
            self.open[-1].add(node, self)


class _OpenSequence:
    """A list whose end has not come yet."""

    def __init__(self, at: Position) -> None:
        self.at = at
        self.items: list[Node] = []

    def add(self, node: Node, builder: Builder) -> None:
        self.items.append(node)

    def close(self) -> Node:
        return Sequence(tuple(self.items), self.at)


class _OpenMapping:
    """A mapping whose end has not come yet; it takes a name and its value in turn."""

    def __init__(self, at: Position) -> None:
        self.at = at
        self.entries: dict[str, Node] = {}
        self.keys: dict[str, Scalar] = {}
        self.waiting: str | None = None

    def add(self, node: Node, builder: Builder) -> None:
        if self.waiting is not None:
            self.entries[self.waiting] = node
            self.waiting = None
        elif not isinstance(node, Scalar):
            raise self._no_name(node)
        else:
            # The same names stand in every file, so each is held once.
            self.waiting = name = intern(node.text)
            if name in self.keys or name in NO_NAMES or not name.isidentifier():
                self._judge(node, builder)
            self.keys.setdefault(name, node)

    def _no_name(self, node: Sequence | Mapping) -> Refused:
        """Braces in braces are text such as `{{ name }}`; anything else is no name at all."""
        if node.at == Position(self.at.line, self.at.column + 1) and isinstance(node, Mapping):
            message, hint = "text may not start with `{`", "put the text in quotes"
            return Refused(self.at, "yaml-braces", message, hint)
        message = "the name of a field must be plain text"
        hint = "if this is text with braces or brackets, put it in quotes"
        return Refused(node.at, "yaml-key", message, hint)

    def _judge(self, name: Scalar, builder: Builder) -> None:
        """What is wrong with the name of a field."""
        shown = name.text[:40]
        if name.text == "<<":
            hint = "write the fields out"
            builder.note(name.at, "yaml-merge", "fields cannot be merged with `<<`", hint)
        elif first := self.keys.get(name.text):
            message = f"`{shown}` stands here a second time (first in line {first.line})"
            builder.note(name.at, "yaml-duplicate-key", message, "keep one of the two")
        elif name.plain and (name.text in NO_NAMES or NUMBER.fullmatch(name.text)):
            message = f"`{shown}` is not the name of a field" if shown else "a name is missing here"
            builder.note(name.at, "yaml-name", message, "write a name before the colon")

    def close(self) -> Node:
        return Mapping(self.entries, self.keys, self.at)


_Open = _OpenMapping | _OpenSequence
TO_PROGRAMS = frozenset({"!ENV", "!include", "!relative", "!reference", "!secret", "!env_var"})


def _tag_saying(tag: str) -> tuple[str, str, str]:
    """What to say of a tag: a word after `!` that stands before a value."""
    if tag.startswith("!") and tag not in TO_PROGRAMS:
        return "yaml-exclamation-mark", "text may not start with `!`", "put the text in quotes"
    short = tag.replace("tag:yaml.org,2002:", "!!")
    return "yaml-tag", f"tags such as `{short[:40]}` are not allowed", "remove it"


def position(mark: Any) -> Position:
    """A mark of the parser, counted from 1."""
    return Position(mark.line + 1, mark.column + 1)
