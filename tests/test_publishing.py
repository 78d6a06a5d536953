"""A finished site takes the place of the one before; anything else leaves that one as it is."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from generator import site
from generator.pages.publication import Edition
from tests.projects import TINY, change, digest, environment


def leftovers(target: Path, *known: str) -> list[str]:
    """What stands beside the site besides what was there."""
    return [path.name for path in target.parent.iterdir() if path.name not in {*known, target.name}]


def test_a_new_site_replaces_the_old_one_completely(tiny: Path, tmp_path: Path) -> None:
    target = tmp_path / "published/site"
    assert site.build(tiny, target, Edition.FULL) == len(list(target.rglob("index.html")))
    first = digest(target)
    assert any("guide" in name for name in first)
    change(tiny, "keypoints:", "keypoints:  # what counts")
    site.build(tiny, target, Edition.PARTICIPANT)
    second = digest(target)
    assert not any("guide" in name for name in second)
    assert leftovers(target) == []
    site.build(tiny, target, Edition.FULL)
    assert digest(target) == first


def test_two_builds_of_the_same_content_are_the_same(tiny: Path, tmp_path: Path) -> None:
    site.build(tiny, tmp_path / "one", Edition.FULL)
    site.build(tiny, tmp_path / "two", Edition.FULL)
    assert digest(tmp_path / "one") == digest(tmp_path / "two")


def test_a_mistake_leaves_the_site_that_stands(tiny: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    site.build(tiny, target, Edition.FULL)
    before = digest(target)
    change(tiny, "exercise: needed-or-not", "exercise: needed-or-nit")
    with pytest.raises(Abort, match="needed-or-nit"):
        site.build(tiny, target, Edition.FULL)
    assert digest(target) == before
    assert leftovers(target, "tiny") == []


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_build_that_breaks_off_leaves_the_site_that_stands(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    target = tmp_path / "site"
    site.build(tiny, target, Edition.FULL)
    before = digest(target)

    def break_off(config: object) -> None:
        Path(str(config["site_dir"]), "index.html").write_text("half", encoding="utf-8")  # type: ignore[index]
        raise fault

    monkeypatch.setattr(site, "mkdocs_build", break_off)
    with pytest.raises(type(fault)):
        site.build(tiny, target, Edition.FULL)
    assert digest(target) == before
    assert leftovers(target, "tiny") == []


@pytest.mark.parametrize("seconds", [0.4, 0.8, 1.2])
def test_a_build_that_is_killed_leaves_the_site_that_stands(
    tiny: Path, tmp_path: Path, seconds: float
) -> None:
    target = tmp_path / "site"
    site.build(tiny, target, Edition.FULL)
    before = digest(target)
    command = [sys.executable, "-m", "generator", "build", "--site-dir", str(target)]
    building = subprocess.Popen(
        command, cwd=tiny, env=environment(), stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    )
    time.sleep(seconds)
    building.kill()
    building.wait()
    assert digest(target) == before


def test_the_old_site_is_back_when_the_new_one_cannot_be_put_in_its_place(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "site"
    site.build(tiny, target, Edition.FULL)
    before, rename = digest(target), Path.rename

    def refuse(self: Path, to: Path) -> Path:
        if self.name == "site" and to == target:
            raise OSError(5, "Input/output error")
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="Input/output"):
        site.build(tiny, target, Edition.FULL)
    assert digest(target) == before
    assert leftovers(target, "tiny") == []


def test_the_environment_is_as_before_after_a_build(tiny: Path, tmp_path: Path) -> None:
    before = dict(os.environ)
    site.build(tiny, tmp_path / "site", Edition.PARTICIPANT)
    assert dict(os.environ) == before


def test_a_folder_with_somebody_elses_files_is_refused(tiny: Path, tmp_path: Path) -> None:
    for target in (tiny, tiny / "content", tmp_path, Path("/"), Path.home()):
        with pytest.raises(site.NotOurs, match="did not make"):
            site.build(tiny, target, Edition.FULL)
    assert digest(tiny / "content") == digest(TINY / "content")


def test_a_file_is_refused_as_a_folder_for_the_site(tiny: Path) -> None:
    with pytest.raises(site.NotOurs, match="is not a folder"):
        site.build(tiny, tiny / "curriculum.yaml", Edition.FULL)


def test_an_empty_folder_is_taken(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    assert site.build(tiny, tmp_path / "site", Edition.FULL) > 0


def test_a_link_to_an_earlier_site_is_replaced_and_the_folder_behind_it_is_kept(
    tiny: Path, tmp_path: Path
) -> None:
    target = tmp_path / "site"
    site.build(tiny, tmp_path / "earlier", Edition.PARTICIPANT)
    target.symlink_to(tmp_path / "earlier")
    site.build(tiny, target, Edition.FULL)
    assert (target / "workshops/index.html").exists()
    assert not (tmp_path / "earlier/workshops/index.html").exists()
    assert (tmp_path / "earlier/index.html").exists()


def test_a_link_that_leads_nowhere_is_refused(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(tmp_path / "gone")
    with pytest.raises(site.NotOurs, match="is not a folder"):
        site.build(tiny, tmp_path / "site", Edition.FULL)
    assert (tmp_path / "site").is_symlink()
