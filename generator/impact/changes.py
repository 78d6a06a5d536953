"""What may change from one curriculum to another: values without words, for every way to tell them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What became of a thing."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Audience(StrEnum):
    """Who sees a page, or a change on it."""

    EVERYONE = "everyone"
    PARTICIPANTS = "participants"
    TRAINERS = "trainers"


class Reason(StrEnum):
    """Why a file could not be compared."""

    BEFORE = "before"
    """It has mistakes on the side before the change, or refers to a file that has."""
    AFTER = "after"
    """The same on the side after the change."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that could not be compared."""

    path: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Shift:
    """A number before and after; none where the thing was not there."""

    before: int | None
    after: int | None

    @property
    def is_one(self) -> bool:
        """Whether the number is another one."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Wording:
    """A text with the id of what it belongs to; one of the two texts is empty if it is new or gone."""

    id: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of the fields that differ, by who may read the difference."""

    everyone: tuple[str, ...] = ()
    trainers: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.everyone or self.trainers)


@dataclass(frozen=True, slots=True)
class Part:
    """A step or a segment: its name, what became of it, and its minutes."""

    name: str
    fate: Fate
    minutes: Shift
    before: str = ""
    """Its former text, when that is another one."""


@dataclass(frozen=True, slots=True)
class Supply:
    """Something to bring, and how many of it in all."""

    item: str
    fate: Fate
    total: Shift


@dataclass(frozen=True, slots=True)
class Overrun:
    """Something that takes more minutes than there are."""

    name: str
    minutes: int
    room: int


@dataclass(frozen=True, slots=True)
class WorkshopChange:
    """What becomes of a workshop."""

    id: str
    title: str
    fate: Fate
    minutes: Shift
    taught: Shift
    gained: tuple[Wording, ...]
    """Objectives that it reaches now."""
    lost: tuple[Wording, ...]
    """Objectives that it reaches no longer."""
    reworded: tuple[Wording, ...]
    people: int
    """The number of people that the materials are counted for."""
    supplies: tuple[Supply, ...]
    overruns: tuple[Overrun, ...]
    fields: Fields


@dataclass(frozen=True, slots=True)
class ModuleChange:
    """What becomes of a module."""

    id: str
    title: str
    fate: Fate
    full: Shift
    compact: Shift
    alone: Shift
    objectives: tuple[Wording, ...]
    segments: tuple[Part, ...]
    overruns: tuple[Overrun, ...]
    fields: Fields


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """What becomes of a question."""

    id: str
    quiz: str
    fate: Fate
    stem: Wording
    key: Wording | None
    """What was the right answer and what is, when that is another one."""
    fields: Fields


@dataclass(frozen=True, slots=True)
class ExerciseChange:
    """What becomes of an exercise."""

    id: str
    title: str
    fate: Fate
    minutes: Shift
    steps: tuple[Part, ...]
    materials: tuple[Supply, ...]
    fields: Fields


@dataclass(frozen=True, slots=True)
class StatisticChange:
    """What becomes of a statistic."""

    id: str
    title: str
    fate: Fate
    evidence: Wording
    number: Wording
    fields: Fields


@dataclass(frozen=True, slots=True)
class ThingChange:
    """What becomes of anything else."""

    kind: str
    id: str
    title: str
    fate: Fate
    fields: Fields = Fields()


@dataclass(frozen=True, slots=True)
class Renaming:
    """An id that became another one; without an alias the old address leads nowhere."""

    kind: str
    before: str
    after: str
    needs_alias: bool


@dataclass(frozen=True, slots=True)
class PageChange:
    """What becomes of a page, and for whom."""

    uri: str
    title: str
    fate: Fate
    audience: Audience


@dataclass(frozen=True, slots=True)
class Impact:
    """Everything that changes."""

    set_aside: tuple[SetAside, ...] = ()
    workshops: tuple[WorkshopChange, ...] = ()
    modules: tuple[ModuleChange, ...] = ()
    questions: tuple[QuestionChange, ...] = ()
    exercises: tuple[ExerciseChange, ...] = ()
    statistics: tuple[StatisticChange, ...] = ()
    others: tuple[ThingChange, ...] = ()
    pages: tuple[PageChange, ...] | None = ()
    """None when one of the two sites cannot be made."""
    renamed: tuple[Renaming, ...] = ()
    is_comparable: bool = True
    """Whether both sides load at least in part."""

    @property
    def is_nothing(self) -> bool:
        """Whether nothing at all changes, as far as everything could be compared."""
        return self == Impact()
