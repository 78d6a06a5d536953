"""An exercise is one of nine types; the field `type` says which."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.exercise_material import CardSort, Data, GalleryWalk
from generator.model.exercise_own_work import ActionPlan, JourneyMap, SelfAssessment
from generator.model.exercise_talk import CaseStudy, Discussion, RolePlay

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
