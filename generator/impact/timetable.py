"""What changes in workshops and modules: minutes, objectives, segments, and what to bring."""

from __future__ import annotations

from collections.abc import Iterator

from generator import schedule, supplies
from generator.curriculum import Curriculum
from generator.impact.changes import (
    Fate,
    ModuleChange,
    Overrun,
    Part,
    Shift,
    Supply,
    Wording,
    WorkshopChange,
)
from generator.impact.pairs import Pair, Pairs, aligned, fields
from generator.model.modules import Module, Objective, Segment
from generator.model.workshops import Workshop

Reached = dict[str, Objective]


def workshops(pairs: Pairs) -> Iterator[WorkshopChange]:
    """Every workshop in which something changes."""
    for pair in pairs.of("workshop"):
        found = _workshop(pairs, pair)
        told = (found.gained, found.lost, found.reworded, found.supplies, found.fields)
        shifts = (found.minutes, found.taught)
        if pair.before is None or pair.after is None or any(told) or any(s.is_one for s in shifts):
            yield found


def _workshop(pairs: Pairs, pair: Pair) -> WorkshopChange:
    before, after = pair.before, pair.after
    old, new = _reached(pairs.before, before), _reached(pairs.after, after)
    return WorkshopChange(
        id=pair.key[1],
        title=pair.title,
        fate=pair.fate,
        minutes=Shift(_minutes(pairs.before, before), _minutes(pairs.after, after)),
        taught=Shift(_taught(pairs.before, before), _taught(pairs.after, after)),
        gained=tuple(Wording(id, "", sentence(new[id])) for id in new if id not in old),
        lost=tuple(Wording(id, sentence(old[id]), "") for id in old if id not in new),
        reworded=tuple(_reworded(old, new)),
        people=pair.any.group.ideal,
        supplies=tuple(_supplies(pairs, pair)),
        overruns=tuple(_long_days(pairs.after, after)) if after else (),
        fields=fields(before, after),
    )


def _reached(curriculum: Curriculum, workshop: Workshop | None) -> Reached:
    reached = schedule.reach(curriculum, workshop).reached if workshop else ()
    return {objective.id: objective for objective in reached}


def _minutes(curriculum: Curriculum, workshop: Workshop | None) -> int | None:
    return sum(schedule.clock_minutes(curriculum, workshop)) if workshop else None


def _taught(curriculum: Curriculum, workshop: Workshop | None) -> int | None:
    return schedule.taught_minutes(curriculum, workshop) if workshop else None


def sentence(objective: Objective) -> str:
    """An objective with its condition and its criterion."""
    return "; ".join(filter(None, (objective.text, objective.condition, objective.criterion)))


def _reworded(old: Reached, new: Reached) -> Iterator[Wording]:
    for id in new:
        if id in old and sentence(old[id]) != sentence(new[id]):
            yield Wording(id, sentence(old[id]), sentence(new[id]))


def _supplies(pairs: Pairs, pair: Pair) -> Iterator[Supply]:
    """What to bring for the ideal number of people, as far as it differs."""
    if pair.before is None or pair.after is None:
        return
    people = pair.any.group.ideal
    old = _totals(pairs.before, pair.before, people)
    new = _totals(pairs.after, pair.after, people)
    for key in dict.fromkeys((*new, *old)):
        name = (new.get(key) or old[key])[0]
        shift = Shift(*(found[key][1] if key in found else None for found in (old, new)))
        if shift.is_one:
            yield Supply(name, fate_of(shift), shift)


def _totals(
    curriculum: Curriculum, workshop: Workshop, people: int
) -> dict[tuple[str, str], tuple[str, int]]:
    """How many of each thing; what is counted for groups of two sizes is added up."""
    found: dict[tuple[str, str], tuple[str, int]] = {}
    for supply in supplies.materials(curriculum, workshop, people):
        key = (supply.item.lower(), str(supply.per))
        found[key] = (supply.item, supply.total + found.get(key, ("", 0))[1])
    return found


def fate_of(shift: Shift) -> Fate:
    """What became of something that is counted."""
    if shift.before is None:
        return Fate.ADDED
    return Fate.REMOVED if shift.after is None else Fate.CHANGED


def _long_days(curriculum: Curriculum, workshop: Workshop) -> Iterator[Overrun]:
    """Days whose slots take longer than the day."""
    minutes = schedule.clock_minutes(curriculum, workshop)
    for number, (day, taken) in enumerate(zip(workshop.days, minutes, strict=True), 1):
        if taken > workshop.clock_minutes:
            yield Overrun(day.title or str(number), taken, workshop.clock_minutes)


def modules(pairs: Pairs) -> Iterator[ModuleChange]:
    """Every module in which something changes."""
    for pair in pairs.of("module"):
        found = _module(pairs, pair)
        shifts = (found.full, found.compact, found.alone)
        told = (found.objectives, found.segments, found.fields)
        if pair.before is None or pair.after is None or any(told) or any(s.is_one for s in shifts):
            yield found


def _module(pairs: Pairs, pair: Pair) -> ModuleChange:
    before, after = pair.before, pair.after
    old = schedule.minutes_alone(pairs.before, before) if before else None
    new = schedule.minutes_alone(pairs.after, after) if after else None
    return ModuleChange(
        id=pair.key[1],
        title=pair.title,
        fate=pair.fate,
        full=Shift(*(schedule.minutes_full(it) if it else None for it in (before, after))),
        compact=Shift(*(schedule.minutes_compact(it) if it else None for it in (before, after))),
        alone=Shift(old, new),
        objectives=tuple(_objectives(before, after)),
        segments=tuple(_segments(before, after)),
        overruns=tuple(_long_exercises(pairs.after, after)) if after else (),
        fields=fields(before, after, "objectives", "segments"),
    )


def _objectives(before: Module | None, after: Module | None) -> Iterator[Wording]:
    old = {each.id: sentence(each) for each in (before.objectives if before else ())}
    new = {each.id: sentence(each) for each in (after.objectives if after else ())}
    for id in dict.fromkeys((*new, *old)):
        if old.get(id) != new.get(id):
            yield Wording(id, old.get(id, ""), new.get(id, ""))


def _segments(before: Module | None, after: Module | None) -> Iterator[Part]:
    """The segments that differ; those of a new module, or of one that is gone, are not listed."""
    if before is None or after is None:
        return
    old, new = before.segments, after.segments
    names = ([(it.kind, it.title) for it in old], [(it.kind, it.title) for it in new])
    for was, now in aligned(old, new, names):
        if was != now:
            yield part_change(was, now, (now or was).title)  # type: ignore[union-attr]


def part_change(was: Segment | None, now: Segment | None, name: str) -> Part:
    """What became of a segment."""
    shift = Shift(was.minutes if was else None, now.minutes if now else None)
    renamed = was.title if was and now and was.title != now.title else ""
    fate = Fate.CHANGED if was and now else Fate.ADDED if now else Fate.REMOVED
    return Part(name, fate, shift, renamed)


def _long_exercises(curriculum: Curriculum, module: Module) -> Iterator[Overrun]:
    """Exercises that take longer than their segment."""
    for segment in module.segments:
        if segment.exercise is not None:
            exercise = curriculum.get("exercise", segment.exercise)
            if exercise.minutes > segment.minutes:
                yield Overrun(exercise.title, exercise.minutes, segment.minutes)
