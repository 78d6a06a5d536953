"""What the program is doing, said only when it takes long and somebody is looking."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import TextIO

PATIENCE = 1.0
"""Seconds before the first word."""


class Progress:
    """Names the step that is being done, on a terminal, once a second has passed."""

    def __init__(self, stream: TextIO | None = None, patience: float = PATIENCE) -> None:
        self.stream = stream or sys.stderr
        self.is_seen = self.stream.isatty()
        self.step = ""
        self.is_late = False
        self.lock = threading.Lock()
        self.timer = threading.Timer(patience, self._begin)
        self.timer.daemon = True

    def say(self, step: str) -> None:
        """The next step begins."""
        with self.lock:
            self.step = step
            if self.is_late:
                self._write()

    def _begin(self) -> None:
        with self.lock:
            self.is_late = True
            self._write()

    def _write(self) -> None:
        if self.step:
            self.stream.write(f"{self.step} …\n")
            self.stream.flush()

    def __enter__(self) -> Progress:
        if self.is_seen:
            self.timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.timer.cancel()
