"""Whether somebody has asked a build to end: Python loses what a signal raises at some moments."""

from __future__ import annotations

import signal


class Terminated(BaseException):
    """The system, or somebody with `kill`, asked the program to end."""


signals: list[int] = []
"""The signals that came."""


def end(number: int) -> None:
    """Note a signal and raise what it means."""
    signals.append(number)
    heed()


def heed() -> None:
    """Raise what a signal meant that came before, if one did; a library may have made away with it."""
    if signals:
        raise KeyboardInterrupt if signals[0] == signal.SIGINT else Terminated
