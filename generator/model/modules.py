"""Modules: what is taught together, with objectives, timed segments and a quiz."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.base import (
    FOR_TRAINER,
    ArticleIdeaRef,
    Base,
    CaseRef,
    Count,
    ExerciseRef,
    FigureRef,
    IdeaRef,
    Item,
    Level,
    Markdown,
    Minutes,
    MisconceptionId,
    ModuleCode,
    ModuleRef,
    ObjectiveId,
    QuizRef,
    StatisticRef,
    TensionRef,
    Text,
    YesNo,
)


class SegmentKind(StrEnum):
    """What happens in a segment."""

    OPEN = "open"
    RECALL = "recall"
    INPUT = "input"
    EXAMPLE = "example"
    EXERCISE = "exercise"
    DEBRIEF = "debrief"
    CHECK = "check"
    COMMIT = "commit"
    BREAK = "break"


class Fidelity(StrEnum):
    """Whether a trainer may change a segment."""

    CORE = "core"
    ADAPTABLE = "adaptable"


class Energy(StrEnum):
    """What bodies do in a segment."""

    SIT = "sit"
    TALK = "talk"
    MOVE = "move"


class Sequence(StrEnum):
    """What comes first in a module."""

    CONCEPT_FIRST = "concept-first"
    EXPERIENCE_FIRST = "experience-first"


class Objective(Base):
    """What a participant will be able to do, and how well."""

    id: ObjectiveId
    """The code of the module and a number, such as `CF01-O1`."""
    level: Level
    """The level of Bloom's taxonomy."""
    text: Text
    """Completes "you will be able to …": starts with a verb of the level, at most 25 words."""
    condition: Text | None = None
    """Under which conditions; expected from the level `apply` upwards."""
    criterion: Text | None = None
    """How well is well enough; expected from the level `apply` upwards."""
    idea_refs: tuple[ArticleIdeaRef, ...] = ()
    """The ideas of the articles behind it."""

    @property
    def verb(self) -> str:
        """The first word of the objective, in lower case: what the participant does."""
        return self.text.split()[0].strip(",.").lower()


class Ask(Base):
    """A question to the room, with the answers a trainer may expect."""

    question: Text
    """The question, word for word."""
    expect: Annotated[tuple[Text, ...], FOR_TRAINER] = ()
    """Answers that are likely to come, and what to make of them."""


class Segment(Base):
    """A timed part of a module."""

    kind: SegmentKind
    """`open`, `recall`, `input`, `example`, `exercise`, `debrief`, `check` or `commit`."""
    title: Text
    """A short name for the agenda."""
    minutes: Minutes
    """Minutes in the room."""
    core: YesNo = False
    """`true` when the segment belongs to the compact version, too."""
    exercise: ExerciseRef | None = None
    """The exercise done here."""
    quiz: QuizRef | None = None
    """The quiz taken here."""
    case: CaseRef | None = None
    """The case read here."""
    figure: FigureRef | None = None
    """The figure shown here."""
    statistics: tuple[StatisticRef, ...] = ()
    """Statistics used here; each appears with its badge."""
    tensions: tuple[TensionRef, ...] = ()
    """Where the articles disagree, and this makes people talk about it; ids from `tensions.yaml`."""
    read: Markdown | None = None
    """What somebody who learns alone reads here; also the trainer's background."""
    do: Annotated[Markdown | None, FOR_TRAINER] = None
    """What the trainer does, in the order in which it happens."""
    say: Annotated[Markdown | None, FOR_TRAINER] = None
    """What the trainer might say, word for word; optional, short."""
    ask: Annotated[tuple[Ask, ...], FOR_TRAINER] = ()
    """Questions to the room with the answers to expect."""
    transition: Annotated[Text | None, FOR_TRAINER] = None
    """The sentence that leads to the next segment."""
    screen: Annotated[Text | None, FOR_TRAINER] = None
    """What is to be seen on the screen or the wall."""
    producer: Annotated[Text | None, FOR_TRAINER] = None
    """What the producer of a virtual session does."""
    fidelity: Annotated[Fidelity, FOR_TRAINER] = Fidelity.ADAPTABLE
    """`core` when it must not be changed, else `adaptable`."""
    energy: Energy | None = None
    """`sit`, `talk` or `move`."""


class Misconception(Base):
    """A belief that gets in the way of learning."""

    id: MisconceptionId
    """Such as `MC-CF01-smiling`."""
    belief: Text
    """The belief as people would say it."""
    why_plausible: Text
    """Why sensible people hold it."""
    correction: Text
    """What is true instead, in words that help."""


class GroupSize(Base):
    """How many people it works for."""

    min: Count
    """The fewest people it works with."""
    max: Count
    """The most people it works with."""
    ideal: Count
    """The number it works best for."""


class Prework(Base):
    """Something to do before."""

    text: Text
    """What participants do before they come."""
    minutes: Minutes
    """How long it takes."""


class StatedMinutes(Base):
    """How long a module takes, as trainers and participants are told beforehand."""

    full: Minutes
    """Minutes of the whole module in a room; the segments add up to it."""
    compact: Minutes | None = None
    """Minutes of the compact version; the segments with `core: true` add up to it."""
    alone: Minutes | None = None
    """Minutes for somebody who learns alone, best found out by asking a few who did."""


class Module(Item):
    """What is taught together."""

    code: ModuleCode
    """The code of the module, such as `CF01`; never given twice."""
    promise: Text
    """What a participant gains, in a participant's words."""
    question: Text
    """The question that the module answers."""
    minutes: StatedMinutes | None = None
    """How long it takes; `curriculum check` tells when segments and texts no longer agree with it."""
    sequence: Sequence = Sequence.CONCEPT_FIRST
    """`concept-first` or `experience-first`."""
    objectives: Annotated[tuple[Objective, ...], Field(min_length=2, max_length=5)]
    """Two to five objectives."""
    prerequisites: tuple[ModuleRef, ...] = ()
    """Modules to take before."""
    ideas: Annotated[tuple[IdeaRef, ...], Field(min_length=1)]
    """The principles, building blocks and practices taught here."""
    figures: tuple[FigureRef, ...] = ()
    """Figures of this module, the most important first."""
    segments: Annotated[tuple[Segment, ...], Field(min_length=3)]
    """The timed parts in their order."""
    keypoints: Annotated[tuple[Text, ...], Field(min_length=3, max_length=5)]
    """Three to five sentences to remember."""
    misconceptions: Annotated[tuple[Misconception, ...], Field(min_length=2)]
    """Beliefs that get in the way; wrong options of the quiz refer to them."""
    quiz: QuizRef
    """The quiz of the module."""
    try_this_week: Text
    """One act to try at work this week."""
    group: GroupSize
    """How many people the module works for in a room."""
    prework: tuple[Prework, ...] = ()
    """What participants do before."""
    manager_note: Markdown | None = None
    """What a participant's own manager can do so that it lasts."""
    if_short: Annotated[Markdown, FOR_TRAINER]
    """What to cut when time is short."""
    if_long: Annotated[Markdown, FOR_TRAINER]
    """What to add when there is time."""
    watch_for: Annotated[tuple[Text, ...], FOR_TRAINER] = ()
    """Signs that the room is being lost, or that a point has not landed."""
