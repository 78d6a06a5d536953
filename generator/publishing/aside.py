"""The folder beside the site in which a new one is made, and how it takes the other's place.

The names of these folders begin with a dot and the name of the site: `.site-k3x9q2ab/` while a build
is at work, `.site.before/` for the site before.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.publishing.disk import exchange, flush, flush_names
from generator.publishing.guard import before
from generator.publishing.refusal import NothingBefore

OURS = ".curriculum-aside"
"""Stands in every folder that a build makes for itself, from the first moment to the last."""
MADE, SPARE, OLDER = "site", "spare", "older"
OLD = "old"
"""Holds the number of the folder that is about to take the site's place: any other that then stands
where it was made is the site before."""


@contextmanager
def aside(target: Path) -> Iterator[Path]:
    """A folder beside the site, on the same file system, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        (folder / OURS).touch()
        yield folder
    finally:
        _remove(folder)


def remove_leftovers(target: Path) -> None:
    """Clear away what builds left that died; nobody else may build `target` meanwhile."""
    for folder in _leftovers(target):
        _rescue(folder, target)
        _remove(folder)


def empty_site(folder: Path) -> Path:
    """A new, empty folder for a site, inside the folder that a build made for itself."""
    made = folder / MADE
    if made.exists():
        shutil.rmtree(made)
    made.mkdir()
    return made


def put_in_place(folder: Path, target: Path, say: Callable[[str], None]) -> None:
    """Let the new site in `folder` take the place of the one at `target`, which is kept."""
    made = folder / MADE
    flush(made)
    if target.exists() and any(target.iterdir()):
        (folder / OLD).write_text(str(made.stat().st_ino), encoding="ascii")
        exchange(made, target, folder / SPARE)
        try:
            _keep(made, folder, target)
        except OSError as error:
            say(f"The new site is in place, but the one before is lost: {error.strerror}.")
    else:
        made.rename(target)
    with suppress(OSError):  # the site stands; a file system that cannot promise more is no mistake
        flush_names(target.parent)


def put_back(folder: Path, target: Path) -> None:
    """Let the site before and the one at `target` change places."""
    kept = before(target)
    if not kept.is_dir():
        raise NothingBefore(f"there is no site before the one in `{target}`")
    if target.exists():
        exchange(kept, target, folder / SPARE)
    else:
        kept.rename(target)


def _keep(old: Path, folder: Path, target: Path) -> None:
    """Make `old` the site before; the one before that goes with `folder`."""
    kept = before(target)
    if kept.exists():
        kept.rename(folder / OLDER)
    old.rename(kept)


def _leftovers(target: Path) -> list[Path]:
    """The folders of builds of `target`, by their names and by the mark that stands in each."""
    name = re.compile(rf"\.{re.escape(target.name)}-[a-z0-9_]{{8}}")
    beside = sorted(path for path in target.parent.iterdir() if name.fullmatch(path.name))
    return [path for path in beside if path.is_dir() and not path.is_symlink() and _is_ours(path)]


def _is_ours(folder: Path) -> bool:
    """Whether a build made this folder: it holds our mark, or nothing yet."""
    return (folder / OURS).exists() or not any(folder.iterdir())


def _rescue(folder: Path, target: Path) -> None:
    """Find the site that stood at `target` where a build died while it put another in its place."""
    made, spare = folder / MADE, folder / SPARE
    if spare.exists() and not target.exists():
        spare.rename(target)
    elif spare.exists():
        _keep(spare, folder, target)
    elif made.exists() and _number_in(folder / OLD) not in {None, made.stat().st_ino}:
        _keep(made, folder, target)


def _number_in(path: Path) -> int | None:
    try:
        return int(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None


def _remove(folder: Path) -> None:
    """Remove a folder of ours; our mark goes last, so that who dies here leaves a folder of ours."""
    with suppress(OSError):
        for name in os.listdir(folder):  # noqa: PTH208 – names, not paths
            path = folder / name
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            elif name != OURS:
                path.unlink(missing_ok=True)
        (folder / OURS).unlink(missing_ok=True)
        folder.rmdir()
