"""A build that is killed, whenever that may be, leaves a complete site, and the next build tidies up."""

from __future__ import annotations

import random
import signal

import pytest

from tests.faults.standing import Standing

GROUPS, IN_A_GROUP = 4, 25
WHILE_PUT_IN_PLACE = 20
STAGES = [
    ("generator.checks", "examine"),
    ("generator.publishing.lock", "_taken"),
    ("generator.site", "remove_leftovers"),
    ("tempfile", "mkdtemp"),
    ("generator.site", "empty_site"),
    ("generator.site", "make"),
    ("generator.site", "put_in_place"),
    ("generator.publishing.aside", "flush"),
    ("generator.publishing.aside", "exchange"),
    ("generator.publishing.aside", "_keep"),
    ("generator.publishing.aside", "flush_names"),
    ("generator.publishing.aside", "_remove"),
]
"""The steps of a build, in their order."""
EXCHANGING = {"put_in_place", "exchange"}
AFTERWARDS = {"_keep", "flush_names", "_remove"}


@pytest.mark.parametrize("group", range(GROUPS))
def test_a_build_killed_at_a_random_moment_leaves_a_whole_site(
    standing: Standing, seconds: float, group: int
) -> None:
    chance = random.Random(group)
    steps = GROUPS * IN_A_GROUP
    for number in range(group, steps, GROUPS):
        standing.stand()
        after = seconds * 1.1 * (number + chance.random()) / steps
        standing.build(signal=signal.SIGKILL, after=after)
        standing.judge("killed at a random moment", "old", "new")
        if number % (4 * GROUPS) == group:
            seconds = standing.recovers()
    standing.recovers()


def test_a_build_killed_while_its_site_is_put_in_place_leaves_a_whole_site(
    standing: Standing,
) -> None:
    """The moments that matter most are too short for chance to find them often."""
    for number in range(WHILE_PUT_IN_PLACE):
        standing.stand()
        telling = ("generator.site", "put_in_place", "now putting it in place")
        standing.build(
            plan="said_before",
            given=telling,
            word=telling[2],
            signal=signal.SIGKILL,
            after=0.03 * number / WHILE_PUT_IN_PLACE,
        )
        standing.judge("killed while the site is put in place", "old", "new")
    standing.recovers()


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("stage", range(len(STAGES)), ids=lambda stage: STAGES[stage][1])
def test_a_build_killed_at_a_stage_leaves_a_whole_site(
    standing: Standing, stage: int, when: str
) -> None:
    done = standing.build(plan="killed_at", given=(*STAGES[stage], when))
    assert done.code == -signal.SIGKILL, done.said
    name = STAGES[stage][1]
    is_new = name in AFTERWARDS or (name in EXCHANGING and when == "after")
    standing.judge("killed at a stage", "new" if is_new else "old")
    standing.recovers()
    assert standing.target.with_name(".site.before").is_dir()


@pytest.mark.parametrize("number", [1, 2, 3])
def test_where_a_file_system_knows_no_exchange_the_next_build_finds_the_site(
    standing: Standing, number: int
) -> None:
    done = standing.build(plan="killed_at_rename", given=(number,))
    assert done.code == -signal.SIGKILL, done.said
    assert standing.target.exists() is (number > 1)
    standing.edit("old")
    back = standing.build(plan="killed_at", given=("generator.site", "empty_site", "before"))
    assert back.code == -signal.SIGKILL, back.said
    standing.judge("killed where no exchange is known", "new" if number > 1 else "old")
    standing.edit("new")
    standing.recovers()
