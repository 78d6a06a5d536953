"""What one kind of reader sees of a value: the fields that are not for this reader do not exist.

A template gets views only. Where it prints a field that its reader must not see, Jinja finds
nothing there and the build fails, so a participant's page cannot leak a key by a slip.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, IntEnum
from typing import Any

from pydantic import BaseModel

from generator.markup import typographic
from generator.model.base import Item, Readership
from generator.model.walk import RANK, field_audiences


class Reader(IntEnum):
    """Who reads a page; each sees everything that the ones before see."""

    HANDOUT = 0
    """A participant with a sheet of paper: no key of any kind."""
    LEARNER = 1
    """Somebody who learns alone: keys and reasons come with the answer."""
    TRAINER = 2
    """A trainer: everything."""


class View:
    """A value of the model as one reader sees it.

    A field is looked up, checked and converted once; then the view holds it as an attribute, and Python
    finds it there without asking `__getattr__`. The values never change, so it stays true.
    """

    __slots__ = ("__dict__", "_reader", "_value")

    def __init__(self, value: BaseModel, reader: Reader) -> None:
        object.__setattr__(self, "_value", value)
        object.__setattr__(self, "_reader", reader)

    def __getattr__(self, name: str) -> Any:
        value: BaseModel = object.__getattribute__(self, "_value")
        reader: Reader = object.__getattribute__(self, "_reader")
        audience = field_audiences(type(value)).get(name)
        if audience is not None and RANK[audience] > reader:
            raise AttributeError(f"`{name}` is not for a {reader.name.lower()}")
        seen = view(getattr(value, name), reader)
        self.__dict__[name] = seen
        return seen

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a view cannot be changed")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, View) and self._value == other._value

    def __hash__(self) -> int:
        return hash(type(self._value))

    def __repr__(self) -> str:
        return f"View({type(self._value).__name__}, {self._reader.name})"


def viewed(found: View) -> tuple[BaseModel, Reader]:
    """The value behind a view, and for whom it is shown; for those who compare views."""
    return object.__getattribute__(found, "_value"), object.__getattribute__(found, "_reader")


def view(value: Any, reader: Reader) -> Any:
    """`value` as `reader` sees it; texts get the quotation marks of print.

    Raises `PermissionError` for a whole item that is not meant for the reader.
    """
    # Most fields hold a text or nothing, and to ask whether a value is a model takes longest.
    if value is None or type(value) is str:
        return value and typographic(value)
    if isinstance(value, BaseModel):
        if isinstance(value, Item) and not may_read(value, reader):
            raise PermissionError(f"`{value.id}` is for trainers only")
        return View(value, reader)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return typographic(value)
    if isinstance(value, tuple):
        return tuple(view(item, reader) for item in value)
    if isinstance(value, dict):
        return {key: view(item, reader) for key, item in value.items()}
    return value


def may_read(item: Item, reader: Reader) -> bool:
    """Whether a whole item is meant for `reader`."""
    return reader is Reader.TRAINER or item.audience is not Readership.TRAINER


def views(values: tuple[Any, ...], reader: Reader) -> Iterator[Any]:
    """The values that `reader` may see, as views."""
    return (
        view(value, reader)
        for value in values
        if not isinstance(value, Item) or may_read(value, reader)
    )
