"""The drum: what was bought, what was used and what spoiled, drawn to scale."""

from __future__ import annotations

from dataclasses import dataclass
from math import isclose

from generator.drawings.lettering import Words, height, placed, width, words, wrapped
from generator.drawings.shapes import WIDTH, Box, Point, Segment, label, number, parts, value
from generator.model.figures import Figure

EDGE = 2
LEFT, RIGHT = 92, 332
TALL = 400
DEPTH = 30  # half the height of the drum's lid, seen from a little above
TEXT = 376


@dataclass(frozen=True)
class Content:
    """What fills a part of the drum."""

    top: float
    bottom: float
    amount: Words
    name: Words


@dataclass(frozen=True)
class Drum:
    """What `drum.svg.jinja` prints."""

    body: Box
    reach: float
    depth: int
    used: Content
    spoiled: Content
    bracket: tuple[Segment, ...]
    bought: Words
    rule: Segment
    share: Words
    meaning: Words
    height: float
    width: int = WIDTH


def drum(figure: Figure) -> Drum:
    """F9: parts `bought`, `used`, `spoiled`; the two amounts of the drum add up to what was bought."""
    bought, used, spoiled = parts(figure, 3, 3)
    total, spent, lost = (value(figure, part) for part in (bought, used, spoiled))
    if not isclose(spent + lost, total):
        raise ValueError(
            f"{number(spent)} used and {number(lost)} spoiled do not add up to {number(total)}"
        )
    unit = label(figure, "unit")
    body = Box(LEFT, 92, RIGHT - LEFT, TALL)
    level = body.y + TALL * spent / total
    rule = _rule(body.y + TALL + DEPTH + 40)
    share = words(f"{number(100 * lost / total)}%", "amount", EDGE, rule.end.y + 40, 200, at_most=1)
    meaning = _beside(share, label(figure, "loss"))
    return Drum(
        body=body,
        reach=body.width / 2,
        depth=DEPTH,
        used=_content(body.y, level, f"{number(spent)} {unit}", used.label),
        spoiled=_content(level, body.y + TALL, f"{number(lost)} {unit}", spoiled.label),
        bracket=_bracket(body),
        bought=words(
            f"{number(total)} {unit} {bought.label}", "label", LEFT, 24, WIDTH - LEFT, at_most=1
        ),
        rule=rule,
        share=share,
        meaning=meaning,
        height=max(share.bottom, meaning.bottom) + 14,
    )


def _content(top: float, bottom: float, amount: str, name: str) -> Content:
    middle = (top + bottom) / 2 + DEPTH
    sum_words = words(amount, "amount", TEXT, middle - 36, WIDTH - TEXT, at_most=1)
    said = words(name, "note", TEXT, sum_words.bottom + 16, WIDTH - TEXT)
    return Content(round(top, 1), round(bottom, 1), sum_words, said)


def _rule(y: float) -> Segment:
    return Segment(Point(EDGE, y), Point(WIDTH - EDGE, y))


def _beside(share: Words, text: str) -> Words:
    """What the share means, level with its middle."""
    left = EDGE + width(share.lines[0].text, "amount") + 16
    lines = wrapped(text, WIDTH - left, "note")
    middle = share.bottom - height(1, "amount") / 2
    return placed(lines, "note", left, middle - height(len(lines), "note") / 2, "start")


def _bracket(body: Box) -> tuple[Segment, ...]:
    x, bottom = body.x - 34, body.y + body.height
    return (
        Segment(Point(x, body.y), Point(x, bottom)),
        Segment(Point(x, body.y), Point(x + 14, body.y)),
        Segment(Point(x, bottom), Point(x + 14, bottom)),
    )
