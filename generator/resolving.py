"""References: who refers to what, and every reference that leads nowhere, or to what is not published."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType

from generator.curriculum import Entry, Key, Use
from generator.model.base import Status
from generator.model.walk import Found, references
from generator.problem import Problem

# Which kinds of files hold the things that can be referred to inside a file.
HOLDERS = {
    "article-idea": {"article"},
    "objective": {"module"},
    "misconception": {"module"},
    "module-code": {"module", "offer"},
    "question": {"quiz"},
    "term": {"glossary"},
    "source": {"sources"},
    "tension": {"tensions"},
}


def resolve(
    entries: dict[Key, Entry], broken: frozenset[Key], retired: frozenset[Key]
) -> tuple[Mapping[Key, tuple[Use, ...]], list[Problem]]:
    """Who refers to what, and every reference that leads nowhere, or to a `retired` file.

    What stands in a `broken` file is not missed: its own problem says enough.
    """
    uses: dict[Key, list[Use]] = defaultdict(list)
    missing: list[Problem] = []
    for entry in entries.values():
        if entry.key != entry.owner or entry.owner in retired:
            continue
        for found in references(entry.value):
            key = (found.kind, found.id)
            if key not in entries:
                if not _is_excused(key, broken):
                    missing.append(_missing(entries, entry, found))
                continue
            uses[key].append(Use(entry.key, found.loc))
            target = entries[entries[key].owner]
            if target.key in retired:
                missing.append(_retired(entry, found))
            elif status(target) is Status.DRAFT and status(entry) not in {None, Status.DRAFT}:
                missing.append(_draft(entry, found))
    return MappingProxyType({key: tuple(value) for key, value in uses.items()}), missing


def _is_excused(key: Key, broken: frozenset[Key]) -> bool:
    """Whether the thing may well stand in a file that could not be read."""
    return key in broken or any(kind in HOLDERS.get(key[0], ()) for kind, _ in broken)


def status(entry: Entry) -> Status | None:
    """Where a file stands in the editors' work; the offer and the lists have no such status."""
    return getattr(entry.value, "status", None)


def _draft(entry: Entry, found: Found) -> Problem:
    """A reference from a published thing to one that is not published yet."""
    message = f"`{found.id}` is a draft, so it is not on the site"
    hint = "finish it first, or make this file a draft, too"
    at = entry.document.locate(found.loc)
    return Problem(entry.document.path, at, "reference-draft", message, hint)


def _retired(entry: Entry, found: Found) -> Problem:
    """A reference to something that is no longer published."""
    message = f"`{found.id}` is retired"
    hint = "refer to what replaces it, or remove the reference"
    at = entry.document.locate(found.loc)
    return Problem(entry.document.path, at, "reference-retired", message, hint)


def _missing(entries: dict[Key, Entry], entry: Entry, found: Found) -> Problem:
    """A reference that leads nowhere, with the nearest id that exists."""
    known = [id for kind, id in entries if kind == found.kind]
    near = difflib.get_close_matches(found.id, known, n=1, cutoff=0.5)
    hint = f"did you mean `{near[0]}`?" if near else f"there is no such {_spoken(found.kind)} yet"
    message = f"`{found.id}` is not the id of any {_spoken(found.kind)}"
    at = entry.document.locate(found.loc)
    return Problem(entry.document.path, at, "reference-missing", message, hint)


def _spoken(kind: str) -> str:
    """The name of a kind as people say it."""
    return {"article-idea": "idea of an article", "module-code": "module"}.get(kind, kind)
