"""Rules about handouts: what participants write on and take home."""

from __future__ import annotations

from collections.abc import Iterator

from generator import schedule
from generator.checks.rule import Finding, error
from generator.curriculum import Curriculum, is_for_trainer


@error("HND-01")
def results_have_a_sheet(curriculum: Curriculum) -> Iterator[Finding]:
    """What people are asked to produce needs a place to write it down, and to find it again.

    Computed: each exercise that a workshop runs stands in its handout with the sheet under `output`; that
    is, its `audience` is not `trainer`.
    Basis: participant guides of training associations: job aids and writing space.
    """
    done = {
        exercise.id: exercise
        for workshop in curriculum.all("workshop")
        for module, depth in schedule.workshop_modules(curriculum, workshop)
        for exercise in schedule.exercises_of(curriculum, module, depth)
    }
    for exercise in done.values():
        if is_for_trainer(exercise):
            message = f"the sheet `{exercise.output.name}` is missing from the handout"
            hint = "set `audience` to `both`, or take the exercise out of the module"
            yield Finding("exercise", exercise.id, ("audience",), message, hint)
