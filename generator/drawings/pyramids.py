"""The two pyramids: an organisation that looks up, and one that serves the layer nearer the customer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.drawings.lettering import Words, words, words_between
from generator.drawings.shapes import (
    WIDTH,
    Arrow,
    Box,
    Point,
    Polygon,
    arrow,
    label,
    parts,
)
from generator.model.figures import Figure, FigurePart

LAYER = 80
GAP = 28
EDGE = 2  # keeps strokes whole at the rim of the canvas
CUSTOMERS = 64


@dataclass(frozen=True)
class Slope:
    """A triangle to be cut into layers; it stands on its tip where the tip lies below the base."""

    centre: float
    tip: float
    base: float
    base_width: float

    def room_at(self, y: float) -> float:
        return self.base_width * (y - self.tip) / (self.base - self.tip)

    def at_depth(self, depth: float) -> float:
        """The height of the place that lies `depth` away from the tip."""
        return self.tip + depth if self.tip < self.base else self.tip - depth

    def slab(self, near: float, far: float) -> Polygon:
        """The slice between two depths."""
        edges = [(self.room_at(y) / 2, y) for y in (self.at_depth(near), self.at_depth(far))]
        (near_half, near_y), (far_half, far_y) = edges
        corners = (
            (-near_half, near_y),
            (near_half, near_y),
            (far_half, far_y),
            (-far_half, far_y),
        )
        return Polygon(tuple(Point(self.centre + x, y) for x, y in corners))


@dataclass(frozen=True)
class Layer:
    """One layer of the organisation."""

    outline: Polygon
    words: Words


@dataclass(frozen=True)
class Customers:
    """The band outside the organisation."""

    box: Box
    words: Words


@dataclass(frozen=True)
class Pyramid:
    """One organisation, its customers, and the arrows between layers; all of them point up."""

    layers: tuple[Layer, ...]
    arrows: tuple[Arrow, ...]
    customers: Customers


@dataclass(frozen=True)
class ResponsiveUp:
    """What `responsive-up-pyramid.svg.jinja` prints."""

    pyramid: Pyramid
    direction: Arrow
    answers: Words
    orders: Words
    height: float
    width: int = WIDTH


@dataclass(frozen=True)
class BothPyramids:
    """What `service-pyramid.svg.jinja` prints."""

    responsive: Pyramid
    service: Pyramid
    kept: Words
    added: Words
    plus: Point
    height: float
    width: int = WIDTH


def responsive_up(figure: Figure) -> ResponsiveUp:
    """F1: the tip on top, customers outside and below."""
    layers = parts(figure, 3, 5)
    tall = _depths(len(layers))[-1][1]
    slope = Slope(centre=300 + EDGE, tip=8, base=8 + tall, base_width=600)
    band = Box(EDGE, 8 + tall + 48, 600, CUSTOMERS)
    orders = words(label(figure, "direction"), "note", 432, 60, WIDTH - 432)
    start, end = (
        Point(slope.centre + slope.room_at(y) / 2 + 54, y)
        for y in (orders.bottom + 24, slope.base - LAYER / 2)
    )
    return ResponsiveUp(
        pyramid=_pyramid(layers, slope, band, label(figure, "customers"), reaches_out=False),
        direction=arrow(start, end),
        answers=words(label(figure, "answers"), "note", 0, 60, 190),
        orders=orders,
        height=band.y + band.height + 4,
    )


def both_pyramids(figure: Figure) -> BothPyramids:
    """F2: the same layers twice, side by side like two halves of one shape."""
    layers = parts(figure, 3, 5)
    tall, base_width, top = _depths(len(layers))[-1][1], 410, CUSTOMERS + GAP + 4
    upright = Slope(base_width / 2 + EDGE, tip=top, base=top + tall, base_width=base_width)
    turned = Slope(WIDTH - base_width / 2 - EDGE, tip=top + tall, base=top, base_width=base_width)
    below = Box(EDGE, top + tall + GAP, base_width, CUSTOMERS)
    above = Box(WIDTH - base_width - EDGE, 4, base_width, CUSTOMERS)
    customers = label(figure, "customers")
    return BothPyramids(
        responsive=_pyramid(layers, upright, below, customers, reaches_out=False),
        service=_pyramid(layers, turned, above, customers, reaches_out=True),
        kept=words(label(figure, "responsive"), "label", EDGE, 22, 200),
        added=words(
            label(figure, "service"), "label", above.x + base_width, below.y + 22, 208, anchor="end"
        ),
        plus=Point(WIDTH / 2, top + tall / 2),
        height=below.y + below.height + 4,
    )


def _depths(count: int) -> list[tuple[float, float]]:
    """Where each layer begins and ends, measured from the tip.

    The layer at the tip is the highest, and higher the more layers there are: a slimmer triangle
    needs more of its height before it is as wide as a word.
    """
    tip = 90.0 + 46 * (count - 1)
    starts = [tip + GAP + (LAYER + GAP) * i for i in range(count - 1)]
    return [(0.0, tip), *((start, start + LAYER) for start in starts)]


def _pyramid(
    layers: Sequence[FigurePart], slope: Slope, band: Box, customers: str, *, reaches_out: bool
) -> Pyramid:
    """`layers` from the tip to the base; with `reaches_out` the base has an arrow to customers."""
    depths = _depths(len(layers))
    stops = depths if reaches_out else depths[:-1]
    name = words(
        customers,
        "label",
        band.centre.x,
        band.centre.y - 10,
        band.width,
        anchor="middle",
        at_most=1,
    )
    return Pyramid(
        layers=tuple(_layer(part, slope, *d) for part, d in zip(layers, depths, strict=True)),
        arrows=tuple(_arrow_up(slope, far, far + GAP) for _, far in stops),
        customers=Customers(band, name),
    )


def _layer(part: FigurePart, slope: Slope, near: float, far: float) -> Layer:
    top, bottom = sorted((slope.at_depth(near), slope.at_depth(far)))
    is_tip = near == 0
    margin = 4 if is_tip else 36

    def top_of(block: float) -> float:
        if not is_tip:
            return (top + bottom - block) / 2
        return bottom - block - 14 if slope.tip < slope.base else top + 14

    return Layer(
        slope.slab(near, far),
        words_between(
            part.label, "note", slope.centre, top_of, lambda y: slope.room_at(y) - margin
        ),
    )


def _arrow_up(slope: Slope, near: float, far: float) -> Arrow:
    top, bottom = sorted((slope.at_depth(near), slope.at_depth(far)))
    return arrow(Point(slope.centre, bottom - 2), Point(slope.centre, top + 3))
