"""The rules: each with cases that pass and cases that fail, the failing ones to the line and column."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest

from generator.checks import RULES, chance, examine, numbers, run, waivers
from generator.checks.forms import article
from generator.checks.lemmas import stems
from generator.checks.negatives import negative_word
from generator.checks.objectives import verbs
from generator.checks.skills import second_verb
from generator.model.base import Level
from generator.problem import Severity
from tests.edits import edited, read_case

CASES = Path(__file__).parent / "cases" / "rules"
FILES = {path.stem: read_case(path) for path in sorted(CASES.glob("*.yaml"))}
TODAY = dt.date(2026, 12, 1)
KEPT_BY_MODEL = {code for code, case in FILES.items() if case.get("kept_by_model") == "true"}
EXPLANATIONS = {rule.code: rule.explanation for rule in RULES} | {
    waivers.CODE: waivers.explanation()
}
# Words of the trade that no editor should have to know.
JARGON = re.compile(r"\b(tuple|dict|str|regex|None|True|False|float|bool|boolean|enum|int)\b")
# Verbs that Americans spell with an s, too.
ALWAYS_WITH_S = {"appraise", "devise"}


def cases(which: str, kept_by_model: bool) -> list[Any]:
    return [
        pytest.param(code, case, id=f"{code}: {case['because']}")
        for code, file in FILES.items()
        for case in file[which]
        if (code in KEPT_BY_MODEL) is kept_by_model
    ]


def day(case: dict[str, Any]) -> dt.date:
    return dt.date.fromisoformat(case["today"]) if "today" in case else TODAY


@pytest.mark.parametrize(("code", "case"), cases("passes", kept_by_model=False))
def test_a_rule_lets_pass_what_keeps_it(code: str, case: dict[str, Any]) -> None:
    loaded = edited(case.get("edits", ())).load()
    assert loaded.curriculum is not None, loaded.problems
    found = [problem for problem in run(loaded.curriculum, day(case)) if problem.code == code]
    assert found == []


@pytest.mark.parametrize(("code", "case"), cases("fails", kept_by_model=False))
def test_a_rule_finds_what_breaks_it_where_it_stands(code: str, case: dict[str, Any]) -> None:
    tiny = edited(case["edits"])
    loaded = tiny.load()
    assert loaded.curriculum is not None, loaded.problems
    found = [problem for problem in run(loaded.curriculum, day(case)) if problem.code == code]
    wanted = {tiny.place(file, dotted) for file, all in case["at"].items() for dotted in all}
    assert {problem.place for problem in found} == wanted
    assert {problem.severity for problem in found} == {Severity(case.get("level", "error"))}


@pytest.mark.parametrize(("code", "case"), cases("passes", kept_by_model=True))
def test_the_model_lets_pass_what_keeps_its_rules(code: str, case: dict[str, Any]) -> None:
    assert edited(case.get("edits", ())).load().problems == ()


@pytest.mark.parametrize(("code", "case"), cases("fails", kept_by_model=True))
def test_the_model_refuses_what_breaks_its_rules(code: str, case: dict[str, Any]) -> None:
    tiny = edited(case["edits"])
    found = [problem for problem in tiny.load().problems if problem.code == case["says"]]
    wanted = {tiny.place(file, dotted) for file, all in case["at"].items() for dotted in all}
    assert {problem.place for problem in found} == wanted


def test_every_rule_has_its_cases_and_every_case_its_rule() -> None:
    codes = {rule.code for rule in RULES} | {waivers.CODE}
    assert set(FILES) == codes | KEPT_BY_MODEL
    assert not codes & KEPT_BY_MODEL
    assert all(file["passes"] and file["fails"] for file in FILES.values())


def test_every_code_is_given_once() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("code", EXPLANATIONS)
def test_the_docstring_says_why_how_and_on_what_basis(code: str) -> None:
    page = EXPLANATIONS[code]
    why, _, rest = page.partition("\n\n")
    assert why.endswith((".", "?", ")"))
    assert "Computed" in rest
    assert "Basis: " in rest


@pytest.mark.parametrize(("code", "case"), cases("fails", kept_by_model=False))
def test_a_message_is_plain_and_says_what_to_do(code: str, case: dict[str, Any]) -> None:
    loaded = edited(case["edits"]).load()
    assert loaded.curriculum is not None
    for problem in run(loaded.curriculum, day(case)):
        said = f"{problem.message} {problem.hint}"
        assert problem.hint
        assert not JARGON.search(said)
        assert not problem.message[0].isupper()
        assert not problem.message.endswith(".")


def test_the_tiny_curriculum_breaks_no_rule_that_stops_a_build() -> None:
    loaded = edited().load()
    assert loaded.curriculum is not None, loaded.problems
    found = run(loaded.curriculum, TODAY)
    assert [problem for problem in found if problem.severity is Severity.ERROR] == []


def test_problems_come_in_the_order_of_files_and_lines() -> None:
    loaded = edited(FILES["STR-08"]["fails"][1]["edits"]).load()
    assert loaded.curriculum is not None
    found = run(loaded.curriculum, TODAY)
    assert len(found) > 3
    assert list(found) == sorted(found)


def waived(until: str) -> list[dict[str, Any]]:
    waiver = {"rule": "EXE-14", "reason": "The place comes first here.", "until": until}
    change = {"steps.0.text": "At each bench, write a word.", "waivers": [waiver]}
    return [{"file": "content/exercises/four-benches.yaml", "set": change}]


@pytest.mark.parametrize(("until", "wanted"), [("2026-12-01", []), ("2026-11-30", ["EXE-14"])])
def test_a_waiver_counts_until_its_day(until: str, wanted: list[str]) -> None:
    loaded = edited(waived(until)).load()
    assert loaded.curriculum is not None, loaded.problems
    found = [problem.code for problem in run(loaded.curriculum, TODAY)]
    assert [code for code in found if code == "EXE-14"] == wanted


def test_a_waiver_counts_only_in_its_own_file() -> None:
    other = {"steps.0.text": "At the first bench, wait."}
    edits = [*waived("2026-12-01"), {"file": "content/exercises/a-riders-day.yaml", "set": other}]
    loaded = edited(edits).load()
    assert loaded.curriculum is not None, loaded.problems
    found = [problem.path for problem in run(loaded.curriculum, TODAY) if problem.code == "EXE-14"]
    assert found == ["content/exercises/a-riders-day.yaml"]


NEVER = {
    "ACC-03": "`ACC-03` cannot be set aside: it judges finished pages, and many files have a part in each",
    "text-long": "`text-long` cannot be set aside: it tells what would not come out as it was meant",
    "STR-09": "`STR-09` cannot be set aside: it judges the waivers themselves",
    "exe-14": "there is no rule `exe-14`",
}


@pytest.mark.parametrize("code", NEVER)
def test_a_waiver_is_told_why_a_code_cannot_be_set_aside(code: str) -> None:
    waiver = {"rule": code, "reason": "None.", "until": "2026-12-01"}
    change = {"file": "content/exercises/four-benches.yaml", "set": {"waivers": [waiver]}}
    loaded = edited([change]).load()
    assert loaded.curriculum is not None, loaded.problems
    said = [problem for problem in run(loaded.curriculum, TODAY) if problem.code == waivers.CODE]
    assert [problem.message for problem in said] == [NEVER[code]]
    is_known = code != "exe-14"
    hint = "mend what it finds, and remove the waiver" if is_known else "did you mean `EXE-14`?"
    assert said[0].hint == hint


def test_without_a_day_the_rules_take_today() -> None:
    past = {"review_by": str(dt.date.today() - dt.timedelta(days=1))}
    loaded = edited([{"file": "content/statistics/waiting-riders.yaml", "set": past}]).load()
    assert loaded.curriculum is not None
    assert "STR-07" in {problem.code for problem in run(loaded.curriculum)}


# The figures of the design: 72 questions with four options, or with three.
@pytest.mark.parametrize(("options", "most", "band"), [(4, 24, (11, 25)), (3, 31, (16, 32))])
def test_chance_is_worked_out_exactly(options: int, most: int, band: tuple[int, int]) -> None:
    chances = (1 / options,) * 72
    assert chance.percentile(chances, 0.95) == most
    assert chance.band(chances) == band


def test_questions_with_different_numbers_of_options_have_different_chances() -> None:
    # A coin and a die: neither in 1/2 * 5/6, both in 1/2 * 1/6 of all cases.
    none, one, both = chance.total([chance.coin(1 / 2), chance.coin(1 / 6)]).chances
    assert (none, one, both) == pytest.approx((5 / 12, 6 / 12, 1 / 12))


def test_a_blind_draw_follows_the_hypergeometric_distribution() -> None:
    # Two of five cards are drawn, and two are marked: 3, 6 and 1 of the ten ways.
    spread = chance.draw(5, 2, 2)
    assert spread.low == 0
    assert spread.chances == pytest.approx((0.3, 0.6, 0.1))
    # Of three cards one is left over, so at least one of the two marked ones is drawn.
    assert chance.draw(3, 2, 2).low == 1
    assert chance.at_most([spread, spread], 0) == pytest.approx(0.09)
    assert chance.at_most([chance.draw(3, 2, 2)], 0) == 0


def test_in_a_large_bank_chance_is_what_the_normal_curve_says() -> None:
    # 8,000 coins: 4,000 heads, give or take 1.96 times the square root of 2,000.
    low, high = chance.band((1 / 2,) * 8000)
    assert (low, high) == pytest.approx((4000 - 87.7, 4000 + 87.7), abs=1)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Describe two roles and rank them", "rank"),
        ("Describe each role and rank", None),
        ("Choose, clearly justify and share a routine", "justify"),
        ("Explain to a colleague, then design a loop", "design"),
        ("Compare what people say and draft", None),
        ("Use open questions to explore and describe a need", None),
        ("Explain the rule and understand why it holds", "understand"),
    ],
)
def test_a_second_skill_begins_with_a_verb_of_its_own(text: str, verb: str | None) -> None:
    assert second_verb(text) == verb


def test_people_say_an_before_a_vowel_that_is_heard() -> None:
    for word in ["hour", "honest", "idea", "urgent", "unimportant", "8", "11", "apple", "umbrella"]:
        assert article(word) == "an"
    for word in ["unit", "user", "European", "one", "house", "10", "utility", "question"]:
        assert article(word) == "a"


def test_forms_of_a_word_have_one_stem_and_small_words_have_none() -> None:
    assert stems("He replied to the replies") == stems("a reply")
    assert stems("the customer’s") == stems("Customers!")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Which is least useful?", "least"),
        ("Which one didn’t help?", "didn’t"),
        ("Name at least two, and not only one.", None),
        ('Who said "I cannot wait"?', None),
        ("Which knot holds?", None),
    ],
)
def test_a_negative_word_is_found_where_it_turns_a_text_round(text: str, word: str | None) -> None:
    assert negative_word(text) == word


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("15 minutes", 15, "minute"),
        ("1 minute", 1, "minute"),
        ("$2.50", 2.5, ""),
        ("1,000", 1000, ""),
        ("40%", 40, "%"),
        ("-3 points.", -3, "point"),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, value: float, unit: str) -> None:
    assert numbers.quantity(text) == numbers.Quantity(value, unit)


@pytest.mark.parametrize("text", ["none", "two days", "5 to 10", "about 5", "5 days, then 3", ""])
def test_a_text_that_is_more_than_a_number_is_none(text: str) -> None:
    assert numbers.quantity(text) is None


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("5 to 10 days", 10, 11),
        ("between 5 and 10", 5, 4),
        ("5–10", 7, 10.5),
        ("under 5", 4.9, 5),
        ("up to $5", 5, 5.1),
        ("over 10", 10.1, 10),
        ("at least 10", 10, 9.9),
        ("10 days or more", 10, 9),
        ("3 or fewer", 3, 4),
        ("7 days", 7, 8),
    ],
)
def test_a_range_is_read_with_its_ends(text: str, inside: float, outside: float) -> None:
    span = numbers.span(text)
    assert span is not None
    assert span.overlaps(numbers.Span(inside, inside))
    assert not span.overlaps(numbers.Span(outside, outside))


def test_every_level_has_its_verbs_and_none_of_them_is_banned() -> None:
    lists = verbs()
    assert set(lists) == {*map(str, Level), "banned"}
    assert not set(lists["banned"]) & {verb for level in Level for verb in lists[level]}
    for names in lists.values():
        british = {name for name in names if name.endswith("ise")} - ALWAYS_WITH_S
        assert {name.replace("ise", "ize") for name in british} <= set(names)


def test_a_waiver_of_a_rule_that_only_reports_is_told_when_it_is_not_needed() -> None:
    waiver = {"rule": "QST-35", "reason": "Four options are wanted.", "until": "2099-01-01"}
    edit = {"file": "content/cases/third-return.yaml", "set": {"waivers": [waiver]}}
    found = examine(edited([edit]).load())
    assert [problem.code for problem in found] == ["STR-09"]


def test_what_is_only_reported_is_no_mistake() -> None:
    edits = FILES["QST-35"]["fails"][0]["edits"]
    loaded = edited(edits).load()
    assert loaded.curriculum is not None
    assert "QST-35" in {problem.code for problem in run(loaded.curriculum, TODAY)}
    assert "QST-35" not in {problem.code for problem in examine(loaded)}
