"""The nine types of exercises, each with what it needs beyond the common fields."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import (
    AFTER_ANSWER,
    FOR_TRAINER,
    Base,
    CaseRef,
    Count,
    Id,
    Level,
    Markdown,
    Minutes,
    Number,
    SurveyRef,
    Text,
    Whole,
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
    """What everybody knows."""
    private_brief: Annotated[Markdown, FOR_TRAINER]
    """What only this player knows; printed on the role card."""
    goal: Annotated[Text, FOR_TRAINER]
    """What this player tries to reach."""
    first_line: Text | None = None
    """The first words, to make starting easy."""


class Behaviour(Base):
    """Something an observer can see or hear."""

    id: Id
    """A short name."""
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
    """The question."""
    expect: Annotated[tuple[Text, ...], FOR_TRAINER] = ()
    """Answers that are likely to come."""


class RoadmapStep(Base):
    """A part of the discussion of a case."""

    minutes: Minutes
    """How long."""
    topic: Text
    """What is discussed."""


class CaseStudy(ExerciseBase):
    """Work on a case."""

    type: Literal["case"]
    """The type of the exercise."""
    case: CaseRef
    """The case."""
    preparation_questions: Phrases
    """What to think about while reading."""
    discussion_questions: Annotated[tuple[LevelledQuestion, ...], Field(min_length=2)]
    """Questions in rising order of their level."""
    roadmap: Annotated[tuple[RoadmapStep, ...], Field(min_length=1), FOR_TRAINER]
    """The course of the discussion; its minutes add up to those of the exercise."""
    board_plan: Annotated[Markdown, FOR_TRAINER]
    """What stands where on the board at the end."""
    epilogue: Annotated[Markdown | None, FOR_TRAINER] = None
    """How it went on."""


class Mark(Base):
    """A mark to put on things, told apart by more than colour."""

    id: Id
    """A short name."""
    label: Text
    """What it stands for."""
    symbol: Text
    """A letter or sign."""
    meaning: Text | None = None
    """When to use it."""


class Interpretation(Base):
    """What a result may mean."""

    range: Text
    """Which results this is about, such as `8 hours or more`."""
    text: Text
    """What it may mean; never a label for a person."""
    next_step: Text
    """What to do next."""


class SelfAssessment(ExerciseBase):
    """A look at one's own conduct; private, never scored."""

    type: Literal["self-assessment"]
    """The type of the exercise."""
    instrument: SurveyRef | None = None
    """The survey used, if there is one."""
    private: YesNo = True
    """Whether the result stays with the participant."""
    store: Literal["local", "none"] = "none"
    """`local` (kept on the own device) or `none`."""
    marks: tuple[Mark, ...] = ()
    """Marks that participants put on their own material."""
    interpretation: Annotated[tuple[Interpretation, ...], Field(min_length=2)]
    """What results may mean and what to do next."""


class Opportunity(Base):
    """A place to make a journey easier."""

    text: Text
    """What could be changed."""
    effort: Literal["low", "medium", "high"]
    """Our effort."""
    relief: Literal["low", "medium", "high"]
    """The customer's relief."""
    owner: Text
    """Who could do it."""


class JourneyMap(ExerciseBase):
    """A customer's way through the organisation, step by step."""

    type: Literal["journey-map"]
    """The type of the exercise."""
    actor: Text
    """Whose journey."""
    scenario: Text
    """What this person wants to get done."""
    expectation: Text
    """What this person expects."""
    start_event: Text
    """Where the journey starts."""
    end_event: Text
    """Where it ends."""
    phases: Annotated[tuple[Text, ...], Field(min_length=4, max_length=8)]
    """Four to eight phases."""
    rows: Annotated[tuple[Text, ...], Field(min_length=3)]
    """What is noted for each phase."""
    feeling_scale: Text
    """How feelings are marked, by more than colour."""
    moments_of_truth: YesNo = True
    """Whether moments of truth are marked."""
    opportunities: Annotated[tuple[Opportunity, ...], Field(min_length=1), AFTER_ANSWER]
    """Example opportunities."""


