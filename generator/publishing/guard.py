"""Which folders a site may be published into: never one that holds what we did not make."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from generator.publishing.refusal import NotOurs

MARKER = ".curriculum-site"
"""Stands in every site that we built, so that we never replace a folder that is not ours."""
ADVICE = "name a folder that is for the site alone, such as `--site-dir site`"


def before(target: Path) -> Path:
    """Where the site before is kept."""
    return target.with_name(f".{target.name}.before")


def guarded(target: Path, root: Path, sources: Iterable[Path]) -> Path:
    """The folder that `target` means: a link is followed, so that what is served is what we replace.

    `root` is the folder of the curriculum; in `sources` is what a site is made from. Raises
    `NotOurs` for folders that a site must not replace.
    """
    real = target.resolve()
    kept = _precious(real, root.resolve(), [source.resolve() for source in sources])
    if kept:
        raise NotOurs(f"`{target}` is {kept}, and a site replaces its folder as a whole; {ADVICE}")
    if target.is_symlink() and not real.exists():
        raise NotOurs(f"`{target}` is a link that leads nowhere; {ADVICE}")
    if os.path.ismount(real):
        raise NotOurs(
            f"`{target}` is a disk of its own, which cannot be replaced in one step; "
            f"name a folder inside it, such as `--site-dir {target / 'site'}`"
        )
    for folder in (real, before(real)):
        _require_ours(folder)
    return real


def _require_ours(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise NotOurs(f"`{folder}` is not a folder; {ADVICE}")
    if any(folder.iterdir()) and not (folder / MARKER).is_file():
        raise NotOurs(
            f"`{folder}` holds files that `curriculum build` did not make; "
            "empty it yourself or name another folder"
        )


def _precious(real: Path, root: Path, sources: list[Path]) -> str:
    """What a folder is that must never be replaced; nothing for any other."""
    if real == Path(real.anchor):
        return "the whole disk"
    for place, name in ((Path.home().resolve(), "your home folder"), (root, "the curriculum")):
        if real == place:
            return f"{name} itself" if place == root else name
        if real in place.parents:
            return f"a folder that holds {name}"
    if ".git" in real.parts:
        return "part of the history of a repository"
    for source in sources:
        if source == real or source in real.parents or real in source.parents:
            return f"part of what the site is made from (`{source.name}`)"
    return ""
