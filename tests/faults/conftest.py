"""What the tests of faults share: the process that starts builds, and a site that stands."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.standing import NEW_TEXT, OLD_TEXT, Forge, Patterns, Record, Standing
from tests.projects import TINY, change, copy


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what every test of a process needs."""
    return tmp_path_factory.mktemp("forge")


@pytest.fixture(scope="session")
def forge(workshop: Path) -> Iterator[Forge]:
    """The process that starts builds."""
    project = copy(TINY, workshop / "project")
    made = Forge(project, workshop / "old")
    yield made
    made.close()


@pytest.fixture(scope="session")
def patterns(forge: Forge, workshop: Path) -> Patterns:
    """The old and the new site, complete."""
    project = workshop / "project"
    change(project, OLD_TEXT, NEW_TEXT)
    done = forge.build(project, "--site-dir", str(workshop / "new"))
    assert done.code == 0, done.said
    change(project, NEW_TEXT, OLD_TEXT)
    return Patterns(project, workshop / "old", workshop / "new")


@pytest.fixture
def standing(tmp_path: Path, forge: Forge, patterns: Patterns, record_property: Record) -> Standing:
    """The old site, in its place, and the project of the new one."""
    root = shutil.copytree(patterns.project, tmp_path / "project", symlinks=True)
    made = Standing(Path(root), tmp_path / "site", patterns, forge, record_property)
    made.stand()
    return made


@pytest.fixture(scope="session")
def seconds(forge: Forge, patterns: Patterns, workshop: Path) -> float:
    """How long a build takes here and now."""
    site = str(workshop / "timed")
    builds = [forge.build(patterns.project, "--site-dir", site, "--anew") for _ in range(3)]
    return sorted(build.seconds for build in builds)[1]
