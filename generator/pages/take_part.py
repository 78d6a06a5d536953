"""The door for people who take part: paths, modules, and what is in preparation."""

from __future__ import annotations

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
    modules: tuple[Link, ...]
    quizzes: tuple[Link, ...]
    surveys: tuple[Link, ...]
    minutes: int


def pages(publication: Publication) -> Iterator[Plan]:
    """The list of what there is to take part in, and a page for each path."""
    curriculum = publication.curriculum
    yield Plan(
        uri="take-part/",
        title=publication.say("sections.take_part"),
        description=publication.say("take_part.lead"),
        template="take-part",
        reader=Reader.LEARNER,
        context={
            "paths": tuple(
                _card(publication, path) for path in publication.shown(curriculum.paths)
            ),
            "modules": tuple(
                module_card(publication, module) for module in publication.shown(curriculum.modules)
            ),
            "planned": curriculum.offer.planned,
            "workshops": publication.links("workshop", curriculum.offer.workshops),
        },
    )
    for path in publication.shown(curriculum.paths):
        yield path_page(publication, path)


def _card(publication: Publication, path: LearningPath) -> Link:
    """A path as a card: how many parts it has, and how long it takes in all."""
    minutes = sum(_minutes(publication, stage) for stage in path.stages)
    meta = publication.say("path.length", stages=len(path.stages), minutes=minutes)
    return Link(f"paths/{path.id}/", path.title, path.promise, "path", (meta,))


def path_page(publication: Publication, path: LearningPath) -> Plan:
    """The page of a path."""
    stages = tuple(
        StagePart(
            f"stage-{number}",
            publication.see(stage, Reader.LEARNER),
            tuple(
                module_card(publication, publication.curriculum.get("module", id))
                for id in stage.modules
            ),
            publication.links("quiz", stage.quizzes),
            publication.links("survey", stage.surveys),
            _minutes(publication, stage),
        )
        for number, stage in enumerate(path.stages, 1)
    )
    return Plan(
        uri=f"paths/{path.id}/",
        title=path.title,
        description=path.summary,
        template="path",
        reader=Reader.LEARNER,
        source=publication.curriculum.path_of("path", path.id),
        boost=1.5,
        context={
            "path": publication.see(path, Reader.LEARNER),
            "stages": stages,
            "minutes": sum(part.minutes for part in stages),
        },
    )


def _minutes(publication: Publication, stage: Stage) -> int:
    """Minutes of a stage for somebody alone: its modules and its quizzes."""
    curriculum = publication.curriculum
    modules = sum(
        schedule.minutes_alone(curriculum, curriculum.get("module", id)) for id in stage.modules
    )
    seconds = sum(schedule.quiz_seconds(curriculum.get("quiz", id)) for id in stage.quizzes)
    return modules + round(seconds / 60)