class ActionPlan(ExerciseBase):
    """Commitments in the form: if this happens, then I will do that."""

    type: Literal["action-plan"]
    """The type of the exercise."""
    fields_to_fill: Annotated[
        tuple[Literal["if", "then", "obstacle", "help", "measure", "date"], ...],
        Field(min_length=4),
    ]
    """Which fields the card has; `if`, `then`, `obstacle` and `date` are needed."""
    max_commitments: Annotated[Whole, Field(ge=1, le=3)] = 3
    """At most three."""
    partner: YesNo = True
    """Whether a partner is named."""
    review_dates: tuple[Count, ...] = (30, 60, 90)
    """After how many days the plan is looked at."""
    example_good: Text
    """A plan that will hold."""
    example_weak: Text
    """A plan that will not, to be mended."""


class Category(Base):
    """A pile of a card sort, told apart by more than colour."""

    id: Id
    """A short name."""
    label: Text
    """The name of the pile."""
    symbol: Text
    """A letter or sign."""


class Card(Base):
    """A card to sort."""

    id: Id
    """A short name."""
    text: Text
    """What stands on the card; at most 20 words."""
    key: Annotated[Id, AFTER_ANSWER]
    """The id of the pile it belongs to."""
    rationale: Annotated[Text, AFTER_ANSWER]
    """Why it belongs there."""
    arguable: Annotated[YesNo, AFTER_ANSWER] = False
    """Whether good reasons speak for another pile."""


class CardSort(ExerciseBase):
    """Cards to be put into piles, with reasons."""

    type: Literal["card-sort"]
    """The type of the exercise."""
    categories: Annotated[tuple[Category, ...], Field(min_length=2, max_length=5)]
    """Two to five piles."""
    cards: Annotated[tuple[Card, ...], Field(min_length=8, max_length=30)]
    """Eight to thirty cards."""
    mode: Literal["open", "closed"] = "closed"
    """`closed` when the piles are given, `open` when groups name them."""


class Station(Base):
    """A place on a gallery walk."""

    title: Text
    """Its name."""
    prompt: Text
    """What to write there."""
    material: Text
    """What hangs or lies there."""


class Vote(Base):
    """A vote with dots."""

    dots: Count
    """How many dots each person has."""
    question: Text
    """What is voted on."""


class GalleryWalk(ExerciseBase):
    """Groups walk from station to station and add to what is there."""

    type: Literal["gallery-walk"]
    """The type of the exercise."""
    stations: Annotated[tuple[Station, ...], Field(min_length=3, max_length=6)]
    """Three to six stations."""
    minutes_per_station: Minutes
    """Minutes at each."""
    travel_seconds: Annotated[Whole, Field(ge=0, le=120)] = 20
    """Seconds to walk on."""
    direction: Text
    """Which way round."""
    group_marks: Text
    """How groups mark what they wrote, by more than colour."""
    vote: Vote | None = None
    """A vote at the end."""
    group_roles: tuple[Text, ...] = ()
    """Parts within a group, such as a writer and a timekeeper."""


class Column(Base):
    """A column of a data set."""

    column: Text
    """Its name in the file."""
    meaning: Text
    """What it holds."""
    unit: Text | None = None
    """Its unit."""


class DataTask(Base):
    """A task with a number as its answer."""

    text: Text
    """The task."""
    answer: Annotated[Number, AFTER_ANSWER]
    """The answer, recomputed by a test."""
    tolerance: Annotated[Number, AFTER_ANSWER] = 0.0
    """How far off still counts as right."""
    unit: Text | None = None
    """The unit of the answer."""
    method: Annotated[Text, AFTER_ANSWER]
    """How to get there."""


class Data(ExerciseBase):
    """Work with numbers."""

    type: Literal["data"]
    """The type of the exercise."""
    dataset: Text | None = None
    """The file with the data, below `content/data/`."""
    dictionary: tuple[Column, ...] = ()
    """What each column means."""
    synthetic: YesNo = True
    """Whether the data were made up."""
    tasks: Annotated[tuple[DataTask, ...], Field(min_length=1)]
    """The tasks."""
    caution: Text
    """What the numbers must not be used for."""


Exercise = Annotated[
    Discussion
    | RolePlay
    | CaseStudy
    | SelfAssessment
    | JourneyMap
    | ActionPlan
    | CardSort
    | GalleryWalk
    | Data,
    Field(discriminator="type"),
]
