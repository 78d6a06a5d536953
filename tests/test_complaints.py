"""What the model complains of, in the words of somebody who has never seen Python, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter
from pydantic_core.core_schema import ErrorType

from generator.complaints import FORMS, SAYINGS, UNKNOWN
from generator.fields import known_names, written
from generator.model import KINDS
from tests.edits import edited, originals, read_case

CASES = read_case(Path(__file__).parent / "cases" / "complaints.yaml")
JARGON = re.compile(
    r"\b(tuple|dict|dictionary|str|string|int|float|bool|boolean|enum|literal|regex|pattern|null|None"
    r"|True|False|type=|input|schema|model|pydantic|JSON|Python|validation|discriminator|union|tag"
    r"|list\[|keyword)\b"
)
KIND = {kind.name: kind for kind in KINDS}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["because"])
def test_a_complaint_is_plain_and_stands_in_its_place(case: dict[str, Any]) -> None:
    tiny = edited([case])
    (problem,) = tiny.load().problems
    place = tiny.place(case["file"], case["at"]) if case["at"] else f"{case['file']}:1:1"
    assert str(problem) == f"{place}: error[{case['code']}]: {case['says']}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["because"])
def test_no_complaint_speaks_of_python(case: dict[str, Any]) -> None:
    said = re.sub(r"`[^`]*`", "", case["says"])
    assert not JARGON.search(said)


def test_every_saying_has_its_case() -> None:
    used = {case["code"] for case in CASES}
    assert {code for code, _, _ in SAYINGS.values()} <= used


@pytest.mark.parametrize("saying", [*SAYINGS.values(), UNKNOWN], ids=lambda saying: saying[1])
def test_no_saying_speaks_of_python(saying: tuple[str, str, str]) -> None:
    said = re.sub(r"\{\w+\}|`[^`]*`", "", " ".join(saying))
    assert not JARGON.search(said)


def test_every_saying_answers_an_error_that_pydantic_or_we_know() -> None:
    ours = {"not_whole", "not_number", "not_yes_or_no", "not_a_day", "empty", "name"}
    known = set(get_args(ErrorType))
    assert set(SAYINGS) <= known | ours


def patterns(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        for value in schema.values():
            yield from patterns(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from patterns(value)


def test_every_form_that_the_model_asks_for_is_put_into_words() -> None:
    asked = {pattern for kind in KINDS for pattern in patterns(kind.adapter.json_schema())}
    unspoken = {pattern for pattern in asked if not any(part in pattern for part in FORMS)}
    # Two that only articles have, and nobody writes by hand.
    assert unspoken <= {"^[A-Z]$", r"^[A-Z](-[a-z]+-\w+|\d{2}(\.\d{1,2})?)$"}


def test_all_mistakes_of_a_file_are_told() -> None:
    changes = {"title": [], "minutes": "many", "zzz": "x", "steps.0.who": "everybody"}
    tiny = edited(
        [{"file": "content/exercises/four-benches.yaml", "set": changes, "remove": ["code"]}]
    )
    codes = sorted(problem.code for problem in tiny.load().problems)
    wanted = ["field-missing", "field-unknown", "not-a-choice", "not-a-number", "not-text"]
    assert codes == wanted


def test_a_wrong_entry_does_not_make_its_list_too_short() -> None:
    # The model takes a wrong entry out before it counts; an editor sees that it is there.
    change = {"pitfalls.1": {"sign": "One."}}
    tiny = edited([{"file": "content/exercises/four-benches.yaml", "set": change}])
    assert [problem.code for problem in tiny.load().problems] == ["field-missing"]


def test_a_list_that_is_short_and_wrong_besides_is_told_to_be_wrong() -> None:
    change = {"pitfalls": [{"sign": "One."}]}
    tiny = edited([{"file": "content/exercises/four-benches.yaml", "set": change}])
    assert [problem.code for problem in tiny.load().problems] == ["field-missing"]


def test_a_long_value_is_cut_short_in_the_message() -> None:
    change = {"minutes": "9" * 5000}
    tiny = edited([{"file": "content/exercises/four-benches.yaml", "set": change}])
    (problem,) = tiny.load().problems
    assert len(str(problem)) < 200


def test_a_value_that_looks_like_a_blank_of_a_message_is_shown_as_it_is() -> None:
    change = {"minutes": "{field} 'a' {0}"}
    tiny = edited([{"file": "content/exercises/four-benches.yaml", "set": change}])
    (problem,) = tiny.load().problems
    assert "not `{field} 'a' {0}`" in problem.message


@pytest.mark.parametrize(
    "name", ["Foo.yaml", "a b.yaml", "-x.yaml", "x.yml", "ümlaut.yaml", "1.yaml"]
)
def test_a_file_with_a_name_that_cannot_be_an_id_is_told_to_have_one(name: str) -> None:
    tiny = edited()
    tiny.texts[f"content/exercises/{name}"] = originals()["content/exercises/four-benches.yaml"]
    (problem,) = tiny.load().problems
    assert problem.place == f"content/exercises/{name}:1:1"
    assert problem.code == "file-name"
    assert "small letters" in problem.hint
    assert "`.yaml`" in problem.hint


@pytest.mark.parametrize("text", ["title:\n", "title: ~\n", "title: null\n", 'title: ""\n'])
def test_an_empty_field_is_empty_however_it_is_written(text: str) -> None:
    name = "content/exercises/four-benches.yaml"
    tiny = edited()
    tiny.texts[name] = originals()[name].replace("title: Four benches\n", text)
    (problem,) = tiny.load().problems
    assert (problem.code, problem.position.line) == ("field-empty", 1)


def test_a_field_that_may_be_left_out_may_be_left_empty() -> None:
    name = "content/exercises/four-benches.yaml"
    tiny = edited()
    tiny.texts[name] = originals()[name].replace("room: Room note of EX-08.\n", "room:\n")
    assert tiny.load().problems == ()


# The way of pydantic, and the way as the file goes it.
WAYS = [
    ("exercise", ("card-sort", "cards", 2, "key"), ("cards", 2, "key")),
    ("exercise", ("case", "case"), ("case",)),
    ("exercise", ("case", "roadmap", 0, "minutes"), ("roadmap", 0, "minutes")),
    ("quiz", ("questions", 0, "single", "options", 1), ("questions", 0, "options", 1)),
    ("quiz", ("questions", 0), ("questions", 0)),
    ("module", ("segments", 2, "exercise"), ("segments", 2, "exercise")),
    ("statistic", ("comparator", "value"), ("comparator", "value")),
    ("figure", ("labels", "any", "[key]"), ("labels", "any", "[key]")),
]


@pytest.mark.parametrize(("kind", "given", "wanted"), WAYS)
def test_steps_that_only_name_a_type_are_left_out(
    kind: str, given: tuple[int | str, ...], wanted: tuple[int | str, ...]
) -> None:
    assert written(given, KIND[kind].adapter) == wanted


def test_the_names_of_a_kind_are_those_of_all_its_parts() -> None:
    names = known_names(KIND["quiz"].adapter)
    assert {"questions", "misconception", "order_of_feedback"} - names == {"order_of_feedback"}
    assert known_names(TypeAdapter(int)) == frozenset()
