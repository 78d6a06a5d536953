"""The door for people who take part: paths, modules, and what is in preparation."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from generator import schedule
from generator.model.paths import LearningPath, Stage
from generator.pages.modules import module_card
from generator.pages.page import Link, Plan
from generator.pages.publication import Publication
from generator.views import Reader, View


@dataclass(frozen=True, slots=True)
class StagePart:
    """A stage of a path with its modules as cards and its minutes."""

    anchor: str
    stage: View
    steps: tuple[Link, ...]
    """Quizzes, modules and surveys as cards, in the order in which they are taken."""
    duration: str


def pages(publication: Publication) -> Iterator[Plan]:
    """The list of what there is to take part in, and a page for each path."""
    curriculum = publication.curriculum
    yield Plan(
        uri="take-part/",
        title=publication.say("sections.take_part"),
        description=publication.say("take_part.lead"),
        template="take-part",
        reader=Reader.LEARNER,
        fill=lambda: {
            "paths": tuple(
                _card(publication, path) for path in publication.shown(curriculum.paths)
            ),
            "modules": tuple(
                module_card(publication, module) for module in publication.shown(curriculum.modules)
            ),
            "planned": publication.see_all(curriculum.offer.planned),
            "handouts": tuple(
                Link(f"workshops/{workshop.id}/handout/", workshop.title)
                for workshop in publication.shown(curriculum.workshops)
            ),
        },
    )
    for path in publication.shown(curriculum.paths):
        yield path_page(publication, path)


def _card(publication: Publication, path: LearningPath) -> Link:
    """A path as a card: how many parts it has, and how long it takes in all."""
    link, seen = publication.link("path", path.id), publication.see(path, Reader.LEARNER)
    return Link(link.uri, link.title, seen.promise, "path", (_length(publication, path),))


def _length(publication: Publication, path: LearningPath) -> str:
    """How many parts a path has, and how long it takes."""
    duration = _duration(publication, sum(_minutes(publication, stage) for stage in path.stages))
    return publication.say("path.length", stages=len(path.stages), duration=duration)


def path_page(publication: Publication, path: LearningPath) -> Plan:
    """The page of a path."""
    return Plan(
        uri=f"paths/{path.id}/",
        title=path.title,
        description=path.summary,
        template="path",
        reader=Reader.LEARNER,
        source=publication.curriculum.path_of("path", path.id),
        boost=1.5,
        fill=lambda: {
            "path": publication.see(path, Reader.LEARNER),
            "stages": tuple(_stages(publication, path)),
            "length": _length(publication, path),
        },
    )


def _stages(publication: Publication, path: LearningPath) -> Iterator[StagePart]:
    for number, stage in enumerate(path.stages, 1):
        yield StagePart(
            f"stage-{number}",
            publication.see(stage, Reader.LEARNER),
            tuple(_steps(publication, stage)),
            _duration(publication, _minutes(publication, stage)),
        )


def _steps(publication: Publication, stage: Stage) -> Iterator[Link]:
    """What is to be done in a stage: quizzes of earlier modules come before new modules."""
    curriculum, say = publication.curriculum, publication.say
    for link, id in zip(publication.links("quiz", stage.quizzes), stage.quizzes, strict=False):
        minutes = max(1, round(schedule.quiz_seconds(curriculum, curriculum.get("quiz", id)) / 60))
        yield Link(link.uri, link.title, link.summary, "quiz", (say("path.quiz", minutes=minutes),))
    for id in stage.modules:
        yield module_card(publication, curriculum.get("module", id))
    for link in publication.links("survey", stage.surveys):
        yield Link(link.uri, link.title, link.summary, "survey", (say("path.survey"),))


def _duration(publication: Publication, minutes: int) -> str:
    """Minutes as people say them: to the next five, and long ones in half hours."""
    if minutes <= 90:
        return publication.say("path.minutes", minutes=5 * math.ceil(minutes / 5))
    halves = math.ceil(minutes / 30)
    return publication.say("path.hours", hours=f"{halves // 2}{'½' if halves % 2 else ''}")


def _minutes(publication: Publication, stage: Stage) -> int:
    """Minutes of a stage for somebody alone: its modules and its quizzes."""
    curriculum = publication.curriculum
    modules = sum(
        schedule.minutes_alone(curriculum, curriculum.get("module", id)) for id in stage.modules
    )
    seconds = sum(
        schedule.quiz_seconds(curriculum, curriculum.get("quiz", id)) for id in stage.quizzes
    )
    return modules + round(seconds / 60)
