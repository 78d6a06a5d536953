"""Being asked to end: like Ctrl-C, the request is raised, so that everything is left tidy."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Terminated(BaseException):
    """The system, or somebody with `kill`, asked the program to end."""


@contextmanager
def termination_raised() -> Iterator[None]:
    """Let SIGTERM raise `Terminated`, where it would end the program without a word."""
    is_ours = threading.current_thread() is threading.main_thread()
    if not is_ours or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, _raise)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _raise(number: int, frame: FrameType | None) -> None:
    raise Terminated
