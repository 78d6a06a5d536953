"""Workshops: days of slots, each a module, a break or something of the workshop's own."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.base import (
    FOR_TRAINER,
    Base,
    Clock,
    Item,
    Markdown,
    Minutes,
    ModuleRef,
    ObjectiveRef,
    QuizRef,
    SurveyRef,
    Text,
    Whole,
)
from generator.model.evaluation import EvaluationPlan
from generator.model.exercises import Material, Pitfall, Sheet
from generator.model.modules import Ask, GroupSize, Prework


class Format(StrEnum):
    """The formats a trainer chooses from."""

    TASTER = "taster"
    HALF_DAY = "half-day"
    FULL_DAY = "full-day"
    TWO_DAY = "two-day"
    VIRTUAL_SERIES = "virtual-series"
    SELF_PACED = "self-paced"


class Depth(StrEnum):
    """How much of a module is taught."""

    FULL = "full"
    COMPACT = "compact"


class SlotKind(StrEnum):
    """What a slot is, when it is not a module."""

    WELCOME = "welcome"
    RECALL = "recall"
    BREAK = "break"
    LUNCH = "lunch"
    COMMIT = "commit"
    CLOSING = "closing"


class Slot(Base):
    """A part of a day: either a module or something of the workshop's own."""

    module: ModuleRef | None = None
    """The module taught here; its minutes are computed."""
    depth: Depth = Depth.FULL
    """`full` or `compact`: how much of the module."""
    kind: SlotKind | None = None
    """`welcome`, `recall`, `break`, `lunch`, `commit` or `closing`, when it is not a module."""
    title: Text | None = None
    """The name of the slot, when it is not a module."""
    minutes: Minutes | None = None
    """Minutes of the slot, when it is not a module."""
    survey: SurveyRef | None = None
    """A survey answered here."""
    quiz: QuizRef | None = None
    """A quiz taken here."""
    sheet: Sheet | None = None
    """A sheet that participants fill in here."""
    materials: tuple[Material, ...] = ()
    """What to bring for this slot."""
    do: Annotated[Markdown | None, FOR_TRAINER] = None
    """What the trainer does."""
    say: Annotated[Markdown | None, FOR_TRAINER] = None
    """What the trainer might say, word for word."""
    ask: Annotated[tuple[Ask, ...], FOR_TRAINER] = ()
    """Questions to the room."""
    transition: Annotated[Text | None, FOR_TRAINER] = None
    """The sentence that leads on."""
    screen: Annotated[Text | None, FOR_TRAINER] = None
    """What is to be seen on the screen or the wall."""


class Day(Base):
    """A day or a session."""

    title: Text | None = None
    """Its name, when there are several."""
    start: Clock
    """When it starts, such as `09:00`; trainers set their own on the page."""
    slots: Annotated[tuple[Slot, ...], Field(min_length=1)]
    """The parts in their order."""


class Room(Base):
    """What the room must offer."""

    layout: Text
    """How tables and chairs stand."""
    needs: tuple[Text, ...] = ()
    """What the room must have."""


class Task(Base):
    """Things to do at a time before, on or after the day."""

    days: Annotated[Whole, Field(ge=-90, le=120)]
    """Days from the workshop: `-14` two weeks before, `0` on the day, `7` a week after."""
    tasks: Annotated[tuple[Text, ...], Field(min_length=1)]
    """What to do."""


class Workshop(Item):
    """A format that a trainer can run."""

    format: Format
    """`taster`, `half-day`, `full-day`, `two-day`, `virtual-series` or `self-paced`."""
    promise: Text
    """What participants gain, in one sentence."""
    objectives: tuple[ObjectiveRef, ...] = ()
    """The objectives that the workshop promises, the most important first; it must reach each."""
    who_for: Text
    """For whom it is."""
    not_for: Text | None = None
    """For whom something else is better."""
    days: Annotated[tuple[Day, ...], Field(min_length=1)]
    """The days or sessions."""
    clock_minutes: Minutes
    """Minutes from start to end of a day, breaks included; the slots must add up to it."""
    group: GroupSize
    """How many people it works for."""
    design_notes: Annotated[Markdown, FOR_TRAINER]
    """Why the workshop is built this way."""
    room: Room
    """What the room must offer."""
    equipment: tuple[Material, ...] = ()
    """What to bring beyond the materials of the exercises."""
    staffing: Annotated[Text, FOR_TRAINER]
    """How many trainers and helpers."""
    prework: tuple[Prework, ...] = ()
    """What participants do before."""
    followup: tuple[Text, ...] = ()
    """What happens afterwards."""
    checklist: Annotated[tuple[Task, ...], Field(min_length=1), FOR_TRAINER]
    """What to do when."""
    opening: Annotated[Markdown, FOR_TRAINER]
    """How to open, and the ground rules."""
    virtual_delivery: Annotated[Markdown | None, FOR_TRAINER] = None
    """How to run it as a video meeting."""
    inclusion: Annotated[Markdown, FOR_TRAINER]
    """How everybody can take part; sensitive moments."""
    difficult_moments: Annotated[tuple[Pitfall, ...], Field(min_length=1), FOR_TRAINER]
    """What may go wrong in the room, and what helps."""
    evaluation: Annotated[Markdown, FOR_TRAINER]
    """How to find out whether it worked."""
    evaluation_plan: Annotated[EvaluationPlan | None, FOR_TRAINER] = None
    """What is asked before, at the end and 30, 60 and 90 days after; from half a day upwards."""
    choosing_facilitators: Annotated[Markdown, FOR_TRAINER]
    """Who should lead it."""
    self_review: Annotated[tuple[Text, ...], FOR_TRAINER] = ()
    """Questions for the trainer afterwards."""
    invitation_text: Markdown | None = None
    """A ready invitation."""
    manager_brief: Markdown | None = None
    """A ready note to participants' managers."""
