"""Minutes, agendas, materials and objectives: everything that can be worked out is worked out here.

Pure functions of a Curriculum. Times are minutes; a clock is minutes since midnight.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.curriculum import Curriculum
from generator.markup import word_count
from generator.model.exercises import ExerciseBase, Step
from generator.model.modules import Module, Objective, Segment
from generator.model.quizzes import Quiz
from generator.model.workshops import Depth, Slot, SlotKind, Workshop

READING_SPEED = 238
"""Words a minute in silent reading (Brysbaert 2019)."""
UNSCORED = frozenset({"reflection", "rating"})
"""Kinds of questions that assess nothing."""
RESTS = frozenset({SlotKind.BREAK, SlotKind.LUNCH})


def minutes_full(module: Module) -> int:
    """Minutes of the whole module in a room."""
    return sum(segment.minutes for segment in module.segments)


def minutes_compact(module: Module) -> int:
    """Minutes of the compact version: its core segments."""
    return sum(segment.minutes for segment in module.segments if segment.core)


def segments(module: Module, depth: Depth) -> tuple[Segment, ...]:
    """The segments taught at a depth."""
    return tuple(part for part in module.segments if depth is Depth.FULL or part.core)


def minutes_alone(curriculum: Curriculum, module: Module) -> int:
    """Minutes for somebody who learns alone: as the module states them, else worked out, once."""
    if module.minutes and module.minutes.alone:
        return module.minutes.alone
    known = curriculum.minutes_alone
    if id(module) not in known:
        known[id(module)] = module, 5 * math.ceil(estimate_alone(curriculum, module) / 5)
    return known[id(module)][1]


def estimate_alone(curriculum: Curriculum, module: Module) -> float:
    """Minutes for somebody who learns alone, worked out: reading, exercises and quiz."""
    reading = word_count(*self_paced_texts(module)) / READING_SPEED
    exercises = sum(exercise.minutes for exercise in exercises_of(curriculum, module))
    quiz = quiz_seconds(curriculum, curriculum.get("quiz", module.quiz)) / 60
    return reading + exercises + quiz


def self_paced_texts(module: Module) -> tuple[str, ...]:
    """What somebody who learns alone reads on the module's page, exercises and quiz apart."""
    beliefs = (f"{item.belief} {item.correction}" for item in module.misconceptions)
    parts = (segment.read for segment in module.segments if segment.read)
    return (module.promise, module.question, *parts, *module.keypoints, *beliefs)


def quiz_seconds(curriculum: Curriculum, quiz: Quiz) -> int:
    """Seconds to read and answer all questions of a quiz."""
    return sum(question.seconds for question in curriculum.asked(quiz))


def exercises_of(
    curriculum: Curriculum, module: Module, depth: Depth = Depth.FULL
) -> tuple[ExerciseBase, ...]:
    """The exercises of a module in their order, each once."""
    ids = dict.fromkeys(part.exercise for part in segments(module, depth) if part.exercise)
    return tuple(curriculum.get("exercise", id) for id in ids)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of an agenda: what happens from `start` (minutes since midnight) for `minutes`."""

    day: int
    start: int
    offset: int
    """Minutes since the start of the day."""
    minutes: int
    kind: str
    title: str
    slot: Slot
    module: Module | None = None
    segment: Segment | None = None

    @property
    def clock(self) -> str:
        """When it starts, such as `09:05`."""
        return clock(self.start)

    @property
    def until(self) -> str:
        """When it ends."""
        return clock(self.start + self.minutes)


def clock(minutes: int) -> str:
    """Minutes since midnight as a clock shows them: `clock(545)` is `09:05`."""
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def minutes_since_midnight(text: str) -> int:
    """`09:05` as minutes: 545."""
    hours, minutes = text.split(":")
    return 60 * int(hours) + int(minutes)


def slot_minutes(curriculum: Curriculum, slot: Slot) -> int:
    """Minutes of a slot; those of a module are the sum of its segments at the slot's depth."""
    if slot.module is None:
        return slot.minutes or 0
    module = curriculum.get("module", slot.module)
    return sum(segment.minutes for segment in segments(module, slot.depth))


def agenda(curriculum: Curriculum, workshop: Workshop) -> tuple[tuple[Row, ...], ...]:
    """For each day its slots with their clock times."""
    return tuple(
        tuple(_day_rows(curriculum, number, day.start, day.slots))
        for number, day in enumerate(workshop.days, 1)
    )


