"""The tree of a file: where everything stands, judged against the text itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.problem import Position
from generator.refused import Refused
from generator.source import parse
from generator.tree import Mapping, Scalar, Sequence, key_position, locate, node_at

TEXT = """\
title: One
points:
  - id: a
    text: First
  - {id: b, text: Second}
sheet:
  fields: [x, "y"]
note: |
  Many
  lines
"""


def tree(text: str = TEXT) -> Mapping:
    document, problems = parse(text, "file.yaml")
    assert document is not None, problems
    return document.tree


# The way to a value, where the value is told to stand, and where its name is.
PLACES = [
    (("title",), (1, 8), (1, 1)),
    (("points",), (2, 1), (2, 1)),
    (("points", 0), (3, 5), (3, 5)),
    (("points", 0, "text"), (4, 11), (4, 5)),
    (("points", 1), (5, 5), (5, 5)),
    (("points", 1, "text"), (5, 19), (5, 13)),
    (("sheet", "fields", 1), (7, 15), (7, 15)),
    (("note",), (8, 7), (8, 1)),
]


@pytest.mark.parametrize(("loc", "value", "name"), PLACES)
def test_a_value_and_its_name_are_found(
    loc: tuple[int | str, ...], value: tuple[int, int], name: tuple[int, int]
) -> None:
    assert locate(tree(), loc) == Position(*value)
    assert key_position(tree(), loc) == Position(*name)


# What is not there is told to stand where the last thing on the way to it stands.
MISSING = [
    ((), (1, 1)),
    (("summary",), (1, 1)),
    (("points", 0, "idea_refs"), (3, 5)),
    (("points", 7, "text"), (2, 1)),
    (("sheet", "name"), (6, 1)),
    (("title", 0, "deeper"), (1, 8)),
]


@pytest.mark.parametrize(("loc", "place"), MISSING)
def test_what_is_missing_stands_where_it_should_be_added(
    loc: tuple[int | str, ...], place: tuple[int, int]
) -> None:
    assert locate(tree(), loc) == Position(*place)


def test_every_node_knows_its_text_and_its_place() -> None:
    points = tree().entries["points"]
    assert isinstance(points, Sequence)
    first = points.items[0]
    assert isinstance(first, Mapping)
    found = first.entries["text"]
    assert isinstance(found, Scalar)
    assert (found.text, found.plain, found.at) == ("First", True, Position(4, 11))
    assert TEXT[found.start : found.end] == "First"
    places = {name: key.at for name, key in first.keys.items()}
    assert places == {"id": Position(3, 5), "text": Position(4, 5)}
    assert node_at(tree(), ("points", 0, "text")) == found
    assert node_at(tree(), ("points", 0, "text", 0)) is None


def test_quoted_text_is_told_from_plain_text() -> None:
    fields = tree().entries["sheet"]
    assert isinstance(fields, Mapping)
    names = fields.entries["fields"]
    assert isinstance(names, Sequence)
    assert [item.plain for item in names.items if isinstance(item, Scalar)] == [True, False]


def test_columns_count_characters_and_not_bytes() -> None:
    text = 'a: [žluťoučký, "😀😀", kůň]\n'
    found = tree(text)
    assert locate(found, ("a", 1)) == Position(1, text.index('"') + 1)
    assert locate(found, ("a", 2)) == Position(1, text.index("kůň") + 1)


@given(st.lists(st.from_regex(r"[a-z]{1,6}", fullmatch=True), min_size=1, max_size=12, unique=True))
@settings(deadline=None)
def test_the_place_of_a_text_is_where_the_text_stands(words: list[str]) -> None:
    text = "".join(f"{word}:\n  - {word.upper()}\n" for word in words)
    lines = text.splitlines()
    for word in words:
        at = locate(tree(text), (word, 0))
        assert lines[at.line - 1][at.column - 1 :] == word.upper()


def test_a_refusal_says_why_and_what_to_do() -> None:
    refused = Refused(Position(2, 3), "code", "this is wrong", "do that")
    assert str(refused) == "this is wrong"
    assert str(refused.problem("a.yaml")) == "a.yaml:2:3: error[code]: this is wrong; do that"


@pytest.mark.parametrize("depth", [20, 21])
def test_twenty_levels_are_read_and_one_more_is_not(depth: int) -> None:
    # The file itself is the first level.
    nested = "a: " + "[" * (depth - 1) + "]" * (depth - 1) + "\n"
    document, _ = parse(nested, "file.yaml")
    assert (document is not None) == (depth == 20)
