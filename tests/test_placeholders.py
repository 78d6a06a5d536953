"""Placeholders: a company's own words in every text, our defaults otherwise, and nothing unknown."""

from __future__ import annotations

import pytest

from generator.model.offer import Organisation
from generator.placeholders import WORDS, fill
from generator.problem import Position
from generator.source import Document, parse
from tests.edits import edited

OWN = "organisation:\n  name: the Bench Company\n  currency: €\n"


def document(text: str, path: str = "content/x.yaml") -> Document:
    found, problems = parse(text, path)
    assert found is not None, problems
    return found


def filled(text: str, offer: str = OWN) -> tuple[dict[str, object], list[str]]:
    documents, problems = fill((document(text), document(offer, "curriculum.yaml")))
    return documents[0].data, [problem.place for problem in problems]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[[organisation.name]]", "the Bench Company"),
        ("At [[ organisation.name ]], ask.", "At the Bench Company, ask."),
        ("[[organisation.currency]]5 or [[organisation.currency]]9", "€5 or €9"),
        ("Keep [[organisation.promise]].", "Keep your basic promise to customers."),
        ("Ask [[organisation.contact]].", "Ask the person who invited you."),
        ("a [link] and [[1]]", "a [link] and [[1]]"),
        ("{{ organisation.name }}", "{{ organisation.name }}"),
    ],
)
def test_a_placeholder_stands_for_a_word_of_the_company(written: str, shown: str) -> None:
    assert filled(f'title: "{written}"\n') == ({"title": shown}, [])


def test_placeholders_are_filled_wherever_text_stands() -> None:
    text = 'a: {b: ["[[organisation.name]]"]}\nc:\n  - d: "[[organisation.name]]"\n'
    name = "the Bench Company"
    assert filled(text) == ({"a": {"b": [name]}, "c": [{"d": name}]}, [])


@pytest.mark.parametrize("offer", ["title: x\n", "organisation: none\n", "organisation: {}\n"])
def test_without_words_of_its_own_a_company_gets_ours(offer: str) -> None:
    data, places = filled('title: "At [[organisation.name]]"\n', offer)
    assert data == {"title": f"At {Organisation().name}"}
    assert places == []


def test_without_a_list_of_what_is_offered_there_are_our_words_too() -> None:
    (found,), problems = fill((document('title: "[[organisation.name]]"\n'),))
    assert found.data == {"title": Organisation().name}
    assert problems == ()


def test_every_word_has_a_default_that_reads_as_part_of_a_sentence() -> None:
    defaults = Organisation()
    assert all(getattr(defaults, name) for name in WORDS)


def test_an_unknown_placeholder_is_told_where_it_stands_with_the_known_ones() -> None:
    text = 'title: a\npoints:\n  - "Ask [[organisation.nom]]"\n'
    _, problems = fill((document(text),))
    (problem,) = problems
    assert (problem.code, problem.position) == ("placeholder", Position(3, 5))
    assert "`[[organisation.nom]]`" in problem.message
    assert all(f"`[[organisation.{name}]]`" in problem.hint for name in WORDS)


def test_a_placeholder_is_filled_once_and_its_word_is_not_read_again() -> None:
    data, places = filled(
        'title: "[[organisation.name]]"\n', 'organisation: {name: "[[organisation.promise]]"}\n'
    )
    assert data == {"title": "[[organisation.promise]]"}
    assert places == []


def test_places_stay_those_of_the_file() -> None:
    (found,), _ = fill((document('a: "[[organisation.name]]"\nb: c\n'),))
    assert found.locate(("b",)) == Position(2, 4)


def test_an_unknown_placeholder_stops_the_build() -> None:
    change = {"title": "[[organisation.motto]]"}
    found = edited([{"file": "content/cases/third-return.yaml", "set": change}]).load()
    assert found.curriculum is None
    assert [problem.code for problem in found.problems] == ["placeholder"]
