"""Read YAML bytes safely: every scalar stays text, and every node knows where it stands.

YAML 1.1 turns `no` into false, `12:30` into 750 and `1.10` into 1.1. So nothing is converted here;
the model does that by the type of the field. The tree is built from the parser's events, so that
depth, size, anchors, tags and duplicate keys are judged before anything is nested.
"""

from __future__ import annotations

import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from generator.problem import Position, Problem

MAXIMUM_BYTES = 256 * 1024
MAXIMUM_DEPTH = 20
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
# The C parser where PyYAML has it: the same events, ten times faster.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text; `plain` when it was written without quotes."""

    text: str
    at: Position
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    at: Position


@dataclass(frozen=True, slots=True)
class Mapping:
    """Named nodes; `keys` tells where each name stands."""

    entries: dict[str, Node]
    keys: dict[str, Position]
    at: Position


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file: its path below the curriculum's folder, and what it says."""

    path: str
    tree: Mapping
    data: dict[str, object] = field(hash=False)

    def locate(self, loc: tuple[int | str, ...]) -> Position:
        """Where the value at `loc` stands: the nearest node that exists on the way to it."""
        return locate(self.tree, loc)


def documents(root: Path) -> Iterator[tuple[str, Path]]:
    """Every YAML file of the curriculum in `root`, with its path from there, in a fixed order."""
    offer = root / "curriculum.yaml"
    if offer.exists() or offer.is_symlink():
        yield "curriculum.yaml", offer
    content = root / "content"
    for path in sorted(content.rglob("*")):
        relative = path.relative_to(root).as_posix()
        if path.suffix in {".yaml", ".yml"} and not any(p.startswith(".") for p in path.parts):
            yield relative, path


def read(path: Path, name: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read one file; `name` is how problems call it. Never raises for what a file may hold."""
    try:
        text = _text(path)
        document = parse(text, name)
    except _Refused as refused:
        problem = Problem(name, refused.at, refused.code, refused.message, refused.hint)
        return None, (problem,)
    return document


def parse(text: str, name: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """The document that `text` holds, or the problems that keep it from being read."""
    builder = _Builder(name)
    try:
        _guard_characters(text)
        for event in yaml.parse(text, Loader=LOADER):
            builder.take(event)
        tree = builder.finish()
    except _Refused as refused:
        problem = Problem(name, refused.at, refused.code, refused.message, refused.hint)
        return None, (*builder.problems, problem)
    except yaml.YAMLError as error:
        return None, (*builder.problems, _syntax_problem(error, name, text))
    except (ValueError, OverflowError, RecursionError) as error:
        # PyYAML's scanner lets these escape on hostile escapes such as "\UFFFFFFFF".
        message = f"this cannot be read as YAML ({error})"
        return None, (Problem(name, Position(), "yaml-syntax", message, "write plain text"),)
    if builder.problems:
        return None, tuple(builder.problems)
    return Document(name, tree, _mapping_data(tree)), ()


class _Refused(Exception):
    """A file that must not be read any further."""

    def __init__(self, at: Position, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.at, self.code, self.message, self.hint = at, code, message, hint


def _text(path: Path) -> str:
    """The text of a regular UTF-8 file of bearable size."""
    start = Position()
    try:
        info = path.lstat()
        if stat.S_ISLNK(info.st_mode):
            raise _Refused(
                start, "file-symlink", "this file is a link to another file", "put the file itself"
            )
        if not stat.S_ISREG(info.st_mode):
            raise _Refused(start, "file-special", "this is not an ordinary file", "remove it")
        if info.st_size > MAXIMUM_BYTES:
            raise _Refused(
                start,
                "file-size",
                f"this file is larger than {MAXIMUM_BYTES // 1024} KiB",
                "split it into several files",
            )
        raw = path.read_bytes()
    except OSError as error:
        raise _Refused(
            start, "file-unreadable", f"this file cannot be read ({error.strerror})", "check it"
        ) from error
    return _decoded(raw)


def _decoded(raw: bytes) -> str:
    """`raw` as text; a byte-order mark at the start is dropped."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")) + 1
        raise _Refused(
            Position(line, column),
            "file-encoding",
            "this file is not UTF-8 text",
            "save it with the encoding UTF-8",
        ) from error


def _guard_characters(text: str) -> None:
    """Refuse characters that cannot be seen: controls, and marks that turn text around."""
    for offset, character in enumerate(text):
        if character in "\n\r\t" or (character >= " " and character.isprintable()):
            continue
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co"} and character != "\u00ad":
            line = text.count("\n", 0, offset) + 1
            column = offset - (text.rfind("\n", 0, offset) + 1) + 1
            raise _Refused(
                Position(line, column),
                "yaml-character",
                f"an invisible character (U+{ord(character):04X}) stands here",
                "delete it and type the text again",
            )


