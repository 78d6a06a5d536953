"""One build of a folder at a time: a file beside it is locked, and says who builds."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.publishing.refusal import AnotherBuild


@contextmanager
def locked(target: Path, *, wait: bool, say: Callable[[str], None]) -> Iterator[None]:
    """Keep other builds of `target` away; the lock of a build that dies is let go of by the system.

    Raises `AnotherBuild` when there is one, unless told to wait for its end.
    """
    path = target.with_name(f".{target.name}.lock")
    handle = _taken(path, target, wait, say)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


def _taken(path: Path, target: Path, wait: bool, say: Callable[[str], None]) -> int:
    """The lock, as an open file with our number in it."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
        try:
            _lock(handle, target, wait, say)
            if _is_still_at(path, handle):
                with suppress(OSError):  # a full disk: the lock holds without our number, too
                    os.ftruncate(handle, 0)
                    os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)  # the build before has removed this file: there may be a new one


def _lock(handle: int, target: Path, wait: bool, say: Callable[[str], None]) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        process = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
        builder = f"process {process}" if process else "another process"
        if not wait:
            raise AnotherBuild(
                f"{builder} is building `{target}`; try again when it is done, "
                "or add `--wait` to wait for it"
            ) from None
        say(f"Waiting for {builder}, which is building `{target}` …")
        fcntl.flock(handle, fcntl.LOCK_EX)


def _is_still_at(path: Path, handle: int) -> bool:
    """Whether the file that we have locked is the one that others will find."""
    try:
        return os.path.samestat(path.stat(follow_symlinks=False), os.fstat(handle))
    except FileNotFoundError:
        return False
