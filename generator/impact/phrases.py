"""Every word in which a change is told; `{blanks}` are filled in."""

from __future__ import annotations

from types import MappingProxyType

PHRASES = MappingProxyType(
    {
        "title": "What changes for trainers and participants",
        "nothing": "Nothing changes for anybody who teaches or learns.",
        "incomparable": "The two cannot be compared: too much of one side has mistakes.",
        "pages_unknown": "Pages are not compared: one of the two sites cannot be made as long as "
        "its content has errors. `curriculum check` lists them.",
        "sections.set_aside": "Not compared",
        "sections.workshops": "Workshops",
        "sections.modules": "Modules",
        "sections.questions": "Questions",
        "sections.exercises": "Exercises",
        "sections.statistics": "Statistics",
        "sections.others": "Everything else",
        "sections.renamed": "New ids",
        "sections.pages": "Pages",
        "set_aside.before": "{path}: has mistakes before the change, or builds on a file that has",
        "set_aside.after": "{path}: has mistakes after the change, or builds on a file that has",
        "fate.added": "New: {name}",
        "fate.removed": "Gone: {name}",
        "fate.changed": "{name}",
        "minutes": "Minutes: {shift}",
        "taught": "Minutes without breaks: {shift}",
        "full": "Minutes in the room: {shift}",
        "compact": "Minutes in the compact version: {shift}",
        "alone": "Minutes for somebody who learns alone: {shift}",
        "shift.changed": "{before} → {after}",
        "shift.added": "{after}",
        "shift.removed": "{before} before",
        "day_overruns": "Overruns: day {name} takes {minutes} minutes, and there are {room}",
        "exercise_overruns": "Overruns: the exercise “{name}” takes {minutes} minutes, and its "
        "segment has {room}",
        "objective.gained": "Reached now: {id} {after}",
        "objective.lost": "Reached no longer: {id} {before}",
        "objective.added": "New objective {id}: {after}",
        "objective.removed": "Objective {id} is gone: {before}",
        "objective.changed": "Objective {id} reads otherwise:",
        "before": "Before: {text}",
        "now": "Now: {text}",
        "segment.added": "New segment: {name} ({after} minutes)",
        "segment.removed": "Segment gone: {name} ({before} minutes)",
        "segment.changed": "Segment changed: {name}",
        "segment.minutes": "Segment changed: {name} ({before} → {after} minutes)",
        "step.added": "New step: {name} ({after} minutes)",
        "step.removed": "Step gone: {name} ({before} minutes)",
        "step.changed": "Step changed: {name}",
        "step.minutes": "Step changed: {name} ({before} → {after} minutes)",
        "prepare": "To prepare for {people} people:",
        "supply.added": "also {item}: {after}",
        "supply.removed": "no more {item}: {before} before",
        "supply.changed": "{item}: {before} → {after}",
        "question": "{id} in “{quiz}”: {stem}",
        "key": "ANOTHER ANSWER IS RIGHT NOW",
        "no_answer": "(see the file)",
        "evidence": "Evidence: {before} → {after}",
        "number": "Number: {before} → {after}",
        "no_number": "none",
        "also": "Also changed: {fields}",
        "also_trainers": "Also changed, for trainers only: {fields}",
        "thing": "{kind} “{title}” ({id})",
        "renamed": "{kind} {before} is now {after}",
        "needs_alias": "{kind} {before} is now {after}: to keep the old address, "
        "write `aliases: [{before}]` in its file",
        "audience.everyone": "For everyone",
        "audience.participants": "For participants",
        "audience.trainers": "For trainers only",
        "page": "{title} ({uri})",
        "home": "home page",
        "more": "… and {count} more",
    }
)
KINDS = MappingProxyType(
    {
        "offer": "what is offered",
        "term": "glossary term",
        "article-idea": "idea of an article",
        "sources": "list of sources",
        "tensions": "list of tensions",
    }
)
"""Kinds of things that people call otherwise than the program does."""


def say(key: str, **values: object) -> str:
    """A phrase with its blanks filled in."""
    return PHRASES[key].format(**values)


def kind_name(kind: str) -> str:
    """A kind of thing as people call it."""
    return KINDS.get(kind, kind.replace("-", " "))


def field_names(names: tuple[str, ...]) -> str:
    """Names of fields as a list in a sentence."""
    return ", ".join(name.replace("_", " ") for name in names)
