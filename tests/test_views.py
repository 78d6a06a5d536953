"""Views: what is not for a reader does not exist for this reader, and a slip makes the build fail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from jinja2 import UndefinedError
from pydantic import BaseModel

from generator.assets import theme_folder
from generator.checks.reading import models
from generator.curriculum import Curriculum
from generator.model.base import Audience, Item, Readership
from generator.model.walk import RANK, field_audiences
from generator.pages.render import environment
from generator.views import Reader, View, may_read, view, views
from tests.edits import edited


def tiny() -> Curriculum:
    loaded = edited().load()
    assert loaded.curriculum is not None, loaded.problems
    return loaded.curriculum


TINY = tiny()
EXERCISE = TINY.get("exercise", "needed-or-not")
QUESTION = TINY.get("question", "Q-CF01-01")
MODULE = TINY.get("module", "ask-before-you-mend")
VALUES = [value for entry in TINY.entries.values() for _, value in models(entry.value)]


def guarded() -> Iterator[tuple[BaseModel, str, Audience]]:
    """Every field that is not for everybody, in every value of the tiny curriculum."""
    for value in VALUES:
        for name, audience in field_audiences(type(value)).items():
            yield value, name, audience


@pytest.mark.parametrize("reader", Reader)
def test_a_field_exists_only_for_those_it_is_meant_for(reader: Reader) -> None:
    fields = list(guarded())
    assert len(fields) > 100
    for value, name, audience in fields:
        seen = View(value, reader)
        assert hasattr(seen, name) == (RANK[audience] <= reader)


def test_a_learner_sees_keys_and_a_handout_does_not() -> None:
    option = QUESTION.options[0]
    assert view(option, Reader.LEARNER).correct is True
    assert not hasattr(view(option, Reader.HANDOUT), "correct")
    assert not hasattr(view(option, Reader.HANDOUT), "feedback")
    assert view(option, Reader.HANDOUT).text


def test_only_a_trainer_sees_notes() -> None:
    segment = MODULE.segments[0]
    assert view(segment, Reader.TRAINER).do
    for reader in (Reader.HANDOUT, Reader.LEARNER):
        with pytest.raises(AttributeError, match="`do` is not for a"):
            _ = view(segment, reader).do


@pytest.mark.parametrize("reader", [Reader.HANDOUT, Reader.LEARNER])
@pytest.mark.parametrize(
    "template",
    [
        "{{ module.if_short }}",
        "{% if module.segments[0].say %}x{% endif %}",
        "{% for ask in module.segments[0].ask %}{{ ask.expect }}{% endfor %}",
        "{{ module.no_such_field }}",
    ],
)
def test_a_template_that_prints_what_its_reader_must_not_see_fails(
    reader: Reader, template: str
) -> None:
    found = environment(theme_folder()).from_string(template)
    with pytest.raises(UndefinedError):
        found.render(module=view(MODULE, reader))


def test_the_same_template_works_for_a_trainer() -> None:
    found = environment(theme_folder()).from_string("{{ module.if_short }}")
    assert found.render(module=view(MODULE, Reader.TRAINER)) == MODULE.if_short


@pytest.mark.parametrize("reader", [Reader.HANDOUT, Reader.LEARNER])
def test_a_whole_item_for_trainers_is_refused(reader: Reader) -> None:
    item = EXERCISE.model_copy(update={"audience": Readership.TRAINER})
    assert not may_read(item, reader)
    with pytest.raises(PermissionError, match="`needed-or-not` is for trainers only"):
        view(item, reader)
    with pytest.raises(PermissionError):
        view((item,), reader)


def test_among_several_items_those_for_trainers_are_left_out() -> None:
    kept = EXERCISE.model_copy(update={"audience": Readership.TRAINER})
    seen = views((kept, EXERCISE, "text"), Reader.LEARNER)
    assert [getattr(item, "id", item) for item in seen] == ["needed-or-not", "text"]
    assert len(list(views((kept, EXERCISE), Reader.TRAINER))) == 2


@pytest.mark.parametrize("readership", [Readership.BOTH, Readership.PARTICIPANT])
@pytest.mark.parametrize("reader", Reader)
def test_other_items_are_for_every_reader(readership: Readership, reader: Reader) -> None:
    assert may_read(EXERCISE.model_copy(update={"audience": readership}), reader)


def test_what_is_inside_a_view_is_a_view_for_the_same_reader() -> None:
    seen = view(EXERCISE, Reader.HANDOUT)
    card = seen.cards[0]
    assert isinstance(card, View)
    assert card.text == "A brake is set for a courier."
    assert not hasattr(card, "key")
    assert not hasattr(seen.variants, "virtual")


def test_no_view_leads_to_a_bare_value() -> None:
    for value in VALUES:
        if isinstance(value, Item) and not may_read(value, Reader.LEARNER):
            continue
        for inner in _inner(View(value, Reader.LEARNER), type(value)):
            assert not isinstance(inner, BaseModel)


def _inner(seen: View, model: type[BaseModel]) -> Iterator[Any]:
    for name in model.model_fields:
        value = getattr(seen, name, None)
        if isinstance(value, dict):
            yield from value.values()
        elif isinstance(value, tuple):
            yield from value
        else:
            yield value


def test_choices_are_shown_as_their_words() -> None:
    assert view(EXERCISE, Reader.LEARNER).support == "half"
    assert type(view(EXERCISE, Reader.LEARNER).support) is str


def test_texts_get_the_marks_of_print() -> None:
    assert view('It\'s "fine"', Reader.LEARNER) == "It’s “fine”"
    assert view({"a": ("it's",)}, Reader.HANDOUT) == {"a": ("it’s",)}


@pytest.mark.parametrize("value", [7, 1.5, True, None])
def test_other_values_stay_as_they_are(value: object) -> None:
    assert view(value, Reader.HANDOUT) is value


def test_a_property_is_seen_too() -> None:
    assert view(QUESTION, Reader.HANDOUT).seconds == QUESTION.seconds


def test_a_view_cannot_be_changed() -> None:
    seen = view(EXERCISE, Reader.LEARNER)
    with pytest.raises(AttributeError, match="cannot be changed"):
        seen.title = "x"


def test_views_of_the_same_value_are_equal() -> None:
    one, two = view(EXERCISE, Reader.LEARNER), view(EXERCISE, Reader.LEARNER)
    assert one == two
    assert len({one, two}) == 1
    assert one != EXERCISE
    assert one != view(MODULE, Reader.LEARNER)


def test_a_view_says_what_it_is() -> None:
    assert repr(view(EXERCISE, Reader.HANDOUT)) == "View(CardSort, HANDOUT)"
