"""The handbook: every code has a page, and its examples break exactly its rule, or none."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import yaml

from generator.checks import RULES, run, waivers
from generator.handbook import ENTRIES, Lesson, lessons
from generator.handbook.entry import Passage
from generator.loading import Loaded
from generator.problem import Problem
from tests.edits import Edited, originals, put

TODAY = dt.date(2026, 12, 1)
CODES = sorted(path.stem for path in ENTRIES.glob("*.yaml"))
TOP_LEVEL = re.compile(r"^(?=[A-Za-z_])", re.MULTILINE)


def lesson(code: str) -> Lesson:
    return lessons()[code]


def written(passages: tuple[Passage, ...]) -> Loaded:
    """The tiny curriculum with the passages of an example in it."""
    texts = dict(originals())
    for passage in passages:
        texts[passage.file] = spliced(texts.get(passage.file, ""), passage)
    return Edited(texts).load()


def spliced(text: str, passage: Passage) -> str:
    """A file with a passage in it: at its place, or instead of the fields that it names."""
    if passage.at:
        data = yaml.load(text, Loader=yaml.CBaseLoader)
        put(data, passage.at, yaml.load(passage.text, Loader=yaml.CBaseLoader))
        return str(yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=10_000))
    named = {part.partition(":")[0] for part in TOP_LEVEL.split(passage.text)}
    kept = (part for part in TOP_LEVEL.split(text) if part.partition(":")[0] not in named)
    return "".join(kept) + passage.text


def told(loaded: Loaded) -> set[tuple[str, str, str]]:
    """Everything that is said, without the places, which move."""
    problems: tuple[Problem, ...] = loaded.problems
    if loaded.curriculum is not None:
        problems = (*problems, *run(loaded.curriculum, TODAY))
    return {(problem.code, problem.path, problem.message) for problem in problems}


def new_codes(passages: tuple[Passage, ...]) -> set[str]:
    """The codes of what is said of an example, and was not said before."""
    return {code for code, *_ in told(written(passages)) - told(written(()))}


@pytest.mark.parametrize("code", CODES)
def test_the_wrong_example_breaks_its_own_rule_and_no_other(code: str) -> None:
    assert new_codes(lesson(code).wrong) == set(lesson(code).seen_as)


@pytest.mark.parametrize("code", CODES)
def test_the_right_example_breaks_no_rule(code: str) -> None:
    assert new_codes(lesson(code).right) == set()


@pytest.mark.parametrize("code", CODES)
def test_a_page_says_what_must_be_so_and_why_and_how_it_is_computed(code: str) -> None:
    page = lesson(code)
    assert 10 <= len(page.title) <= 70
    assert not page.title.endswith(".")
    assert page.why.endswith((".", "?", ")"))
    assert page.computed.endswith(".")
    assert page.basis


def test_every_rule_has_a_page() -> None:
    assert {rule.code for rule in RULES} | {waivers.CODE} <= set(CODES)
