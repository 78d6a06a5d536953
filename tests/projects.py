"""Curricula of their own in a folder of their own: to build, to break and to mend."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.curriculum import PROJECT

TINY = PROJECT / "tests/cases/tiny"
MODULE = "content/modules/ask-before-you-mend.yaml"
MODULE_PAGE = "modules/ask-before-you-mend/"


def copy(source: Path, root: Path) -> Path:
    """A curriculum of its own in `root`, with the project's settings and theme."""
    shutil.copytree(source / "content", root / "content")
    shutil.copy(source / "curriculum.yaml", root)
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    if not (root / "content/pages/about.md").exists():
        settings = settings.replace("extra:\n  about_url: pages/about/\n", "")
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (root / "theme").symlink_to(PROJECT / "theme")
    return root


def change(root: Path, old: str, new: str, name: str = MODULE) -> None:
    """Replaces a text in a file of a curriculum; it must stand there."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def environment(**values: str) -> dict[str, str]:
    """The environment for a command: what the tests stand in, but for the settings of a site."""
    own = {name: text for name, text in os.environ.items() if not name.startswith("CURRICULUM_")}
    return {**own, "PYTHONPATH": str(PROJECT), "NO_MKDOCS_2_WARNING": "1", **values}


def run(root: Path, *command: str, **values: str) -> subprocess.CompletedProcess[str]:
    """A command as a reader would type it, in the folder of a curriculum."""
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=root,
        env=environment(**values),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


def digest(folder: Path) -> dict[str, str]:
    """What stands in a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }
