"""The drawings made of a ring: three alignments around the customer, and the listening loop."""

from dataclasses import dataclass
from math import asin, degrees
from typing import TYPE_CHECKING

from generator.drawings.lettering import Words, height, placed, words, wrapped
from generator.drawings.shapes import (
    WIDTH,
    Arc,
    Arrow,
    Point,
    Polygon,
    Segment,
    arc,
    arrow,
    head,
    label,
    note,
    on_circle,
    parts,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.figures import Figure, Part

CENTRE = WIDTH / 2


@dataclass(frozen=True)
class Disc:
    """A circle with words in its middle."""

    centre: Point
    radius: float
    words: Words


@dataclass(frozen=True)
class Alignment:
    """One of the three things that point at the customer."""

    band: Arc
    arrow: Arrow
    name: Words
    meaning: Words


@dataclass(frozen=True)
class Alignments:
    """What `three-alignments.svg.jinja` prints."""

    customer: Disc
    alignments: tuple[Alignment, ...]
    height: float
    width: int = WIDTH


@dataclass(frozen=True)
class Break:
    """A place where the loop tends to break: two strokes across the way, and a number."""

    strokes: tuple[Segment, Segment]
    number: Words
    key: Words
    remark: Words


@dataclass(frozen=True)
class Way:
    """The way from one node to the next; a way that breaks is drawn in two pieces."""

    pieces: tuple[Arc, ...]
    head: Polygon


@dataclass(frozen=True)
class Loop:
    """What `listening-loop.svg.jinja` prints."""

    nodes: tuple[Disc, ...]
    ways: tuple[Way, ...]
    breaks: tuple[Break, ...]
    goal: Words
    height: float
    width: int = WIDTH


def disc(text: str, centre: Point, radius: float) -> Disc:
    lines = wrapped(text, radius * 1.7, "label")
    top = centre.y - height(len(lines), "label") / 2
    return Disc(centre, radius, placed(lines, "label", centre.x, top, "middle"))


def alignments(figure: "Figure") -> Alignments:
    """F3: one alignment above the ring, two below it."""
    first, second, third = parts(figure, 3, 3)
    name, meaning = _caption(figure, first, CENTRE, 4, 480)
    centre = Point(CENTRE, meaning.bottom + 32 + 170)
    below = centre.y + 206
    return Alignments(
        customer=disc(label(figure, "customer"), centre, 78),
        alignments=(
            _alignment(centre, 0, (name, meaning)),
            _alignment(centre, 240, lower := _caption(figure, second, 148, below, 296)),
            _alignment(centre, 120, last := _caption(figure, third, WIDTH - 148, below, 296)),
        ),
        height=max(lower[1].bottom, last[1].bottom) + 12,
    )


def _caption(
    figure: "Figure", part: "Part", x: float, top: float, room: float
) -> tuple[Words, Words]:
    name = words(part.label, "label", x, top, room, anchor="middle")
    return name, words(note(figure, part), "note", x, name.bottom + 16, room, anchor="middle")


def _alignment(centre: Point, turn: float, caption: tuple[Words, Words]) -> Alignment:
    return Alignment(
        arc(centre, 154, turn - 50, turn + 50),
        arrow(on_circle(centre, 134, turn), on_circle(centre, 84, turn)),
        *caption,
    )


def loop(figure: "Figure") -> Loop:
    """F7: four to six nodes in a circle; a part marked `break` loses feedback on its way on."""
    nodes = parts(figure, 4, 6)
    radius, node_radius = 226, 68 if len(nodes) < 6 else 62
    centre = Point(CENTRE, radius + node_radius + 4)
    turn = 360 / len(nodes)
    margin = degrees(2 * asin(node_radius / (2 * radius))) + 3
    broken = [i for i, part in enumerate(nodes) if part.mark == "break"]
    foot = centre.y + radius + node_radius + 44
    breaks = _breaks(figure, [nodes[i] for i in broken], [turn * (i + 0.5) for i in broken], centre, radius, foot)
    return Loop(
        nodes=tuple(
            disc(part.label, on_circle(centre, radius, turn * i), node_radius)
            for i, part in enumerate(nodes)
        ),
        ways=tuple(
            _way(centre, radius, turn * i + margin, turn * (i + 1) - margin, i in broken)
            for i in range(len(nodes))
        ),
        breaks=breaks,
        goal=_goal(label(figure, "goal"), centre),
        height=breaks[-1].remark.bottom + 12 if breaks else foot - 40,
    )


def _goal(text: str, centre: Point) -> Words:
    lines = wrapped(text, 220, "note")
    return placed(lines, "note", centre.x, centre.y - height(len(lines), "note") / 2, "middle")


def _way(centre: Point, radius: float, start: float, end: float, is_broken: bool) -> Way:
    tip, before = on_circle(centre, radius, end), on_circle(centre, radius, end - 4)
    arrowhead = head(tip, Point(tip.x - before.x, tip.y - before.y))
    end -= 3  # the line ends inside the head
    middle = (start + end) / 2
    spans = [(start, middle - 2.4), (middle + 2.4, end)] if is_broken else [(start, end)]
    return Way(tuple(arc(centre, radius, a, b) for a, b in spans), arrowhead)


def _breaks(
    figure: "Figure",
    nodes: "Sequence[Part]",
    turns: "Sequence[float]",
    centre: Point,
    radius: float,
    top: float,
) -> tuple[Break, ...]:
    breaks: list[Break] = []
    for count, (part, turn) in enumerate(zip(nodes, turns, strict=True), start=1):
        remark = words(note(figure, part), "note", 44, top, WIDTH - 44)
        at = on_circle(centre, radius + 42, turn)
        breaks.append(
            Break(
                strokes=(_stroke(centre, radius, turn - 2.4), _stroke(centre, radius, turn + 2.4)),
                number=words(str(count), "label", at.x, at.y - 9, 40, anchor="middle"),
                key=words(str(count), "label", 12, top, 40, anchor="middle"),
                remark=remark,
            )
        )
        top = remark.bottom + 22
    return tuple(breaks)


def _stroke(centre: Point, radius: float, turn: float) -> Segment:
    return Segment(
        on_circle(centre, radius - 18, turn - 1.5), on_circle(centre, radius + 18, turn + 1.5)
    )
