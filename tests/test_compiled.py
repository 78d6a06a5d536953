"""Compiled templates are kept, and never used when they are old, damaged or somebody else's."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from generator import fields
from generator.assets import theme_folder
from generator.model import KINDS
from generator.pages.compiled import FOLDER, Compiled, compiled


class Counted(Environment):
    """An environment that counts what it compiles."""

    count = 0

    def compile(self, *given, **named):
        self.count += 1
        return super().compile(*given, **named)


def printed(folder: Path, template: str = "{{ word }}!") -> tuple[str, int]:
    """What a template prints in a new environment, and how often it was compiled for that."""
    loader = DictLoader({"page.jinja": template})
    found = Counted(loader=loader, bytecode_cache=Compiled(folder))
    return found.get_template("page.jinja").render(word="Good"), found.count


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    assert printed(tmp_path) == ("Good!", 1)
    assert printed(tmp_path) == ("Good!", 0)


def test_a_changed_template_is_compiled_again(tmp_path: Path) -> None:
    printed(tmp_path)
    assert printed(tmp_path, "{{ word }}?") == ("Good?", 1)
    assert printed(tmp_path, "{{ word }}?") == ("Good?", 0)


@pytest.mark.parametrize(
    "damage", [lambda kept: b"", lambda kept: kept[:-9], lambda kept: b"x" * 99]
)
def test_what_is_damaged_is_compiled_again(tmp_path: Path, damage) -> None:
    printed(tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(damage(kept.read_bytes()))
    assert printed(tmp_path) == ("Good!", 1)
    assert printed(tmp_path) == ("Good!", 0)


def test_another_version_of_what_compiles_compiles_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed(tmp_path)
    monkeypatch.setattr("generator.pages.compiled.version", lambda name: "another")
    assert printed(tmp_path) == ("Good!", 1)


def test_where_nothing_can_be_kept_pages_are_printed_all_the_same(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    assert printed(blocked) == ("Good!", 1)


def test_only_our_own_theme_is_kept_and_inside_our_own_package(tmp_path: Path) -> None:
    assert isinstance(compiled(theme_folder()), Compiled)
    assert compiled(tmp_path / "theme") is None
    assert FOLDER.parent.name == "__pycache__"


def test_nothing_is_left_beside_what_is_kept(tmp_path: Path) -> None:
    printed(tmp_path)
    printed(tmp_path, "{{ word }}?")
    assert len(list(tmp_path.iterdir())) == 1


def test_a_schema_that_is_kept_is_the_one_that_the_model_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fields, "FOLDER", tmp_path)
    made = {kind.name: kind.adapter.json_schema() for kind in KINDS}
    for damage in (None, b"", b"not a schema at all"):
        for path in (tmp_path / "schemas").glob("*"):
            if damage is not None:
                path.write_bytes(damage)
        for _ in range(2):
            fields.schema.cache_clear()
            assert {kind.name: fields.schema(kind.adapter) for kind in KINDS} == made
    assert len(list((tmp_path / "schemas").iterdir())) == len(made)
    fields.schema.cache_clear()
