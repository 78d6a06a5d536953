"""Every text of a curriculum that people read as prose, with its place and for whom it is."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.checks.reading import documents
from generator.curriculum import Curriculum, Key
from generator.model.base import Audience, Item, Markdown, Readership, Summary, Text
from generator.model.walk import RANK, Loc, field_audiences

# Codes, names of people, titles of works and the editors' own remarks: text, but nobody's prose.
APART = frozenset(
    {
        *("Item.waivers", "Item.authors", "Item.tags", "Item.language"),
        *("Source.by", "Source.year", "Source.title", "Source.container"),
        *("Article.title", "Article.author", "Article.byline", "Article.published"),
        *("Idea.article_name", "Offer.organisation", "Offer.words"),
        *("Statistic.publisher", "Statistic.unit", "Column.column", "Data.dataset"),
        *("DataTask.unit", "Numeric.unit", "Column.unit", "FigurePart.mark"),
        *("Category.symbol", "Mark.symbol"),
    }
)
MARKDOWN = get_args(Markdown)[1]
MARKS = (get_args(Text)[1], MARKDOWN, get_args(Summary)[2])
"""What tells prose from other text: the limits of the three kinds of text that editors write."""


class Holds(Enum):
    """How many texts, or parts with texts, a field holds."""

    ONE = "one"
    MANY = "many"
    NAMED = "named"


class Prose(NamedTuple):
    """A text that people read."""

    key: Key
    """The file that it stands in."""
    loc: Loc
    audience: Audience
    text: str
    """As it was written, Markdown included."""
    field: str
    """Such as `Step.text`."""
    is_markdown: bool
    """Whether signs such as `*` are turned into emphasis; else they stand on the page as they are."""


class Way(NamedTuple):
    """A field that leads to prose."""

    name: str
    field: str
    holds: Holds
    audience: Audience
    is_markdown: bool


def passages(curriculum: Curriculum) -> Iterator[Prose]:
    """Every text that people read, file by file; texts in other languages are left out."""
    for key, value in documents(curriculum):
        if getattr(value, "language", "en").startswith("en"):
            yield from _walk(value, key, (), Audience.EVERYONE)


def _walk(value: BaseModel, key: Key, loc: Loc, above: Audience) -> Iterator[Prose]:
    if isinstance(value, Item) and value.audience is Readership.TRAINER:
        above = Audience.TRAINER
    fields = value.__dict__
    for name, field, holds, own, is_markdown in _ways(type(value)):
        inner = fields[name]
        if not inner:
            continue
        audience = own if above is Audience.EVERYONE or RANK[above] < RANK[own] else above
        at = (*loc, name)
        if type(inner) is str:
            yield Prose(key, at, audience, inner, field, is_markdown)
            continue
        for place, part in _parts(holds, inner, at):
            if type(part) is str:
                yield Prose(key, place, audience, part, field, is_markdown)
            else:
                yield from _walk(part, key, place, audience)


def _parts(holds: Holds, inner: Any, at: Loc) -> Iterable[tuple[Loc, Any]]:
    """What a field holds, one by one, each with its place."""
    if holds is Holds.ONE:
        return ((at, inner),)
    pairs = enumerate(inner) if holds is Holds.MANY else inner.items()
    return [((*at, step), part) for step, part in pairs]


@cache
def _ways(model: type[BaseModel]) -> tuple[Way, ...]:
    """The fields of a class that lead to prose; found once, since walking by hand would be slow."""
    audiences = field_audiences(model)
    found = []
    for name, field in model.model_fields.items():
        if {f"{parent.__name__}.{name}" for parent in model.__mro__} & APART:
            continue
        if (holds := _holds(field.annotation, field.metadata)) is not None:
            audience = audiences.get(name, Audience.EVERYONE)
            is_markdown = _is_markdown(field.annotation, field.metadata)
            found.append(Way(name, f"{model.__name__}.{name}", holds, audience, is_markdown))
    return tuple(found)


def _holds(annotation: Any, marks: Any) -> Holds | None:
    """What a field with this annotation holds, if it leads to prose at all."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _holds(inner, [*marks, *more])
    if annotation is str:
        return Holds.ONE if any(mark in MARKS for mark in _flat(marks)) else None
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Holds.ONE
    parts = [_holds(part, ()) for part in get_args(annotation) if part not in {type(None), ...}]
    found = next((part for part in parts if part is not None), None)
    if found is None or get_origin(annotation) in {Union, types.UnionType}:
        return found
    return Holds.NAMED if get_origin(annotation) is dict else Holds.MANY


def _is_markdown(annotation: Any, marks: Any) -> bool:
    """Whether a field with this annotation holds Markdown, alone or in a list."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _is_markdown(inner, [*marks, *more])
    if annotation is str:
        return MARKDOWN in _flat(marks)
    return any(_is_markdown(part, ()) for part in get_args(annotation))


def _flat(marks: Any) -> Iterator[Any]:
    """The marks of a field, with those that a nested field brings along."""
    for mark in marks:
        yield mark
        if isinstance(mark, FieldInfo):
            yield from mark.metadata
