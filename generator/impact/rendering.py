"""Writes down what changes: as text for a terminal, as Markdown for a pull request, as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict

from generator.impact.changes import Impact
from generator.impact.phrases import say
from generator.impact.telling import Line, Section, told

MOST_LINES = 60
"""Lines below one heading in Markdown; a summary of a pull request must stay readable."""
SIGNS = re.compile(r"([\\`*_\[\]<>#|~&@$])|(?<=\w)(:)(?=//)|(?<=www)(\.)")
FIRST_SIGNS = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def as_text(impact: Impact) -> str:
    """For a terminal: indented lines."""
    return "\n".join((*_heading(impact), *_text(told(impact)))) + "\n"


def _heading(impact: Impact) -> Iterator[str]:
    yield say("title")
    if not impact.is_comparable:
        yield say("incomparable")
    elif impact.is_nothing:
        yield say("nothing")


def _text(sections: tuple[Section, ...]) -> Iterator[str]:
    for section in sections:
        yield ""
        yield section.title
        yield from _indented(section.lines, 1)


def _indented(lines: tuple[Line, ...], depth: int) -> Iterator[str]:
    for line in lines:
        yield "  " * depth + line.text
        yield from _indented(line.inner, depth + 1)


def as_markdown(impact: Impact) -> str:
    """For a pull request: headings and lists; what editors wrote stays text, whatever it holds."""
    title, *rest = _heading(impact)
    parts = [f"## {escaped(title)}", *(f"\n{escaped(line)}" for line in rest)]
    for section in told(impact):
        parts += ["", f"### {escaped(section.title)}", "", *_listed(section.lines, 0)]
    return "\n".join(parts) + "\n"


def _listed(lines: tuple[Line, ...], depth: int) -> Iterator[str]:
    for line in lines[:MOST_LINES]:
        yield f"{'  ' * depth}- {escaped(line.text)}"
        yield from _listed(line.inner, depth + 1)
    if len(lines) > MOST_LINES:
        yield f"{'  ' * depth}- {say('more', count=len(lines) - MOST_LINES)}"


def escaped(text: str) -> str:
    """A text as Markdown that shows it as it is, on one line: no link, no picture, no HTML."""
    line = " ".join(text.split())
    plain = SIGNS.sub(lambda match: f"\\{match[0]}", line)
    return FIRST_SIGNS.sub(lambda match: f"{match[1]}{match[2][:-1]}\\{match[2][-1]}", plain)


def as_json(impact: Impact) -> str:
    """For programs."""
    return json.dumps(asdict(impact), ensure_ascii=False, indent=2) + "\n"


FORMATS = {"text": as_text, "markdown": as_markdown, "json": as_json}
"""Every way to write it down, by its name."""
