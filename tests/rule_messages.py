"""What the rules say of their own cases, as one text to read: `python -m tests.rule_messages` writes it.

`tests/cases/rules/messages.txt` is what an editor would see, all of it in one place. Whoever changes a
message writes the file anew and reads what has changed in it. A place is shown by the words that stand
there, so that a line more in a file of the tiny curriculum changes nothing here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from generator.checks import RULES, run, waivers
from generator.loading import Loaded
from generator.problem import Problem
from tests.edits import Edited, edited, read_case

CASES = Path(__file__).parent / "cases" / "rules"
MESSAGES = CASES / "messages.txt"
TODAY = dt.date(2026, 12, 1)
WIDTH = 40


@cache
def case(code: str) -> Any:
    return read_case(CASES / f"{code}.yaml")


@cache
def loaded(code: str, which: str, number: int) -> tuple[Edited, Loaded]:
    tiny = edited(case(code)[which][number].get("edits", ()))
    return tiny, tiny.load()


def codes() -> list[str]:
    """The codes of the rules; what the model keeps has its words in `cases/complaints.yaml`."""
    found = sorted(path.stem for path in CASES.glob("*.yaml"))
    return [code for code in found if case(code).get("kept_by_model") != "true"]


def said(code: str) -> str:
    """What the rule says of its cases: of what keeps it nothing, of what breaks it where and what."""
    lines = [code]
    for which in ("passes", "fails"):
        for number, each in enumerate(case(code)[which]):
            lines += ["", f"  {each['because']}", *_answers(code, which, number)]
    return "\n".join(lines) + "\n"


def _answers(code: str, which: str, number: int) -> Iterator[str]:
    tiny, outcome = loaded(code, which, number)
    assert outcome.curriculum is not None, outcome.problems
    # A new value with the same contents: what was worked out for it before is not looked up again.
    curriculum = replace(outcome.curriculum)
    today = case(code)[which][number].get("today")
    day = dt.date.fromisoformat(today) if today else TODAY
    # A rule about waivers has to know what the other rules find.
    rules = RULES if code == waivers.CODE else [rule for rule in RULES if rule.code == code]
    found = [each for each in run(curriculum, day, rules) if each.code == code]
    for problem in found:
        yield f"    {problem.severity} in {problem.path} at {_words(tiny, problem)}"
        yield f"      {problem.message}"
        yield f"      {problem.hint}"
    if not found:
        yield "    nothing"


def _words(tiny: Edited, problem: Problem) -> str:
    at = problem.position
    text = tiny.texts[problem.path].splitlines()[at.line - 1][at.column - 1 :]
    return f"`{text[:WIDTH].strip()}`"


def everything() -> str:
    return "\n\n".join(map(said, codes()))


if __name__ == "__main__":
    MESSAGES.write_text(everything(), encoding="utf-8")