class _Builder:
    """Builds the tree from events, one container at a time; keeps problems that do not stop it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.open: list[_Open] = []
        self.root: Node | None = None
        self.documents = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event of the parser."""
        at = _position(event.start_mark)
        if isinstance(event, yaml.DocumentStartEvent):
            self._start_document(at)
        elif isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refused(
                at,
                "yaml-anchor",
                "anchors (`&name`) and aliases (`*name`) are not allowed",
                "write the text out, or put it in quotes if it should start with this sign",
            )
        elif isinstance(event, yaml.NodeEvent):
            self._take_node(event, at)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._add(self.open.pop().close())

    def finish(self) -> Mapping:
        """The finished tree: a file must be a mapping."""
        if self.root is None or (isinstance(self.root, Scalar) and self.root.text in NULLS):
            raise _Refused(Position(), "yaml-empty", "this file is empty", "write its fields")
        if not isinstance(self.root, Mapping):
            raise _Refused(
                self.root.at,
                "yaml-root",
                "a file must hold fields (`name: value`)",
                "start with `title: …`",
            )
        return self.root

    def _start_document(self, at: Position) -> None:
        self.documents += 1
        if self.documents > 1:
            raise _Refused(
                at, "yaml-documents", "a file holds one thing only", "remove the line `---`"
            )

    def _take_node(self, event: yaml.NodeEvent, at: Position) -> None:
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            raise _Refused(at, "yaml-tag", f"tags such as `{tag}` are not allowed", "remove it")
        if isinstance(event, yaml.ScalarEvent):
            self._add(Scalar(event.value, at, event.style is None))
        elif len(self.open) >= MAXIMUM_DEPTH:
            raise _Refused(
                at, "yaml-depth", f"this is nested deeper than {MAXIMUM_DEPTH} levels", "flatten it"
            )
        elif isinstance(event, yaml.MappingStartEvent):
            self.open.append(_OpenMapping(at))
        else:
            self.open.append(_OpenSequence(at))

    def _add(self, node: Node) -> None:
        if not self.open:
            self.root = node
        elif (problem := self.open[-1].add(node, self.name)) is not None:
            self.problems.append(problem)


class _OpenSequence:
    """A list whose end has not come yet."""

    def __init__(self, at: Position) -> None:
        self.at = at
        self.items: list[Node] = []

    def add(self, node: Node, name: str) -> Problem | None:
        self.items.append(node)
        return None

    def close(self) -> Node:
        return Sequence(tuple(self.items), self.at)


class _OpenMapping:
    """A mapping whose end has not come yet; it takes a name and its value in turn."""

    def __init__(self, at: Position) -> None:
        self.at = at
        self.entries: dict[str, Node] = {}
        self.keys: dict[str, Position] = {}
        self.waiting: str | None = None

    def add(self, node: Node, name: str) -> Problem | None:
        if self.waiting is not None:
            self.entries[self.waiting] = node
            self.waiting = None
            return None
        return self._add_key(node, name)

    def _add_key(self, node: Node, name: str) -> Problem | None:
        if not isinstance(node, Scalar) or node.text == "<<":
            raise _Refused(
                node.at,
                "yaml-key",
                "the name of a field must be plain text",
                "if this is text with braces or brackets, put it in quotes",
            )
        self.waiting = node.text
        first = self.keys.setdefault(node.text, node.at)
        if first is node.at:
            return None
        message = f"`{node.text}` stands here a second time (first in line {first.line})"
        return Problem(name, node.at, "yaml-duplicate-key", message, "keep one of the two")

    def close(self) -> Node:
        return Mapping(self.entries, self.keys, self.at)


_Open = _OpenMapping | _OpenSequence


def _position(mark: yaml.Mark) -> Position:
    return Position(mark.line + 1, mark.column + 1)


def _syntax_problem(error: yaml.YAMLError, name: str, text: str) -> Problem:
    """A parser's complaint in plain words, with the most likely cause."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    at = _position(mark) if mark else Position()
    lines = text.splitlines()
    line = lines[at.line - 1] if at.line <= len(lines) else ""
    what, hint = _explanation(line, getattr(error, "problem", None) or "")
    return Problem(name, at, "yaml-syntax", what, hint)


def _explanation(line: str, complaint: str) -> tuple[str, str]:
    """What is probably wrong with `line`, and what to do."""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "this line is indented with a tab", "indent with spaces"
    value = line.split(": ", 1)[1].strip() if ": " in line else line.strip().removeprefix("- ")
    if ": " in value and value[:1] not in "\"'|>":
        return "this text holds a colon followed by a space", "put the text in quotes"
    if value[:1] in tuple("@`%*&!{}[]|>"):
        return f"text may not start with `{value[:1]}`", "put the text in quotes"
    if value[:1] in "\"'" and value:
        return "the quotes around this text do not match", "end it with the quote it began with"
    reason = f" ({complaint})" if complaint else ""
    return (
        f"this is not valid YAML{reason}",
        "check the indentation and the quotes of this line and the one before it",
    )


def _mapping_data(node: Mapping) -> dict[str, object]:
    return {key: _data(value) for key, value in node.entries.items()}


def _data(node: Node) -> object:
    """The node as plain text, lists and dictionaries; an unquoted blank or `null` is None."""
    if isinstance(node, Mapping):
        return _mapping_data(node)
    if isinstance(node, Sequence):
        return [_data(item) for item in node.items]
    return None if node.plain and node.text in NULLS else node.text


def locate(tree: Node, loc: tuple[int | str, ...]) -> Position:
    """Where the value at `loc` stands; steps that name no node (a type's tag) are passed over."""
    at, node = tree.at, tree
    for step in loc:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
            at, node = node.keys[step], node.entries[step]
            if isinstance(node, Scalar):
                at = node.at
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            at = node.at
    return at


def key_position(tree: Node, loc: tuple[int | str, ...]) -> Position:
    """Where the name of the field at `loc` stands (rather than its value)."""
    node: Node = tree
    at = tree.at
    for step in loc:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
            at, node = node.keys[step], node.entries[step]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            at = node.at
    return at
