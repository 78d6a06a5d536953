"""The files of a curriculum: which belong to it, and which cannot be published."""

from __future__ import annotations

import re
import stat
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.characters import look_alike
from generator.problem import Position, Problem
from generator.refused import Refused

MAXIMUM_BYTES = 256 * 1024
OFFER = "curriculum.yaml"
READ = (".yaml", ".yml")
BESIDE = frozenset({".csv", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".pdf"})
"""Files that are published as they are; none of them can run anything."""
LEFT_BY_PROGRAMS = ("._", ".#", ".~")
"""How the names of files begin that computers and editors leave behind."""
NAME = re.compile(r"[a-z][a-z0-9-]*")
LONGEST_NAME = 64
RESERVED = frozenset({"con", "prn", "aux", "nul", "index", "readme"})
NUMBERED = re.compile(r"(com|lpt)[0-9]")


@dataclass(frozen=True, slots=True)
class Listing:
    """What stands in the folder of a curriculum."""

    documents: tuple[tuple[str, Path], ...]
    """The YAML files to read, each with its path from the folder."""
    pages: tuple[tuple[str, Path], ...]
    """The pages written by hand, in Markdown."""
    problems: tuple[Problem, ...]
    """What is wrong with files that are not read at all."""


def listing(root: Path) -> Listing:
    """Everything in the folder of a curriculum, in a fixed order."""
    documents: list[tuple[str, Path]] = []
    pages: list[tuple[str, Path]] = []
    problems: list[Problem] = []
    found = dict(_below(root))
    twins = _twins(found)
    for name, path in found.items():
        if (refused := twins.get(name) or judge(name, path)) is not None:
            problems.append(refused)
        elif name.endswith(READ):
            documents.append((name, path))
        elif name.endswith(".md"):
            pages.append((name, path))
    problems.extend(_same_address([name for name, _ in pages]))
    return Listing(tuple(documents), tuple(pages), tuple(problems))


def _below(root: Path) -> Iterator[tuple[str, Path]]:
    """Every file that an editor may have put into the folder, with its path from there."""
    offer = root / OFFER
    if offer.exists() or offer.is_symlink():
        yield OFFER, offer
    for path in sorted((root / "content").rglob("*")):
        name = path.relative_to(root).as_posix()
        is_plain_folder = path.is_dir() and not path.is_symlink() and path.suffix not in READ
        if not is_plain_folder and not _is_left_over(path.name, name):
            yield name, path


def _is_left_over(file: str, name: str) -> bool:
    """Whether a program left the file behind: hidden, and no text that somebody wrote here."""
    is_hidden = any(part.startswith(".") for part in name.split("/"))
    return is_hidden and (file.startswith(LEFT_BY_PROGRAMS) or not file.endswith((*READ, ".md")))


def judge(name: str, path: Path) -> Problem | None:
    """What keeps a file from being read or published, judged by its name and its kind."""
    try:
        info = path.lstat()
        if (saying := _special(info.st_mode)) is None and name.endswith((*READ, ".md")):
            saying = _heavy(info.st_size)
    except OSError as error:
        saying = _unreadable(error)
    saying = saying or _misnamed(name)
    return Problem(name, Position(), *saying) if saying else None


def contents(path: Path) -> bytes:
    """The bytes of a regular file of bearable size; raises `Refused`."""
    try:
        info = path.lstat()
        if (saying := _special(info.st_mode) or _heavy(info.st_size)) is not None:
            raise Refused(Position(), *saying)
        return path.read_bytes()
    except OSError as error:
        raise Refused(Position(), *_unreadable(error)) from error


def _special(mode: int) -> tuple[str, str, str] | None:
    """What to say of anything but an ordinary file; a pipe would be waited for without end."""
    if stat.S_ISREG(mode):
        return None
    if stat.S_ISLNK(mode):
        return "file-symlink", "this is a link to another place", "put the file itself here"
    if stat.S_ISDIR(mode):
        return "file-folder", "this is a folder with the name of a file", "give it another name"
    return "file-special", "this is not an ordinary file", "remove it"


