"""Ctrl-C, and a request of the system to end: the site stands, nothing is left, the exit code says it."""

from __future__ import annotations

import signal

import pytest

from tests.faults.standing import Standing

TIMES = 10


@pytest.mark.parametrize(
    ("number", "code", "fault"),
    [(signal.SIGINT, 130, "Ctrl-C"), (signal.SIGTERM, 143, "SIGTERM")],
)
def test_a_build_that_is_asked_to_end_leaves_the_old_site_and_nothing_else(
    standing: Standing, seconds: float, number: int, code: int, fault: str
) -> None:
    for time in range(TIMES):
        after = seconds * (0.08 + 0.6 * time / TIMES)
        done = standing.build(signal=number, after=after)
        assert done.code == code, done.said
        assert done.said.rstrip().endswith("what was half done has been cleared away.")
        standing.judge(fault, "old")
        assert standing.beside == set()
    standing.recovers()
