"""The checks for a statistic, as a card to tick."""

from __future__ import annotations

from dataclasses import dataclass

from generator.drawings.lettering import Words, height, words
from generator.drawings.shapes import WIDTH, Box, Point, Segment, label, note, parts
from generator.model.figures import Figure, FigurePart

LEFT, RIGHT = 36, WIDTH - 36
TEXT = 104
TICK = 36


@dataclass(frozen=True)
class Check:
    """One row of the card."""

    tick: Box
    name: Words
    question: Words
    rule: Segment | None


@dataclass(frozen=True)
class Checklist:
    """What `five-checks.svg.jinja` prints."""

    card: Box
    heading: Words
    rule: Segment
    checks: tuple[Check, ...]
    height: float
    width: int = WIDTH


def checklist(figure: Figure) -> Checklist:
    """F10: three to eight checks."""
    rows = parts(figure, 3, 8)
    heading = words(label(figure, "heading"), "amount", LEFT, 48, RIGHT - LEFT)
    rule = _rule(heading.bottom + 32, LEFT)
    checks: list[Check] = []
    top = rule.start.y + 36
    for part in rows:
        is_last = part is rows[-1]
        checks.append(_check(figure, part, top, is_last=is_last))
        top = checks[-1].question.bottom + 56
    bottom = checks[-1].question.bottom + 44
    return Checklist(Box(3, 3, WIDTH - 6, bottom - 3), heading, rule, tuple(checks), bottom + 4)


def _check(figure: Figure, part: FigurePart, top: float, *, is_last: bool) -> Check:
    name = words(part.label, "label", TEXT, top, RIGHT - TEXT)
    question = words(note(figure, part), "note", TEXT, name.bottom + 14, RIGHT - TEXT)
    tick = Box(LEFT, top + height(1, "label") / 2 - TICK / 2, TICK, TICK)
    rule = None if is_last else _rule(question.bottom + 28, TEXT)
    return Check(tick, name, question, rule)


def _rule(y: float, left: float) -> Segment:
    return Segment(Point(left, y), Point(RIGHT, y))
