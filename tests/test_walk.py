"""Walking through values: every reference is found, and every text with the circle that may read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from generator.checks.reading import models
from generator.model import KINDS, WHOLE_FILES
from generator.model.base import Audience, Base, IdeaRef, ModuleRef, Readership, Text
from generator.model.modules import Segment
from generator.model.questions import Option
from generator.model.walk import (
    Found,
    Loc,
    audience_at,
    field_audiences,
    field_references,
    references,
    texts,
)
from tests.edits import edited

LOADED = edited().load()
assert LOADED.curriculum is not None, LOADED.problems
TINY = LOADED.curriculum


class Inner(Base):
    idea: IdeaRef


class Outer(Base):
    one: ModuleRef
    maybe: IdeaRef | None = None
    many: tuple[IdeaRef, ...] = ()
    inner: Inner | None = None
    list: tuple[Inner, ...] = ()
    text: Text = "a text"


def test_references_are_found_alone_in_lists_and_inside() -> None:
    value = Outer(one="m", many=("a", "b"), inner=Inner(idea="c"), list=(Inner(idea="d"),))
    assert list(references(value)) == [
        Found("module", "m", ("one",)),
        Found("idea", "a", ("many", 0)),
        Found("idea", "b", ("many", 1)),
        Found("idea", "c", ("inner", "idea")),
        Found("idea", "d", ("list", 0, "idea")),
    ]


def test_a_reference_that_is_left_out_is_none() -> None:
    assert [found.loc for found in references(Outer(one="m"))] == [("one",)]


def test_the_fields_with_references_are_known_by_the_kind_they_point_to() -> None:
    assert field_references(Outer) == {"one": "module", "maybe": "idea", "many": "idea"}


def schemas() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every field of every kind as its JSON Schema describes it: class, name, schema."""
    for kind in KINDS:
        whole = kind.adapter.json_schema()
        for part in (whole, *whole.get("$defs", {}).values()):
            for name, field in part.get("properties", {}).items():
                yield part["title"], name, field


def marks(field: Any, mark: str) -> Iterator[str]:
    """What a mark says anywhere in the schema of a field."""
    if isinstance(field, dict):
        if mark in field:
            yield field[mark]
        for inner in field.values():
            yield from marks(inner, mark)
    elif isinstance(field, list):
        for inner in field:
            yield from marks(inner, mark)


CLASSES = {
    type(value).__name__: type(value)
    for entry in TINY.entries.values()
    for _, value in models(entry.value)
}


def test_the_tiny_curriculum_has_nearly_every_class_of_the_model() -> None:
    described = {title for title, _, _ in schemas()}
    assert len(described & set(CLASSES)) > 0.9 * len(described)


def test_the_schemas_and_the_walk_agree_on_references_and_audiences() -> None:
    for title, name, field in schemas():
        if title in CLASSES:
            kinds = set(marks(field, "x-refers-to"))
            assert kinds == {field_references(CLASSES[title]).get(name)} - {None}
            audience = field_audiences(CLASSES[title]).get(name)
            assert set(marks(field, "x-audience")) == {audience} - {None}


def test_every_id_that_is_another_things_is_declared_a_reference() -> None:
    # A text that equals the id of a file, in a field that is no reference, would be a link nobody checks.
    files = [key for key, entry in TINY.entries.items() if key == entry.owner]
    ids = {id for kind, id in files if kind not in WHOLE_FILES}
    undeclared = set()
    for _, entry in TINY.entries.items():
        for loc, value in models(entry.value):
            for name in type(value).model_fields:
                inner = getattr(value, name)
                is_id = isinstance(inner, str) and inner in ids
                if is_id and name not in {*field_references(type(value)), "id", "drawing"}:
                    undeclared.add((loc, name))
    assert undeclared == set()


def test_the_audience_of_a_field_is_the_one_it_is_marked_with() -> None:
    audiences = field_audiences(Segment)
    assert audiences["do"] is Audience.TRAINER
    assert "read" not in audiences
    assert field_audiences(Option)["feedback"] is Audience.AFTER_ANSWER


def by_audience(value: BaseModel) -> dict[str, Audience]:
    return {text: audience for audience, text in texts(value)}


def test_texts_come_with_the_narrowest_circle_on_the_way() -> None:
    found = by_audience(TINY.get("module", "ask-before-you-mend"))
    assert found["Ask what it is for."] is Audience.EVERYONE
    assert found["What would you ask the rider?"] is Audience.TRAINER
    assert found["Expect somebody to ask about the load."] is Audience.TRAINER
    quiz = by_audience(TINY.get("quiz", "cf01-check"))
    assert quiz["Feedback of the first pair."] is Audience.AFTER_ANSWER
    assert quiz["Model answer of the reflection."] is Audience.TRAINER
    assert quiz["When does your next shift start?"] is Audience.EVERYONE


def test_everything_in_an_item_for_trainers_is_for_trainers() -> None:
    item = TINY.get("case", "third-return").model_copy(update={"audience": Readership.TRAINER})
    assert {audience for audience, _ in texts(item)} == {Audience.TRAINER}


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("a", ["a"]),
        (("a", ("b",)), ["a", "b"]),
        ({"x": "a", "y": ("b",)}, ["a", "b"]),
        (7, []),
        (None, []),
    ],
)
def test_texts_are_found_in_lists_and_labels(value: object, found: list[str]) -> None:
    assert [text for _, text in texts(value)] == found


def places(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every text of a value with the way to it."""
    if isinstance(value, str):
        yield loc, value
    steps: Iterable[tuple[int | str, object]] = ()
    if isinstance(value, BaseModel):
        steps = ((name, getattr(value, name)) for name in type(value).model_fields)
    elif isinstance(value, dict | tuple):
        steps = value.items() if isinstance(value, dict) else enumerate(value)
    for step, inner in steps:
        yield from places(inner, (*loc, step))


@pytest.mark.parametrize("readership", Readership)
def test_the_audience_of_a_place_is_that_of_the_text_there(readership: Readership) -> None:
    seen = set()
    for entry in TINY.entries.values():
        changes = {"audience": readership} if hasattr(entry.value, "audience") else {}
        value = entry.value.model_copy(update=changes)
        found = [(audience_at(value, loc), text) for loc, text in places(value)]
        assert found == list(texts(value))
        seen |= {audience for audience, _ in found}
    assert seen == set(Audience)
