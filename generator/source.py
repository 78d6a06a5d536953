"""Read YAML bytes safely: every scalar stays text, and every node knows where it stands.

YAML 1.1 turns `no` into false, `12:30` into 750 and `1.10` into 1.1. So nothing is converted here;
the model does that by the type of the field. The tree is built from the parser's events, so that
depth, size, anchors, tags and duplicate keys are judged before anything is nested. A file with nothing
odd in it is read without its tree, which is built when somebody asks for a place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import yaml

from generator import characters, slips
from generator.builder import Builder, position
from generator.decoding import decoded
from generator.files import contents, listing
from generator.problem import Position, Problem, Severity
from generator.refused import Refused
from generator.straight import CUT_SHORT, Odd, fields
from generator.tree import Mapping, Scalar, locate, mapping_data, node_at

# The C parser where PyYAML has it: the same events, ten times faster.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
UNCLOSED = ("end of stream", "expected ','")
"""Parts of what the parser says when quotes or brackets are not closed."""
MOST_TREES = 16
"""How many trees are kept that had to be built again."""


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file: its path below the curriculum's folder, and what it says."""

    path: str
    given: Mapping | None = field(repr=False)
    """The tree, unless it is to be built from the text when it is asked for."""
    said: dict[str, object] | None = field(hash=False)
    """The fields as plain text, unless they are to be read from the text when they are asked for."""
    text: str = field(default="", repr=False)
    """The file as it is written."""

    @property
    def tree(self) -> Mapping:
        """Every piece of the file with its place.

        It takes more room than all that the file says, and only a file with a problem needs it.
        """
        return self.given if self.given is not None else _tree(self.path, self.text)

    @property
    def data(self) -> dict[str, object]:
        """The fields as plain text, lists and dictionaries."""
        return self.said if self.said is not None else mapping_data(self.tree)

    def shelved(self) -> Document:
        """The same file with nothing but its text, from which the rest can be read again."""
        if self.given is not None or self.said is None:
            return self
        return Document(self.path, None, None, self.text)

    def locate(self, loc: tuple[int | str, ...]) -> Position:
        """Where the value at `loc` stands: the nearest node that exists on the way to it."""
        return locate(self.tree, loc)

    def locate_within(self, loc: tuple[int | str, ...], part: str, number: int = 0) -> Position:
        """Where `part` stands in the text at `loc`, the first time or a later one.

        Where it is written in another way, such as with escapes, the start of the text is told.
        """
        node = node_at(self.tree, loc)
        if not isinstance(node, Scalar):
            return self.locate(loc)
        offset = node.start - 1
        for _ in range(number + 1):
            offset = self.text.find(part, offset + 1, node.end)
            if offset < 0:
                return node.at
        return characters.place(self.text, offset)


def documents(root: Path) -> Iterator[tuple[str, Path]]:
    """Every YAML file of the curriculum in `root` that may be read, with its path from there."""
    yield from listing(root).documents


