"""What a built site is made of, as sums that anybody can check with `sha256sum -c SHA256SUMS`."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

NAME = "SHA256SUMS"
"""The file with the sums, at the top of every site."""
NOT_LISTED = frozenset({NAME, ".curriculum-site"})
"""What a site holds at its top and does not publish as a page or for one: the sums, and our marker."""
LINE = re.compile(r"(\\?)([0-9a-f]{64}) [ *](.+)")
ESCAPED = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
UNESCAPED = {escape: plain for plain, escape in ESCAPED.items()}
LINK = "a link"
"""Stands for the sum of what no build writes: a link would be as trustworthy as what it leads to."""
FILE_MODE, FOLDER_MODE = 0o644, 0o755


class NotSums(Exception):
    """A text is not what `sha256sum` writes."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a folder differs from what was built."""

    intact: tuple[str, ...]
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def is_as_built(self) -> bool:
        return not (self.changed or self.missing or self.added)


def write(folder: Path, known: Mapping[str, str] = MappingProxyType({})) -> str:
    """Write the sums of a finished site into it, as its last file; return the site's own digest.

    The sums that are `known`, by the paths of the files, are not taken again. What is published may be read by a web server of another user, and does not depend on the
    builder's umask.
    """
    found = sums(folder, known)
    assert LINK not in found.values(), "no build writes links"
    text = listed(found)
    (folder / NAME).write_bytes(text)
    for path, is_folder in _inside(folder):
        path.chmod(FOLDER_MODE if is_folder else FILE_MODE)
    folder.chmod(FOLDER_MODE)
    return of(text)


def written_in(folder: Path) -> bytes | None:
    """The sums that stand in a site, if it has any."""
    path = folder / NAME
    return path.read_bytes() if path.is_file() else None


def of(text: bytes) -> str:
    """The one line that stands for a whole site: the sum of its sums."""
    return hashlib.sha256(text).hexdigest()


def sums(folder: Path, known: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """The sum of every file in a folder by its path; no path depends on the machine.

    Those that are `known` are believed, unless the file is gone.
    """
    found: dict[str, str] = {}
    for path, is_folder in _inside(folder):
        name = path.relative_to(folder).as_posix()
        if name not in NOT_LISTED and not is_folder:
            found[name] = known.get(name) or _sum(path)
    return found


def listed(found: Mapping[str, str]) -> bytes:
    """The sums as `sha256sum` writes them, in the order of the paths."""
    return b"".join(_line(name, found[name]) for name in sorted(found, key=os.fsencode))


def read(text: bytes) -> dict[str, str]:
    """The sums that a text lists; `NotSums` says which line is none."""
    found: dict[str, str] = {}
    for number, line in enumerate(os.fsdecode(text).split("\n")[:-1], start=1):
        if (match := LINE.fullmatch(line)) is None:
            raise NotSums(f"line {number} is not a sum and a path")
        mark, value, name = match.groups()
        found[_unescaped(name) if mark else name] = value
    if not text.endswith(b"\n"):
        raise NotSums("it breaks off before its end" if text else "it is empty")
    return found


def compare(folder: Path, text: bytes) -> Comparison:
    """What is still there of what the sums list, and what is not from there.

    The sums in the folder are part of it: they must be these.
    """
    expected = {**read(text), NAME: of(text)}
    there = sums(folder)
    if (folder / NAME).is_file():
        there[NAME] = _sum(folder / NAME)
    both = sorted(expected.keys() & there.keys())
    return Comparison(
        intact=tuple(name for name in both if there[name] == expected[name] and name != NAME),
        changed=tuple(name for name in both if there[name] != expected[name]),
        missing=tuple(sorted(expected.keys() - there.keys())),
        added=tuple(sorted(there.keys() - expected.keys())),
    )


def _inside(folder: Path) -> Iterator[tuple[Path, bool]]:
    """Everything in a folder, and whether it is a folder itself; a link is none."""
    for place, folders, files in os.walk(folder, onerror=_raise):
        for name in folders:
            path = Path(place, name)
            yield path, not path.is_symlink()
        for name in files:
            yield Path(place, name), False


def _raise(error: OSError) -> None:
    """A folder that cannot be read is no folder that is as it was."""
    raise error


def _sum(path: Path) -> str:
    if path.is_symlink() or not path.is_file():
        return LINK
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _line(name: str, value: str) -> bytes:
    """A line; a name with an end of line in it is marked by a backslash, as `sha256sum` does it."""
    shown = "".join(ESCAPED.get(character, character) for character in name)
    mark = "\\" if shown != name else ""
    return os.fsencode(f"{mark}{value}  {shown}\n")


def _unescaped(name: str) -> str:
    return re.sub(r"\\[\\nr]", lambda found: UNESCAPED[found[0]], name)
