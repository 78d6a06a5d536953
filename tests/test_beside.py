"""Work that several processes share comes out as if one had done it, whatever becomes of the others."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from generator.beside import CAN_FORK, MOST, beside, spread

ITEMS = tuple(range(40))
OWN = os.getpid()

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="this system begins every process anew")


def slowly_squared(number: int) -> tuple[int, int]:
    """A square and who made it; slow enough that every process gets its turn."""
    time.sleep(0.005)
    return number * number, os.getpid()


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_what_several_make_comes_in_order(jobs: int) -> None:
    made = list(spread(slowly_squared, ITEMS, jobs))
    assert [square for square, _ in made] == [number * number for number in ITEMS]
    assert len({process for _, process in made}) == jobs
    assert os.getpid() in {process for _, process in made}


def test_what_a_killed_process_had_drawn_is_made_by_this_one() -> None:
    def work(number: int) -> int:
        if os.getpid() != OWN and number > 5:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.005)
        return -number

    assert list(spread(work, ITEMS, 3)) == [-number for number in ITEMS]


def test_what_is_too_large_for_a_pipe_comes_through() -> None:
    made = list(spread(lambda number: bytes([number]) * 300_000, ITEMS, 2))
    assert [(each[:1], len(each)) for each in made] == [(bytes([n]), 300_000) for n in ITEMS]


def test_a_mistake_in_another_process_shows_in_this_one() -> None:
    def work(number: int) -> int:
        time.sleep(0.005)
        if number == 17:
            raise LookupError(f"there is no {number}")
        return number

    with pytest.raises(LookupError, match="there is no 17"):
        list(spread(work, ITEMS, 3))


def test_nobody_is_left_behind_when_the_rest_is_not_wanted() -> None:
    pages = spread(slowly_squared, range(2000), 3)
    others = {process for _, process in (next(pages) for _ in range(30))} - {OWN}
    assert others
    pages.close()
    for process in others:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_more_than_can_be_shared_out_is_refused() -> None:
    with pytest.raises(ValueError, match=str(MOST)):
        list(spread(abs, range(MOST + 1), 2))


@pytest.mark.parametrize("jobs", [0, 1])
def test_what_is_made_beside_is_handed_over(jobs: int) -> None:
    text = "page " * 100_000
    with beside(lambda: (text, os.getpid()), jobs) as outcome:
        made, process = outcome()
    assert made == text
    assert (process == OWN) == (jobs == 1)


def test_it_has_ended_before_anybody_asks(tmp_path: Path) -> None:
    mark = tmp_path / "process"

    def work() -> bytes:
        mark.write_text(str(os.getpid()))
        return bytes(1_000_000)

    with beside(work) as outcome:
        for _ in range(500):
            time.sleep(0.01)
            if mark.exists() and _has_ended(int(mark.read_text() or "0")):
                break
        else:
            pytest.fail("the process still waits for somebody to ask")
        assert outcome() == bytes(1_000_000)


def _has_ended(process: int) -> bool:
    """Whether a process of ours is over, though nobody has taken notice of it yet."""
    stat = Path(f"/proc/{process}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z"


def test_what_fails_beside_is_done_here() -> None:
    def work() -> int:
        if os.getpid() != OWN:
            os.kill(os.getpid(), signal.SIGKILL)
        return 7

    with beside(work) as outcome:
        assert outcome() == 7


def test_a_mistake_beside_shows_here() -> None:
    def work() -> int:
        raise LookupError("nothing there")

    with beside(work) as outcome, pytest.raises(LookupError, match="nothing there"):
        outcome()
