"""The fields of a YAML file with nothing odd in it, read straight from the parser's events.

Nearly every file is like that, and without places its fields are read in half the time. Where there is
anything to tell of, nothing is judged here: the whole file is then read again, place by place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from sys import intern
from typing import Any

from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from generator.builder import MAXIMUM_DEPTH, MAXIMUM_NODES, NO_NAMES
from generator.tree import NULLS

CUT_SHORT = re.compile(r"[ \t]+#(?=[^\s#])")
"""What may cut a text short that stands before it."""


class Odd(Exception):
    """There is something in a file that only a reader who knows the places can judge."""


def fields(text: str, take: Callable[[], Any]) -> dict[str, object]:
    """The fields of the file `text` as plain text, lists and dictionaries; `take` gives its events.

    Raises `Odd`, and whatever the parser raises where it cannot go on.
    """
    _expect(take(), StreamStartEvent)
    _expect(take(), DocumentStartEvent)
    first = take()
    _expect(first, MappingStartEvent)
    reading = _Reading(text, take)
    found = reading.value(first, 0)
    _expect(take(), DocumentEndEvent)
    _expect(take(), StreamEndEvent)
    if reading.nodes > MAXIMUM_NODES or not isinstance(found, dict):
        raise Odd
    return found


def _expect(event: Any, kind: type) -> None:
    if type(event) is not kind:
        raise Odd


class _Reading:
    """What is known while a file is read."""

    def __init__(self, text: str, take: Callable[[], Any]) -> None:
        self.text = text
        self.take = take
        self.may_hide = "\\" in text
        self.may_be_cut = "#" in text and CUT_SHORT.search(text) is not None
        self.nodes = 0
        """Names and values up to now."""

    def value(self, event: Any, depth: int) -> object:
        """The value that begins with an event, inside so many others."""
        self.nodes += 1
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event)
        if event.anchor or depth >= MAXIMUM_DEPTH:
            raise Odd
        if kind is MappingStartEvent and not event.tag:
            return self._mapping(depth + 1)
        if kind is SequenceStartEvent and not event.tag:
            return self._sequence(depth + 1)
        raise Odd

    def _scalar(self, event: Any) -> str | None:
        text: str = event.value
        style = event.style
        if event.anchor or event.tag:
            raise Odd
        if style:
            if self.may_hide and style == '"' and not text.isprintable():
                raise Odd
            return text
        # The C parser calls the style of unquoted text "", the other one None.
        if self.may_be_cut and CUT_SHORT.match(self.text, event.end_mark.index):
            raise Odd
        return None if text in NULLS else text

    def _mapping(self, depth: int) -> dict[str, object]:
        take, value = self.take, self.value
        found: dict[str, object] = {}
        while type(event := take()) is ScalarEvent:
            name = self._scalar(event)
            if name is None or name in found or name in NO_NAMES or not name.isidentifier():
                raise Odd
            # The same names stand in every file, so each is held once.
            found[intern(name)] = value(take(), depth)
        _expect(event, MappingEndEvent)
        self.nodes += len(found)
        return found

    def _sequence(self, depth: int) -> list[object]:
        take, value = self.take, self.value
        found: list[object] = []
        while type(event := take()) is not SequenceEndEvent:
            found.append(value(event, depth))
        return found
