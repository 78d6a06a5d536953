"""Walk through a value of the model: its references, and its texts by audience."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from generator.model.base import Audience, For, Readership, Reference

Loc = tuple[int | str, ...]
RANK = {Audience.EVERYONE: 0, Audience.AFTER_ANSWER: 1, Audience.TRAINER: 2}


@dataclass(frozen=True, slots=True)
class Found:
    """A reference found in a value: what it points to, and where it stands."""

    kind: str
    id: str
    loc: Loc


@cache
def field_references(model: type[BaseModel]) -> dict[str, str]:
    """The fields of `model` that hold references, with the kind they point to."""
    found = {}
    for name, field in model.model_fields.items():
        kind = _reference_in(field.metadata) or _reference_kind(field.annotation)
        if kind:
            found[name] = kind
    return found


def _reference_in(metadata: list[Any] | tuple[Any, ...]) -> str | None:
    return next((mark.kind for mark in metadata if isinstance(mark, Reference)), None)


def _reference_kind(annotation: Any) -> str | None:
    """The kind that `annotation`, or anything inside it, refers to."""
    if get_origin(annotation) is Annotated and (kind := _reference_in(annotation.__metadata__)):
        return kind
    return next((kind for part in get_args(annotation) if (kind := _reference_kind(part))), None)


@cache
def field_audiences(model: type[BaseModel]) -> dict[str, Audience]:
    """The fields of `model` that are not for everybody."""
    return {
        name: mark.audience
        for name, field in model.model_fields.items()
        for mark in field.metadata
        if isinstance(mark, For)
    }


def references(value: BaseModel, loc: Loc = ()) -> Iterator[Found]:
    """Every reference in `value`, in the order of its fields."""
    for name, kind in _leading(type(value)):
        if not (inner := getattr(value, name)):
            continue
        if kind:
            ids = inner if isinstance(inner, tuple) else (inner,)
            for index, target in enumerate(ids):
                if target is not None:
                    tail = (name, index) if isinstance(inner, tuple) else (name,)
                    yield Found(kind, target, (*loc, *tail))
        for place, part in _parts(inner, (*loc, name)):
            yield from references(part, place)


@cache
def _leading(model: type[BaseModel]) -> tuple[tuple[str, str | None], ...]:
    """The fields of a class that hold references, with their kind, or that hold other models."""
    kinds = field_references(model)
    held = set(fields_with_models(model))
    return tuple((name, kinds.get(name)) for name in model.model_fields if name in {*kinds, *held})


@cache
def fields_with_models(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields that hold values of the model; found once, since most fields hold text."""
    fields = model.model_fields.items()
    return tuple(name for name, field in fields if _holds_model(field.annotation))


def _holds_model(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_holds_model(part) for part in get_args(annotation))


def _parts(value: object, loc: Loc) -> Iterator[tuple[Loc, BaseModel]]:
    """The models directly inside a field."""
    if isinstance(value, BaseModel):
        yield loc, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _parts(item, (*loc, index))


def audience_at(value: object, loc: Loc) -> Audience:
    """Who may read what stands at `loc`: the narrowest audience on the way to it."""
    audience = Audience.EVERYONE
    for step in loc:
        own = Audience.EVERYONE
        if isinstance(value, BaseModel):
            own = _narrowed(value, field_audiences(type(value)).get(str(step), own))
            value = getattr(value, str(step), None)
        elif isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, tuple) and isinstance(step, int) and step < len(value):
            value = value[step]
        audience = max(own, audience, key=RANK.__getitem__)
    return audience


def _narrowed(value: BaseModel, audience: Audience) -> Audience:
    """The audience of a field of `value`; none but trainers where the whole of it is for them."""
    is_for_trainer = value.__dict__.get("audience") is Readership.TRAINER
    return Audience.TRAINER if is_for_trainer else audience


def texts(value: object, audience: Audience = Audience.EVERYONE) -> Iterator[tuple[Audience, str]]:
    """Every text in `value` with the narrowest audience on the way to it."""
    found: list[tuple[Audience, str]] = []
    _gather_texts(value, audience, found)
    return iter(found)


def _gather_texts(value: object, audience: Audience, found: list[tuple[Audience, str]]) -> None:
    # Put into one list: generators inside each other would hand each text up level by level.
    if isinstance(value, str):
        found.append((audience, value))
    elif isinstance(value, tuple):
        for item in value:
            _gather_texts(item, audience, found)
    elif isinstance(value, BaseModel):
        audience = _narrowed(value, audience)
        held = value.__dict__
        for name, own in _marked(type(value)):
            if (inner := held[name]) is not None:
                narrow = own if RANK[own] > RANK[audience] else audience
                _gather_texts(inner, narrow, found)
    elif isinstance(value, dict):
        for item in value.values():
            _gather_texts(item, audience, found)


@cache
def _marked(model: type[BaseModel]) -> tuple[tuple[str, Audience], ...]:
    """The fields of a class with the audience of each."""
    marks = field_audiences(model)
    return tuple((name, marks.get(name, Audience.EVERYONE)) for name in model.model_fields)
