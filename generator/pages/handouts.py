"""The handout of a workshop: what participants write on and take home, without any key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count

from generator import schedule
from generator.model.figures import Figure
from generator.model.modules import Module
from generator.model.workshops import Depth, Workshop
from generator.pages.page import Plan
from generator.pages.publication import Publication
from generator.pages.quizzes import Sitting, sitting
from generator.pages.staging import Staged, figures_of, staged
from generator.pages.workshops import Taught, taught
from generator.views import Reader, View, may_read

MOST_TERMS = 4
"""More key terms than this would not be read in the room."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A module on paper."""

    anchor: str
    taught: Taught
    figure: Figure | None
    cases: tuple[View, ...]
    """Stories that are read in the room and belong to no exercise of the type `case`."""
    exercises: tuple[Staged, ...]
    terms: tuple[View, ...]
    quiz: Sitting


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the agenda: no minutes, for plans change."""

    kind: str
    title: str
    href: str | None


def pages(publication: Publication) -> Iterator[Plan]:
    """A handout for each workshop, in every edition."""
    for workshop in publication.shown(publication.curriculum.workshops):
        yield handout_page(publication, workshop)


def handout_page(publication: Publication, workshop: Workshop) -> Plan:
    """The handout of a workshop."""
    return Plan(
        uri=f"workshops/{workshop.id}/handout/",
        title=publication.say("handout.page_title", workshop=workshop.title),
        description=publication.say("handout.description", workshop=workshop.title),
        template="handout",
        reader=Reader.HANDOUT,
        source=publication.curriculum.path_of("workshop", workshop.id),
        # What stands here stands on the modules' pages too, which should be found first.
        boost=0.5,
        fill=partial(_contents, publication, workshop),
    )


def _contents(publication: Publication, workshop: Workshop) -> dict[str, object]:
    """What stands in the handout."""
    chapters = tuple(_chapters(publication, workshop))
    slots = tuple(slot for day in workshop.days for slot in day.slots)
    return {
        "workshop": publication.see(workshop, Reader.HANDOUT),
        "updated": publication.day(workshop.updated),
        "days": tuple(_agenda(publication, workshop)),
        "chapters": chapters,
        "sheets": tuple(
            publication.see(slot.sheet, Reader.HANDOUT) for slot in slots if slot.sheet
        ),
        "surveys": publication.links(
            "survey", dict.fromkeys(slot.survey for slot in slots if slot.survey)
        ),
        "sources": _sources(publication, workshop),
    }


def _chapters(publication: Publication, workshop: Workshop) -> Iterator[Chapter]:
    """The modules of the workshop, each once."""
    curriculum = publication.curriculum
    pairs = schedule.workshop_modules(curriculum, workshop)
    parts = taught(publication, workshop, Reader.HANDOUT)
    for number, ((module, depth), part) in enumerate(zip(pairs, parts, strict=True), 1):
        yield Chapter(
            anchor=f"module-{number}",
            taught=part,
            figure=next(iter(figures_of(publication, module)), None),
            cases=_cases(publication, module, depth),
            exercises=_exercises(publication, module, depth),
            terms=_terms(publication, module),
            quiz=sitting(publication, curriculum.get("quiz", module.quiz), answers=False),
        )


def _cases(publication: Publication, module: Module, depth: Depth) -> tuple[View, ...]:
    curriculum = publication.curriculum
    segments = schedule.segments(module, depth)
    exercises = schedule.exercises_of(curriculum, module, depth)
    worked_on = {getattr(exercise, "case", None) for exercise in exercises}
    ids = dict.fromkeys(part.case for part in segments if part.case and part.case not in worked_on)
    read = (curriculum.get("case", id) for id in ids)
    return tuple(
        publication.see(case, Reader.HANDOUT)
        for case in publication.shown(read)
        if may_read(case, Reader.HANDOUT)
    )


def _exercises(publication: Publication, module: Module, depth: Depth) -> tuple[Staged, ...]:
    found = schedule.exercises_of(publication.curriculum, module, depth)
    return tuple(
        staged(publication, exercise, Reader.HANDOUT)
        for exercise in found
        if may_read(exercise, Reader.HANDOUT)
    )


def _terms(publication: Publication, module: Module) -> tuple[View, ...]:
    """The words that name most of what the module teaches, in alphabetical order."""
    refs = set(module.idea_refs)
    shared = {term.id: len(refs & set(term.idea_refs)) for term in publication.curriculum.terms}
    near = [term for term in publication.curriculum.terms if shared[term.id]]
    nearest = sorted(near, key=lambda term: -shared[term.id])[:MOST_TERMS]
    return tuple(publication.see(term, Reader.HANDOUT) for term in near if term in nearest)


def _agenda(publication: Publication, workshop: Workshop) -> Iterator[tuple[Entry, ...]]:
    """What happens on each day, in order; breaks are left out."""
    numbers = count(1)
    for day in schedule.agenda(publication.curriculum, workshop):
        yield tuple(
            Entry(
                row.kind,
                publication.see(row.module, Reader.HANDOUT).title if row.module else row.title,
                f"#module-{next(numbers)}" if row.module else None,
            )
            for row in day
            if row.slot.kind not in schedule.RESTS
        )


def _sources(publication: Publication, workshop: Workshop) -> tuple[View, ...]:
    """The founding articles that the modules draw on, and their further sources."""
    curriculum = publication.curriculum
    modules = [module for module, _ in schedule.workshop_modules(curriculum, workshop)]
    refs = (ref for module in modules for ref in module.idea_refs)
    articles = dict.fromkeys(curriculum.entries[("article-idea", ref)].owner[1] for ref in refs)
    founding = (curriculum.get("article", id).source for id in articles)
    further = (ref for module in modules for ref in module.source_refs)
    ids: Iterable[str] = dict.fromkeys((*founding, *workshop.source_refs, *further))
    return tuple(publication.see(curriculum.get("source", id), Reader.HANDOUT) for id in ids)
