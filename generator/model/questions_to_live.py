"""Questions to be lived through or thought about: dialogue, reflection and rating."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import (
    AFTER_ANSWER,
    FOR_TRAINER,
    Base,
    Id,
    Markdown,
    SurveyRef,
    Text,
    Whole,
)
from generator.model.questions import QuestionBase

QUALITIES = ("strong", "fair", "weak")


class Choice(Base):
    """A line to choose in a dialogue."""

    text: Text
    """What you say."""
    next: Id
    """The id of the turn or of the end that follows."""
    feedback: Annotated[Text, AFTER_ANSWER]
    """What this line does to the talk."""
    quality: Annotated[Literal["strong", "fair", "weak"], AFTER_ANSWER]
    """How well it serves."""


class DialogueNode(Base):
    """A turn of a dialogue."""

    id: Id
    """A short name, to which a choice leads."""
    says: Text
    """What the other person says or does."""
    choices: Annotated[tuple[Choice, ...], Field(min_length=2, max_length=4)]
    """What one may answer: two to four sentences."""


class Ending(Base):
    """An end of a dialogue."""

    id: Id
    """A short name, to which a choice leads."""
    text: Text
    """How it ends."""
    debrief: Annotated[Text, AFTER_ANSWER]
    """What to learn from it."""


class Dialogue(QuestionBase):
    """A conversation that branches with what you say."""

    kind: Literal["dialogue"]
    """Which kind of question this is; it decides which further fields there are."""
    start: Id
    """The node it starts with."""
    nodes: Annotated[tuple[DialogueNode, ...], Field(min_length=1)]
    """The turns of the dialogue: what the other person says, and what one may answer."""
    endings: Annotated[tuple[Ending, ...], Field(min_length=1)]
    """The ways in which the dialogue can end."""

    @property
    def words(self) -> int:
        """Words to read on the way that the strongest lines take."""
        turns = (f"{node.says} {' '.join(c.text for c in node.choices)}" for node in self.best_way)
        return super().words + sum(len(turn.split()) for turn in turns)

    @property
    def best_way(self) -> tuple[DialogueNode, ...]:
        """The turns from the start to an end when every answer is the strongest on offer."""
        nodes = {node.id: node for node in self.nodes}
        way: list[DialogueNode] = []
        at = self.start
        while at in nodes and nodes[at] not in way:
            way.append(nodes[at])
            at = min(nodes[at].choices, key=lambda choice: QUALITIES.index(choice.quality)).next
        return tuple(way)


class Reflection(QuestionBase):
    """A thought to write down; never scored."""

    kind: Literal["reflection"]
    """Which kind of question this is; it decides which further fields there are."""
    min_words: Annotated[Whole, Field(ge=0, le=200)] = 0
    """How many words to encourage."""
    model_answer: Annotated[Markdown | None, FOR_TRAINER] = None
    """What a thoughtful answer holds."""


class Rating(QuestionBase):
    """A rating of oneself; never scored."""

    kind: Literal["rating"]
    """Which kind of question this is; it decides which further fields there are."""
    survey: SurveyRef
    """The survey that holds the scale."""
    item: Id
    """The id of the survey's item."""
