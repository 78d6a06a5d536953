"""Quizzes: questions that are asked together."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.base import (
    Base,
    Count,
    Item,
    Markdown,
    ModuleRef,
    QuestionRef,
    QuizRef,
    Whole,
    YesNo,
)
from generator.model.question_kinds import Question


class Purpose(StrEnum):
    """What a quiz is for."""

    CHECK = "check"
    RETRIEVAL = "retrieval"
    PRE = "pre"
    POST = "post"
    FOLLOW_UP = "follow-up"


class Feedback(StrEnum):
    """When feedback is shown."""

    EACH = "each"
    END = "end"


class Draw(Base):
    """Questions taken from other quizzes."""

    pool: Annotated[tuple[QuizRef, ...], Field(min_length=1)]
    """The quizzes to draw from."""
    per_objective: Count
    """How many for each objective."""


class Quiz(Item):
    """Questions that are asked together."""

    module: ModuleRef | None = None
    """The module it belongs to."""
    purpose: Purpose
    """`check`, `retrieval`, `pre`, `post` or `follow-up`."""
    intro: Markdown | None = None
    """A word before the first question."""
    questions: tuple[Question, ...] = ()
    """The questions in the order in which they are printed."""
    anchors: tuple[QuestionRef, ...] = ()
    """Questions of the parallel quiz that are asked here, too, after its own; their `form` is `anchor`."""
    draw: Draw | None = None
    """Questions taken from other quizzes, in place of own ones."""
    shuffle: YesNo = False
    """Whether the questions may change places."""
    pass_percent: Annotated[Whole, Field(ge=1, le=100)] | None = None
    """The share of right answers that counts as passed; left out when nothing depends on it."""
    attempts: Count | None = None
    """How often it may be taken; left out when as often as one likes."""
    show_feedback: Feedback = Feedback.EACH
    """`each` (after each question) or `end`."""
