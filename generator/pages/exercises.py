"""The library of exercises, and the page of each: how it runs in a room, and how alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import schedule
from generator.curriculum import Curriculum
from generator.model.exercises import ExerciseBase
from generator.pages.credits import credits
from generator.pages.page import Link, Plan
from generator.pages.publication import Publication
from generator.pages.staging import staged
from generator.views import View


@dataclass(frozen=True, slots=True)
class Listed:
    """An exercise in the list."""

    exercise: View
    link: Link
    modules: tuple[Link, ...]


def pages(publication: Publication) -> Iterator[Plan]:
    """The list of exercises and a page for each."""
    exercises = publication.shown(publication.curriculum.exercises)
    yield list_page(publication, exercises)
    for exercise in exercises:
        yield exercise_page(publication, exercise)


def list_page(publication: Publication, exercises: tuple[ExerciseBase, ...]) -> Plan:
    """All exercises in the order of their codes."""
    listed = tuple(
        Listed(
            publication.see(exercise),
            publication.link("exercise", exercise.id),
            publication.used_in("exercise", exercise.id, "module"),
        )
        for exercise in exercises
    )
    return Plan(
        uri="exercises/",
        title=publication.say("sections.exercises"),
        description=publication.say("exercise.list_lead"),
        template="exercises",
        reader=publication.reader,
        fill=lambda: {
            "listed": listed,
            "types": tuple(dict.fromkeys(item.exercise.type for item in listed)),
        },
    )


def exercise_page(publication: Publication, exercise: ExerciseBase) -> Plan:
    """The page of an exercise."""
    modules = publication.used_in("exercise", exercise.id, "module")
    return Plan(
        uri=f"exercises/{exercise.id}/",
        title=exercise.title,
        description=exercise.summary,
        template="exercise",
        reader=publication.reader,
        source=publication.curriculum.path_of("exercise", exercise.id),
        fill=lambda: {
            "staged": staged(publication, exercise, publication.reader),
            "exercise": publication.see(exercise),
            "modules": modules,
            "workshops": _workshops(publication, exercise),
            "credits": credits(publication, exercise.idea_refs),
            "sources": publication.links("source", exercise.source_refs),
        },
    )


def _workshops(publication: Publication, exercise: ExerciseBase) -> tuple[Link, ...]:
    """The workshops in which it is done: those whose modules have it at the depth taught."""
    if not publication.has_guides:
        return ()
    used_by, places = publication.curriculum.used_by, publication.curriculum.place_of
    holders = (key for key in used_by("exercise", exercise.id) if key[0] == "module")
    found = {key for holder in holders for key in used_by(*holder) if key in places}
    done = (id for kind, id in sorted(found, key=places.__getitem__) if kind == "workshop")
    return publication.links(
        "workshop", (id for id in done if _is_done(publication.curriculum, id, exercise))
    )


def _is_done(curriculum: Curriculum, workshop: str, exercise: ExerciseBase) -> bool:
    """Whether an exercise is among what a workshop teaches of its modules."""
    taught = schedule.workshop_modules(curriculum, curriculum.get("workshop", workshop))
    parts = (part for module, depth in taught for part in schedule.segments(module, depth))
    return any(part.exercise == exercise.id for part in parts)
