"""Files are read ahead, in a process of their own, while this one still loads the rest of the program.

What comes back is what the files hold as plain values. A file that there is anything to tell of, or that
changed since, is read again in this process, and so is everything if that process fails or is killed.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.beside import CAN_FORK, beside
from generator.problem import Problem
from generator.source import Document, documents, read

Read = Callable[[Path, str], tuple[Document | None, tuple[Problem, ...]]]
"""Reads a file, such as `source.read`."""
Stamp = tuple[int, int, int, int]
MANY = 100
"""With fewer files, the process would take as long to begin as the files to read."""


@contextmanager
def reading(root: Path, jobs: int = 0) -> Iterator[Read]:
    """Begin to read the files in `root`; what is handed out reads one, and does not wait for most."""
    if jobs == 1 or not CAN_FORK or not _are_many(root):
        yield read
        return
    with beside(lambda: _contents(root), jobs) as contents:
        yield _Ahead(contents).read


def _are_many(root: Path) -> bool:
    found = (root / "content").glob("*/*.yaml")
    return any(number >= MANY for number, _ in enumerate(found, 1))


class _Ahead:
    """What was read ahead; each file is handed out once, since it may be another one after that."""

    def __init__(self, contents: Callable[[], bytes]) -> None:
        self._contents = contents
        self._known: dict[str, tuple[Stamp, str, dict[str, object]]] | None = None

    def read(self, path: Path, name: str) -> tuple[Document | None, tuple[Problem, ...]]:
        """Read one file, as `source.read` does."""
        if self._known is None:
            self._known = marshal.loads(self._contents())
        known = self._known.pop(str(path), None)
        if known is None or known[0] != _stamp(str(path)):
            return read(path, name)
        _, text, said = known
        return Document(name, None, said, text), ()


def _contents(root: Path) -> bytes:
    """Every file that there is nothing to tell of: when it was changed, its text and its fields.

    They stay bytes until they are asked for; `marshal` knows plain values only, and is the fastest.
    """
    known = {}
    for name, path in documents(root):
        stamp = _stamp(str(path))
        document, problems = read(path, name)
        if stamp is not None and document is not None and not problems:
            known[str(path)] = stamp, document.text, document.said
    return marshal.dumps(known)


def _stamp(path: str) -> Stamp | None:
    """When a file was last changed, how large it is, and which one it is."""
    try:
        told = os.lstat(path)
    except OSError:
        return None
    return told.st_mtime_ns, told.st_ctime_ns, told.st_size, told.st_ino
