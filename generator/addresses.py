"""Where everything stands on the site: one address for a thing, and it never changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.curriculum import Curriculum, Entry, Key

FOLDERS = {
    "module": "modules",
    "exercise": "exercises",
    "quiz": "quizzes",
    "workshop": "workshops",
    "path": "paths",
    "survey": "surveys",
    "case": "cases",
    "article": "articles",
}
IDEA_FOLDERS = {
    "principle": "principles",
    "building-block": "building-blocks",
    "practice": "practices",
}
# Things that share a page have an anchor on it.
LISTS = {
    "statistic": "statistics/",
    "figure": "figures/",
    "term": "glossary/",
    "source": "sources/",
    "tension": "tensions/",
}

PARTS_OF_A_PAGE = frozenset({"content", "site-nav", "site-search", "problems-title", "badges"})
"""Anchors that pages with such lists have already; so have they `letter-a` and so on."""
OVERVIEWS = frozenset(
    {
        *("take-part/", "library/", "workshops/", "exercises/", "cases/", "articles/", "coverage/"),
        *("edit/", "reference/", *LISTS.values()),
        *(f"{folder}/" for folder in IDEA_FOLDERS.values()),
    }
)
"""Pages that belong to no single thing."""
FOR_TRAINERS = frozenset({"workshops/"})
"""Those among them that the edition for participants lacks."""
GUIDE, HANDOUT = "guide/", "handout/"
"""The pages below that of a workshop; of a workshop participants have the handout only."""


def address(curriculum: Curriculum, kind: str, id: str) -> str:
    """The address of a thing below the site, with an anchor where it shares a page."""
    return address_among(curriculum.entries, kind, id)


def address_among(entries: Mapping[Key, Entry], kind: str, id: str) -> str:
    """The address of one of `entries`, which may be no curriculum yet."""
    if kind in FOLDERS:
        return f"{FOLDERS[kind]}/{id}/"
    if kind == "idea":
        idea: Any = entries[("idea", id)].value
        return f"{IDEA_FOLDERS[idea.kind]}/{id}/"
    if kind in LISTS:
        return f"{LISTS[kind]}#{anchor(id)}"
    return _inner(entries, entries[(kind, id)])


def _inner(entries: Mapping[Key, Entry], entry: Entry) -> str:
    """The address of something inside a file: its page, and its id as the anchor."""
    kind, id = entry.key
    page = address_among(entries, *entry.owner) if entry.owner[0] != "offer" else "take-part/"
    return page if kind == "module-code" else f"{page}#{anchor(id)}"


def anchor(id: str) -> str:
    """The anchor of an id such as `P07.8` or `CF01-O2`: small letters, digits and hyphens."""
    return id.lower().replace(".", "-")
