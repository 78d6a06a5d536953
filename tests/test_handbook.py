"""The handbook: every code has a page, and its examples break exactly its rule, or none."""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from pathlib import Path

import pytest
import yaml

from generator import inspection
from generator.checks import RULES, run, waivers
from generator.handbook import ENTRIES, Lesson, lessons
from generator.handbook.entry import Passage
from generator.loading import Loaded
from generator.problem import Problem
from tests.edits import Edited, originals, put
from tests.finished import PAGES, finished, with_passages
from tests.saved import as_meant, loaded_from_files

TODAY = dt.date(2026, 12, 1)
CODES = sorted(path.stem for path in ENTRIES.glob("*.yaml"))
TOP_LEVEL = re.compile(r"^(?=[A-Za-z_])", re.MULTILINE)


def lesson(code: str) -> Lesson:
    return lessons()[code]


def written(passages: tuple[Passage, ...]) -> Loaded:
    """The tiny curriculum with the passages of an example in it."""
    texts = dict(originals())
    for passage in passages:
        texts[passage.file] = as_meant(spliced(texts.get(passage.file, ""), passage))
    if all(passage.file in originals() and passage.saved is None for passage in passages):
        return Edited(texts).load()
    with tempfile.TemporaryDirectory() as folder:
        return loaded_from_files(texts, passages, Path(folder))


def spliced(text: str, passage: Passage) -> str:
    """A file with a passage in it: at its place, or instead of the fields that it names."""
    if passage.file.endswith(".csv"):
        return passage.text
    if passage.at:
        data = yaml.load(text, Loader=yaml.CBaseLoader)
        put(data, passage.at, yaml.load(passage.text, Loader=yaml.CBaseLoader))
        return str(yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=10_000))
    named = {part.partition(":")[0] for part in TOP_LEVEL.split(passage.text)}
    kept = (part for part in TOP_LEVEL.split(text) if part.partition(":")[0] not in named)
    return "".join(kept) + passage.text * passage.times


def told(loaded: Loaded) -> set[tuple[str, str, str]]:
    """Everything that is said, without the places, which move."""
    problems: tuple[Problem, ...] = loaded.problems
    if loaded.curriculum is not None:
        problems = (*problems, *run(loaded.curriculum, TODAY))
    return {(problem.code, problem.path, problem.message) for problem in problems}


def new_codes(passages: tuple[Passage, ...], given: tuple[Passage, ...] = ()) -> set[str]:
    """The codes of what is said of an example, and was not said before."""
    if passages[0].file.endswith(PAGES):
        said_before = set(inspection.inspect(finished()))
        found = set(inspection.inspect(with_passages(passages)))
        return {problem.code for problem in found - said_before}
    return {code for code, *_ in told(written((*given, *passages))) - told(written(given))}


@pytest.mark.parametrize("code", CODES)
def test_the_wrong_example_breaks_its_own_rule_and_no_other(code: str) -> None:
    assert new_codes(lesson(code).wrong, lesson(code).given) == set(lesson(code).seen_as)


@pytest.mark.parametrize("code", CODES)
def test_the_right_example_breaks_no_rule(code: str) -> None:
    assert new_codes(lesson(code).right, lesson(code).given) == set()


@pytest.mark.parametrize("code", CODES)
def test_a_page_says_what_must_be_so_and_why_and_how_it_is_computed(code: str) -> None:
    page = lesson(code)
    assert 10 <= len(page.title) <= 70
    assert not page.title.endswith(".")
    assert page.why.endswith((".", "?", ")"))
    assert page.computed.endswith(".")
    assert page.basis


def test_every_rule_has_a_page() -> None:
    rules = {rule.code for rule in (*RULES, *inspection.RULES)}
    assert rules | {waivers.CODE} <= set(CODES)


def test_waivers_know_every_code_that_no_file_can_set_aside() -> None:
    assert {rule.code for rule in inspection.RULES} == waivers.ON_FINISHED_PAGES
    ours = {code.partition("-")[0] for code in CODES if code[0].islower()}
    assert ours == waivers.OF_THE_READER
