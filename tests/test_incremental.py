"""A build that makes only what is new makes the same site as one that makes everything."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from generator import checks, making
from generator.editions import Edition
from generator.loading import load
from generator.making import Made, frame, make
from generator.making.store import Store
from generator.pages.render import fresh
from generator.problem import has_errors
from generator.program import program
from tests.projects import PROJECT, change, digest, run
from tests.random_edits import Editor

EDITS = int(os.environ.get("CURRICULUM_EDITS", "48"))
"""How many edits are tried of the tiny curriculum; the more, the longer it takes."""
KINDS = ("text", "title", "order", "rename", "delete", "template")


class Builds:
    """A curriculum that is built again and again, with a store and without."""

    def __init__(self, root: Path, theme: Path, edition: Edition) -> None:
        self.root, self.theme, self.edition = root, theme, edition
        self.store = Store(root, str(edition))

    def built(self, name: str, store: Store | None) -> tuple[Made, dict[str, str]] | None:
        """What was made, and every file of it; nothing where the content cannot be used."""
        loaded = load(self.root)
        if loaded.curriculum is None:
            return None
        fresh(self.theme)
        program.cache_clear()
        folder = self.root / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        try:
            made = make(self.root, folder, loaded.curriculum, self.edition, store, jobs=1)
        except Exception:
            # Content that breaks a rule may break a page, as a drawing with too few parts does.
            if has_errors(checks.examine(loaded)):
                return None
            raise
        return made, digest(folder)

    def incremental(self) -> tuple[Made, dict[str, str]] | None:
        return self.built("incremental", self.store)

    def clean(self) -> tuple[Made, dict[str, str]] | None:
        return self.built("clean", None)


@pytest.fixture
def theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A theme of its own, which may be edited."""
    own = tmp_path / "theme"
    shutil.copytree(PROJECT / "theme", own)
    for module in (making, frame):
        monkeypatch.setattr(module, "theme_folder", lambda: own)
    return own


def builds(root: Path, theme: Path, edition: Edition) -> Builds:
    (root / "theme").unlink()
    (root / "theme").symlink_to(theme)
    return Builds(root, theme, edition)


def test_without_a_change_no_page_is_made_again(tiny: Path, theme: Path) -> None:
    site = builds(tiny, theme, Edition.FULL)
    first, second = site.incremental(), site.incremental()
    assert first
    assert second
    assert first[0].fresh > 0
    assert second[0].fresh == 0
    assert first[1] == second[1]


def test_a_sentence_makes_only_the_pages_that_show_it(tiny: Path, theme: Path) -> None:
    site = builds(tiny, theme, Edition.FULL)
    site.incremental()
    change(tiny, "keypoints:", "keypoints:\n  - Whoever mends twice asked once too few.")
    again = site.incremental()
    assert again
    assert 0 < again[0].fresh < 10
    assert again[1] == site.clean()[1]  # type: ignore[index]


@pytest.mark.parametrize("seed", ["2", "3", "4", "5"])
def test_what_is_kept_does_not_depend_on_how_python_orders_sets(tiny: Path, seed: str) -> None:
    run(tiny, "generator", "build", PYTHONHASHSEED="1")
    change(tiny, "keypoints:", "keypoints:\n  - Whoever mends twice asked once too few.")
    said = run(tiny, "generator", "build", PYTHONHASHSEED=seed).stderr
    fresh = re.search(r"(\d+) of them new", said)
    assert fresh, said
    assert 0 < int(fresh[1]) < 10


def test_a_damaged_store_costs_time_and_nothing_else(tiny: Path, theme: Path) -> None:
    site = builds(tiny, theme, Edition.PARTICIPANT)
    first = site.incremental()
    kept = next((tiny / ".cache/curriculum").glob("*.sqlite"))
    whole = kept.read_bytes()
    middle = len(whole) // 2
    for damage in (
        b"not a store at all",
        b"",
        whole[:middle],
        whole[:middle] + bytes(4096) + whole[middle + 4096 :],
        whole.replace(b"mend", b"mond"),
    ):
        kept.write_bytes(damage)
        again = site.incremental()
        assert first
        assert again
        assert again[1] == first[1]


def test_a_store_that_cannot_be_written_is_done_without(tiny: Path, theme: Path) -> None:
    site = builds(tiny, theme, Edition.PARTICIPANT)
    (tiny / ".cache").write_text("a file stands where the folder would be", "utf-8")
    first, second = site.incremental(), site.incremental()
    assert first
    assert second
    assert second[0].fresh == first[0].fresh
    assert first[1] == second[1]


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edit_an_incremental_build_equals_a_clean_one(
    tiny: Path, theme: Path, seed: int
) -> None:
    site = builds(tiny, theme, Edition.PARTICIPANT)
    site.incremental()
    editor = Editor(tiny, theme, seed)
    for kind in KINDS * (EDITS // 4 // len(KINDS)):
        while not compared(site, editor, kind):
            pass  # what nobody could publish is not built either


def compared(site: Builds, editor: Editor, kind: str) -> bool:
    """Whether an edit left something that can be published; then both builds made the same of it."""
    with editor.edit(kind) as take_back:
        clean = site.clean()
        if clean is None:
            take_back()
            return False
        incremental = site.incremental()
        assert incremental
        assert incremental[1] == clean[1], f"edit {editor.number}, {kind}"
        if editor.chance.random() < 0.5:
            take_back()
        return True
