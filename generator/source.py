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
from generator.tree import Builder, Mapping, Refused, locate, mapping_data, position

MAXIMUM_BYTES = 256 * 1024
# The C parser where PyYAML has it: the same events, ten times faster.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
    except Refused as refused:
        problem = Problem(name, refused.at, refused.code, refused.message, refused.hint)
        return None, (problem,)
    return document


def parse(text: str, name: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """The document that `text` holds, or the problems that keep it from being read."""
    builder = Builder(name)
    try:
        _guard_characters(text)
        for event in yaml.parse(text, Loader=LOADER):
            builder.take(event)
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
    for offset, character in enumerate(text):
        if character in "\n\r\t" or (character >= " " and character.isprintable()):
            continue
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co"} and character != "\u00ad":
            line = text.count("\n", 0, offset) + 1
            column = offset - (text.rfind("\n", 0, offset) + 1) + 1
            raise Refused(
                Position(line, column),
                "yaml-character",
                f"an invisible character (U+{ord(character):04X}) stands here",
                "delete it and type the text again",
            )


def _syntax_problem(error: yaml.YAMLError, name: str, text: str) -> Problem:
    """A parser's complaint in plain words, with the most likely cause."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    at = position(mark) if mark else Position()
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
