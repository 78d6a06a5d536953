"""A question is one of thirteen kinds; the field `kind` says which."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.questions import Alternate, Multi, Single, TrueFalse
from generator.model.questions_to_fill import (
    Categorise,
    Cloze,
    Matching,
    Numeric,
    Ordering,
    ShortText,
)
from generator.model.questions_to_live import Dialogue, Rating, Reflection

Question = Annotated[
    Single
    | Multi
    | Alternate
    | TrueFalse
    | Matching
    | Ordering
    | Categorise
    | Numeric
    | ShortText
    | Cloze
    | Dialogue
    | Reflection
    | Rating,
    Field(discriminator="kind"),
]
