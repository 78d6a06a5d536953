"""Rules about what a module says of its own length: in a room, in the compact version, and alone."""

from __future__ import annotations

from collections.abc import Iterator

from generator import schedule
from generator.checks.rule import Finding, error, warning
from generator.curriculum import Curriculum
from generator.model.modules import Module

SLACK = 0.25
"""How far, as a share of what is stated, the worked-out minutes for somebody alone may lie."""


@error("TIM-01")
def segments_add_up(curriculum: Curriculum) -> Iterator[Finding]:
    """Whoever books a room reads one number; the segments must keep it, or say that it has changed.

    Computed: where a module states its `minutes`, all segments add up to `full`, and those with
    `core: true` add up to `compact`.
    Basis: required of this curriculum.
    """
    for module in curriculum.all("module"):
        if module.minutes is None:
            continue
        yield from _mismatch(module, "full", "the segments", schedule.minutes_full(module))
        if module.minutes.compact is not None:
            core, total = "the segments with `core: true`", schedule.minutes_compact(module)
            yield from _mismatch(module, "compact", core, total)


def _mismatch(module: Module, field: str, parts: str, total: int) -> Iterator[Finding]:
    stated = getattr(module.minutes, field)
    if stated != total:
        message = f"{parts} add up to {total} minutes, and `{field}` says {stated}"
        hint = "make the two agree"
        yield Finding("module", module.id, ("minutes", field), message, hint)


@warning("TIM-12")
def time_alone_is_honest(curriculum: Curriculum) -> Iterator[Finding]:
    """Whoever learns alone plans an evening by this number, and stops halfway when it is wrong.

    Computed: the words that are read alone at 238 a minute, the seconds of the quiz's questions and
    the minutes of the exercises together differ from the stated `minutes.alone` by at most a quarter of it.
    Basis: speed of silent reading (Brysbaert).
    """
    for module in curriculum.all("module"):
        stated = module.minutes.alone if module.minutes else None
        if stated is None:
            continue
        found = schedule.estimate_alone(curriculum, module)
        if abs(found - stated) > SLACK * stated:
            message = f"reading, exercises and quiz take about {found:.0f} minutes, and this says {stated}"
            hint = "write about that number, or shorten what is read and done"
            yield Finding("module", module.id, ("minutes", "alone"), message, hint)
