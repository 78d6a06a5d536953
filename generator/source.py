"""Read YAML bytes safely: every scalar stays text, and every node knows where it stands.

YAML 1.1 turns `no` into false, `12:30` into 750 and `1.10` into 1.1. So nothing is converted here;
the model does that by the type of the field. The tree is built from the parser's events, so that
depth, size, anchors, tags and duplicate keys are judged before anything is nested.
"""

from __future__ import annotations

import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from generator.problem import Position, Problem
from generator.slips import likely
from generator.tree import Builder, Mapping, Refused, locate, mapping_data, position

MAXIMUM_BYTES = 256 * 1024
# The C parser where PyYAML has it: the same events, ten times faster.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Kinds of characters that nobody sees: controls, formats, and separators of lines."""
UNCLOSED = ("end of stream", "expected ','")
"""Parts of what the parser says when quotes or brackets are not closed."""
CUT_SHORT = re.compile(r"[ \t]+#(?=[^\s#])")


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
        below = path.relative_to(root)
        is_hidden = any(part.startswith(".") for part in below.parts)
        # A link is named here whatever it points to, so that `read` refuses it.
        if not is_hidden and (path.suffix in {".yaml", ".yml"} or path.is_symlink()):
            yield below.as_posix(), path


def read(path: Path, name: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read one file; `name` is how problems call it. Never raises for what a file may hold."""
    try:
        text = _text(path)
        document = parse(text, name)
    except Refused as refused:
        problem = Problem(name, refused.at, refused.code, refused.message, refused.hint)
        return None, (problem,)
    return document


def parse(text: str, name: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """The document that `text` holds, or the problems that keep it from being read."""
    builder = Builder(name)
    try:
        _guard_characters(text)
        lines = text.splitlines()
        for event in yaml.parse(text, Loader=LOADER):
            builder.take(event)
            if isinstance(event, yaml.ScalarEvent):
                builder.problems.extend(_scalar_problems(event, name, lines))
        tree = builder.finish()
    except Refused as refused:
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
    return Document(name, tree, mapping_data(tree)), ()


def _text(path: Path) -> str:
    """The text of a regular UTF-8 file of bearable size."""
    start = Position()
    try:
        info = path.lstat()
        if stat.S_ISLNK(info.st_mode):
            raise Refused(
                start, "file-symlink", "this file is a link to another file", "put the file itself"
            )
        if not stat.S_ISREG(info.st_mode):
            raise Refused(start, "file-special", "this is not an ordinary file", "remove it")
        if info.st_size > MAXIMUM_BYTES:
            raise Refused(
                start,
                "file-size",
                f"this file is larger than {MAXIMUM_BYTES // 1024} KiB",
                "split it into several files",
            )
        raw = path.read_bytes()
    except OSError as error:
        raise Refused(
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
        raise Refused(
            Position(line, column),
            "file-encoding",
            "this file is not UTF-8 text",
            "save it with the encoding UTF-8",
        ) from error


def _guard_characters(text: str) -> None:
    """Refuse characters that cannot be seen: controls, and marks that turn text around."""
    offset = _invisible(text)
    if offset is not None:
        line = text.count("\n", 0, offset) + 1
        column = offset - (text.rfind("\n", 0, offset) + 1) + 1
        raise Refused(Position(line, column), *_saying(text[offset]))


def _invisible(text: str) -> int | None:
    """Where the first character stands that cannot be seen; a soft hyphen is allowed."""
    for offset, character in enumerate(text):
        if character.isprintable() or character in "\n\r\t\u00ad":
            continue
        if unicodedata.category(character) in INVISIBLE:
            return offset
    return None


def _saying(character: str) -> tuple[str, str, str]:
    message = f"an invisible character (U+{ord(character):04X}) stands here"
    return "yaml-character", message, "delete it and type the text again"


def _scalar_problems(event: yaml.ScalarEvent, name: str, lines: list[str]) -> Iterator[Problem]:
    """What is wrong with a text that YAML accepts: hidden characters, and a `#` that cuts it short."""
    start, end = position(event.start_mark), position(event.end_mark)
    if event.style == '"' and (offset := _invisible(event.value)) is not None:
        yield Problem(name, start, *_saying(event.value[offset]))
    rest = lines[end.line - 1][end.column - 1 :] if end.line <= len(lines) else ""
    if not event.style and (cut := CUT_SHORT.match(rest)):
        at = Position(end.line, end.column + cut.end() - 1)
        message = "the text ends before this `#`, which starts a comment"
        hint = "put the text in quotes; if it is a comment, leave a space after `#`"
        yield Problem(name, at, "yaml-comment", message, hint)


def _syntax_problem(error: yaml.YAMLError, name: str, text: str) -> Problem:
    """A parser's complaint in plain words, with the most likely cause."""
    complaint = getattr(error, "problem", None) or ""
    opened = getattr(error, "context_mark", None)
    if opened and any(sign in complaint for sign in UNCLOSED):
        message = "what begins here has no end"
        hint = "close the quotes or brackets, with commas between entries"
        return Problem(name, position(opened), "yaml-syntax", message, hint)
    mark = getattr(error, "problem_mark", None) or opened
    at, message, hint = likely(text.splitlines(), position(mark) if mark else Position(), complaint)
    return Problem(name, at, "yaml-syntax", message, hint)