def _heavy(size: int) -> tuple[str, str, str] | None:
    if size <= MAXIMUM_BYTES:
        return None
    message = f"this file is larger than {MAXIMUM_BYTES // 1024} KiB"
    return "file-size", message, "split it into several files"


def _unreadable(error: OSError) -> tuple[str, str, str]:
    reason = (error.strerror or "no reason is known").lower()
    hint = "look whether it is still there and whether you may open it"
    return "file-unreadable", f"this file cannot be read ({reason})", hint


def _misnamed(name: str) -> tuple[str, str, str] | None:
    """What is wrong with the name of a file, or with its place."""
    *folders, file = name.split("/")
    stem, _, ending = file.rpartition(".")
    if any(part.startswith(".") for part in (*folders, file)):
        hint = "remove the dot at the start of the name"
        return "file-hidden", "a name that starts with a dot hides this file", hint
    if ending == "yml":
        return "file-ending", "the name of this file ends with `.yml`", "end it with `.yaml`"
    if ending == "yaml":
        return _unsafe(stem)
    if ending == "md":
        if name.startswith("content/pages/"):
            return _unsafe(stem) if stem != "index" else None
        hint = "move it to content/pages/"
        return "file-place", "a page written in Markdown stands in the wrong folder", hint
    if f".{ending.lower()}" not in BESIDE:
        hint = "end the name of a text with `.yaml`; move everything else out of content/"
        return "file-kind", "a file of this kind is not published", hint
    return None


def _unsafe(stem: str) -> tuple[str, str, str] | None:
    """What is wrong with the name of a file as an id and as a part of an address."""
    if len(stem) > LONGEST_NAME:
        message = f"the name of this file is longer than {LONGEST_NAME} characters"
        return "file-name-long", message, "shorten it"
    if stem.lower() in RESERVED or NUMBERED.fullmatch(stem.lower()):
        message = f"no file may be called `{stem}`: computers keep this name for themselves"
        return "file-name-reserved", message, "choose another name"
    if (found := look_alike(stem)) is not None:
        return "id-look-alike", found, "type the name of the file anew on your keyboard"
    if not NAME.fullmatch(stem):
        message = "the name of this file cannot be used"
        hint = "use small letters, digits and hyphens, starting with a letter"
        return "file-name", message, hint
    return None


def _twins(names: Iterable[str]) -> dict[str, Problem]:
    """Files of one folder whose names are one and the same on some computers; one of them may stay."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in names:
        groups[folded(name)].append(name)
    found = {}
    for group in groups.values():
        kept, *others = sorted(group, key=lambda name: (_misnamed(name) is not None, name))
        for name in others:
            message = f"some computers cannot tell the name of this file from {kept}"
            hint = "give it a name that differs by more than capitals or the form of a letter"
            found[name] = Problem(name, Position(), "file-name-alike", message, hint)
    return found


def _same_address(names: list[str]) -> Iterator[Problem]:
    """Pages that would get the same address, such as `a.md` and `a/index.md`."""
    taken: dict[str, str] = {}
    for name in names:
        address = page_address(name)
        first = taken.setdefault(address, name)
        if first != name:
            message = f"this page would have the same address as {first}"
            yield Problem(name, Position(), "address-taken", message, "rename one of the two")


def page_address(name: str) -> str:
    """The address of a page written by hand, such as `pages/about/` for `content/pages/about.md`."""
    address = name.removeprefix("content/").removesuffix(".md").removesuffix("index").rstrip("/")
    return f"{address}/" if address else ""


def folded(name: str) -> str:
    """A name without what some computers do not tell apart: capitals, and ways to write a letter."""
    return unicodedata.normalize("NFKC", name).casefold()
