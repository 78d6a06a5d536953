"""A slip in one file does not hide what is wrong in the others, and raises no false alarm in them."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.checks import RULES, examine, run
from generator.checks.alone import ALONE
from generator.problem import Problem
from tests.edits import Edited, edited, originals

TODAY = dt.date(2026, 12, 1)
RULES_ALONE = [rule for rule in RULES if rule.code in ALONE]
FILES = [name for name in originals() if name.endswith(".yaml")]
BENCHES = "content/exercises/four-benches.yaml"
CASE = "content/cases/third-return.yaml"


def broken(name: str, *edits: dict[str, object]) -> Edited:
    """The tiny curriculum with some edits, and with a file that cannot be read."""
    texts = edited(edits).texts
    return Edited({**texts, name: f"{texts[name]}\n]"})


def told(problems: tuple[Problem, ...]) -> set[tuple[str, str]]:
    return {(problem.code, problem.path) for problem in problems}


def test_every_rule_that_is_named_exists() -> None:
    assert {rule.code for rule in RULES_ALONE} == ALONE


@pytest.mark.parametrize("name", FILES)
def test_a_broken_file_raises_no_false_alarm_elsewhere(name: str) -> None:
    whole = edited().load().curriculum
    assert whole is not None
    before = told(run(whole, TODAY, RULES_ALONE))
    loaded = broken(name).load()
    assert loaded.curriculum is None
    assert loaded.rest is not None
    assert told(run(loaded.rest, TODAY, RULES_ALONE)) <= before


@pytest.mark.parametrize("name", [name for name in FILES if name != BENCHES])
def test_what_is_wrong_elsewhere_is_told_beside_a_broken_file(name: str) -> None:
    wrong = {"file": BENCHES, "set": {"minutes": "16"}}
    codes = told(examine(broken(name, wrong).load()))
    assert ("EXE-01", BENCHES) in codes
    assert any(path == name and code.startswith("yaml-") for code, path in codes)


def test_a_file_with_a_reference_that_leads_nowhere_is_judged_as_well() -> None:
    wrong = {"file": BENCHES, "set": {"minutes": "16", "objectives.0": "CF01-O9"}}
    found = told(examine(edited([wrong]).load()))
    assert {("EXE-01", BENCHES), ("reference-missing", BENCHES)} <= found


def test_a_waiver_counts_beside_a_broken_file_and_is_not_called_needless() -> None:
    waiver = {"rule": "EXE-14", "reason": "The place comes first here.", "until": "2099-01-01"}
    change = {"steps.0.text": "At each bench, write a word.", "waivers": [waiver]}
    found = told(examine(broken(CASE, {"file": BENCHES, "set": change}).load()))
    assert {code for code, path in found if path == BENCHES} == set()


def test_problems_of_files_and_of_rules_come_in_the_order_of_files() -> None:
    found = examine(broken(CASE, {"file": BENCHES, "set": {"minutes": "16"}}).load())
    assert list(found) == sorted(found)
