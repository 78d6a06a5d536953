"""What several rules read out of a curriculum: its items, its texts with their places, words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pydantic import BaseModel

from generator.curriculum import Curriculum, Key
from generator.model.articles import ArticleIdea
from generator.model.base import Item
from generator.model.walk import Loc, fields_with_models

WORD = re.compile(r"\w+")


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
        for name in fields_with_models(type(value)):
            if inner := getattr(value, name):
                yield from models(inner, (*loc, name))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from models(inner, (*loc, index))


def texts(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every text inside a value, each with its place."""
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, BaseModel):
        for name in _field_names(type(value)):
            if inner := getattr(value, name):
                yield from texts(inner, (*loc, name))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from texts(inner, (*loc, index))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, (*loc, key))


@cache
def _field_names(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(model.model_fields)


def count_words(text: str | None) -> int:
    """How many words a text has."""
    return len((text or "").split())


def amount(number: float, noun: str) -> str:
    """A number with its noun, in the plural where it has to be: `1 word`, `no words`, `2 words`."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def first_word(text: str) -> str:
    """The first word of a text in lower case, without the marks around it."""
    return text.split()[0].strip("\"'“”‘’*_.,;:!?()").lower() if text.split() else ""


def normal(text: str) -> str:
    """A text without case, punctuation and spacing, for comparisons."""
    return " ".join(WORD.findall(text.lower()))


def listed(names: Iterable[str], most: int = 6) -> str:
    """Names as a list in a sentence; many are cut short."""
    found = tuple(names)
    more = f" and {len(found) - most} more" if len(found) > most else ""
    return ", ".join(f"`{name}`" for name in found[:most]) + more


def is_in_preparation(curriculum: Curriculum, idea: ArticleIdea) -> bool:
    """Whether a module that is announced, but not written, will teach an idea of an article."""
    return any(curriculum.planned(code) for code in idea.modules)
