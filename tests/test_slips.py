"""A text that cannot be read as YAML: the likely slip is named at its place."""

from __future__ import annotations

import pytest

from generator.source import parse

SLIPS = {
    "no space after a colon": ("minutes:11\nsteps: []\n", 1, 8, "a colon needs a space"),
    "no space after a dash": ("steps:\n  -minutes: 1\n    who: groups\n", 2, 3, "a dash needs a"),
    "quotes that end in a later line": (
        'title: "Listen\nsummary: They say "yes" and go.\nnote: c\n',
        1,
        8,
        "the quotes that begin here",
    ),
    "a line indented too little": (
        "steps:\n  - minutes: 1\n   text: b\n",
        3,
        4,
        "this line does not fit",
    ),
    "a line indented too far": ("title: a\n  who: b\n", 2, 6, "no field may begin here"),
    "a tab": ("steps:\n  - minutes: 1\n\ttext: b\n", 3, 1, "indented with a tab"),
    "a colon in a text": ("title: Listen: then act\n", 1, 14, "a colon followed by a space"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_named_where_it_stands(slip: str) -> None:
    text, line, column, words = SLIPS[slip]
    document, (problem,) = parse(text, "content/glossary.yaml")
    assert document is None
    assert (problem.position.line, problem.position.column) == (line, column)
    assert words in problem.message


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_in_words_that_are_not_the_parsers(slip: str) -> None:
    _, (problem,) = parse(SLIPS[slip][0], "content/glossary.yaml")
    assert problem.hint
    for jargon in ("mapping", "scalar", "block", "indicator", "token", "expected", "YAML"):
        assert jargon not in f"{problem.message} {problem.hint}"


def test_an_address_is_no_name_without_a_space() -> None:
    _, (problem,) = parse("note: |\n  a\n https://example.org\n- b\n", "content/glossary.yaml")
    assert "needs a space" not in problem.message
