"""Exercises that are talks: discussion, role-play and case."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import (
    FOR_TRAINER,
    Base,
    CaseRef,
    Count,
    Id,
    Level,
    Markdown,
    Minutes,
    Text,
    YesNo,
)
from generator.model.exercises import ExerciseBase

Phrases = Annotated[tuple[Text, ...], Field(min_length=1)]


class DiscussionFormat(StrEnum):
    """Known ways to let everybody speak."""

    THINK_PAIR_SHARE = "think-pair-share"
    ONE_TWO_FOUR_ALL = "1-2-4-all"
    FISHBOWL = "fishbowl"


class Discussion(ExerciseBase):
    """A talk along open questions."""

    type: Literal["discussion"]
    """The type of the exercise."""
    prompts: Annotated[tuple[Text, ...], Field(min_length=2, max_length=5)]
    """Two to five open questions."""
    format: DiscussionFormat
    """`think-pair-share`, `1-2-4-all` or `fishbowl`."""
    talk_time: Text
    """The rule that shares out the time."""
    capture: Text
    """How the results are written down."""
    synthesis: Annotated[Text, FOR_TRAINER]
    """The sentence with which the trainer closes."""


class Role(Base):
    """A part in a role-play."""

    name: Text
    """The name of the part, such as `Customer`."""
    public_brief: Text
    """What everybody in the group knows about this role."""
    private_brief: Annotated[Markdown, FOR_TRAINER]
    """What only this player knows; printed on the role card."""
    goal: Annotated[Text, FOR_TRAINER]
    """What this player tries to reach."""
    first_line: Text | None = None
    """The first words, to make starting easy."""


class Behaviour(Base):
    """Something an observer can see or hear."""

    id: Id
    """A short name, by which other fields of this file refer to it."""
    text: Text
    """The behaviour; starts with a verb."""


class ObserverSheet(Base):
    """What the observer looks for and how feedback is given."""

    behaviours: Annotated[tuple[Behaviour, ...], Field(min_length=4, max_length=7)]
    """Four to seven behaviours."""
    order_of_feedback: Annotated[tuple[Text, ...], Field(min_length=3)]
    """Who speaks in which order; the player first, the observer last."""
    two_plus_two: YesNo = True
    """Two things that worked, then two to try."""


class RolePlay(ExerciseBase):
    """Practice of a conversation, with an observer."""

    type: Literal["role-play"]
    """The type of the exercise."""
    scenario: Markdown
    """Where and when this takes place; fictional, and says so."""
    roles: Annotated[tuple[Role, ...], Field(min_length=3)]
    """At least two players and an observer."""
    rounds: Count
    """How many rounds are played."""
    minutes_per_round: Minutes
    """Minutes for one round with its feedback."""
    observer_sheet: ObserverSheet
    """What the observer looks for."""
    difficulty: Literal["gentle", "real", "hard"]
    """`gentle`, `real` or `hard`."""
    ground_rules: Phrases
    """What everybody agrees to before."""
    pause_signal: Text
    """How anybody stops the play at once."""
    de_role: Text
    """How players step out of their parts."""
    opt_out: Text
    """What somebody does who would rather not play."""
    model_dialogue: Annotated[Markdown, FOR_TRAINER]
    """How it might go when it goes well."""
    fidelity_limits: Annotated[Text | None, FOR_TRAINER] = None
    """What in the scene is only an example, such as amounts."""


class LevelledQuestion(Base):
    """A question with its level."""

    level: Level
    """The level of Bloom's taxonomy."""
    question: Text
    """The question, as the trainer asks it."""
    expect: Annotated[tuple[Text, ...], FOR_TRAINER] = ()
    """Answers that are likely to come."""


class RoadmapStep(Base):
    """A part of the discussion of a case."""

    minutes: Minutes
    """How long this part of the discussion takes."""
    topic: Text
    """What is discussed."""


class CaseStudy(ExerciseBase):
    """Work on a case."""

    type: Literal["case"]
    """The type of the exercise."""
    case: CaseRef
    """The case that is worked on, by its id."""
    preparation_questions: Phrases
    """What to think about while reading."""
    discussion_questions: Annotated[tuple[LevelledQuestion, ...], Field(min_length=2)]
    """Questions in rising order of their level."""
    roadmap: Annotated[tuple[RoadmapStep, ...], Field(min_length=1), FOR_TRAINER]
    """The course of the discussion; its minutes add up to those of the exercise."""
    board_plan: Annotated[Markdown, FOR_TRAINER]
    """What stands where on the board at the end."""
    epilogue: Annotated[Markdown | None, FOR_TRAINER] = None
    """How it went on; the trainer tells it at the end."""
