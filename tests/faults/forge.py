"""A process that has the program loaded and starts builds from it, each a real process that may be killed.

`python -m tests.faults.forge` reads orders as lines of JSON and answers each with a line. A build that
loads the program anew would take three times as long, and a hundred of them are to die.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

from generator import site
from generator.cli import main
from generator.cli.verdict import find_problems
from generator.editions import Edition
from tests.faults import planned


@dataclass(frozen=True)
class Order:
    """A build to start, and what is to happen to it."""

    root: str
    arguments: tuple[str, ...] = ()
    signal: int = 0
    """The signal to send, unless the build has ended by then."""
    after: float = 0.0
    """How many seconds after its start the signal is sent, or after the build has said `word`."""
    word: str = ""
    plan: str = ""
    """The function of `planned` that is called in the build's process before it begins."""
    given: tuple[object, ...] = field(default=())
    """What that function is given."""


@dataclass(frozen=True)
class Outcome:
    """How a build ended."""

    code: int
    """Its exit code; for one that a signal ended, the number of the signal below zero."""
    seconds: float
    said: str


def carry_out(order: Order) -> Outcome:
    """Start a build and see how it ends."""
    reading, writing = os.pipe()
    started = time.monotonic()
    child = os.fork()
    if not child:
        os.close(reading)
        _build(order, writing)
    os.close(writing)
    if order.word:
        _heard(reading, order.word.encode())
    if order.signal:
        _send(child, order)
    with os.fdopen(reading, "rb") as told:
        said = told.read().decode("utf-8", "replace")
    _, status = os.waitpid(child, 0)
    return Outcome(os.waitstatus_to_exitcode(status), time.monotonic() - started, said)


def _heard(reading: int, word: bytes) -> None:
    """Wait until a build says a word, or has ended."""
    said = b""
    while word not in said and (more := os.read(reading, 1000)):
        said += more


def _send(child: int, order: Order) -> None:
    """Send the signal in time; a child that has ended is not yet waited for, so nobody else gets it."""
    time.sleep(order.after)
    os.kill(child, order.signal)


def _build(order: Order, output: int) -> None:
    """The build, in a process of its own; does not return."""
    code = 99
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        for stream in (1, 2):
            os.dup2(output, stream)
        os.close(output)
        os.chdir(order.root)
        if order.plan:
            getattr(planned, order.plan)(*order.given)
        main(["build", *order.arguments], prog_name="curriculum")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    finally:
        for text in (sys.stdout, sys.stderr):
            text.flush()
        os._exit(code)


def serve(orders: IO[str], answers: IO[str]) -> None:
    """Carry out one order after the other."""
    for line in orders:
        answers.write(json.dumps(asdict(carry_out(Order(**json.loads(line))))) + "\n")
        answers.flush()


def warm_up(root: Path, folder: Path) -> None:
    """Build once, so that every build that follows finds all modules and templates loaded."""
    find_problems(root)
    site.build(root, folder, Edition.PARTICIPANT)
    gc.freeze()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answering = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    warm_up(Path(sys.argv[1]), Path(sys.argv[2]))
    answering.write("ready\n")
    answering.flush()
    serve(sys.stdin, answering)
