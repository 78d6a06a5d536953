"""Paths: modules in an order for people who learn alone."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Base, Item, Markdown, ModuleRef, QuizRef, SurveyRef, Text


class Stage(Base):
    """A part of a path, such as a week."""

    title: Text
    """Its name, such as `Week 1`."""
    modules: tuple[ModuleRef, ...] = ()
    """The modules to take."""
    quizzes: tuple[QuizRef, ...] = ()
    """Quizzes to take before the modules."""
    surveys: tuple[SurveyRef, ...] = ()
    """Surveys to answer."""
    note: Markdown | None = None
    """What to do in this part."""


class LearningPath(Item):
    """Modules in an order for people who learn alone."""

    promise: Text
    """What somebody gains who takes the whole path."""
    who_for: Text
    """For whom it is."""
    stages: Annotated[tuple[Stage, ...], Field(min_length=1)]
    """The parts in their order."""
    closing: Markdown | None = None
    """What comes after the last stage."""
