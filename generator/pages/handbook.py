"""The editors' handbook: a list of every code, and for each a page with why, how and examples."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.checks import RULES
from generator.handbook import Lesson, lessons
from generator.handbook.entry import Passage
from generator.pages.page import Link, Plan
from generator.pages.publication import Publication
from generator.problem import Severity

WAIVABLE = frozenset(rule.code for rule in RULES)
"""The rules that an editor may set aside for one file, with a reason."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an example; `mark` is set where the wrong and the right one differ."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage of an example: the file, the place in it, and its lines."""

    file: str
    at: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """The codes of one family."""

    family: str
    links: tuple[Link, ...]


def address(code: str) -> str:
    """Where the page of a code stands."""
    return f"edit/handbook/{code.lower()}/"


def pages(publication: Publication) -> Iterator[Plan]:
    """The list and every page; a site without trainers' pages has no editors either."""
    if not publication.has_guides:
        return
    yield Plan(
        uri="edit/handbook/",
        title=publication.say("sections.handbook"),
        description=publication.say("handbook.lead"),
        template="handbook",
        reader=publication.reader,
        source="",
        searchable=False,
        fill=lambda: {"chapters": chapters(publication), "levels": tuple(map(str, Severity))},
    )
    for lesson in lessons().values():
        yield _page(publication, lesson)


def chapters(publication: Publication) -> tuple[Chapter, ...]:
    """The codes by family, in the order of the codes."""
    grouped = groupby(lessons().values(), key=lambda lesson: lesson.family)
    return tuple(
        Chapter(family, tuple(_link(lesson) for lesson in found)) for family, found in grouped
    )


def _link(lesson: Lesson) -> Link:
    return Link(address(lesson.code), lesson.code, lesson.title, kind=str(lesson.severity))


def _page(publication: Publication, lesson: Lesson) -> Plan:
    return Plan(
        uri=address(lesson.code),
        title=f"{lesson.code}: {lesson.title}",
        description=publication.say("handbook.description", code=lesson.code, title=lesson.title),
        template="lesson",
        reader=publication.reader,
        source="",
        searchable=False,
        has_contents=False,
        fill=lambda: {
            "lesson": lesson,
            "wrong": shown(lesson.wrong, lesson.right, "wrong"),
            "right": shown(lesson.right, lesson.wrong, "right"),
            "seen_as": tuple(_link(lessons()[code]) for code in _others(lesson)),
            "can_be_waived": lesson.code in WAIVABLE,
        },
    )


def _others(lesson: Lesson) -> tuple[str, ...]:
    """The codes under which the mistake is told, where they are not the page's own."""
    return tuple(code for code in lesson.seen_as if code != lesson.code and code in lessons())


def shown(
    passages: tuple[Passage, ...], others: tuple[Passage, ...], mark: str
) -> tuple[Shown, ...]:
    """Passages with the lines marked that their counterparts do not have."""
    counterparts = {(other.file, other.at): other.text.splitlines() for other in others}
    return tuple(
        Shown(
            passage.place,
            passage.within,
            tuple(_lines(passage.text.splitlines(), counterparts, passage, mark)),
        )
        for passage in passages
    )


def _lines(
    lines: list[str], counterparts: dict[tuple[str, str], list[str]], passage: Passage, mark: str
) -> Iterator[Line]:
    other = counterparts.get((passage.file, passage.at), [])
    matcher = difflib.SequenceMatcher(a=lines, b=other, autojunk=False)
    for what, start, end, _, _ in matcher.get_opcodes():
        for text in lines[start:end]:
            yield Line(text, "" if what == "equal" else mark)
