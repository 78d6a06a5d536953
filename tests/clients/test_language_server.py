"""What an editor shows while a content file is written: the real language server, bound as in VS Code."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.model import KINDS
from tests.clients.language_server import Server, running
from tests.curriculum import PROJECT
from tests.edits import originals
from tests.test_schemas import KIND_FILES

SERVER = Path(__file__).parent / "node_modules/yaml-language-server/bin/yaml-language-server"
FOUR_BENCHES = "content/exercises/four-benches.yaml"


def vscode_settings() -> dict[str, Any]:
    """The project's settings as VS Code hands them on: by the part of the name before the first dot."""
    text = (PROJECT / ".vscode/settings.json").read_text(encoding="utf-8")
    flat = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
    nested: dict[str, Any] = {}
    for name, value in flat.items():
        *way, last = name.split(".") if not name.startswith("[") else [name]
        place = nested
        for step in way:
            place = place.setdefault(step, {})
        place[last] = value
    yaml = {"validate": True, "hover": True, "completion": True, **nested["yaml"]}
    return {**nested, "yaml": {**yaml, "schemaStore": {"enable": False}}}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    node = shutil.which("node")
    if not node or not SERVER.exists():
        message = "the language server is not installed: .ci/install-clients"
        if os.environ.get("CURRICULUM_REQUIRE_BROWSER"):
            pytest.fail(message)
        pytest.skip(message)
    with running([node, str(SERVER), "--stdio"], PROJECT, vscode_settings()) as started:
        yield started


@pytest.fixture
def editing(server: Server) -> Iterator[Any]:
    """Opens files, and closes them afterwards."""
    opened: list[str] = []

    def open_file(name: str, text: str) -> str:
        opened.append(server.open(name, text))
        return opened[-1]

    yield open_file
    for uri in opened:
        server.close(uri)


def four_benches(old: str = "", new: str = "") -> str:
    text = originals()[FOUR_BENCHES]
    assert old in text
    return text.replace(old, new, 1)


def line_of(text: str, part: str) -> int:
    """The number of the line with this part, from 0."""
    return next(number for number, line in enumerate(text.splitlines()) if part in line)


def test_the_store_of_schemas_is_not_asked() -> None:
    text = (PROJECT / ".vscode/settings.json").read_text(encoding="utf-8")
    assert '"yaml.schemaStore.enable": false' in text


def test_every_folder_is_bound_to_its_schema() -> None:
    bound = {
        glob: Path(schema).name.removesuffix(".schema.json")
        for schema, globs in vscode_settings()["yaml"]["schemas"].items()
        for glob in ([globs] if isinstance(globs, str) else globs)
    }
    wanted = {
        "curriculum.yaml"
        if kind.name == "offer"
        else f"content/{kind.folder}"
        if kind.is_single_file
        else f"content/{kind.folder}/*.yaml": kind.name
        for kind in KINDS
    }
    assert bound == wanted
    assert all((PROJECT / schema).exists() for schema in vscode_settings()["yaml"]["schemas"])


@pytest.mark.parametrize("kind", KIND_FILES)
def test_a_sound_file_has_no_marks(server: Server, editing: Any, kind: str) -> None:
    name = KIND_FILES[kind]
    assert server.diagnostics(editing(name, originals()[name])) == []


@pytest.mark.parametrize("kind", KIND_FILES)
def test_a_field_that_does_not_exist_is_marked_where_it_stands(
    server: Server, editing: Any, kind: str
) -> None:
    name = KIND_FILES[kind]
    text = originals()[name].rstrip("\n") + "\nremrak: this field does not exist\n"
    (found,) = server.diagnostics(editing(name, text))
    assert found["range"]["start"] == {"line": line_of(text, "remrak"), "character": 0}
    assert "remrak" in found["message"]


PLANTED = {
    "a value that cannot be chosen": ("support: half", "support: hlaf", "support:", "worked"),
    "a number that is too large": ("minutes: 15", "minutes: 6000", "minutes: 6000", "600"),
    "text for a number": ("minutes: 15", "minutes: soon", "minutes: soon", "integer"),
    "a missing field inside": ("who: groups, ", "", "steps:", "who"),
    "a code of another form": ("code: EX-08", "code: E8", "code: E8", "pattern"),
}


@pytest.mark.parametrize(("old", "new", "line", "word"), PLANTED.values(), ids=PLANTED)
def test_a_planted_mistake_is_marked_in_its_line(
    server: Server, editing: Any, old: str, new: str, line: str, word: str
) -> None:
    text = four_benches(old, new)
    found = server.diagnostics(editing(FOUR_BENCHES, text))
    assert found
    lines = {each["range"]["start"]["line"] for each in found}
    first = line_of(text, line)
    assert lines <= {first, first + 1}
    assert any(word in each["message"] for each in found)


def completions(server: Server, uri: str, line: int, character: int) -> dict[str, Any]:
    found = server.at("textDocument/completion", uri, line, character)
    items = found["items"] if isinstance(found, dict) else found
    return {item["label"]: item for item in items}


def test_the_names_of_fields_are_proposed_with_what_they_are_for(
    server: Server, editing: Any
) -> None:
    text = four_benches().rstrip("\n") + "\n\n"
    uri = editing(FOUR_BENCHES, text)
    proposed = completions(server, uri, len(text.splitlines()) - 1, 0)
    assert {"room", "tags", "review_by"} - set(re.findall(r"^(\w+):", text, re.MULTILINE)) <= set(
        proposed
    )
    assert not {"title", "id"} & set(proposed)
    assert "somebody must check that this is still true" in str(proposed["review_by"])


def test_the_choices_of_a_field_are_proposed(server: Server, editing: Any) -> None:
    text = four_benches("support: half", "support: ")
    uri = editing(FOUR_BENCHES, text)
    proposed = completions(server, uri, line_of(text, "support:"), len("support: "))
    assert {"worked", "half", "blank"} <= set(proposed)


def test_the_kinds_of_a_question_are_proposed(server: Server, editing: Any) -> None:
    name = "content/quizzes/cf01-check.yaml"
    text = originals()[name].rstrip("\n") + "\n  - id: Q-CF01-99\n    kind: "
    uri = editing(name, text)
    proposed = completions(server, uri, len(text.splitlines()) - 1, len("    kind: "))
    assert {"single", "multi", "dialogue", "rating"} <= set(proposed)


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("purpose", "Why we do this"),
        ("minutes_per_station", "at each"),
        ("success_criteria", "What can be observed when it worked"),
    ],
)
def test_pointing_at_a_field_says_what_it_is_for(
    server: Server, editing: Any, field: str, said: str
) -> None:
    text = four_benches()
    uri = editing(FOUR_BENCHES, text)
    found = server.at("textDocument/hover", uri, line_of(text, f"{field}:"), 2)
    assert said in found["contents"]["value"]
