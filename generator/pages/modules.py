"""The pages of modules: what somebody reads and does who learns alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator import schedule
from generator.model.modules import Module, Segment, SegmentKind
from generator.pages.credits import credits
from generator.pages.page import Link, Plan
from generator.pages.publication import Publication
from generator.pages.quizzes import Sitting, sitting
from generator.views import Reader, View

SILENT = frozenset({SegmentKind.DEBRIEF, SegmentKind.BREAK})
"""Segments that need a room; alone they appear only when there is something to read."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a self-paced module: a segment with what it brings along."""

    anchor: str
    segment: View
    exercise: View | None = None
    exercise_link: Link | None = None
    figure: Any = None
    case: Link | None = None
    statistics: tuple[View, ...] = ()
    quiz: Sitting | None = None


def pages(publication: Publication) -> Iterator[Plan]:
    """A page for each module."""
    for module in publication.shown(publication.curriculum.modules):
        yield module_page(publication, module)


def module_page(publication: Publication, module: Module) -> Plan:
    """The self-paced page of a module."""
    curriculum = publication.curriculum
    figures = tuple(curriculum.get("figure", id) for id in module.figures)
    parts = tuple(_parts(publication, module))
    used = {part.figure.id for part in parts if part.figure}
    return Plan(
        uri=f"modules/{module.id}/",
        title=module.title,
        description=module.summary,
        template="module",
        reader=Reader.LEARNER,
        source=curriculum.path_of("module", module.id),
        boost=2.0,
        context={
            "module": publication.see(module, Reader.LEARNER),
            "minutes": schedule.minutes_alone(curriculum, module),
            "parts": parts,
            "figures": tuple(figure for figure in figures if figure.id not in used),
            "ideas": publication.links("idea", module.ideas),
            "prerequisites": publication.links("module", module.prerequisites),
            "workshops": publication.used_in("module", module.id, "workshop"),
            "paths": publication.used_in("module", module.id, "path"),
            "credits": credits(publication, module.idea_refs),
            "following": _following(publication, module),
        },
    )


def _parts(publication: Publication, module: Module) -> Iterator[Part]:
    for number, segment in enumerate(module.segments, 1):
        if part := _part(publication, segment, f"part-{number}"):
            yield part


def _part(publication: Publication, segment: Segment, anchor: str) -> Part | None:
    """A segment for somebody alone; none when it has nothing to read or do."""
    get = publication.curriculum.get
    something = segment.read or segment.exercise or segment.quiz or segment.figure
    if not something or (segment.kind in SILENT and not segment.read):
        return None
    exercise = get("exercise", segment.exercise) if segment.exercise else None
    return Part(
        anchor=anchor,
        segment=publication.see(segment, Reader.LEARNER),
        exercise=publication.see(exercise, Reader.LEARNER) if exercise else None,
        exercise_link=publication.link("exercise", exercise.id) if exercise else None,
        figure=get("figure", segment.figure) if segment.figure else None,
        case=publication.link("case", segment.case) if segment.case else None,
        statistics=publication.see_all(
            (get("statistic", id) for id in segment.statistics), Reader.LEARNER
        ),
        quiz=sitting(publication, get("quiz", segment.quiz)) if segment.quiz else None,
    )


def _following(publication: Publication, module: Module) -> Link | None:
    """The module that comes after this one."""
    modules = publication.shown(publication.curriculum.modules)
    after = modules[modules.index(module) + 1 :]
    return publication.link("module", after[0].id) if after else None


def module_card(publication: Publication, module: Module) -> Link:
    """A module as a card: its promise, and how long it takes alone and in a room."""
    alone = schedule.minutes_alone(publication.curriculum, module)
    full, compact = schedule.minutes_full(module), schedule.minutes_compact(module)
    return Link(
        f"modules/{module.id}/",
        f"{module.code} {module.title}",
        module.promise,
        "module",
        (
            publication.say("module.alone", minutes=alone),
            publication.say("module.in_a_room", full=full, compact=compact),
        ),
    )
