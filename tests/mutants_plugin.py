"""A plugin of pytest that tries mutants, each in a fork of one session; `tests/mutants.py` starts it.

All tests run once, unchanged, to see which of them reach which function. Then each mutant is tried by the
tests that reach its function, the quickest first, until one of them fails.
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import random
import re
import resource
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol

SEED = 20261122
AT_LEAST = 40  # mutants of a module that are tried, whatever the share
MEMORY = 6 << 30
Empty = Callable[[], None]


class Outcome(StrEnum):
    """What became of a mutant; no test calls the function of one that was not reached."""

    KILLED = "killed"
    TIMEOUT = "timeout"
    SURVIVED = "survived"
    UNREACHED = "unreached"


class Now:
    """Which mutant the package is, and which functions were called since a test began."""

    mutant = "none.none"
    called: set[str] = set()


class Depth:
    """Stands in for the stack of calls that mutmut keeps and we do not ask for."""

    get = staticmethod(lambda: (None, 0))
    set = reset = staticmethod(lambda _: None)


def become(mutant: str) -> None:
    Now.mutant = mutant
    os.environ["MUTANT_UNDER_TEST"] = mutant  # for the processes that a test starts


def take_over() -> None:
    """mutmut asks the environment and walks the stack at every call, which takes most of the time."""
    from mutmut.mutation import trampoline

    trampoline.get_mutant_under_test = lambda: Now.mutant
    trampoline.record_trampoline_hit = lambda name, caller=None: Now.called.add(name)
    trampoline.MutmutCallStack = Depth


def forgetter() -> Empty:
    """Empties what the package keeps between calls, so that no mutant lives on earlier answers."""
    modules = [module for name, module in sys.modules.items() if name.startswith("generator")]
    kept = {
        value
        for module in modules
        for value in vars(module).values()
        if callable(getattr(value, "cache_clear", None)) and "model" not in value.__module__
    }

    def empty() -> None:
        for each in kept:
            each.cache_clear()

    return empty


def passes(item: pytest.Item) -> bool:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        reports = runtestprotocol(item, log=False, nextitem=None)
    return not any(report.failed for report in reports)


def function(mutant: str) -> str:
    return re.sub(r"__mutmut_\d+$", "", mutant)


class Reach:
    """For each function, the tests that call it, the quickest first, and how long they take."""

    def __init__(self, items: list[pytest.Item], empty: Empty) -> None:
        found: dict[str, list[tuple[float, int]]] = defaultdict(list)
        become("stats")
        for number, item in enumerate(items):
            Now.called.clear()
            empty()
            started = time.process_time()
            if not passes(item):
                print(f"left out, since it fails without a mutant: {item.nodeid}")
                continue
            for name in Now.called:
                found[name].append((time.process_time() - started, number))
        become("none.none")
        self.seconds = {name: sum(each for each, _ in tests) for name, tests in found.items()}
        self.tests = {name: [items[at] for _, at in sorted(tests)] for name, tests in found.items()}


def sample(folder: Path, share: float) -> list[str]:
    """The mutants to try: a share of each module's, the modules by turns, always in the same order."""
    turns: list[tuple[float, str]] = []
    for meta in folder.rglob("*.py.meta"):
        names = sorted(json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"])
        count = min(len(names), max(AT_LEAST, round(share * len(names))))
        shuffled = random.Random(SEED).sample(names, len(names))
        turns += [(place / len(names), name) for place, name in enumerate(shuffled[:count])]
    return [name for _, name in sorted(turns)]


def waiting(results: Path) -> list[str]:
    """The mutants of the sample that were not tried before, or those of a list."""
    chosen = sample(Path(), float(os.environ["MUTANTS_SHARE"]))
    if only := os.environ["MUTANTS_ONLY"]:
        listed = set(Path(only).read_text(encoding="utf-8").split())
        chosen = [name for name in sample(Path(), 1) if name in listed]
    done = set()
    if results.exists():
        done = {json.loads(line)["mutant"] for line in results.read_text("utf-8").splitlines()}
    return [name for name in chosen if name not in done]


def attempt(mutant: str, reach: Reach, empty: Empty, pipe: int) -> None:
    """In a fork: ends the process with 1 when a test sees the mutant, with 0 when none does."""
    seconds = reach.seconds[function(mutant)]
    resource.setrlimit(resource.RLIMIT_CPU, (int(5 + 10 * seconds),) * 2)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.alarm(int(60 + 60 * seconds))
    gc.disable()
    become(mutant)
    for item in reach.tests[function(mutant)]:
        empty()
        if not passes(item):
            os.write(pipe, item.nodeid.encode())
            os._exit(1)
    os._exit(0)


def tried(mutants: list[str], reach: Reach, empty: Empty) -> Iterator[tuple[str, Outcome, str]]:
    """Each mutant with what became of it, and the test that saw it."""
    running: dict[int, tuple[str, int]] = {}
    left = list(reversed(mutants))
    while left or running:
        while left and len(running) < int(os.environ["MUTANTS_CHILDREN"]):
            mutant = left.pop()
            if function(mutant) in reach.tests:
                child, entry = fork(mutant, reach, empty)
                running[child] = entry
            else:
                yield mutant, Outcome.UNREACHED, ""
        if running:
            child, status = os.wait()
            mutant, pipe = running.pop(child)
            test = os.read(pipe, 4096).decode()
            os.close(pipe)
            code = os.waitstatus_to_exitcode(status)
            ended = Outcome.TIMEOUT if code < 0 else Outcome.KILLED if code else Outcome.SURVIVED
            yield mutant, ended, test


def fork(mutant: str, reach: Reach, empty: Empty) -> tuple[int, tuple[str, int]]:
    """Starts to try a mutant; the number of the process, with the mutant and where its test is told."""
    read, write = os.pipe()
    if not (child := os.fork()):
        try:
            attempt(mutant, reach, empty, write)
        finally:
            os._exit(1)
    os.close(write)
    return child, (mutant, read)


def pytest_runtestloop(session: pytest.Session) -> bool:
    results = Path(os.environ["MUTANTS_RESULTS"])
    take_over()
    empty = forgetter()
    gc.freeze()
    reach = Reach(session.items, empty)
    mutants = waiting(results)
    print(f"{len(mutants)} mutants", flush=True)
    with results.open("a", encoding="utf-8") as file:
        for mutant, outcome, test in tried(mutants, reach, empty):
            line = {"mutant": mutant, "outcome": outcome, "test": test}
            print(json.dumps(line), file=file, flush=True)
    return True
