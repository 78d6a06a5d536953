"""Work that is done in processes of their own while this one does something else.

What such a process does not bring, since it failed or was killed, this one does itself: so nothing is
lost, and a mistake shows as it would without them.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import struct
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from typing import BinaryIO, TypeVar, cast

Given = TypeVar("Given")
Done = TypeVar("Done")

CAN_FORK = hasattr(os, "fork")
"""Whether a process can begin with everything that this one knows; else all is done in this one."""
TICKET = struct.Struct("=I")
MOST = 65_536 // 4 // TICKET.size
"""How many items can be shared out: their numbers fit into the smallest pipe that systems make."""

WIDE = 1 << 20
"""Bytes; as much as Linux gives a pipe of anybody."""


@contextmanager
def beside(work: Callable[[], Done], jobs: int = 0) -> Iterator[Callable[[], Done]]:
    """Begin `work` in a process of its own; the function that is handed out waits for what it makes.

    With one job it is done in this process, when it is asked for.
    """
    if jobs == 1 or not CAN_FORK:
        yield work
        return
    # Not through a pipe: the process ends, and its memory is free, before anybody asks.
    with _paper() as paper, _started(partial(_note, work, paper)) as process:

        def outcome() -> Done:
            process.join()
            paper.seek(0)
            return cast(Done, pickle.load(paper)) if process.exitcode == 0 else work()

        yield outcome


def spread(work: Callable[[Given], Done], items: Sequence[Given], jobs: int) -> Iterator[Done]:
    """What `work` makes of each item, in their order, by `jobs` processes that each take what is next.

    This process is one of them. Raises `ValueError` for more items than `MOST`.
    """
    if jobs < 2 or not CAN_FORK:
        yield from map(work, items)
        return
    with ExitStack() as stack, _shared():
        tickets = stack.enter_context(_tickets(len(items)))
        taking = partial(_taken, work, items, tickets)
        helpers = [stack.enter_context(_sending(taking)) for _ in range(jobs - 1)]
        made: dict[int, Done] = {}
        handed_out = 0
        for number, done in taking():
            made[number] = done
            _receive(helpers, made, seconds=0)
            while handed_out in made:
                yield made.pop(handed_out)
                handed_out += 1
        for number in range(handed_out, len(items)):
            while number not in made and helpers:
                _receive(helpers, made)
            yield made.pop(number) if number in made else work(items[number])


def _taken(
    work: Callable[[Given], Done], items: Sequence[Given], tickets: int
) -> Iterator[tuple[int, Done]]:
    """What `work` makes of the items whose numbers this process draws, until none is left."""
    while drawn := os.read(tickets, TICKET.size):
        (number,) = TICKET.unpack(drawn)
        yield number, work(items[number])


def _receive(helpers: list[Connection], made: dict[int, Done], seconds: int | None = None) -> None:
    """Take in what other processes have made; those that have ended are helpers no longer."""
    for helper in wait(helpers, seconds):
        assert isinstance(helper, Connection)
        try:
            number, done = helper.recv()
        except (EOFError, OSError):
            helpers.remove(helper)
        else:
            made[number] = done


@contextmanager
def _tickets(many: int) -> Iterator[int]:
    """A pipe that holds the numbers below `many`: a process that is killed holds no lock on it."""
    if many > MOST:
        raise ValueError(f"{many} items are more than can be shared out ({MOST})")
    reading, writing = os.pipe()
    try:
        with os.fdopen(writing, "wb") as all_numbers:
            all_numbers.writelines(map(TICKET.pack, range(many)))
        yield reading
    finally:
        os.close(reading)


@contextmanager
def _sending(work: Callable[[], Iterator[object]]) -> Iterator[Connection]:
    """A process that sends what `work` makes, one after the other."""
    receiving, sending = multiprocessing.Pipe(duplex=False)
    _widen(sending)

    def send() -> None:
        receiving.close()
        for made in work():
            sending.send(made)

    with receiving, _started(send):
        sending.close()
        yield receiving


def _widen(pipe: Connection) -> None:
    """Let a pipe hold so much that nobody waits while the other side is busy, where the system can."""
    import fcntl  # not everywhere; but where processes can be forked

    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, WIDE)


@contextmanager
def _paper() -> Iterator[BinaryIO]:
    """A file without a name, which another process can write; in memory, where the system has that."""
    if hasattr(os, "memfd_create"):
        with os.fdopen(os.memfd_create("beside"), "w+b") as in_memory:
            yield in_memory
    else:
        with tempfile.TemporaryFile() as on_disk:
            yield cast(BinaryIO, on_disk)


def _note(work: Callable[[], object], paper: BinaryIO) -> None:
    pickle.dump(work(), paper)
    paper.flush()


@contextmanager
def _started(work: Callable[[], None]) -> Iterator[ForkProcess]:
    """A process that does `work`; it has ended when this is over."""
    process = multiprocessing.get_context("fork").Process(target=_do, args=(work,), daemon=True)
    process.start()
    try:
        yield process
    finally:
        process.terminate()
        process.join()


def _do(work: Callable[[], None]) -> None:
    """What a process does: it is ended by the one that began it, and ends when that one is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        work()
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
