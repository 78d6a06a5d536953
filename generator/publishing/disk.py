"""What a safe publication asks of the operating system: two folders change places, and data are kept."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

EXCHANGE = 2
"""`RENAME_EXCHANGE` of Linux and `RENAME_SWAP` of macOS, which happen to be the same number."""
HERE = -100
"""`AT_FDCWD`: paths begin at the current folder."""
CANNOT = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EXDEV, errno.ENOTTY})
"""What a file system answers that knows no exchange."""


def exchange(one: Path, other: Path, spare: Path) -> None:
    """Let two folders change places; whoever opens either path finds a whole folder at any moment.

    Linux and macOS do it in one step. Where the file system cannot, as on some network drives, it
    takes three renames by way of `spare`, and nothing stands at `other` between the first and the
    second, for some ten microseconds. A build that dies just then is mended by the next one.
    """
    number = _exchanged(bytes(one), bytes(other))
    if number in CANNOT:
        _in_three_steps(one, other, spare)
    elif number:
        raise OSError(number, os.strerror(number), str(other))


def _in_three_steps(one: Path, other: Path, spare: Path) -> None:
    other.rename(spare)
    try:
        one.rename(other)
    except OSError:
        spare.rename(other)
        raise
    spare.rename(one)


def _exchanged(one: bytes, other: bytes) -> int:
    """0 when the two have changed places in one step, or else the number of the error."""
    call = _call()
    if call is None:
        return errno.ENOSYS
    return ctypes.get_errno() if call(one, other) else 0


@cache
def _call() -> Callable[[bytes, bytes], int] | None:
    """The function of the operating system that exchanges, where there is one."""
    library = _library()
    if hasattr(library, "renameat2"):
        return lambda one, other: int(library.renameat2(HERE, one, HERE, other, EXCHANGE))
    if hasattr(library, "renamex_np"):
        return lambda one, other: int(library.renamex_np(one, other, EXCHANGE))
    return None


@cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def flush(folder: Path) -> None:
    """Have a folder written to the disk, so that a power cut after the exchange finds it complete.

    One call for the file system takes some hundredths of a second; one call for each of a thousand
    files would take as many seconds.
    """
    if sys.platform != "linux":
        os.sync()
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if _library().syncfs(handle):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(handle)


def flush_names(folder: Path) -> None:
    """Have the names of what stands in a folder written to the disk, as renaming left them."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
