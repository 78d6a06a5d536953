"""The building parts of every kind: strict frozen values, kinds of text, references, audiences."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.annotated_handlers import GetJsonSchemaHandler
from pydantic_core import CoreSchema

from generator.model.conversion import day, decimal_number, plain_text, whole_number, yes_or_no
from generator.model.described import descriptions


class Base(BaseModel):
    """A frozen value that accepts no field it does not know."""

    # What checks a value is built once for a whole kind of file, and only for kinds that there are.
    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=False, defer_build=True)

    def model_post_init(self, context: object, /) -> None:
        """Share the names of the fields that were set: there are few such sets, and many values."""
        own = self.__pydantic_fields_set__
        shared = _SETS.setdefault(frozenset(own), own)
        object.__setattr__(self, "__pydantic_fields_set__", shared)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The schema of the class, in which each field is described by the text under it."""
        found = handler(core)
        fields = handler.resolve_ref_schema(found).get("properties", {})
        for name, text in descriptions(cls).items():
            # Where it says no more than the text of the class that the field leads to, that one does.
            if handler.resolve_ref_schema(fields[name]).get("description") != text:
                fields[name]["description"] = text
        return found


_SETS: dict[frozenset[str], set[str]] = {}
"""The sets of names of fields that were set together in some value."""


class Audience(StrEnum):
    """Who may read a field, from the widest circle to the narrowest."""

    EVERYONE = "everyone"
    AFTER_ANSWER = "after-answer"
    TRAINER = "trainer"


@dataclass(frozen=True)
class For:
    """Marks a field as meant for one audience only."""

    audience: Audience

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        schema = handler(core)
        return {**schema, "x-audience": str(self.audience)}


FOR_TRAINER = For(Audience.TRAINER)
"""Keys, notes, private briefs: never on a participant's page, never in a participant edition."""
AFTER_ANSWER = For(Audience.AFTER_ANSWER)
"""Shown to a participant only together with, or after, an answer; never on a handout."""


@dataclass(frozen=True)
class Reference:
    """Marks a text as the id of another thing of the curriculum."""

    kind: str

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(core), "x-refers-to": self.kind}


# The text is folded before it is measured; in this order pydantic measures it itself, which is faster.
Text = Annotated[str, StringConstraints(min_length=1, max_length=1200), BeforeValidator(plain_text)]
"""Plain text without formatting; line breaks count as spaces."""
Summary = Annotated[
    str, StringConstraints(min_length=20, max_length=200), BeforeValidator(plain_text)
]
Markdown = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000),
    Field(json_schema_extra={"x-format": "markdown"}),
]
"""Text that may hold paragraphs, lists, emphasis and links; no HTML."""
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,63}$")]
LabelName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,31}$")]
ObjectiveId = Annotated[str, StringConstraints(pattern=r"^CF\d{2,4}-O\d$")]
QuestionId = Annotated[str, StringConstraints(pattern=r"^Q-[A-Z0-9]+-\d{2}$")]
TensionId = Annotated[str, StringConstraints(pattern=r"^K\d{1,2}$")]
MisconceptionId = Annotated[str, StringConstraints(pattern=r"^MC-CF\d{2,4}-[a-z0-9-]+$")]
ModuleCode = Annotated[str, StringConstraints(pattern=r"^CF\d{2,4}$")]
Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Whole = Annotated[int, BeforeValidator(whole_number)]
Count = Annotated[Whole, Field(ge=1, le=10_000)]
Minutes = Annotated[Whole, Field(ge=1, le=600)]
Number = Annotated[float, BeforeValidator(decimal_number)]
YesNo = Annotated[bool, BeforeValidator(yes_or_no)]
Day = Annotated[dt.date, BeforeValidator(day)]

IdeaRef = Annotated[Id, Reference("idea")]
ModuleRef = Annotated[Id, Reference("module")]
ExerciseRef = Annotated[Id, Reference("exercise")]
QuizRef = Annotated[Id, Reference("quiz")]
QuestionRef = Annotated[QuestionId, Reference("question")]
WorkshopRef = Annotated[Id, Reference("workshop")]
PathRef = Annotated[Id, Reference("path")]
SurveyRef = Annotated[Id, Reference("survey")]
CaseRef = Annotated[Id, Reference("case")]
StatisticRef = Annotated[Id, Reference("statistic")]
FigureRef = Annotated[Id, Reference("figure")]
ArticleRef = Annotated[Id, Reference("article")]
TermRef = Annotated[Id, Reference("term")]
TensionRef = Annotated[TensionId, Reference("tension")]
SourceRef = Annotated[Id, Reference("source")]
ObjectiveRef = Annotated[ObjectiveId, Reference("objective")]
MisconceptionRef = Annotated[MisconceptionId, Reference("misconception")]
ArticleIdeaRef = Annotated[str, StringConstraints(min_length=2), Reference("article-idea")]
ModuleCodeRef = Annotated[ModuleCode, Reference("module-code")]


class Level(StrEnum):
    """The six levels of the revised Bloom taxonomy, from the simplest to the most demanding."""

    REMEMBER = "remember"
    UNDERSTAND = "understand"
    APPLY = "apply"
    ANALYZE = "analyze"
    EVALUATE = "evaluate"
    CREATE = "create"


class Status(StrEnum):
    """Where an item stands in the editors' work; drafts are not published."""

    DRAFT = "draft"
    REVIEW = "review"
    STABLE = "stable"
    RETIRED = "retired"


class Origin(StrEnum):
    """Where the substance comes from."""

    ARTICLE = "article"
    CURRICULUM = "curriculum"
    ADAPTED = "adapted"


class Readership(StrEnum):
    """For whom a whole item is meant."""

    BOTH = "both"
    TRAINER = "trainer"
    PARTICIPANT = "participant"


class Waiver(Base):
    """Leave from one rule, for a reason and until a day."""

    rule: Text
    """The code of the rule, such as `QST-09`."""
    reason: Text
    """Why the rule does not fit here."""
    until: Day
    """The day on which this leave ends."""


class Item(Base):
    """What every file of the curriculum says about itself."""

    id: Id
    """The name of the file without its ending; set by the loader, never written in the file."""
    title: Text
    """The name that readers see."""
    summary: Summary
    """One or two sentences for cards, search results and link previews; at most 200 characters."""
    status: Status
    """`draft` (not published), `review`, `stable` or `retired`."""
    version: Count = 1
    """Raise it when trainers should notice that their print-out is old."""
    updated: Day
    """The day of the last change that matters to readers."""
    review_by: Day | None = None
    """The day by which somebody must check that this is still true."""
    origin: Origin
    """`article` (from a founding article), `curriculum` (our own) or `adapted` (both)."""
    idea_refs: tuple[ArticleIdeaRef, ...] = ()
    """The ideas of the founding articles that this builds on, such as `P07.8`."""
    source_refs: tuple[SourceRef, ...] = ()
    """Further sources, by their id in `sources.yaml`."""
    audience: Readership = Readership.BOTH
    """`both`, `trainer` (never shown to participants) or `participant`."""
    tags: tuple[Text, ...] = ()
    """Words that help to find this."""
    authors: tuple[Text, ...] = ()
    """Who wrote this, if they want to be named."""
    language: Text = "en"
    """The language of the text."""
    aliases: tuple[Id, ...] = ()
    """Earlier ids of this item; their addresses keep working."""
    waivers: tuple[Waiver, ...] = ()
    """Rules that do not apply here, each with a reason and an end."""
