"""The drawings made of a ring: three alignments around the customer, and the listening loop."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, degrees

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
from generator.model.figures import Figure, FigurePart

CENTRE = WIDTH / 2
HALF_GAP = 2.4  # degrees on either side of the middle of a broken way


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


@dataclass(frozen=True)
class Ring:
    """The circle of the loop; places on it are counted in nodes, clockwise from the top."""

    count: int
    radius: float = 226

    @property
    def node_radius(self) -> float:
        return 68 if self.count < 6 else 62

    @property
    def centre(self) -> Point:
        return Point(CENTRE, self.radius + self.node_radius + 4)

    def degrees(self, place: float) -> float:
        return 360 * place / self.count

    def at(self, place: float, beyond: float = 0) -> Point:
        return on_circle(self.centre, self.radius + beyond, self.degrees(place))

    def way(self, place: int, *, is_broken: bool) -> Way:
        """From one node to the next, clear of both."""
        margin = degrees(2 * asin(self.node_radius / (2 * self.radius))) + 3
        start, end = self.degrees(place) + margin, self.degrees(place + 1) - margin
        neck = end - 3  # the line ends inside the head
        middle = (start + neck) / 2
        spans = [(start, neck)]
        if is_broken:
            spans = [(start, middle - HALF_GAP), (middle + HALF_GAP, neck)]
        pieces = tuple(arc(self.centre, self.radius, a, b) for a, b in spans)
        return Way(pieces, self._head(end))

    def stroke(self, place: float, shift: float) -> Segment:
        """A slanted stroke across the way."""
        turn = self.degrees(place) + shift
        return Segment(
            on_circle(self.centre, self.radius - 18, turn - 1.5),
            on_circle(self.centre, self.radius + 18, turn + 1.5),
        )

    def _head(self, end: float) -> Polygon:
        tip, before = (on_circle(self.centre, self.radius, turn) for turn in (end, end - 4))
        return head(tip, Point(tip.x - before.x, tip.y - before.y))


def disc(text: str, centre: Point, radius: float) -> Disc:
    lines = wrapped(text, radius * 1.7, "label")
    top = centre.y - height(len(lines), "label") / 2
    return Disc(centre, radius, placed(lines, "label", centre.x, top, "middle"))


def alignments(figure: Figure) -> Alignments:
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
    figure: Figure, part: FigurePart, x: float, top: float, room: float
) -> tuple[Words, Words]:
    name = words(part.label, "label", x, top, room, anchor="middle")
    return name, words(note(figure, part), "note", x, name.bottom + 16, room, anchor="middle")


def _alignment(centre: Point, turn: float, caption: tuple[Words, Words]) -> Alignment:
    return Alignment(
        arc(centre, 154, turn - 50, turn + 50),
        arrow(on_circle(centre, 134, turn), on_circle(centre, 84, turn)),
        *caption,
    )


def loop(figure: Figure) -> Loop:
    """F7: four to six nodes in a circle; a part marked `break` loses feedback on its way on."""
    nodes = parts(figure, 4, 6)
    ring = Ring(len(nodes))
    foot = ring.centre.y + ring.radius + ring.node_radius + 44
    breaks = _breaks(figure, ring, foot)
    return Loop(
        nodes=tuple(disc(part.label, ring.at(i), ring.node_radius) for i, part in enumerate(nodes)),
        ways=tuple(ring.way(i, is_broken=part.mark == "break") for i, part in enumerate(nodes)),
        breaks=breaks,
        goal=_goal(label(figure, "goal"), ring.centre),
        height=breaks[-1].remark.bottom + 12 if breaks else foot - 40,
    )


def _goal(text: str, centre: Point) -> Words:
    lines = wrapped(text, 220, "note")
    return placed(lines, "note", centre.x, centre.y - height(len(lines), "note") / 2, "middle")


def _breaks(figure: Figure, ring: Ring, top: float) -> tuple[Break, ...]:
    """The marked parts, counted clockwise, with their remarks below the ring."""
    breaks: list[Break] = []
    for i, part in enumerate(figure.parts):
        if part.mark == "break":
            said = words(note(figure, part), "note", 44, top, WIDTH - 44)
            breaks.append(_break(ring, i + 0.5, str(len(breaks) + 1), top, said))
            top = said.bottom + 22
    return tuple(breaks)


def _break(ring: Ring, place: float, count: str, top: float, remark: Words) -> Break:
    at = ring.at(place, beyond=42)
    return Break(
        strokes=(ring.stroke(place, -HALF_GAP), ring.stroke(place, HALF_GAP)),
        number=words(count, "label", at.x, at.y - 9, 40, anchor="middle"),
        key=words(count, "label", 12, top, 40, anchor="middle"),
        remark=remark,
    )
