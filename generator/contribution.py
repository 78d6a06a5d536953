"""Says of a change whether it touches content only, or also what decides how content is judged.

A pull request may come from anybody. One that changes ordinary content files, and nothing else, can
be read by the generator of the main branch, since reading content runs nothing. Any other change
(a script, a link, a permission, a folder that looks like `content/` and is not) is for a maintainer.
The list of what counts as content is therefore short, and everything that is not on it is code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

NAME = r"[A-Za-z0-9](?:[A-Za-z0-9 ._-]*[A-Za-z0-9_-])?"
"""A name that means the same on every system: no hidden file, no step up, no look-alike letter."""
CONTENT = re.compile(
    r"curriculum\.yaml"
    rf"|content/(?:{NAME}/){{0,2}}{NAME}\.ya?ml"
    rf"|content/pages/{NAME}\.md"
    rf"|content/data/{NAME}\.csv"
)
"""What may stand in a change of content: what the generator reads as data."""
ORDINARY, ABSENT = "100644", "000000"
MODES = {
    "100755": "it is marked as a program",
    "120000": "it is a link to another file",
    "160000": "it is another repository",
}
"""What the modes of git mean that no content has."""
ENTRY = re.compile(r":(\d{6}) (\d{6}) [0-9a-f]+\.* [0-9a-f]+\.* ([A-Z])\d*")


class Nature(StrEnum):
    """What a change is."""

    CONTENT = "content"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Change:
    """A changed file as git reports it: its modes before and after, and its path or both paths."""

    modes: tuple[str, str]
    status: str
    """`A` added, `D` deleted, `M` modified, `R` renamed, `C` copied, `T` of another type, …"""
    paths: tuple[str, ...]

    @property
    def objection(self) -> str:
        """Why this is not a change of content; empty when it is one."""
        if strange := next((mode for mode in self.modes if mode not in {ORDINARY, ABSENT}), None):
            return MODES.get(strange, "it is no ordinary file")
        if self.status not in "ACDMR":
            return "it changes what kind of file this is"
        if not all(CONTENT.fullmatch(path) for path in self.paths):
            return "it is not among the files that hold content"
        return ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a change is, and every path that says so with its reason."""

    nature: Nature
    reasons: tuple[tuple[str, str], ...] = ()
    """Pairs of a path and what is to be said of it."""


class Unreadable(ValueError):
    """What should be a list of changes is none."""


def judge(raw: bytes) -> Verdict:
    """What the change is that `git diff --raw -z -M` describes; in doubt it is code."""
    try:
        changes = tuple(_changes(raw))
    except (Unreadable, UnicodeDecodeError):
        return Verdict(Nature.CODE, (("", "the list of changes cannot be read"),))
    if not changes:
        return Verdict(Nature.CODE, (("", "no file is changed"),))
    objections = tuple(
        (path, change.objection) for change in changes if change.objection for path in change.paths
    )
    if objections:
        return Verdict(Nature.CODE, objections)
    return Verdict(Nature.CONTENT)


def _changes(raw: bytes) -> Iterator[Change]:
    """The changes in the output of git, whose paths end with a zero byte each."""
    fields = iter(raw.decode("utf-8").split("\0")[:-1])
    if raw and not raw.endswith(b"\0"):
        raise Unreadable
    for head in fields:
        entry = ENTRY.fullmatch(head)
        if entry is None:
            raise Unreadable
        before, after, status = entry.groups()
        paths = tuple(next(fields, "") for _ in range(2 if status in "RC" else 1))
        if not all(paths):
            raise Unreadable
        yield Change((before, after), status, paths)


def shown(path: str) -> str:
    """A path as a log can print it: whatever is not plain is written as its number."""
    return re.sub(r"[^A-Za-z0-9 ._/-]", lambda match: f"<{ord(match[0]):04X}>", path)
