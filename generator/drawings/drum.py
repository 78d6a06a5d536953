"""The drum: what was bought, what was used and what spoiled, drawn to scale."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.drawings.lettering import Words, words
from generator.drawings.shapes import WIDTH, Box, Point, Segment, label, number, parts, value

if TYPE_CHECKING:
    from generator.model.figures import Figure

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
    depth: int
    used: Content
    spoiled: Content
    bracket: tuple[Segment, ...]
    bought: Words
    loss: Words
    loss_name: Words
    height: float
    width: int = WIDTH


def drum(figure: "Figure") -> Drum:
    """F9: parts `bought`, `used`, `spoiled`; the two amounts of the drum add up to what was bought."""
    bought, used, spoiled = parts(figure, 3, 3)
    total, spent, lost = (value(figure, part) for part in (bought, used, spoiled))
    if spent + lost != total:
        raise ValueError(
            f"{number(spent)} used and {number(lost)} spoiled do not add up to {number(total)}"
        )
    unit = label(figure, "unit")
    body = Box(LEFT, 92, RIGHT - LEFT, TALL)
    level = body.y + TALL * lost / total
    foot = body.y + TALL + DEPTH + 56
    share = words(f"{number(100 * lost / total)}%", "amount", 0, foot, 200)
    return Drum(
        body=body,
        depth=DEPTH,
        used=_content(level, body.y + TALL, f"{number(spent)} {unit}", used.label),
        spoiled=_content(body.y, level, f"{number(lost)} {unit}", spoiled.label),
        bracket=_bracket(body),
        bought=words(
            f"{number(total)} {unit} {bought.label}", "label", LEFT, 24, WIDTH - LEFT, at_most=1
        ),
        loss=share,
        loss_name=words(label(figure, "loss"), "note", 120, foot - 6, WIDTH - 120),
        height=foot + 60,
    )


def _content(top: float, bottom: float, amount: str, name: str) -> Content:
    middle = (top + bottom) / 2 + DEPTH
    sum_words = words(amount, "amount", TEXT, middle - 36, WIDTH - TEXT, at_most=1)
    said = words(name, "note", TEXT, sum_words.bottom + 16, WIDTH - TEXT)
    return Content(round(top, 1), round(bottom, 1), sum_words, said)


def _bracket(body: Box) -> tuple[Segment, ...]:
    x, bottom = body.x - 36, body.y + body.height
    return (
        Segment(Point(x, body.y), Point(x, bottom)),
        Segment(Point(x, body.y), Point(x + 14, body.y)),
        Segment(Point(x, bottom), Point(x + 14, bottom)),
    )
