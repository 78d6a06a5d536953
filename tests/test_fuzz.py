"""Inputs by chance, always the same ones: whatever a file holds, the reader answers, and quickly.

Token by token through the reader: 100,000 files. Value by value through the model: 10,000 files. The
whole way through loading and rules: 400 curricula.
"""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from generator import checks, complaints, texts
from generator.loading import assemble
from generator.model import kind_of
from generator.problem import Problem, has_errors
from generator.source import Document, parse
from tests.edits import originals

SHARDS = range(10)
FILES_A_SHARD = 10_000
VALUES_A_SHARD = 1_000
CURRICULA_A_SHARD = 40
SECONDS = 1
# Pieces of YAML that go wrong together.
SIGNS = (
    "a|title|: |:|- |  |[|]|{|}|,|&x |*x|!!int |!t |>|\"|'|\\|\\x00|\\UFFFFFFFF|\\ud800|#| #|#b|? |<<: "
    "|~|null|é|😀|-|@|`|=|2024-13-45|&|*|!|%|%YAML 1.1\n|%TAG ! x\n|---\n|...\n|1111111111111111111"
    "|a: b\n|b: c\n|- a\n|  c: d\n|[a, b]|{a: b}|\"x\"|'y'|true: |1: "
)
BREAKS = [
    *("|", "|-\n ", "\n", "\n", "\n  ", "\n    ", "\t", "\r", "\r\n", "\x00", "\x1b", "\x85"),
    *("\u2028", "\ufeff", "\u202e", "\u200b", "\ue000", "\ufffd", "\u0430b", "\udcff"),
]
TOKENS = [*SIGNS.split("|"), *BREAKS]
# Half a character is not among them: the reader lets none through.
NASTY: list[object] = [
    *(
        None,
        "",
        " ",
        "\t\n",
        "no",
        "true",
        "12:30",
        "1.10",
        "0x1F",
        "1_000",
        "-1",
        "0",
        "7",
        "9" * 5000,
    ),
    *(".inf", ".nan", "1e999", "2024-13-45", "2026-11-22", "9999-12-31", "{{ 7*7 }}", "[[nobody]]"),
    *("[[organisation.name]]", "<script>alert(1)</script>", "[x](javascript:alert(1))", "![" * 200),
    *("`" * 99, "../x", "/etc/passwd", "a\\b", "CON", "a" * 30_000, "x " * 700, "é", "\u0430b"),
    *("__proto__", "constructor", "CF01", "CF01-O1", "MC-CF01-eye", "Q-CF01-01", "A01.1", "EX-08"),
    *("%s%n{0}{field}", "'", '"', "'a' \"b\"", "\x00", "a\u202eb", "🚲", "ask-first"),
    *([], {}, [[]], [None], {"a": None}, {"": ""}, ["a", ["b", {"c": "d"}]], [{}] * 3, {"id": []}),
]


def cases(seed: int, count: int) -> Iterator[random.Random]:
    """A source of chance for each case, so that one that fails can be repeated alone."""
    for number in range(count):
        yield random.Random(seed * 1_000_000 + number)


def sound(problems: tuple[Problem, ...]) -> None:
    """What holds for every problem: it has a place, says what is wrong and what to do."""
    for problem in problems:
        assert problem.position.line >= 1
        assert problem.position.column >= 1
        assert problem.message
        assert problem.hint
        assert len(str(problem)) < 600


@pytest.mark.parametrize("shard", SHARDS)
def test_no_sequence_of_tokens_raises_or_hangs(shard: int) -> None:
    refused = 0
    for luck in cases(shard, FILES_A_SHARD):
        text = "".join(luck.choices(TOKENS, k=luck.randrange(1, 30)))
        started = time.perf_counter()
        document, problems = parse(text, "file.yaml")
        assert time.perf_counter() - started < SECONDS, text
        assert (document is None) == has_errors(problems), text
        refused += document is None
        sound(problems)
    # Otherwise the pieces would say nothing of one side or the other.
    assert FILES_A_SHARD * 0.5 < refused < FILES_A_SHARD


@cache
def documents() -> tuple[Document, ...]:
    """The files of the tiny curriculum."""
    found = (parse(text, name)[0] for name, text in originals().items() if name.endswith(".yaml"))
    return tuple(document for document in found if document is not None)


def spoilt(document: Document, luck: random.Random) -> Document:
    """The same file with some of its values replaced, left out or added."""
    data = copy.deepcopy(document.data)
    for _ in range(luck.randrange(1, 4)):
        if not (places := list(_places(data))):
            break
        parent, step = luck.choice(places)
        value = copy.deepcopy(luck.choice(NASTY))
        if isinstance(parent, dict) and luck.random() < 0.15:
            parent[str(luck.choice(["zzz", "id", "kind", "", "a.b", "[0]"]))] = value
        elif luck.random() < 0.1:
            del parent[step]
        else:
            parent[step] = value
    # A backslash in the text says that signs may be written in disguise, so that nothing is skipped.
    return Document(document.path, document.tree, data, document.text + "\\")


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every list and every group of fields, with each of its steps."""
    steps = value if isinstance(value, dict) else range(len(value))
    for step in list(steps):
        yield value, step
        if isinstance(value[step], dict | list):
            yield from _places(value[step])


@pytest.mark.parametrize("shard", SHARDS)
def test_no_value_in_any_field_is_too_much_for_the_model(shard: int) -> None:
    refused = 0
    for luck in cases(100 + shard, VALUES_A_SHARD):
        document = spoilt(luck.choice(documents()), luck)
        kind = kind_of(document.path)
        assert kind is not None
        fixed = {} if kind.is_single_file else {"id": "some-id", **dict(kind.fixed)}
        started = time.perf_counter()
        found = complaints.validate(kind, document, fixed)
        sound(tuple(texts.problems(document)))
        assert time.perf_counter() - started < SECONDS, document.data
        if isinstance(found, tuple):
            refused += 1
            sound(found)
    assert VALUES_A_SHARD * 0.3 < refused < VALUES_A_SHARD


@pytest.mark.parametrize("shard", SHARDS)
def test_no_value_in_any_field_is_too_much_for_a_curriculum(shard: int) -> None:
    judged = 0
    for luck in cases(200 + shard, CURRICULA_A_SHARD):
        one = luck.choice(documents())
        # A single value, so that many a curriculum gets as far as the rules.
        files = [spoilt(each, luck) if each is one else each for each in documents()]
        started = time.perf_counter()
        loaded = assemble(files)
        sound(loaded.problems)
        if loaded.curriculum is not None:
            judged += 1
            sound(checks.run(loaded.curriculum))
        assert time.perf_counter() - started < 3 * SECONDS, one.path
    assert judged
