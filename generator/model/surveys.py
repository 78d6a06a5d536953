"""Surveys: self-assessments and reaction forms with a worded scale."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.base import Base, Count, Id, IdeaRef, Item, Markdown, Text, YesNo


class SurveyPurpose(StrEnum):
    """What a survey is for."""

    SELF_ASSESSMENT = "self-assessment"
    REACTION = "reaction"
    FOLLOW_UP = "follow-up"


class Topic(StrEnum):
    """What a question to people who are about to leave is about."""

    USEFULNESS = "usefulness"
    CONFIDENCE = "confidence"
    OBSTACLE = "obstacle"
    SATISFACTION = "satisfaction"
    CHANGE = "change"


class SurveyItem(Base):
    """A question of a survey."""

    id: Id
    """A short name."""
    text: Text
    """The question: one idea, worded positively, ends with a question mark."""
    idea: IdeaRef | None = None
    """The idea it belongs to."""
    looks_like: Count | None = None
    """Which line under `looks_like` of that idea it asks about: `1` for the first."""
    topic: Topic | None = None
    """In reaction forms: `usefulness`, `confidence`, `obstacle`, `satisfaction` or `change`."""
    open: YesNo = False
    """`true` for a question that is answered in words."""


class Reading(Base):
    """What answers may mean."""

    range: Text
    """Which answers this is about."""
    text: Text
    """What they may mean; never a label for a person."""
    next_step: Text
    """What to do next."""


class Survey(Item):
    """Questions about oneself or about a session; never scored, never a test."""

    purpose: SurveyPurpose
    """`self-assessment`, `reaction` or `follow-up`."""
    items: Annotated[tuple[SurveyItem, ...], Field(min_length=1, max_length=60)]
    """At most fifteen questions."""
    scale: Annotated[tuple[Text, ...], Field(min_length=5, max_length=7)]
    """Five to seven points, each in words."""
    time_frame: Text
    """The time the questions are about, such as `in the past two weeks`."""
    form: Annotated[str, Field(pattern="^(once|then-now)$")] = "once"
    """`once`, or `then-now` when two ratings are asked side by side."""
    interpretation: tuple[Reading, ...] = ()
    """What answers may mean."""
    privacy_note: Text
    """Who sees the answers."""
    note: Markdown | None = None
    """A caution or a word of use."""