def _day_rows(curriculum: Curriculum, day: int, start: str, slots: Iterable[Slot]) -> Iterator[Row]:
    first = now = minutes_since_midnight(start)
    for slot in slots:
        minutes = slot_minutes(curriculum, slot)
        module = curriculum.get("module", slot.module) if slot.module else None
        title = module.title if module else slot.title or ""
        kind = "module" if module else str(slot.kind or "")
        yield Row(day, now, now - first, minutes, kind, title, slot, module)
        now += minutes


def run_sheet(curriculum: Curriculum, row: Row) -> tuple[Row, ...]:
    """The segments of a module's slot with their clock times; a slot of another kind is itself."""
    if row.module is None:
        return (row,)
    rows, now = [], row.start
    for part in segments(row.module, row.slot.depth):
        times = (row.day, now, row.offset + now - row.start, part.minutes)
        rows.append(Row(*times, part.kind, part.title, row.slot, row.module, part))
        now += part.minutes
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class Moment:
    """A step of an exercise at its time of day; `step` is none for the talk afterwards."""

    start: int
    minutes: int
    step: Step | None = None

    @property
    def clock(self) -> str:
        """When it starts."""
        return clock(self.start)


def moments(row: Row, exercise: ExerciseBase) -> tuple[Moment, ...]:
    """The steps of the exercise of a row; what is left of the row's minutes is for the debrief."""
    found, now = [], row.start
    for step in exercise.steps:
        found.append(Moment(now, step.minutes, step))
        now += step.minutes
    left = row.start + row.minutes - now
    return (*found, Moment(now, left)) if left > 0 else tuple(found)


def workshop_modules(
    curriculum: Curriculum, workshop: Workshop
) -> tuple[tuple[Module, Depth], ...]:
    """The modules of a workshop in their order, with the depth of each."""
    slots = (slot for day in workshop.days for slot in day.slots)
    return tuple((curriculum.get("module", s.module), s.depth) for s in slots if s.module)


def clock_minutes(curriculum: Curriculum, workshop: Workshop) -> tuple[int, ...]:
    """Minutes of each day from its start to its end."""
    return tuple(sum(slot_minutes(curriculum, slot) for slot in day.slots) for day in workshop.days)


def taught_minutes(curriculum: Curriculum, workshop: Workshop) -> int:
    """Minutes of a workshop without its breaks, those inside its modules included."""
    return sum(taught_by_day(curriculum, workshop))


def taught_by_day(curriculum: Curriculum, workshop: Workshop) -> tuple[int, ...]:
    """The same for each day."""
    sheets = (
        [part for row in day for part in run_sheet(curriculum, row)]
        for day in agenda(curriculum, workshop)
    )
    return tuple(sum(row.minutes for row in rows if row.kind not in RESTS) for rows in sheets)


@dataclass(frozen=True, slots=True)
class Reach:
    """The objectives of a workshop's modules: which it reaches, and which it leaves out."""

    reached: tuple[Objective, ...]
    left_out: tuple[Objective, ...]


def reach(curriculum: Curriculum, workshop: Workshop) -> Reach:
    """An objective is reached when something that assesses it is done; recall adds none to those."""
    reached: list[Objective] = []
    left_out: list[Objective] = []
    slots = (slot for day in workshop.days for slot in day.slots if slot.kind != SlotKind.RECALL)
    asked = {id for slot in slots if slot.quiz for id in quizzed(curriculum, slot.quiz)}
    for module, depth in workshop_modules(curriculum, workshop):
        done = asked | assessed(curriculum, module, depth)
        for objective in module.objectives:
            (reached if objective.id in done else left_out).append(objective)
    return Reach(tuple(reached), tuple(left_out))


def assessed(curriculum: Curriculum, module: Module, depth: Depth) -> frozenset[str]:
    """The objectives that the exercises and quizzes of a module at a depth assess."""
    found: set[str] = set()
    for exercise in exercises_of(curriculum, module, depth):
        found.update(exercise.objectives)
    for part in segments(module, depth):
        if part.quiz:
            found.update(quizzed(curriculum, part.quiz))
    return frozenset(found)


def quizzed(curriculum: Curriculum, quiz: str) -> frozenset[str]:
    """The objectives that a quiz assesses: by its scored questions only."""
    questions = curriculum.asked(curriculum.get("quiz", quiz))
    return frozenset(found.objective for found in questions if found.kind not in UNSCORED)
