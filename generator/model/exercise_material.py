"""Exercises with something to handle: card sort, gallery walk and data."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import (
    AFTER_ANSWER,
    Base,
    Count,
    Id,
    Minutes,
    Number,
    StatisticRef,
    Text,
    Whole,
    YesNo,
)
from generator.model.datasets import Recount
from generator.model.exercises import ExerciseBase


class Category(Base):
    """A pile of a card sort, told apart by more than colour."""

    id: Id
    """A short name, by which other fields of this file refer to it."""
    label: Text
    """The name of the pile."""
    symbol: Text
    """A letter or sign, so that nobody depends on a colour."""


class Card(Base):
    """A card to sort."""

    id: Id
    """A short name, by which other fields of this file refer to it."""
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
    """The name of the station, as it stands on the wall."""
    prompt: Text
    """The question or task that groups answer in writing there."""
    material: Text
    """What hangs or lies there."""


class Vote(Base):
    """A vote with dots."""

    dots: Count
    """How many dots each person has."""
    question: Text
    """What people put their dots on."""


class GalleryWalk(ExerciseBase):
    """Groups walk from station to station and add to what is there."""

    type: Literal["gallery-walk"]
    """The type of the exercise."""
    stations: Annotated[tuple[Station, ...], Field(min_length=3, max_length=6)]
    """Three to six stations."""
    minutes_per_station: Minutes
    """How many minutes a group stays at each station."""
    travel_seconds: Annotated[Whole, Field(ge=0, le=120)] = 20
    """How many seconds a group needs to walk on to the next one."""
    direction: Text
    """Which way round the groups walk."""
    group_marks: Text
    """How groups mark what they wrote, by more than colour."""
    vote: Vote | None = None
    """A vote at the end, with dots on the sheets."""
    group_roles: tuple[Text, ...] = ()
    """Parts within a group, such as a writer and a timekeeper."""


class Column(Base):
    """A column of a data set."""

    column: Text
    """The name of the column, exactly as in the first line of the data file."""
    meaning: Text
    """What the column holds, in plain words."""
    unit: Text | None = None
    """The unit of its numbers, such as minutes; nothing for text."""


class DataTask(Base):
    """A task with a number as its answer."""

    text: Text
    """What participants work out from the data."""
    answer: Annotated[Number, AFTER_ANSWER]
    """The answer; counted anew from the file where `from_data` says how."""
    tolerance: Annotated[Number, AFTER_ANSWER] = 0.0
    """How far off still counts as right."""
    unit: Text | None = None
    """The unit of its numbers, such as minutes; nothing for text."""
    method: Annotated[Text, AFTER_ANSWER]
    """How to get to the answer, step by step."""
    from_data: Annotated[Recount | None, AFTER_ANSWER] = None
    """How to count the answer in the file; `curriculum check` does so."""


class Data(ExerciseBase):
    """Work with numbers."""

    type: Literal["data"]
    """The type of the exercise."""
    dataset: Text | None = None
    """The file with the data in `content/data/`, such as `tickets.csv`."""
    dictionary: tuple[Column, ...] = ()
    """What each column means."""
    show_table: YesNo = True
    """Whether the data stand on the page and in the handout; `false` when people are to find them out."""
    synthetic: YesNo = True
    """Whether the data were made up."""
    statistics: tuple[StatisticRef, ...] = ()
    """Statistics that are dealt out as cards A, B, C and so on; the guide prints them to cut, without verdict."""
    tasks: Annotated[tuple[DataTask, ...], Field(min_length=1)]
    """The tasks, in the order in which they are done."""
    caution: Text
    """What the numbers must not be used for."""
