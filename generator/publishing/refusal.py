"""Why nothing was published, and what somebody can do about it."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
FORBIDDEN = frozenset({errno.EACCES, errno.EPERM})
ANOTHER_DISK = frozenset({errno.EXDEV, errno.EBUSY})


class NotPublished(Exception):
    """Nothing was published; the message says why and what to do."""


class NotOurs(NotPublished):
    """The folder to publish into holds something that we did not make, or must never replace."""


class AnotherBuild(NotPublished):
    """Another build of the same folder is at work."""


class Restless(NotPublished):
    """The files that the site is made from changed again and again while it was built."""


class NothingBefore(NotPublished):
    """There is no site before to go back to."""


class MachineRefused(NotPublished):
    """The operating system refused: a full disk, a folder that may not be written."""


def explained(error: OSError, target: Path, written: int) -> str:
    """What the operating system refused, in words; `written` bytes of the new site stood already."""
    place = f"`{error.filename}`" if error.filename else f"the folder of `{target}`"
    if error.errno in FULL:
        return _full(target, written)
    if error.errno == errno.EROFS:
        return f"{place} can only be read; name another folder with `--site-dir`"
    if error.errno in FORBIDDEN:
        return (
            f"{place} is not yours to change; ask for the right to, "
            "or name another folder with `--site-dir`"
        )
    if error.errno == errno.EFBIG:
        return (
            f"a file of the site is larger than you may write here ({place}); "
            "raise the limit (`ulimit -f unlimited`)"
        )
    if error.errno in ANOTHER_DISK:
        return (
            f"`{target}` lies on a disk of its own, and a site cannot take its place in one step; "
            f"name a folder inside it, such as `--site-dir {target / 'site'}`"
        )
    return f"{error.strerror or error} ({place})"


def _full(target: Path, written: int) -> str:
    """How much room the site needs: as much as the one that stands, or more than was written."""
    standing = size_of(target)
    about = f"about {_megabytes(standing)}" if standing > written else f"over {_megabytes(written)}"
    free = shutil.disk_usage(target.parent).free
    return (
        f"the disk is full: the new site needs {about} beside `{target}`, "
        f"and {_megabytes(free)} are free; make room, or name a folder on another disk "
        "with `--site-dir`"
    )


def size_of(folder: Path) -> int:
    """How many bytes the files in a folder take; none where there is no folder."""
    return sum(
        os.stat(os.path.join(where, name)).st_size  # noqa: PTH116, PTH118 – as `os.walk` says it
        for where, _, names in os.walk(folder)
        for name in names
    )


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
