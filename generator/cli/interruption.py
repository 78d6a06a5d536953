"""Being asked to end: like Ctrl-C, the request is raised, so that everything is left tidy."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from generator.publishing.asked import end, signals


@contextmanager
def termination_raised() -> Iterator[None]:
    """Let SIGTERM raise `Terminated`, where it would end the program without a word; note Ctrl-C as well."""
    is_ours = threading.current_thread() is threading.main_thread()
    usual: dict[int, Any] = {
        signal.SIGTERM: signal.SIG_DFL,
        signal.SIGINT: signal.default_int_handler,
    }
    taken = [each for each, how in usual.items() if is_ours and signal.getsignal(each) is how]
    signals.clear()
    for each in taken:
        signal.signal(each, _raise)
    try:
        yield
    finally:
        for each in taken:
            signal.signal(each, usual[each])


def _raise(number: int, frame: FrameType | None) -> None:
    end(number)
