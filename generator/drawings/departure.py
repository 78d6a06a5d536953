"""The slipping departure: what happened, in order, and when somebody could have acted."""

from __future__ import annotations

from dataclasses import dataclass

from generator.drawings.lettering import Words, height, words
from generator.drawings.shapes import WIDTH, Box, Point, Polygon, Segment, label, parts
from generator.model.figures import Figure, FigurePart

SPINE = 24
TEXT = 64
INSET = 132


@dataclass(frozen=True)
class Event:
    """Something that happened."""

    at: Point
    words: Words
    detail: Words | None


@dataclass(frozen=True)
class Moment:
    """A moment when somebody could have acted; `way` ties it to the line of time."""

    box: Box
    sign: Polygon
    way: Segment
    words: Words


@dataclass(frozen=True)
class Departure:
    """What `slipping-departure.svg.jinja` prints."""

    spine: Segment
    events: tuple[Event, ...]
    moments: tuple[Moment, ...]
    legend: Moment
    rule: Segment
    height: float
    width: int = WIDTH


def departure(figure: Figure) -> Departure:
    """F8: parts from first to last; those marked `moment` stand off the line of time."""
    events: list[Event] = []
    moments: list[Moment] = []
    legend = _moment(label(figure, "moment"), 0, SPINE - 34)
    rule = Segment(Point(2, legend.box.height), Point(WIDTH - 2, legend.box.height))
    top = rule.start.y + 40
    for part in parts(figure, 3, 14):
        if part.mark == "moment":
            moments.append(_moment(part.label, top - 10, TEXT))
            top = moments[-1].box.y + moments[-1].box.height + 32
        else:
            events.append(_event(part, top))
            top = (events[-1].detail or events[-1].words).bottom + 40
    if len(events) < 2 or not moments:
        raise ValueError("The timeline needs two events and one part with `mark: moment`")
    spine = Segment(events[0].at, events[-1].at)
    return Departure(spine, tuple(events), tuple(moments), legend, rule, top - 28)


def _event(part: FigurePart, top: float) -> Event:
    name = words(part.label, "label", TEXT, top, WIDTH - TEXT)
    detail = words(part.note, "note", TEXT, name.bottom + 12, WIDTH - TEXT) if part.note else None
    return Event(Point(SPINE, top + height(1, "label") / 2), name, detail)


def _moment(text: str, top: float, x: float) -> Moment:
    inset = x + INSET - TEXT
    said = words(text, "note", inset, top + 20, WIDTH - inset - 20)
    box = Box(x, top, WIDTH - x, said.bottom - top + 20)
    middle = box.centre.y
    sign = Polygon(
        (
            Point(x + 34, middle - 14),
            Point(x + 48, middle),
            Point(x + 34, middle + 14),
            Point(x + 20, middle),
        )
    )
    return Moment(box, sign, Segment(Point(SPINE, middle), Point(x, middle)), said)
