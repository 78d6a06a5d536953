"""The two pyramids: an organisation that looks up, and one that serves the layer nearer the customer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from generator.model.figures import Figure, Part

TIP = 200  # the layer at the tip is higher, so that its words find room
LAYER = 84
GAP = 30
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
    remarks: tuple[Words, ...]
    height: float
    width: int = WIDTH


@dataclass(frozen=True)
class BothPyramids:
    """What `service-pyramid.svg.jinja` prints."""

    responsive: Pyramid
    service: Pyramid
    remarks: tuple[Words, ...]
    plus: Point
    height: float
    width: int = WIDTH


def responsive_up(figure: "Figure") -> ResponsiveUp:
    """F1: the tip on top, customers outside and below."""
    layers = parts(figure, 3, 5)
    tall = _depth(len(layers))
    slope = Slope(centre=300, tip=8, base=8 + tall, base_width=600)
    band = Box(0, 8 + tall + 48, 600, CUSTOMERS)
    remark = words(label(figure, "answers"), "note", 0, 60, 190)
    order = words(label(figure, "direction"), "note", 432, 60, 208)
    start = Point(300 + slope.room_at(order.bottom + 24) / 2 + 54, order.bottom + 24)
    end = Point(300 + slope.room_at(8 + tall - LAYER / 2) / 2 + 54, 8 + tall - LAYER / 2)
    return ResponsiveUp(
        pyramid=_pyramid(layers, slope, band, label(figure, "customers"), reaches_out=False),
        direction=arrow(start, end),
        remarks=(remark, order),
        height=band.y + band.height + 4,
    )


def both_pyramids(figure: "Figure") -> BothPyramids:
    """F2: the same layers twice, side by side like two halves of one shape."""
    layers = parts(figure, 3, 5)
    tall, base_width, top = _depth(len(layers)), 412, CUSTOMERS + GAP + 4
    upright = Slope(centre=base_width / 2, tip=top, base=top + tall, base_width=base_width)
    turned = Slope(WIDTH - base_width / 2, tip=top + tall, base=top, base_width=base_width)
    below = Box(0, top + tall + GAP, base_width, CUSTOMERS)
    above = Box(WIDTH - base_width, 4, base_width, CUSTOMERS)
    customers = label(figure, "customers")
    return BothPyramids(
        responsive=_pyramid(layers, upright, below, customers, reaches_out=False),
        service=_pyramid(layers, turned, above, customers, reaches_out=True),
        remarks=(
            words(label(figure, "responsive"), "label", 0, 22, 200),
            words(label(figure, "service"), "label", WIDTH, below.y + 14, 210, anchor="end"),
        ),
        plus=Point(WIDTH / 2, top + tall / 2),
        height=below.y + below.height + 4,
    )


def _depth(count: int) -> float:
    return TIP + (count - 1) * (LAYER + GAP)


def _pyramid(
    layers: Sequence["Part"], slope: Slope, band: Box, customers: str, *, reaches_out: bool
) -> Pyramid:
    """`layers` from the tip to the base; with `reaches_out` the base has an arrow to customers."""
    starts = [0.0, *(TIP + GAP + (LAYER + GAP) * i for i in range(len(layers) - 1))]
    ends = [float(TIP), *(start + LAYER for start in starts[1:])]
    depths = list(zip(starts, ends, strict=True))
    gaps = list(zip(ends, starts[1:], strict=False))
    if reaches_out:
        gaps.append((ends[-1], ends[-1] + GAP))
    return Pyramid(
        layers=tuple(_layer(part, slope, *d) for part, d in zip(layers, depths, strict=True)),
        arrows=tuple(_arrow_up(slope, near, far) for near, far in gaps),
        customers=Customers(
            band,
            words(customers, "label", band.centre.x, band.centre.y - 10, band.width, anchor="middle"),
        ),
    )


def _layer(part: "Part", slope: Slope, near: float, far: float) -> Layer:
    top, bottom = sorted((slope.at_depth(near), slope.at_depth(far)))
    is_tip = near == 0

    def top_of(block: float) -> float:
        if not is_tip:
            return (top + bottom - block) / 2
        return bottom - block - 18 if slope.tip < slope.base else top + 18

    return Layer(
        slope.slab(near, far),
        words_between(
            part.label, "label", slope.centre, top_of, lambda y: slope.room_at(y) - 12
        ),
    )


def _arrow_up(slope: Slope, near: float, far: float) -> Arrow:
    top, bottom = sorted((slope.at_depth(near), slope.at_depth(far)))
    return arrow(Point(slope.centre, bottom - 2), Point(slope.centre, top + 3))
