"""Where everything stands on the site: one address for a thing, and it never changes."""

from __future__ import annotations

from generator.curriculum import Curriculum, Entry

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
}


def address(curriculum: Curriculum, kind: str, id: str) -> str:
    """The address of a thing below the site, with an anchor where it shares a page."""
    if kind in FOLDERS:
        return f"{FOLDERS[kind]}/{id}/"
    if kind == "idea":
        return f"{IDEA_FOLDERS[curriculum.get('idea', id).kind]}/{id}/"
    if kind in LISTS:
        return f"{LISTS[kind]}#{id}"
    return _inner(curriculum, curriculum.entries[(kind, id)])


def _inner(curriculum: Curriculum, entry: Entry) -> str:
    """The address of something inside a file: its page, and its id as the anchor."""
    kind, id = entry.key
    page = address(curriculum, *entry.owner) if entry.owner[0] != "offer" else "take-part/"
    return page if kind == "module-code" else f"{page}#{anchor(id)}"


def anchor(id: str) -> str:
    """The anchor of an id such as `P07.8` or `CF01-O2`: small letters, digits and hyphens."""
    return id.lower().replace(".", "-")
