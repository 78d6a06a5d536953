"""The plain shapes that every drawing is made of, and how to ask a figure for its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, radians, sin

from generator.model.figures import Figure, FigurePart

WIDTH = 640
HEAD = 17  # length of an arrowhead


@dataclass(frozen=True)
class Point:
    """A place in a drawing, to a tenth of a unit: finer is invisible and makes pages longer."""

    x: float
    y: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "x", round(self.x, 1))
        object.__setattr__(self, "y", round(self.y, 1))


@dataclass(frozen=True)
class Box:
    """A rectangle that stands upright."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> Point:
        return Point(self.x + self.width / 2, self.y + self.height / 2)


@dataclass(frozen=True)
class Segment:
    """A straight line."""

    start: Point
    end: Point


@dataclass(frozen=True)
class Polygon:
    """A closed shape with straight sides."""

    corners: tuple[Point, ...]

    @property
    def points(self) -> str:
        return " ".join(f"{corner.x:g},{corner.y:g}" for corner in self.corners)


@dataclass(frozen=True)
class Arrow:
    """A straight line with a filled head."""

    shaft: Segment
    head: Polygon


@dataclass(frozen=True)
class Arc:
    """Less than half of a circle, drawn clockwise."""

    start: Point
    end: Point
    radius: float


def arrow(start: Point, end: Point) -> Arrow:
    """From `start` to the tip `end`; the shaft ends inside the head."""
    length = hypot(end.x - start.x, end.y - start.y)
    along = Point((end.x - start.x) / length * 100, (end.y - start.y) / length * 100)
    neck = Point(end.x - along.x * HEAD / 100, end.y - along.y * HEAD / 100)
    return Arrow(Segment(start, neck), head(end, along))


def head(tip: Point, direction: Point) -> Polygon:
    """An arrowhead at `tip` that flies along `direction`."""
    length = hypot(direction.x, direction.y)
    along_x, along_y = direction.x / length * HEAD, direction.y / length * HEAD
    back_x, back_y = tip.x - along_x, tip.y - along_y
    left = Point(back_x - along_y * 0.55, back_y + along_x * 0.55)
    right = Point(back_x + along_y * 0.55, back_y - along_x * 0.55)
    return Polygon((tip, left, right))


def on_circle(centre: Point, radius: float, degrees: float) -> Point:
    """Degrees as a compass counts them: 0 is up, 90 is right."""
    turn = radians(degrees)
    return Point(centre.x + radius * sin(turn), centre.y - radius * cos(turn))


def arc(centre: Point, radius: float, start: float, end: float) -> Arc:
    return Arc(on_circle(centre, radius, start), on_circle(centre, radius, end), radius)


def label(figure: Figure, key: str) -> str:
    """The words that the figure gives for `key`."""
    if key not in figure.labels:
        raise ValueError(f"The drawing `{figure.drawing}` needs `{key}` among its `labels`")
    return figure.labels[key]


def parts(figure: Figure, least: int, most: int) -> Sequence[FigurePart]:
    """The figure's parts, if there are as many as its drawing can hold."""
    count = len(figure.parts)
    if least <= count <= most:
        return figure.parts
    wanted = f"exactly {least}" if least == most else f"{least} to {most}"
    raise ValueError(f"The drawing `{figure.drawing}` needs {wanted} `parts`, not {count}")


def note(figure: Figure, part: FigurePart) -> str:
    """What a part says under its label, where a drawing cannot do without."""
    if not part.note:
        raise ValueError(f"The part `{part.id}` of the drawing `{figure.drawing}` needs a `note`")
    return part.note


def value(figure: Figure, part: FigurePart) -> float:
    """The number of a part, where a drawing is made from it."""
    if part.value is None or part.value <= 0:
        raise ValueError(
            f"The part `{part.id}` of the drawing `{figure.drawing}` needs a `value` above 0"
        )
    return float(part.value)


def number(amount: float) -> str:
    """A number as people write it: 1,000 and 2.5, not 1000.0."""
    return f"{amount:,.2f}".rstrip("0").rstrip(".")
