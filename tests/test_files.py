"""Files of a curriculum judged by their names and kinds, before anybody reads them."""

from __future__ import annotations

from pathlib import Path

from generator.files import judge


def test_a_file_that_goes_while_it_is_looked_at_is_told_as_any_that_cannot_be_read(
    tmp_path: Path,
) -> None:
    found = judge("content/cases/gone.yaml", tmp_path / "gone.yaml")
    assert found is not None
    assert found.place == "content/cases/gone.yaml:1:1"
    assert found.code == "file-unreadable"
    assert "no such file" in found.message
    (tmp_path / "gone.yaml").write_text("title: Here again\n", encoding="utf-8")
    assert judge("content/cases/gone.yaml", tmp_path / "gone.yaml") is None
