"""Rules about what a module or a workshop promises as a whole: enough time, kept, of several levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator import schedule
from generator.checks.rule import Finding, error, report, warning
from generator.curriculum import Curriculum
from generator.model.base import Level
from generator.model.modules import Module, Objective, SegmentKind

MINUTES_EACH = 10
ENOUGH_FOR_A_SPREAD = 8
"""Below this number of objectives, the share of a level says nothing."""


@warning("OBJ-08")
def objectives_have_time(curriculum: Curriculum) -> Iterator[Finding]:
    """What gets less than ten minutes is mentioned, not learned.

    Computed: the minutes of a module in full, without breaks, divided by the number of its objectives, are
    at least ten.
    Basis: house rule.
    """
    for module in curriculum.all("module"):
        taught, count = _taught_minutes(module), len(module.objectives)
        if taught < MINUTES_EACH * count:
            message = f"{count} objectives share {taught} minutes"
            hint = f"keep {max(1, taught // MINUTES_EACH)}, or make the segments longer"
            yield Finding("module", module.id, ("objectives",), message, hint)


def _taught_minutes(module: Module) -> int:
    return sum(part.minutes for part in module.segments if part.kind is not SegmentKind.BREAK)


@error("OBJ-09")
def workshops_keep_their_promises(curriculum: Curriculum) -> Iterator[Finding]:
    """Who comes for an objective and never gets to it has been misled.

    Computed: for each objective that a workshop promises under `objectives`, an exercise or a quiz that
    assesses it is done in the workshop: in a segment of one of its modules at the depth that is taught, or
    in a slot of its own.
    Basis: house rule.
    """
    for workshop in curriculum.all("workshop"):
        if not workshop.objectives:
            continue
        reached = {objective.id for objective in schedule.reach(curriculum, workshop).reached}
        for index, objective in enumerate(workshop.objectives):
            if objective not in reached:
                message = f"nothing in this workshop assesses `{objective}`"
                hint = "teach its module in full, add a slot with its quiz, or promise less"
                loc = ("objectives", index)
                yield Finding("workshop", workshop.id, loc, message, hint)


@report("OBJ-11")
def levels_are_mixed(curriculum: Curriculum) -> Iterator[Finding]:
    """People who only recall cannot act, and people who only make things may not know why.

    Computed: the objectives of a module are of at least two levels. In the whole programme, from eight
    objectives on, no level has more than half of them.
    Basis: Bloom's taxonomy, revised.
    """
    for module in curriculum.all("module"):
        counts = levels(module.objectives)
        if len(counts) == 1:
            message = f"every objective of this module is of the level `{next(iter(counts))}`"
            hint = "see whether one of them could ask for more, or for less"
            yield Finding("module", module.id, ("objectives",), message, hint)
    yield from _lopsided(curriculum.all("objective"))


def levels(objectives: Iterable[Objective]) -> dict[Level, int]:
    """How many objectives there are of each level that has any, from the simplest level upwards."""
    counts = Counter(objective.level for objective in objectives)
    return {level: counts[level] for level in Level if counts[level]}


def _lopsided(objectives: tuple[Objective, ...]) -> Iterator[Finding]:
    counts = levels(objectives)
    if len(objectives) < ENOUGH_FOR_A_SPREAD or max(counts.values()) <= len(objectives) / 2:
        return
    most = max(counts, key=counts.__getitem__)
    first = next(objective for objective in objectives if objective.level is most)
    spread = ", ".join(f"{count} × {level}" for level, count in counts.items())
    message = f"more than half of all objectives are of the level `{most}` ({spread})"
    hint = "see which of them should ask for more, or for less"
    yield Finding("objective", first.id, ("level",), message, hint)
