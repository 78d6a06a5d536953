"""The table at the end of a run: each fault, how often it was made to happen, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pytest


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print what the tests noted, wherever they ran: the notes travel with their reports."""
    noted = list(_noted(terminalreporter.stats.values()))
    if noted:
        terminalreporter.section("faults and what became of the site")
        for line in lines(noted):
            terminalreporter.write_line(line)


def _noted(reports: Iterable[Iterable[Any]]) -> Iterator[str]:
    """What was noted; a report that is in two lists counts once."""
    seen = {id(report): report for group in reports for report in group}
    for report in seen.values():
        if isinstance(report, pytest.TestReport) and report.when == "call":
            yield from (value for name, value in report.user_properties if name == "fault")


def lines(noted: Iterable[str]) -> list[str]:
    """The table: a line for each fault, in alphabetical order."""
    outcomes: dict[str, Counter[str]] = {}
    for note in noted:
        fault, outcome, times = note.split(" | ")
        outcomes.setdefault(fault, Counter())[outcome] += int(times)
    rows = [("fault", "times", "outcome")]
    for fault, counted in sorted(outcomes.items()):
        broken = counted.pop("broken", 0)
        told = ", ".join(f"{outcome} {times:,}" for outcome, times in sorted(counted.items()))
        rows.append((fault, f"{counted.total() + broken:,}", f"{told}, broken {broken}"))
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    return [f"{a:<{widths[0]}} | {b:>{widths[1]}} | {c}" for a, b, c in rows]
