"""Exercises about one's own work: self-assessment, journey map and action plan."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import (
    AFTER_ANSWER,
    Base,
    Count,
    Id,
    SurveyRef,
    Text,
    Whole,
    YesNo,
)
from generator.model.exercises import ExerciseBase


class Mark(Base):
    """A mark to put on things, told apart by more than colour."""

    id: Id
    """A short name, by which other fields of this file refer to it."""
    label: Text
    """What the mark stands for."""
    symbol: Text
    """A letter or sign, so that nobody depends on a colour."""
    meaning: Text | None = None
    """When to use this mark."""


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
    """How much effort it takes us."""
    relief: Literal["low", "medium", "high"]
    """How much relief it brings the customer."""
    owner: Text
    """Who could do it, by role."""


class JourneyMap(ExerciseBase):
    """A customer's way through the organisation, step by step."""

    type: Literal["journey-map"]
    """The type of the exercise."""
    actor: Text
    """Whose journey it is: one person with a need, in a few words."""
    scenario: Text
    """What this person wants to get done."""
    expectation: Text
    """What this person expects."""
    start_event: Text
    """Where the journey starts."""
    end_event: Text
    """Where the journey ends for the customer."""
    phases: Annotated[tuple[Text, ...], Field(min_length=4, max_length=8)]
    """Four to eight phases."""
    rows: Annotated[tuple[Text, ...], Field(min_length=3)]
    """What is noted for each phase."""
    feeling_scale: Text
    """How feelings are marked, by more than colour."""
    moments_of_truth: YesNo = True
    """Whether moments of truth are marked."""
    opportunities: Annotated[tuple[Opportunity, ...], Field(min_length=1), AFTER_ANSWER]
    """Example opportunities, shown once people have found their own."""


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
    """How many plans somebody may write; three at most, since more are not kept."""
    partner: YesNo = True
    """Whether a partner is named."""
    review_dates: tuple[Count, ...] = (30, 60, 90)
    """After how many days the plan is looked at."""
    example_good: Text
    """A plan that will hold."""
    example_weak: Text
    """A plan that will not, to be mended."""
