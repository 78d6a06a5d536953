"""Exercises: what all nine types have in common."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.base import (
    AFTER_ANSWER,
    FOR_TRAINER,
    Base,
    Count,
    FigureRef,
    Id,
    Item,
    Markdown,
    Minutes,
    ObjectiveRef,
    TensionRef,
    Text,
    Whole,
)

Code = Annotated[str, Field(pattern=r"^EX-\d{2}[a-z]?$")]


class Grouping(StrEnum):
    """With whom a step is done."""

    ALONE = "alone"
    PAIRS = "pairs"
    TRIADS = "triads"
    GROUPS = "groups"
    PLENARY = "plenary"


class Per(StrEnum):
    """What a quantity of material is counted for."""

    PERSON = "person"
    PAIR = "pair"
    TRIAD = "triad"
    GROUP = "group"
    ROOM = "room"


class Support(StrEnum):
    """How much of the result is given: all, half or nothing."""

    WORKED = "worked"
    HALF = "half"
    BLANK = "blank"


class SensitivityLevel(StrEnum):
    """How close to the bone an exercise may come."""

    NONE = "none"
    PERSONAL = "personal"
    DISTRESSING = "distressing"


class Step(Base):
    """One step of an exercise."""

    minutes: Minutes
    """How long it takes; the steps add up to the minutes of the exercise."""
    who: Grouping
    """`alone`, `pairs`, `triads`, `groups` or `plenary`."""
    text: Text
    """What participants do; starts with a verb, at most 25 words."""


class ExerciseGroup(Base):
    """Who works together."""

    min: Count
    """The fewest people in the room."""
    max: Count
    """The most people in the room."""
    size: Count
    """How many work together in one group."""


class Material(Base):
    """Something to bring."""

    item: Text
    """What it is, such as `marker pens`."""
    per: Per
    """`person`, `pair`, `triad`, `group` or `room`: what the quantity is for."""
    quantity: Count
    """How many are needed for each person, group or room."""
    note: Text | None = None
    """Which, and what else would do."""


class SheetField(Base):
    """A place to write on a sheet."""

    id: Id
    """A short name, unique on the sheet."""
    label: Text
    """The prompt above the space."""
    hint: Text | None = None
    """A word of help under the prompt."""
    lines: Annotated[Whole, Field(ge=1, le=20)] = 3
    """How many lines of writing space."""


class Sheet(Base):
    """What participants leave with: a sheet to fill in."""

    name: Text
    """Such as `Definition canvas`."""
    fields: Annotated[tuple[SheetField, ...], Field(min_length=1)]
    """The places to write."""


class Pitfall(Base):
    """A sign that something goes wrong, and what the trainer does about it."""

    sign: Text
    """What the trainer sees or hears."""
    response: Text
    """What the trainer does or says then."""


class Debrief(Base):
    """The talk afterwards, in three rounds; without it the exercise teaches little."""

    what: Annotated[tuple[Text, ...], Field(min_length=1)]
    """What happened? What did you notice?"""
    so_what: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Questions about why it matters: what follows from what was noticed."""
    now_what: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Questions about what people will do on Monday."""
    minutes: Minutes
    """How long the talk takes; at least four."""


class Variants(Base):
    """The same exercise under other conditions."""

    solo: Markdown
    """How somebody does it alone, from a phone, with nothing at hand."""
    virtual: Annotated[Markdown, FOR_TRAINER]
    """How it runs in a video meeting."""
    large_group: Annotated[Markdown | None, FOR_TRAINER] = None
    """What changes above the usual number."""
    low_tech: Annotated[Markdown | None, FOR_TRAINER] = None
    """What to do without screen or print-outs."""


class Sensitivity(Base):
    """Whether the exercise touches something personal, and the way out."""

    level: SensitivityLevel
    """`none`, `personal` or `distressing`."""
    note: Text | None = None
    """What may be felt, and what participants are told before."""
    opt_out: Text | None = None
    """What somebody does who would rather not take part."""


class ExerciseBase(Item):
    """What every exercise says, whatever its type."""

    code: Code
    """The code in the catalogue, such as `EX-01`; never given twice."""
    objectives: Annotated[tuple[ObjectiveRef, ...], Field(min_length=1)]
    """The objectives that this exercise practises and assesses."""
    purpose: Text
    """Why we do this; the trainer says it aloud."""
    minutes: Minutes
    """Minutes without the debrief; equals the sum of the steps."""
    steps: Annotated[tuple[Step, ...], Field(min_length=2, max_length=7)]
    """Two to seven steps."""
    group: ExerciseGroup
    """How many people work together, and how many can take part."""
    materials: Annotated[tuple[Material, ...], Field(min_length=1)]
    """What to bring, and how many."""
    room: Annotated[Text | None, FOR_TRAINER] = None
    """How the room is set up."""
    output: Sheet
    """What participants leave with."""
    support: Support
    """`worked`, `half` or `blank`: how much of the result is given."""
    figure: FigureRef | None = None
    """A figure that is needed here."""
    tensions: tuple[TensionRef, ...] = ()
    """Where the articles disagree, and this makes people talk about it; ids from `tensions.yaml`."""
    example_output: Annotated[Markdown, FOR_TRAINER]
    """What a good result looks like, so that the trainer can judge."""
    expected_answers: Annotated[tuple[Text, ...], FOR_TRAINER] = ()
    """Answers that are likely to come (not needed for a self-assessment)."""
    solo_answer: Annotated[Markdown | None, AFTER_ANSWER] = None
    """What somebody who works alone compares the own answer with."""
    pitfalls: Annotated[tuple[Pitfall, ...], Field(min_length=2), FOR_TRAINER]
    """What goes wrong, and what helps."""
    debrief: Debrief
    """The talk afterwards: what happened, so what, now what."""
    variants: Variants
    """Alone, in a video meeting, with many, without technology."""
    accessibility: Markdown
    """How somebody takes part who does not see, hear, walk, write or speak easily."""
    sensitivity: Sensitivity
    """Whether it touches something personal."""
    success_criteria: Annotated[tuple[Text, ...], Field(min_length=1)]
    """What can be observed when it worked."""
