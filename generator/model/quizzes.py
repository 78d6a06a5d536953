"""Quizzes: questions that are asked together."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.base import (
    Count,
    Item,
    Markdown,
    ModuleRef,
    QuestionRef,
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
    again: tuple[QuestionRef, ...] = ()
    """Questions of other quizzes, asked here once more after its own: to call them to mind, or (with the
    `form` `anchor`) to compare two parallel quizzes."""
    shuffle: YesNo = False
    """Whether the questions may change places."""
    pass_percent: Annotated[Whole, Field(ge=1, le=100)] | None = None
    """The share of right answers that counts as passed; left out when nothing depends on it."""
    attempts: Count | None = None
    """How often it may be taken; left out when as often as one likes."""
    show_feedback: Feedback = Feedback.EACH
    """`each` (after each question) or `end`."""
