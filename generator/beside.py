"""Work that is done in processes of their own while this one does something else.

What such a process does not bring, since it failed or was killed, this one does itself: so nothing is
lost, and a mistake shows as it would without them.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from multiprocessing.connection import Connection
from typing import TypeVar

Given = TypeVar("Given")
Done = TypeVar("Done")

CAN_FORK = hasattr(os, "fork")
"""Whether a process can begin with everything that this one knows; else all is done in this one."""


@contextmanager
def beside(work: Callable[[], Done], jobs: int = 0) -> Iterator[Callable[[], Done]]:
    """Begin `work` in a process of its own; the function that is handed out waits for what it makes.

    With one job it is done in this process, when it is asked for.
    """
    if jobs == 1 or not CAN_FORK:
        yield work
        return
    with _started(lambda: [work()]) as made:
        brought: Iterator[Done] = _received(made)

        def outcome() -> Done:
            for done in brought:
                return done
            return work()

        yield outcome


def spread(work: Callable[[Given], Done], items: Sequence[Given], jobs: int) -> Iterator[Done]:
    """What `work` makes of each item, in their order, by `jobs` processes that take turns."""
    if jobs < 2 or not CAN_FORK:
        yield from map(work, items)
        return
    with ExitStack() as stack, _shared():
        turns: list[Iterator[Done]] = [
            _received(stack.enter_context(_started(partial(map, work, items[first::jobs]))))
            for first in range(jobs)
        ]
        for number, item in enumerate(items):
            made = next(turns[number % jobs], None)
            yield work(item) if made is None else made


def _received(made: Connection) -> Iterator[Done]:
    """What a process makes, until it ends, fails or is killed."""
    while True:
        try:
            yield made.recv()
        except (EOFError, OSError):
            return


@contextmanager
def _started(work: Callable[[], Iterable[object]]) -> Iterator[Connection]:
    """A process that sends what `work` makes; it has ended when this is over."""
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(work, receiving, sending), daemon=True)
    process.start()
    sending.close()
    try:
        yield receiving
    finally:
        receiving.close()
        process.terminate()
        process.join()


def _send(work: Callable[[], Iterable[object]], receiving: Connection, sending: Connection) -> None:
    """What the process does: it is ended by the one that began it, and ends when that one is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    receiving.close()
    try:
        for made in work():
            sending.send(made)
    except Exception:
        os._exit(1)  # the process that began this one finds the mistake again, and tells it


@contextmanager
def _shared() -> Iterator[None]:
    """Keeps Python from looking through what is there now, which would copy it into each process."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
