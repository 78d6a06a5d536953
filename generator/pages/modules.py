"""The pages of modules: what somebody reads and does who learns alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice, takewhile
from typing import Any

from generator import schedule
from generator.model.modules import Module, Segment, SegmentKind
from generator.model.paths import LearningPath
from generator.pages.credits import credits
from generator.pages.page import Link, Plan
from generator.pages.publication import Publication
from generator.pages.quizzes import Sitting, sitting
from generator.pages.staging import Staged, staged
from generator.views import Reader, View

SILENT = frozenset({SegmentKind.DEBRIEF, SegmentKind.BREAK})
"""Segments that need a room; alone they appear only when there is something to read."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a self-paced module: a segment with what it brings along."""

    number: int
    segment: View
    exercise: Staged | None = None
    figure: Any = None
    case: Link | None = None
    statistics: tuple[View, ...] = ()
    quiz: Sitting | None = None
    quiz_link: Link | None = None

    @property
    def anchor(self) -> str:
        """The id of its heading."""
        return f"part-{self.number}"


@dataclass(frozen=True, slots=True)
class Onward:
    """What comes after a module on a path."""

    path: Link
    next: Link


def pages(publication: Publication) -> Iterator[Plan]:
    """A page for each module."""
    for module in publication.shown(publication.curriculum.modules):
        yield module_page(publication, module)


def module_page(publication: Publication, module: Module) -> Plan:
    """The self-paced page of a module."""
    return Plan(
        uri=f"modules/{module.id}/",
        title=module.title,
        description=module.summary,
        template="module",
        reader=Reader.LEARNER,
        source=publication.curriculum.path_of("module", module.id),
        boost=2.0,
        fill=partial(_contents, publication, module),
    )


def _contents(publication: Publication, module: Module) -> dict[str, object]:
    """What stands on the page of a module."""
    curriculum = publication.curriculum
    figures = tuple(curriculum.get("figure", id) for id in module.figures)
    parts = tuple(_parts(publication, module))
    plans = _at_the_end(parts)
    used = {part.figure.id for part in parts if part.figure}
    return {
        "module": publication.see(module, Reader.LEARNER),
        "minutes": schedule.minutes_alone(curriculum, module),
        "parts": parts[: len(parts) - len(plans)],
        "plans": plans,
        "count": len(parts),
        "figures": tuple(figure for figure in figures if figure.id not in used),
        "ideas": publication.links("idea", module.ideas),
        "prerequisites": publication.links("module", module.prerequisites),
        "workshops": publication.used_in("module", module.id, "workshop"),
        "paths": publication.used_in("module", module.id, "path"),
        "credits": credits(publication, module.idea_refs),
        "following": _following(publication, module),
        "onward": tuple(_onward(publication, module)),
    }


def _parts(publication: Publication, module: Module) -> Iterator[Part]:
    alone = filter(_is_for_one, module.segments)
    for number, segment in enumerate(alone, 1):
        yield _part(publication, segment, number)


def _is_for_one(segment: Segment) -> bool:
    """Whether somebody alone finds something to read or do in a segment."""
    if segment.kind in SILENT:
        return segment.read is not None
    return bool(segment.read or segment.exercise or segment.quiz or segment.figure)


def _at_the_end(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The plans that close a module: what is to be remembered stands before them."""
    last = takewhile(lambda part: part.segment.kind == SegmentKind.COMMIT, reversed(parts))
    return tuple(last)[::-1]


def _part(publication: Publication, segment: Segment, number: int) -> Part:
    get = publication.curriculum.get
    exercise = get("exercise", segment.exercise) if segment.exercise else None
    return Part(
        number=number,
        segment=publication.see(segment, Reader.LEARNER),
        exercise=staged(publication, exercise, Reader.LEARNER) if exercise else None,
        figure=get("figure", segment.figure) if segment.figure else None,
        case=publication.link("case", segment.case) if segment.case else None,
        statistics=publication.see_all(
            (get("statistic", id) for id in segment.statistics), Reader.LEARNER
        ),
        quiz=sitting(publication, get("quiz", segment.quiz)) if segment.quiz else None,
        quiz_link=publication.link("quiz", segment.quiz) if segment.quiz else None,
    )


def _following(publication: Publication, module: Module) -> Link | None:
    """The module that comes after this one."""
    modules = publication.curriculum.modules
    start = publication.curriculum.place_of["module", module.id] + 1
    after = next(filter(publication.shows, islice(modules, start, None)), None)
    return publication.link("module", after.id) if after else None


def _onward(publication: Publication, module: Module) -> Iterator[Onward]:
    """For each path that holds the module, the place on it where to go on."""
    for path, index in publication.curriculum.stages_with.get(module.id, ()):
        if publication.shows(path):
            link = publication.link("path", path.id)
            yield Onward(link, _after(publication, path, index))


def _after(publication: Publication, path: LearningPath, index: int) -> Link:
    """The stage of a path after the one with `index`, or what the path says at its end."""
    page = publication.link("path", path.id).uri
    if index + 1 < len(path.stages):
        stage = publication.see(path.stages[index + 1])
        return Link(f"{page}#stage-{index + 2}", stage.title)
    return Link(f"{page}#closing" if path.closing else page, publication.say("path.closing"))


def module_card(publication: Publication, module: Module, in_a_room: bool = False) -> Link:
    """A module as a card: its promise, and how long it takes alone and, if asked, in a room."""
    link, seen = publication.link("module", module.id), publication.see(module, Reader.LEARNER)
    minutes = schedule.minutes_alone(publication.curriculum, module)
    meta = [publication.say("module.alone", minutes=minutes)]
    if in_a_room:
        full, compact = schedule.minutes_full(module), schedule.minutes_compact(module)
        meta.append(publication.say("module.in_a_room", full=full, compact=compact))
    return Link(link.uri, link.title, seen.promise, "module", tuple(meta))
