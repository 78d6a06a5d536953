"""What changes in exercises: minutes, steps, materials, and everything else by name."""

from __future__ import annotations

from collections.abc import Iterator

from generator.impact.changes import ExerciseChange, Fate, Part, Shift, Supply
from generator.impact.pairs import Pairs, aligned, fields
from generator.impact.timetable import fate_of
from generator.model.exercises import ExerciseBase, Step


def exercises(pairs: Pairs) -> Iterator[ExerciseChange]:
    """Every exercise in which something changes."""
    for pair in pairs.of("exercise"):
        before, after = pair.before, pair.after
        found = ExerciseChange(
            id=pair.key[1],
            title=f"{pair.any.code} {pair.title}",
            fate=pair.fate,
            minutes=Shift(before and before.minutes, after and after.minutes),
            steps=tuple(_steps(before, after)),
            materials=tuple(_materials(before, after)),
            fields=fields(before, after, "steps", "materials", "minutes"),
        )
        told = (found.steps, found.materials, found.fields)
        if before is None or after is None or found.minutes.is_one or any(told):
            yield found


def _steps(before: ExerciseBase | None, after: ExerciseBase | None) -> Iterator[Part]:
    """The steps that differ; those of a new exercise, or of one that is gone, are not listed."""
    if before is None or after is None:
        return
    names = ([step.text for step in before.steps], [step.text for step in after.steps])
    for was, now in aligned(before.steps, after.steps, names):
        if was != now:
            yield _step(was, now)


def _step(was: Step | None, now: Step | None) -> Part:
    shift = Shift(was.minutes if was else None, now.minutes if now else None)
    if was is None or now is None:
        left = now or was
        assert left is not None
        return Part(left.text, Fate.ADDED if was is None else Fate.REMOVED, shift)
    return Part(now.text, Fate.CHANGED, shift, was.text if was.text != now.text else "")


def _materials(before: ExerciseBase | None, after: ExerciseBase | None) -> Iterator[Supply]:
    if before is None or after is None:
        return
    old = {(each.item.lower(), each.per): each for each in before.materials}
    new = {(each.item.lower(), each.per): each for each in after.materials}
    for key in dict.fromkeys((*new, *old)):
        was, now = old.get(key), new.get(key)
        shift = Shift(was.quantity if was else None, now.quantity if now else None)
        if shift.is_one:
            material = now or was
            assert material is not None
            yield Supply(f"{material.item} (for each {material.per})", fate_of(shift), shift)
