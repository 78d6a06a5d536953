"""What is to happen to a build: each function is called in its process, before it begins."""

from __future__ import annotations

import errno
import importlib
import os
import signal
import sys
from pathlib import Path
from typing import Any

from generator.publishing import disk

WRITING = os.O_WRONLY | os.O_RDWR


def killed_at(module: str, name: str, when: str) -> None:
    """The process is killed just before a function is called, or just after it has returned."""
    home = importlib.import_module(module)
    function = getattr(home, name)

    def deadly(*given: Any, **named: Any) -> Any:
        if when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        made = function(*given, **named)
        if when == "after":
            os.kill(os.getpid(), signal.SIGKILL)
        return made

    setattr(home, name, deadly)


def said_before(module: str, name: str, word: str) -> None:
    """The process says a word before a function is called."""
    home = importlib.import_module(module)
    function = getattr(home, name)

    def telling(*given: Any, **named: Any) -> Any:
        os.write(1, word.encode())
        return function(*given, **named)

    setattr(home, name, telling)


def without_exchange(module: str = "", name: str = "", when: str = "") -> None:
    """The file system knows no exchange of folders; the process may be killed as well."""
    disk._exchanged = lambda one, other: errno.EINVAL
    if module:
        killed_at(module, name, when)


def killed_at_rename(number: int) -> None:
    """The file system knows no exchange, and the process is killed after some renames of folders."""
    without_exchange()
    rename, renamed = Path.rename, []

    def deadly(path: Path, to: Path) -> Path:
        is_folder = path.is_dir()
        done = rename(path, to)
        renamed.append(is_folder)
        if sum(renamed) == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return done

    Path.rename = deadly  # type: ignore[method-assign,assignment]


def no_room(folder: str, files: int) -> None:
    """The disk is full as soon as some files have been opened to write, below a folder."""
    opened = []

    def refuse(event: str, given: tuple[Any, ...]) -> None:
        if event != "open" or not isinstance(given[0], str) or not given[2] & WRITING:
            return
        if given[0].startswith(folder):
            opened.append(given[0])
            if len(opened) > files:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), given[0])

    sys.addaudithook(refuse)


def nobody() -> None:
    """The process may write nothing that is not for everybody."""
    os.setgid(65534)
    os.setuid(65534)


def small_files(most: int) -> None:
    """The process may write no file larger than some bytes."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def theme(folder: str) -> None:
    """Another theme than the one that the program brings, for every module that asks."""
    for name, module in list(sys.modules.items()):
        if name.startswith("generator.") and hasattr(module, "theme_folder"):
            module.theme_folder = lambda: Path(folder)  # type: ignore[attr-defined]
