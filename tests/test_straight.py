"""Two ways to read a file say the same: straight, where nothing is odd, and place by place."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import yaml

from generator import source
from generator.builder import MAXIMUM_DEPTH, MAXIMUM_NODES
from generator.source import LOADER, Document, documents, parse, place_by_place
from generator.straight import Odd, fields
from tests.test_fuzz import TOKENS

ROOT = Path(__file__).parent.parent
FILES = 20_000
ODD = {
    "an anchor": "a: &x b",
    "an anchor before a list": "a: &x [b]",
    "an alias": "a: *x",
    "an alias in a list": "a: [*x]",
    "an alias as a name": "a: b\n*x : c",
    "a tag": "a: !!str b",
    "a tag before fields": "a: !x {b: c}",
    "a tag before the whole file": "!x\na: b",
    "a name twice": "a: b\na: c",
    "a name in words of a program": "true: b",
    "a name that is empty": "? \n: b",
    "a name that is a list": "[a]: b",
    "a name with a space": "a b: c",
    "a list": "- a",
    "a text alone": "a",
    "nothing": "",
    "two files in one": "a: b\n---\nc: d",
    "a character that nobody sees": 'a: "\\u200b"',
    "a text cut short": "a: b #c",
    "brackets too deep": "a: " + "[" * MAXIMUM_DEPTH + "]" * MAXIMUM_DEPTH,
    "too many values": "a:\n" + "- b\n" * MAXIMUM_NODES,
    "too many values by one": "a:\n" + "- b\n" * (MAXIMUM_NODES - 2),
}


def straight(text: str) -> dict[str, object]:
    return fields(text, LOADER(text).get_event)


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_what_is_odd_is_left_to_the_reader_who_knows_the_places(text: str) -> None:
    with pytest.raises(Odd):
        straight(text)


def test_what_is_just_allowed_is_read() -> None:
    deep = MAXIMUM_DEPTH - 1
    assert straight("a: " + "[" * deep + "]" * deep)
    assert straight("a:\n" + "- b\n" * (MAXIMUM_NODES - 3))
    assert place_by_place("a:\n" + "- b\n" * (MAXIMUM_NODES - 3), "x", ())[0] is not None


def test_blanks_are_nothing_unless_they_are_quoted() -> None:
    told = straight("a:\nb: ~\nc: null\nd: ''\ne: \"~\"\nf: [NULL, no, 1.10]\n")
    assert told == {"a": None, "b": None, "c": None, "d": "", "e": "~", "f": [None, "no", "1.10"]}


def test_both_ways_say_the_same_of_every_file_of_ours() -> None:
    for name, path in documents(ROOT):
        text = path.read_text(encoding="utf-8")
        document, problems = place_by_place(text, name, ())
        assert document is not None
        assert not problems
        assert _ordered(straight(text)) == _ordered(document.data)


def test_both_ways_say_the_same_of_files_made_by_chance() -> None:
    chance, read = random.Random(6), 0
    for _ in range(FILES):
        text = "".join(chance.choices(TOKENS, k=chance.randrange(1, 9)))
        if chance.random() < 0.7:
            text = f"a: b\nc:{text}\nd: e\n"
        found = parse(text, "x")
        if not found[1] and found[0] is not None:
            again, problems = place_by_place(text, "x", ())
            assert again is not None
            assert not problems
            assert _ordered(found[0].data) == _ordered(again.data)
            read += 1
    assert read > FILES / 100


def test_a_file_read_straight_knows_its_places_when_it_is_asked() -> None:
    document, _ = parse("a: b\nc: [d, e]\n", "x")
    assert isinstance(document, Document)
    assert document.given is None
    assert (document.locate(("c", 1)).line, document.locate(("c", 1)).column) == (2, 8)


def test_the_slow_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "curriculum.yaml").read_text(encoding="utf-8")
    told = straight(text)
    monkeypatch.setattr(source, "LOADER", yaml.SafeLoader)
    document, problems = parse(text, "curriculum.yaml")
    assert document is not None
    assert not problems
    assert document.data == told


def _ordered(value: object) -> object:
    """A value in which the order of names counts."""
    if isinstance(value, dict):
        return [(name, _ordered(inner)) for name, inner in value.items()]
    return [_ordered(item) for item in value] if isinstance(value, list) else value
