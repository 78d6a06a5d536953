"""The rules say of their cases what `cases/rules/messages.txt` holds, word for word."""

from __future__ import annotations

import pytest

from tests.rule_messages import MESSAGES, codes, said

SAVED = {
    part.partition("\n")[0]: part.rstrip("\n") + "\n"
    for part in MESSAGES.read_text(encoding="utf-8").split("\n\n\n")
}


@pytest.mark.parametrize("code", codes())
def test_a_rule_says_of_its_cases_what_is_written_down(code: str) -> None:
    # Another wording is meant? `python -m tests.rule_messages` writes the file anew.
    assert said(code) == SAVED[code]


def test_every_rule_is_in_the_file_and_nothing_else() -> None:
    assert list(SAVED) == codes()
