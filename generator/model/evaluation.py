"""The evaluation plan of a workshop: what is asked before, at the end and long afterwards."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Base, Minutes, QuizRef, SurveyRef, Text, Whole

DaysAfter = Annotated[Whole, Field(ge=1, le=365)]


class FollowUp(Base):
    """A look back some time after the workshop."""

    days: DaysAfter
    """Days after the workshop, such as `30`."""
    minutes: Minutes
    """How long it takes a participant."""
    tasks: Annotated[tuple[Text, ...], Field(min_length=1)]
    """What is done, such as a call between partners; a task for each line."""
    quiz: QuizRef | None = None
    """Questions about what was learned."""
    survey: SurveyRef | None = None
    """Questions about what people do at work."""


class Measure(Base):
    """A number in which customers would notice the workshop."""

    text: Text
    """What is counted, as seen by a customer."""
    baseline: Text | None = None
    """How it stood before, or how to find that out."""
    owner: Text | None = None
    """Who reads the number and answers for it."""
    days: DaysAfter | None = None
    """How many days after the workshop it is read again, such as `90`."""


class EvaluationPlan(Base):
    """How a workshop of half a day or longer finds out what it was good for."""

    before: QuizRef | None = None
    """The quiz with the purpose `pre`, taken before the workshop."""
    after: QuizRef | None = None
    """The quiz with the purpose `post`, taken after the workshop."""
    reaction: SurveyRef | None = None
    """The survey with the purpose `reaction`, answered in the room before people leave."""
    followups: tuple[FollowUp, ...] = ()
    """Looks back, about 30, 60 and 90 days after the workshop."""
    measure: Measure | None = None
    """A number in which customers would notice the workshop."""