def read(path: Path, name: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read one file; `name` is how problems call it. Never raises for what a file may hold."""
    try:
        text = decoded(contents(path))
    except Refused as refused:
        return None, (refused.problem(name),)
    return parse(text, name)


def parse(text: str, name: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """The document that `text` holds, or the problems that keep it from being read.

    With a document there may be warnings.
    """
    warnings: tuple[Problem, ...] = ()
    if text.startswith("\ufeff"):
        text, warnings = text[1:], (_byte_order_mark(name),)
    seen = (*warnings, *characters.problems(text, name))
    if any(problem.code in characters.UNREADABLE for problem in seen):
        return None, seen
    if not seen and (said := _straight(text)) is not None:
        return Document(name, None, said, text), ()
    return place_by_place(text, name, seen)


def _straight(text: str) -> dict[str, object] | None:
    """The fields of a text in which there is nothing to tell of."""
    try:
        return fields(text, LOADER(text).get_event)
    except (Odd, yaml.YAMLError, ValueError, OverflowError, RecursionError):
        return None


def place_by_place(
    text: str, name: str, seen: tuple[Problem, ...]
) -> tuple[Document | None, tuple[Problem, ...]]:
    """The document with the places of everything in it, and all that there is to tell of it."""
    builder = Builder(name)
    builder.problems.extend(seen)
    try:
        _build(text, builder)
        tree = builder.finish()
    except Refused as refused:
        return None, (*builder.problems, refused.problem(name))
    except yaml.YAMLError as error:
        return None, (*builder.problems, _syntax_problem(error, builder, text))
    except (ValueError, OverflowError, RecursionError):
        # PyYAML's own scanner lets these escape on escapes such as "\UFFFFFFFF".
        return None, (*builder.problems, _unspeakable(name, text))
    if any(problem.severity is Severity.ERROR for problem in builder.problems):
        return None, tuple(builder.problems)
    return Document(name, None, mapping_data(tree), text), tuple(builder.problems)


@lru_cache(maxsize=MOST_TREES)
def _tree(name: str, text: str) -> Mapping:
    """The tree of a text that was read before without an error."""
    builder = Builder(name)
    _build(text, builder)
    return builder.finish()


def _build(text: str, builder: Builder) -> None:
    """Feed the parser's events to `builder`, and look at texts that may hide something."""
    may_hide = "\\" in text
    may_be_cut = "#" in text and CUT_SHORT.search(text) is not None
    loader = LOADER(text)
    try:
        while (event := loader.get_event()) is not None:
            if type(event) is not yaml.ScalarEvent:
                builder.take(event)
                continue
            scalar = builder.take_scalar(event)
            if may_hide and event.style == '"':
                _judge_escapes(scalar, builder)
            if may_be_cut and scalar.plain:
                _judge_end(text, scalar, builder)
    finally:
        loader.dispose()


def _judge_escapes(scalar: Scalar, builder: Builder) -> None:
    """Characters that nobody sees are not let in by writing them as `\\x00` either."""
    if not scalar.text.isprintable() and (saying := characters.unseen(scalar.text)) is not None:
        builder.note(scalar.at, *saying)


def _judge_end(text: str, scalar: Scalar, builder: Builder) -> None:
    """A `#` after a space starts a comment: it may cut short what was meant as text."""
    if (cut := CUT_SHORT.match(text, scalar.end)) is not None:
        at = characters.place(text, cut.end() - 1)
        message = "the text ends before this `#`, which starts a comment"
        hint = "put the text in quotes; if it is a comment, leave a space after `#`"
        builder.note(at, "yaml-comment", message, hint)


def _byte_order_mark(name: str) -> Problem:
    message = "this file starts with a byte-order mark, which nobody sees"
    hint = "save it as UTF-8 without a mark (BOM)"
    return Problem(name, Position(), "file-bom", message, hint, Severity.WARNING)


def _syntax_problem(error: yaml.YAMLError, builder: Builder, text: str) -> Problem:
    """A parser's complaint in plain words, with the most likely cause."""
    complaint = str(getattr(error, "problem", None) or "")
    lines = characters.BREAK.split(text)
    opened = getattr(error, "context_mark", None)
    mark = getattr(error, "problem_mark", None) or opened
    at = position(mark) if mark else Position()
    if opened and any(sign in complaint for sign in UNCLOSED):
        return Problem(builder.name, *slips.unclosed(lines, position(opened), at))
    if at.line >= len(lines) and builder.open and _is_bracket(lines, builder.open[-1].at):
        return Problem(builder.name, *slips.unclosed(lines, builder.open[-1].at, at))
    return Problem(builder.name, *slips.likely(lines, at, complaint))


def _is_bracket(lines: list[str], at: Position) -> bool:
    """Whether what begins at `at` needs a bracket or a brace at its end."""
    return lines[at.line - 1][at.column - 1 : at.column] in {"[", "{"}


def _unspeakable(name: str, text: str) -> Problem:
    """A number after a backslash that stands for no character."""
    at = characters.place(text, max(text.find("\\U"), 0))
    message = "a backslash in double quotes starts a special sign"
    return Problem(name, at, "yaml-escape", message, "use single quotes, or write `\\\\`")
