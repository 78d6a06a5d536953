"""An entry of the handbook: what its file may hold."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, TypeAdapter

from generator.problem import Severity


class Passage(BaseModel):
    """A passage of a file of an example: what an editor would read or write there."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    file: str
    """The file that the passage stands in."""
    at: str = ""
    """The place of the passage, such as `questions.0`; empty: fields at the top of the file."""
    text: str
    """The passage as it is written."""


class Entry(BaseModel):
    """The examples of a code; for what the reader finds, also why and how."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    title: str
    """What must be so, in a few words, without a full stop."""
    level: Severity = Severity.ERROR
    """How much it matters; of a rule, the rule itself says it."""
    why: str = ""
    computed: str = ""
    basis: str = ""
    seen_as: tuple[str, ...] = ()
    """The codes under which a mistake is told, where they differ from the code of the entry."""
    wrong: tuple[Passage, ...]
    """What breaks the rule."""
    right: tuple[Passage, ...]
    """What keeps it."""


_ADAPTER = TypeAdapter(Entry)


def entry_of(data: dict[str, object]) -> Entry:
    """The entry that the data of a file describe; raises pydantic's `ValidationError`."""
    return _ADAPTER.validate_python(data)
