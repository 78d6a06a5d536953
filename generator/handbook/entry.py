"""An entry of the handbook: what its file may hold."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from generator.problem import Severity


class Saved(StrEnum):
    """How a file is saved, in the words that follow `saved`."""

    WITH_A_MARK = "with a byte-order mark"
    OLD_WINDOWS = "in the old encoding of Windows"
    UTF_16 = "in UTF-16"
    UTF_32 = "in UTF-32"
    LINK = "as a link"
    FOLDER = "as a folder"
    PIPE = "as a pipe"
    LOCKED = "so that nobody may open it"
    NOWHERE = "nowhere"


class Passage(BaseModel):
    """A passage of a file of an example: what an editor would read or write there."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str
    """The file that the passage stands in: of the curriculum, a finished page, or a style sheet."""
    at: str = ""
    """The place of the passage, such as `questions.0`; empty: fields at the top of the file.

    On a finished page, a CSS selector: the first part of the page that it names gives way.
    """
    text: str
    """The passage as it is written; `⟨U+200B⟩` stands for a character that nobody sees."""
    saved: Saved | None = None
    """How the whole file is saved, where that is what the example shows."""
    times: int = Field(default=1, ge=1)
    """How often the text stands in the file, where it would be long to read."""

    @property
    def within(self) -> str:
        """The place of the passage in the file, in words; entries are counted from 1."""
        if self.at and not self.file.endswith(".yaml"):
            return f"`{self.at}`"
        steps = self.at.split(".") if self.at else ()
        return ", ".join(f"entry {int(s) + 1}" if s.isdigit() else f"`{s}`" for s in steps)

    @property
    def place(self) -> str:
        """The file, and what is special about it."""
        saved = f" (saved {self.saved})" if self.saved else ""
        return f"{self.file}{saved}{f' ({self.times:,} times)' if self.times > 1 else ''}"


class Entry(BaseModel):
    """The examples of a code; for what the reader finds, also why and how."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    """What must be so, in a few words, without a full stop."""
    level: Severity = Severity.ERROR
    """How much it matters; of a rule, the rule itself says it."""
    why: str = ""
    computed: str = ""
    basis: str = ""
    seen_as: tuple[str, ...] = ()
    """The codes under which a mistake is told, where they differ from the code of the entry."""
    given: tuple[Passage, ...] = ()
    """What stands around both examples, and is not shown, such as a second module."""
    wrong: tuple[Passage, ...]
    """What breaks the rule."""
    right: tuple[Passage, ...]
    """What keeps it."""


_ADAPTER = TypeAdapter(Entry)


def entry_of(data: dict[str, object]) -> Entry:
    """The entry that the data of a file describe; raises pydantic's `ValidationError`."""
    return _ADAPTER.validate_python(data)
