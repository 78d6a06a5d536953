"""Work that is done in a process of its own while this one does something else."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

Done = TypeVar("Done")


@contextmanager
def beside(work: Callable[[], Done], jobs: int = 0) -> Iterator[Callable[[], Done]]:
    """Begin `work`; the function that is handed out waits for its outcome, or raises what it raised.

    With one job, or where processes cannot be forked, it is done when the outcome is asked for.
    """
    if jobs == 1 or not hasattr(os, "fork"):
        yield work
        return
    with multiprocessing.get_context("fork").Pool(1, begin, (work,)) as pool:
        asked = pool.apply_async(_do)
        yield asked.get


_given: list[Any] = []
"""What this process was given; a process that is forked finds it here, since it cannot be sent."""


def begin(given: Any) -> None:
    """The first thing in a new process: it is ended by the one that began it, and by nobody else."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _given[:] = [given]


def given() -> Any:
    """What `begin` was given."""
    return _given[0]


def _do() -> Any:
    return given()()
