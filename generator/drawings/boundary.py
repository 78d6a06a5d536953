"""The boundary corridor: the same kinds of case before three boundaries of different width."""

from __future__ import annotations

from dataclasses import dataclass

from generator.drawings.lettering import Words, words
from generator.drawings.shapes import WIDTH, Box, Point, label, note, parts
from generator.model.figures import Figure, FigurePart

KINDS = ("routine", "exception", "ruinous")
COLUMN = WIDTH / len(KINDS)
LANE = 84


@dataclass(frozen=True)
class Case:
    """One kind of case; each kind has a shape of its own."""

    kind: str
    at: Point
    is_inside: bool


@dataclass(frozen=True)
class Band:
    """One boundary: the lane holds the cases that staff may settle alone."""

    name: Words
    example: Words
    lane: Box
    cases: tuple[Case, ...]
    is_workable: bool


@dataclass(frozen=True)
class Corridor:
    """What `boundary-corridor.svg.jinja` prints."""

    headings: tuple[Words, ...]
    bands: tuple[Band, ...]
    height: float
    width: int = WIDTH


def corridor(figure: Figure) -> Corridor:
    """F5: one band for each boundary; `value` counts the kinds of case that it lets in."""
    headings = tuple(
        words(label(figure, kind), "note", COLUMN * (i + 0.5), 6, COLUMN - 12, anchor="middle")
        for i, kind in enumerate(KINDS)
    )
    bands: list[Band] = []
    top = max(heading.bottom for heading in headings) + 40
    for part in parts(figure, 2, 4):
        bands.append(_band(figure, part, top))
        top = bands[-1].example.bottom + 56
    return Corridor(headings, tuple(bands), bands[-1].example.bottom + 12)


def _band(figure: Figure, part: FigurePart, top: float) -> Band:
    inside = part.value
    if inside not in (1, 2, 3):
        raise ValueError(
            f"The part `{part.id}` needs a `value` of 1, 2 or 3: how many kinds of case lie inside"
        )
    name = words(part.label, "label", 0, top, WIDTH, at_most=1)
    lane = Box(3, name.bottom + 20, COLUMN * float(inside) - 6, LANE)
    cases = tuple(
        Case(kind, Point(COLUMN * (i + 0.5), lane.centre.y), i < inside)
        for i, kind in enumerate(KINDS)
    )
    example = words(note(figure, part), "note", 0, lane.y + LANE + 20, WIDTH)
    return Band(name, example, lane, cases, inside == 2)
