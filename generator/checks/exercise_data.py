"""A rule about exercises with numbers: the file is there, its columns are explained, the answers come out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks import recount
from generator.checks.reading import listed
from generator.checks.rule import Finding, error
from generator.curriculum import Curriculum
from generator.datasets import Dataset
from generator.model.exercise_material import Data
from generator.model.walk import Loc
from generator.problem import Severity

NO_FILE = ("there is no file to count this in", "name the file under `dataset`, or remove this")
NOT_COUNTED = (
    "nothing checks this answer against the file",
    "say under `from_data` how it comes out of the file",
)


@error("EXE-06")
def answers_come_out_of_the_data(curriculum: Curriculum) -> Iterator[Finding]:
    """A trainer whose answer is not the one that the group counted loses the room.

    Computed: the file of a `dataset` is in `content/data/`; `dictionary` explains each of its columns,
    and no others; each answer with a `from_data` is counted anew in the file and lies within its
    `tolerance`. An answer about a file without `from_data` is a warning: nobody checks it.
    Basis: house rule.
    """
    for exercise in curriculum.all("exercise"):
        if not isinstance(exercise, Data):
            continue
        if exercise.dataset is None:
            yield from _without_file(exercise)
        elif missing := recount.missing(curriculum.datasets, exercise.dataset):
            yield Finding("exercise", exercise.id, ("dataset",), *missing)
        else:
            dataset = curriculum.datasets[exercise.dataset]
            yield from _unexplained(exercise, dataset)
            yield from _miscounted(exercise, dataset)


def _without_file(exercise: Data) -> Iterator[Finding]:
    for index, task in enumerate(exercise.tasks):
        if task.from_data is not None:
            loc = ("tasks", index, "from_data")
            yield Finding("exercise", exercise.id, loc, *NO_FILE)


def _unexplained(exercise: Data, dataset: Dataset) -> Iterator[Finding]:
    """Columns of the file that nobody explains, and explanations of columns that it does not have."""
    explained = [entry.column for entry in exercise.dictionary]
    if left := [name for name in dataset.header if name not in explained]:
        columns = "columns" if len(left) > 1 else "column"
        message = f"`dictionary` does not explain the {columns} {listed(left)} of `{dataset.name}`"
        loc = ("dictionary",) if explained else ("dataset",)
        hint = "add what each of them means" if len(left) > 1 else "add what it means"
        yield Finding("exercise", exercise.id, loc, message, hint)
    for index, name in enumerate(explained):
        if name not in dataset.header:
            message = f"`{dataset.name}` has no column `{name}`"
            hint = f"its columns are {listed(dataset.header)}"
            yield Finding("exercise", exercise.id, ("dictionary", index, "column"), message, hint)


def _miscounted(exercise: Data, dataset: Dataset) -> Iterator[Finding]:
    """Answers that the file does not give, and answers that nobody counts."""
    for index, task in enumerate(exercise.tasks):
        place: Loc = ("tasks", index)
        if task.from_data is None:
            loc = (*place, "answer")
            yield Finding("exercise", exercise.id, loc, *NOT_COUNTED, Severity.WARNING)
            continue
        for loc, message, hint in recount.against(
            dataset, task.from_data, task.answer, task.tolerance
        ):
            yield Finding("exercise", exercise.id, (*place, *loc), message, hint)
