"""The hooks that other repositories can use: run by pre-commit itself, in a repository of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.curriculum import PROJECT
from tests.projects import change, environment

MANIFEST = PROJECT / ".pre-commit-hooks.yaml"
FOUR_BENCHES = "content/exercises/four-benches.yaml"
NOBODY = {
    "GIT_AUTHOR_NAME": "n",
    "GIT_AUTHOR_EMAIL": "n@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
}
NOBODY |= {"GIT_COMMITTER_NAME": "n", "GIT_COMMITTER_EMAIL": "n@example.org"}


def run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A command in a folder; `curriculum` is the one of this project."""
    there = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    values = environment(**NOBODY, PATH=there, PRE_COMMIT_HOME=str(root.parent / "hooks"))
    own = {name: text for name, text in values.items() if not name.startswith("GIT_DIR")}
    return subprocess.run(command, cwd=root, env=own, capture_output=True, text=True, check=False)


def hooks() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    return found


@pytest.fixture
def repository(tiny: Path) -> Path:
    """A repository with a tiny curriculum and our hooks, which it finds installed (`system`)."""
    local = [{**hook, "language": "system"} for hook in hooks()]
    config = {"repos": [{"repo": "local", "hooks": local}]}
    (tiny / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (tiny / "mkdocs.yml").unlink()
    for command in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "-m", "a start")):
        done = run(tiny, "git", *command)
        assert done.returncode == 0, done.stderr
    return tiny


def commit(root: Path) -> subprocess.CompletedProcess[str]:
    """What pre-commit says of all that is about to be committed."""
    run(root, "git", "add", ".")
    return run(root, sys.executable, "-m", "pre_commit", "run", "--color", "never")


def test_the_manifest_is_valid_by_the_word_of_pre_commit() -> None:
    done = run(PROJECT, sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST))
    assert done.returncode == 0, done.stdout
    assert {hook["id"] for hook in hooks()} == {"curriculum-check", "curriculum-fmt"}
    assert {hook["language"] for hook in hooks()} == {"python"}


def test_a_mistake_keeps_a_commit_back(repository: Path) -> None:
    change(repository, "minutes: 15", "minutes: 16", FOUR_BENCHES)
    done = commit(repository)
    assert done.returncode == 1
    assert f"{FOUR_BENCHES}:" in done.stdout
    assert "error[EXE-01]" in done.stdout


def test_a_sound_file_is_laid_out_and_then_let_through(repository: Path) -> None:
    change(repository, "minutes: 15", "minutes:   15", FOUR_BENCHES)
    first = commit(repository)
    assert first.returncode == 1
    assert "files were modified by this hook" in first.stdout
    assert "minutes: 15\n" in (repository / FOUR_BENCHES).read_text(encoding="utf-8")
    second = commit(repository)
    assert second.returncode == 0, second.stdout


def test_other_files_are_not_looked_at(repository: Path) -> None:
    (repository / "notes.yaml").write_text("a: [", encoding="utf-8")
    done = commit(repository)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("(no files to check)Skipped") == 2
