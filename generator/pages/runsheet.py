"""The run sheet of a workshop: each slot and segment at its time, with what a trainer needs then."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator import schedule
from generator.addresses import anchor
from generator.model.exercises import ExerciseBase
from generator.model.modules import Segment
from generator.model.workshops import Depth, Slot, Workshop
from generator.pages.page import Link
from generator.pages.publication import Publication
from generator.views import Reader, View


@dataclass(frozen=True, slots=True)
class Move:
    """A step of an exercise at its time; `who` and `text` are none for the talk afterwards."""

    clock: str
    minutes: int
    who: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Act:
    """A timed part of the run sheet."""

    anchor: str
    row: schedule.Row
    script: View
    """The segment or the slot: what to do, say and ask."""
    transition: str | None = None
    """The sentence that leads on."""
    producer: str | None = None
    is_fixed: bool = False
    """Whether it must not be changed."""
    exercise: View | None = None
    exercise_anchor: str | None = None
    moves: tuple[Move, ...] = ()
    rounds: View | None = None
    """The debrief of the exercise that came before."""
    figure: Link | None = None
    case: Link | None = None
    survey: Link | None = None
    quiz_anchor: str | None = None
    statistics: tuple[View, ...] = ()
    sheet: View | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """A slot of a day: a module with its acts, or one act of the workshop's own."""

    anchor: str
    row: schedule.Row
    slot: View
    """What the workshop itself says about the slot."""
    acts: tuple[Act, ...]
    module: View | None = None
    link: Link | None = None
    depth: str = ""
    is_found: bool = True
    """Whether search finds it here; a module that several workshops teach is found in one guide."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The run sheet of one day."""

    number: int
    title: str | None
    start: str
    until: str
    minutes: int
    scenes: tuple[Scene, ...]


def run_sheets(publication: Publication, workshop: Workshop) -> tuple[Sheet, ...]:
    """The run sheet of each day of a workshop."""
    days = schedule.agenda(publication.curriculum, workshop)
    found = {id for id, guide in _guides(publication).items() if guide == workshop.id}
    return tuple(
        Sheet(
            number=number,
            title=day.title,
            start=day.start,
            until=rows[-1].until,
            minutes=sum(row.minutes for row in rows),
            scenes=tuple(_scenes(publication, rows, found)),
        )
        for number, (day, rows) in enumerate(zip(workshop.days, days, strict=True), 1)
    )


def _guides(publication: Publication) -> dict[str, str]:
    """For each module the workshop whose guide is found: the first that teaches it in full, or at all."""
    found: dict[str, str] = {}
    for depths in ((Depth.FULL,), tuple(Depth)):
        for workshop in publication.shown(publication.curriculum.workshops):
            for module, depth in schedule.workshop_modules(publication.curriculum, workshop):
                if depth in depths:
                    found.setdefault(module.id, workshop.id)
    return found


def _scenes(
    publication: Publication, rows: tuple[schedule.Row, ...], found: Collection[str]
) -> Iterator[Scene]:
    for number, row in enumerate(rows, 1):
        name = f"slot-{row.day}-{number}"
        slot = publication.see(row.slot, Reader.TRAINER)
        acts = tuple(_acts(publication, row, name))
        if row.module is None:
            yield Scene(name, row, slot, acts)
        else:
            module = publication.see(row.module, Reader.TRAINER)
            link = publication.link("module", row.module.id)
            is_found = row.module.id in found
            yield Scene(name, row, slot, _led_on(acts, slot), module, link, slot.depth, is_found)


def _led_on(acts: tuple[Act, ...], slot: View) -> tuple[Act, ...]:
    """The acts of a module; a workshop's own sentence takes the place of the module's last one."""
    if not slot.transition:
        return acts
    return (*acts[:-1], replace(acts[-1], transition=slot.transition))


def _acts(publication: Publication, row: schedule.Row, name: str) -> Iterator[Act]:
    """The acts of a slot; a debrief knows the exercise before it."""
    get = publication.curriculum.get
    before: ExerciseBase | None = None
    for number, part in enumerate(schedule.run_sheet(publication.curriculum, row), 1):
        if part.segment is None:
            yield _own_act(publication, part, name)
        else:
            yield _module_act(publication, part, part.segment, f"{name}-{number}", before)
            id = part.segment.exercise
            before = get("exercise", id) if id else before


def _own_act(publication: Publication, row: schedule.Row, name: str) -> Act:
    """A slot of the workshop's own: a welcome, a break, a close."""
    slot: Slot = row.slot
    seen = publication.see(slot, Reader.TRAINER)
    return Act(
        anchor=name,
        row=row,
        script=seen,
        transition=seen.transition,
        sheet=seen.sheet,
        survey=publication.link("survey", slot.survey) if slot.survey else None,
        quiz_anchor=anchor(slot.quiz) if slot.quiz else None,
    )


def _module_act(
    publication: Publication,
    row: schedule.Row,
    segment: Segment,
    name: str,
    before: ExerciseBase | None,
) -> Act:
    """A segment of a module with the exercise, figure, quiz and numbers it brings along."""
    get, see = publication.curriculum.get, publication.see
    script = see(segment, Reader.TRAINER)
    exercise = get("exercise", segment.exercise) if segment.exercise else None
    talked_about = before if segment.kind == "debrief" else None
    return Act(
        anchor=name,
        row=row,
        script=script,
        transition=script.transition,
        producer=script.producer,
        is_fixed=segment.fidelity == "core",
        exercise=see(exercise, Reader.TRAINER) if exercise else None,
        exercise_anchor=anchor(exercise.code) if exercise else None,
        moves=_moves(publication, row, exercise) if exercise else (),
        rounds=see(talked_about.debrief, Reader.TRAINER) if talked_about else None,
        figure=_link(publication, "figure", segment.figure),
        case=_link(publication, "case", segment.case),
        quiz_anchor=anchor(segment.quiz) if segment.quiz else None,
        statistics=publication.see_all(
            (get("statistic", id) for id in segment.statistics), Reader.TRAINER
        ),
    )


def _link(publication: Publication, kind: str, id: str | None) -> Link | None:
    return publication.link(kind, id) if id else None


def _moves(publication: Publication, row: schedule.Row, exercise: Any) -> tuple[Move, ...]:
    """The steps of an exercise with their times, as the trainer's view shows them."""
    found = []
    for moment in schedule.moments(row, exercise):
        step = publication.see(moment.step, Reader.TRAINER) if moment.step else None
        who, text = (step.who, step.text) if step else (None, None)
        found.append(Move(moment.clock, moment.minutes, who, text))
    return tuple(found)
