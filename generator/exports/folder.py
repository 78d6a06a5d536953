"""An export becomes a folder: written aside, then put in place of the one before."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

MARKER = ".curriculum-export"
"""Stands in every folder that we exported, so that we never replace one that is not ours."""

FOR_ALL_TO_READ, FOR_ALL_TO_OPEN = 0o644, 0o755
"""The rights of files and folders, whatever the machine at hand would give them."""


class NotOurs(Exception):
    """The folder to export into holds something that we did not make."""


def guard(target: Path, content: Path) -> None:
    """Refuse to replace what we did not make, and to write among what the export is made from."""
    if target.resolve().is_relative_to(content.resolve()):
        raise NotOurs(f"`{target}` is part of the content; name a folder outside of `{content}`")
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise NotOurs(f"`{target}` is not a folder; name a folder for the export")
    if target.is_dir() and any(target.iterdir()) and not (target / MARKER).is_file():
        raise NotOurs(
            f"`{target}` holds files that `curriculum export` did not make; "
            "empty it yourself or name another folder"
        )


def write(files: Mapping[str, bytes], target: Path) -> None:
    """Put the files into `target`; what stood there before stays until all of them are written.

    Raises `OSError` where that cannot be done; `guard` is to be asked first.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        made = aside / "made"
        made.mkdir()
        for path, content in {**files, MARKER: b"made by `curriculum export`\n"}.items():
            place = made / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
            place.chmod(FOR_ALL_TO_READ)
        for folder in (made, *(path for path in made.rglob("*") if path.is_dir())):
            folder.chmod(FOR_ALL_TO_OPEN)
        _swap(made, target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _swap(made: Path, target: Path) -> None:
    """Put the new folder in place of the old one, by renaming; if that fails, the old one is back."""
    old = made.parent / "old"
    if target.exists():
        target.rename(old)
    try:
        made.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
