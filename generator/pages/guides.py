"""The facilitator guide of a workshop: everything a trainer needs before, during and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from generator import schedule
from generator.addresses import anchor
from generator.model.modules import Module
from generator.model.quizzes import Quiz
from generator.model.workshops import Workshop
from generator.pages import evaluation
from generator.pages.credits import credits
from generator.pages.page import Link, Plan
from generator.pages.publication import Publication
from generator.pages.quizzes import Sitting, sitting
from generator.pages.runsheet import Sheet, run_sheets
from generator.pages.staging import Staged, staged
from generator.pages.workshops import offered, supplies
from generator.views import Reader, View


@dataclass(frozen=True, slots=True)
class Keyed:
    """A quiz with its key, and what to say when most people chose a wrong answer."""

    anchor: str
    sitting: Sitting
    clock: str | None
    """When it is taken in the room; none when it is not."""
    note: str
    """When it is taken otherwise."""
    corrections: dict[str, View]
    """The misconceptions of the module by their ids."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """What is to be done by when."""

    days: int
    text: str
    tasks: tuple[str, ...]


def pages(publication: Publication) -> Iterator[Plan]:
    """A guide for each workshop; participants have none."""
    if publication.has_guides:
        for workshop in publication.shown(publication.curriculum.workshops):
            yield guide_page(publication, workshop)


def guide_page(publication: Publication, workshop: Workshop) -> Plan:
    """The facilitator guide of a workshop."""
    return Plan(
        uri=f"workshops/{workshop.id}/guide/",
        title=publication.say("guide.page_title", workshop=workshop.title),
        description=publication.say("guide.description", workshop=workshop.title),
        template="guide",
        reader=Reader.TRAINER,
        source=publication.curriculum.path_of("workshop", workshop.id),
        fill=partial(_contents, publication, workshop),
    )


def _contents(publication: Publication, workshop: Workshop) -> dict[str, object]:
    """What stands in the guide."""
    see = publication.see
    sheets = run_sheets(publication, workshop)
    modules = [module for module, _ in schedule.workshop_modules(publication.curriculum, workshop)]
    return {
        "workshop": see(workshop, Reader.TRAINER),
        "updated": publication.day(workshop.updated),
        "offered": offered(publication, workshop),
        "deadlines": tuple(_deadlines(publication, workshop)),
        "sheets": sheets,
        "supplies": supplies(publication, workshop),
        "exercises": exercises(publication, workshop),
        "quizzes": tuple(_quizzes(publication, workshop, sheets)),
        "sheets_to_cut": tuple(
            see(slot.sheet) for day in workshop.days for slot in day.slots if slot.sheet
        ),
        "surveys": _surveys(publication, workshop),
        "looks": evaluation.looks(publication, workshop),
        "statistics": _statistics(publication, sheets),
        "sources": _sources(publication, workshop, modules),
        "credits": credits(publication, _refs(workshop, modules)),
    }


def _deadlines(publication: Publication, workshop: Workshop) -> Iterator[Deadline]:
    for task in publication.see(workshop, Reader.TRAINER).checklist:
        yield Deadline(task.days, _when(publication, task.days), task.tasks)


def _when(publication: Publication, days: int) -> str:
    """`-14` as people say it: "14 days before"."""
    phrase = {-1: "day_before", 0: "day", 1: "day_after"}.get(days)
    phrase = phrase or ("before" if days < 0 else "after")
    return publication.say(f"guide.due.{phrase}", days=abs(days))


def exercises(publication: Publication, workshop: Workshop) -> tuple[Staged, ...]:
    """The exercises that are done in the workshop, in their order, each once."""
    curriculum = publication.curriculum
    found = {
        exercise.id: exercise
        for module, depth in schedule.workshop_modules(curriculum, workshop)
        for exercise in schedule.exercises_of(curriculum, module, depth)
    }
    return tuple(staged(publication, exercise, Reader.TRAINER) for exercise in found.values())


def _quizzes(
    publication: Publication, workshop: Workshop, sheets: Iterable[Sheet]
) -> Iterator[Keyed]:
    """The quizzes taken in the room, those of the modules and the forms, each once."""
    get = publication.curriculum.get
    clocks = {
        act.quiz_anchor: act.row.clock
        for sheet in sheets
        for scene in sheet.scenes
        for act in scene.acts
        if act.quiz_anchor
    }
    own = (slot.quiz for day in workshop.days for slot in day.slots if slot.quiz)
    modules = schedule.workshop_modules(publication.curriculum, workshop)
    forms = evaluation.forms(publication, workshop)
    for id in dict.fromkeys((*own, *(module.quiz for module, _ in modules), *forms)):
        note = forms.get(id, publication.say("guide.quiz_later"))
        yield _keyed(publication, get("quiz", id), clocks.get(anchor(id)), note)


def _keyed(publication: Publication, quiz: Quiz, clock: str | None, note: str) -> Keyed:
    named = (
        option.misconception
        for question in publication.curriculum.asked(quiz)
        for option in getattr(question, "options", ())
        if option.misconception
    )
    get = publication.curriculum.get
    return Keyed(
        anchor=anchor(quiz.id),
        sitting=sitting(publication, quiz, Reader.TRAINER),
        clock=clock,
        note=note,
        corrections={id: publication.see(get("misconception", id), Reader.TRAINER) for id in named},
    )


def _surveys(publication: Publication, workshop: Workshop) -> tuple[Link, ...]:
    ids = (slot.survey for day in workshop.days for slot in day.slots if slot.survey)
    return publication.links("survey", dict.fromkeys(ids))


def _statistics(publication: Publication, sheets: Iterable[Sheet]) -> tuple[View, ...]:
    """The numbers used in the room, each once."""
    found = {
        statistic.id: statistic
        for sheet in sheets
        for scene in sheet.scenes
        for act in scene.acts
        for statistic in act.statistics
    }
    return tuple(found.values())


def _sources(
    publication: Publication, workshop: Workshop, modules: Iterable[Module]
) -> tuple[View, ...]:
    """The sources behind the workshop, its modules and its exercises, each once."""
    curriculum = publication.curriculum
    inner = (
        ref
        for module, depth in schedule.workshop_modules(curriculum, workshop)
        for exercise in schedule.exercises_of(curriculum, module, depth)
        for ref in exercise.source_refs
    )
    own = (ref for module in modules for ref in module.source_refs)
    ids = dict.fromkeys((*workshop.source_refs, *own, *inner))
    return tuple(publication.see(curriculum.get("source", id)) for id in ids)


def _refs(workshop: Workshop, modules: Iterable[Module]) -> tuple[str, ...]:
    return (*workshop.idea_refs, *(ref for module in modules for ref in module.idea_refs))
