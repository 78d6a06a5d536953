"""What several rules read out of a curriculum: its items, its texts with their places, words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from generator.curriculum import Curriculum, Key
from generator.model.articles import ArticleIdea
from generator.model.base import Item
from generator.model.walk import Loc


def items(curriculum: Curriculum) -> Iterator[tuple[Key, Item]]:
    """Every file that describes one thing, with its kind and its id."""
    for key, entry in curriculum.entries.items():
        if isinstance(entry.value, Item) and key == entry.owner:
            yield key, entry.value


def documents(curriculum: Curriculum) -> Iterator[tuple[Key, BaseModel]]:
    """Every file, those that hold many things included."""
    for key, entry in curriculum.entries.items():
        if key == entry.owner:
            yield key, entry.value


def models(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, BaseModel]]:
    """A value of the model and every one inside it, each with its place."""
    if isinstance(value, BaseModel):
        yield loc, value
        for name in model_fields(type(value)):
            yield from models(getattr(value, name), (*loc, name))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from models(inner, (*loc, index))


@cache
def model_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields that hold values of the model; found once, since most fields hold text."""
    fields = model.model_fields.items()
    return tuple(name for name, field in fields if _holds_model(field.annotation))


def _holds_model(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_holds_model(part) for part in get_args(annotation))


def texts(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every text inside a value, each with its place."""
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name), (*loc, name))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from texts(inner, (*loc, index))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, (*loc, key))


def count_words(text: str | None) -> int:
    """How many words a text has."""
    return len((text or "").split())


def first_word(text: str) -> str:
    """The first word of a text in lower case, without the marks around it."""
    return text.split()[0].strip("\"'“”‘’*_.,;:!?()").lower() if text.split() else ""


def normal(text: str) -> str:
    """A text without case, punctuation and spacing, for comparisons."""
    return " ".join(re.findall(r"\w+", text.lower()))


def listed(names: Iterable[str], most: int = 6) -> str:
    """Names as a list in a sentence; many are cut short."""
    found = tuple(names)
    more = f" and {len(found) - most} more" if len(found) > most else ""
    return ", ".join(f"`{name}`" for name in found[:most]) + more


def is_in_preparation(curriculum: Curriculum, idea: ArticleIdea) -> bool:
    """Whether a module that is announced, but not written, will teach an idea of an article."""
    return any(curriculum.planned(code) for code in idea.modules)
