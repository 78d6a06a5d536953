"""The JSON Schemas: fresh, right by the word of an independent program, and helpful in an editor."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from generator import schemas
from generator.model import KINDS, Kind
from generator.schemas import FOLDER, stale, write
from tests.edits import TINY, originals

PROJECT = Path(__file__).parent.parent
WANTED = schemas.schemas()
BY_NAME = {kind.name: kind for kind in KINDS}
ROOTS = {"content": PROJECT, "tiny": TINY}


def files(root: Path, kind: Kind) -> list[Path]:
    folders = [other for other in KINDS if other.name == kind.name]
    if kind.name == "offer":
        return [root / kind.folder]
    if kind.is_single_file:
        return [root / "content" / kind.folder]
    return sorted(
        path for one in folders for path in (root / "content" / one.folder).glob("*.yaml")
    )


def test_the_committed_schemas_are_fresh() -> None:
    assert stale() == ()


def test_there_is_one_schema_for_each_kind() -> None:
    assert set(WANTED) == {f"{kind.name}.schema.json" for kind in KINDS}
    assert {path.name for path in FOLDER.glob("*")} == set(WANTED)


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Every part of a schema that says what a value may be; the names of fields are not among them."""
    if isinstance(schema, list):
        for inner in schema:
            yield from parts(inner)
    elif isinstance(schema, dict):
        yield schema
        for key, inner in schema.items():
            named = key in {"properties", "definitions"}
            yield from parts(list(inner.values()) if named else inner)


@pytest.mark.parametrize("name", WANTED)
def test_a_schema_is_a_schema(name: str) -> None:
    schema = json.loads(WANTED[name])
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator.check_schema(schema)
    assert "$defs" not in WANTED[name]
    assert not {"ge", "le", "gt", "lt"} & {key for part in parts(schema) for key in part}
    assert "discriminator" not in WANTED[name]


@pytest.mark.parametrize("where", ROOTS)
@pytest.mark.parametrize("name", BY_NAME)
def test_every_file_is_valid_by_the_word_of_another_program(name: str, where: str) -> None:
    found = files(ROOTS[where], BY_NAME[name])
    if not found:
        pytest.skip("there is no file of this kind")
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile"]
    schema = FOLDER / f"{name}.schema.json"
    done = subprocess.run([*command, schema, *found], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def typed(text: str) -> Any:
    """A file as an editor's schema check reads it: numbers are numbers, days stay text."""
    return json.loads(json.dumps(yaml.load(text, Loader=yaml.CSafeLoader), default=str))


def errors(name: str, data: Any) -> Iterator[jsonschema.ValidationError]:
    schema = json.loads(WANTED[f"{name}.schema.json"])
    yield from jsonschema.Draft7Validator(schema).iter_errors(data)


# A file of each kind, and something wrong with it that a schema can tell.
KIND_FILES = {
    "idea": "content/principles/ask-first.yaml",
    "module": "content/modules/ask-before-you-mend.yaml",
    "exercise": "content/exercises/four-benches.yaml",
    "quiz": "content/quizzes/cf01-check.yaml",
    "workshop": "content/workshops/bench-morning.yaml",
    "path": "content/paths/first-steps.yaml",
    "survey": "content/surveys/bench-poll.yaml",
    "case": "content/cases/third-return.yaml",
    "statistic": "content/statistics/waiting-riders.yaml",
    "figure": "content/figures/service-pyramid.yaml",
    "article": "content/articles/bench.yaml",
    "glossary": "content/glossary.yaml",
    "sources": "content/sources.yaml",
    "tensions": "content/tensions.yaml",
    "offer": "curriculum.yaml",
}


def test_every_kind_has_an_example() -> None:
    assert set(KIND_FILES) == set(BY_NAME)


@pytest.mark.parametrize("name", KIND_FILES)
def test_an_unknown_field_is_refused(name: str) -> None:
    data = typed(originals()[KIND_FILES[name]])
    assert list(errors(name, data)) == []
    assert list(errors(name, {**data, "tilte": "x"}))


@pytest.mark.parametrize("name", KIND_FILES)
def test_every_field_that_must_be_there_is_missed(name: str) -> None:
    data = typed(originals()[KIND_FILES[name]])
    kind = BY_NAME[name]
    required = (
        {"title"}
        if not kind.is_single_file
        else set(data) & {"terms", "sources", "tensions", "title"}
    )
    for field in required:
        assert list(errors(name, {key: value for key, value in data.items() if key != field}))


@pytest.mark.parametrize(
    "name", [name for name, kind in BY_NAME.items() if not kind.is_single_file]
)
def test_what_the_name_of_the_file_says_cannot_be_written(name: str) -> None:
    data = typed(originals()[KIND_FILES[name]])
    assert list(errors(name, {**data, "id": "x"}))


def test_the_kind_of_an_idea_is_said_by_its_folder_but_a_question_says_its_own() -> None:
    idea = typed(originals()[KIND_FILES["idea"]])
    assert list(errors("idea", {**idea, "kind": "principle"}))
    quiz = typed(originals()[KIND_FILES["quiz"]])
    assert quiz["questions"][0].pop("kind")
    assert list(errors("quiz", quiz))


def described(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    for part in (schema, *schema.get("definitions", {}).values()):
        yield from part.get("properties", {}).items()


@pytest.mark.parametrize("name", WANTED)
def test_every_field_explains_itself_to_an_editor(name: str) -> None:
    for field, schema in described(json.loads(WANTED[name])):
        assert schema.get("description") or "$ref" in schema, field


def test_stale_missing_and_foreign_schemas_are_named_and_written_anew(tmp_path: Path) -> None:
    write(tmp_path)
    assert stale(tmp_path) == ()
    (tmp_path / "quiz.schema.json").write_text("{}", encoding="utf-8")
    (tmp_path / "module.schema.json").unlink()
    (tmp_path / "old.schema.json").write_text("{}", encoding="utf-8")
    assert stale(tmp_path) == ("module.schema.json", "old.schema.json", "quiz.schema.json")
    write(tmp_path)
    assert stale(tmp_path) == ()
    assert {path.name for path in tmp_path.iterdir()} == set(WANTED)
