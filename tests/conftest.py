"""Fixtures for every test: the real site, built once for a whole run, and a tiny one to break."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.table import pytest_terminal_summary as pytest_terminal_summary
from tests.projects import TINY, copy

PROJECT = Path(__file__).parent.parent


def build_site(edition: str, site: Path) -> str:
    """Builds an edition of the project's own curriculum; returns what went wrong, or nothing."""
    built = subprocess.run(
        [sys.executable, "-m", "generator", "build", "--edition", edition, "--site-dir", site],
        cwd=PROJECT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return built.stdout if built.returncode else ""


def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that lasts for this run and is the same one in all processes that share the run."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def build_once(edition: str, folder: Path) -> Path:
    """The edition's site in `folder`; whoever comes first builds it, the others wait for it."""
    site, outcome = folder / f"{edition}-site", folder / f"{edition}-outcome.txt"
    with (folder / f"{edition}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # let go when the file is closed, or when its owner dies
        if not outcome.exists():
            outcome.write_text(build_site(edition, site), encoding="utf-8")
    if complaint := outcome.read_text(encoding="utf-8"):
        pytest.fail(f"the {edition} site could not be built:\n{complaint}", pytrace=False)
    return site


@pytest.fixture(scope="session")
def full_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site for trainers, as `curriculum build` makes it."""
    return build_once("full", shared_folder(tmp_path_factory))


@pytest.fixture(scope="session")
def participant_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site for participants, which holds nothing for the trainer alone."""
    return build_once("participant", shared_folder(tmp_path_factory))


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """The folder of a curriculum so small that it builds in a moment, to break and to mend."""
    return copy(TINY, tmp_path / "tiny")
