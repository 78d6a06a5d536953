"""Cases: stories to work on."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import (
    FOR_TRAINER,
    Base,
    FigureRef,
    Item,
    Markdown,
    TensionRef,
    Text,
    YesNo,
)
from generator.model.exercise_talk import LevelledQuestion, RoadmapStep
from generator.model.exercises import Sensitivity


class Happening(Base):
    """Something that happened in a case."""

    time: Text
    """When, such as `18:40` or `two days later`."""
    event: Text
    """What happened then, in one sentence."""
    chance: Text | None = None
    """What somebody could have done at this moment."""


class TeachingNote(Base):
    """What a trainer needs to lead the discussion."""

    objectives: Annotated[tuple[Text, ...], Field(min_length=1)]
    """What the discussion is for."""
    roadmap: tuple[RoadmapStep, ...] = ()
    """The course of the discussion."""
    board_plan: Markdown | None = None
    """What stands where on the board."""
    answers: Markdown
    """What the discussion should bring out."""
    epilogue: Markdown | None = None
    """How it went on afterwards; read it after the discussion."""


class Case(Item):
    """A story to work on, with what is known and what is not."""

    synopsis: Text
    """The case in two or three sentences."""
    setting: Text
    """Where it takes place."""
    fictional: YesNo
    """Whether persons and details are made up."""
    story: Markdown
    """The story, told."""
    decision_point: Text
    """The moment at which somebody must decide."""
    facts: Annotated[tuple[Text, ...], Field(min_length=1)]
    """What the source says."""
    unknowns: Annotated[tuple[Text, ...], Field(min_length=1)]
    """What nobody told us; to be asked, never to be made up."""
    timeline: tuple[Happening, ...] = ()
    """What happened when."""
    figure: FigureRef | None = None
    """A figure of the case."""
    tensions: tuple[TensionRef, ...] = ()
    """Where the articles disagree, and this makes people talk about it; ids from `tensions.yaml`."""
    questions: Annotated[tuple[LevelledQuestion, ...], Field(min_length=2)]
    """Questions in rising order of their level."""
    teaching_note: Annotated[TeachingNote, FOR_TRAINER]
    """What a trainer needs to lead the discussion."""
    sensitivity: Sensitivity
    """Whether it may distress, and the way out."""
