"""A build that never shows a half-made site: built aside, looked at, then put in place."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from generator.pages.publication import Edition
from generator.plugin import page_log

MARKER = ".curriculum-site"
"""Stands in every site that we built, so that we never replace a folder that is not ours."""


class NotOurs(Exception):
    """The folder to build into holds something that we did not make."""


def build(root: Path, target: Path, edition: Edition) -> int:
    """Build the site of `root` into `target` and return how many pages it has.

    The site that stands there before stays untouched until the new one is complete.
    Raises `NotOurs` when `target` holds anything else, and MkDocs's `Abort` for problems.
    """
    guard(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with _aside(target) as made:
        with _environment(CURRICULUM_EDITION=str(edition)), _warnings_told():
            config = load_config(str(root / "mkdocs.yml"), site_dir=str(made), strict=True)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                mkdocs_build(config)
            finally:
                config.plugins.on_shutdown()
        (made / MARKER).write_text("made by `curriculum build`\n", encoding="utf-8")
        count = sum(1 for _ in made.rglob("index.html"))
        _swap(made, target)
    return count


def guard(target: Path) -> None:
    """Refuse to replace a folder that we did not make."""
    if not target.exists() and not target.is_symlink():
        return
    if not target.is_dir():
        raise NotOurs(f"`{target}` is not a folder; name a folder for the site")
    if any(target.iterdir()) and not (target / MARKER).exists():
        raise NotOurs(
            f"`{target}` holds files that `curriculum build` did not make; "
            "empty it yourself or name another folder"
        )


@contextmanager
def _aside(target: Path) -> Iterator[Path]:
    """A folder beside the target, on the same file system, gone afterwards."""
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        made = aside / "site"
        made.mkdir()
        yield made
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _swap(made: Path, target: Path) -> None:
    """Put the new site in place of the old one, by renaming; if that fails, the old one is back."""
    old = made.parent / "old"
    if target.exists():
        target.rename(old)
    try:
        made.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise


@contextmanager
def _warnings_told() -> Iterator[None]:
    """MkDocs counts its warnings and then stops; here it also says what they are.

    What we say of finished pages is told too, though it stops nothing.
    """
    handler = logging.StreamHandler()
    handler.addFilter(lambda told: told.levelno >= logging.WARNING or told.name == page_log.name)
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    log = logging.getLogger("mkdocs")
    log.addHandler(handler)
    before = page_log.level
    page_log.setLevel(logging.INFO)
    try:
        yield
    finally:
        page_log.setLevel(before)
        log.removeHandler(handler)


@contextmanager
def _environment(**values: str) -> Iterator[None]:
    """Environment variables that `mkdocs.yml` reads, set for a while."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
