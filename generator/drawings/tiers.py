"""The tier ladder: a stair of roles, each with the amount it may settle alone."""

from __future__ import annotations

from dataclasses import dataclass

from generator.drawings.lettering import Words, height, placed, width, words, wrapped
from generator.drawings.shapes import (
    WIDTH,
    Arrow,
    Box,
    Point,
    arrow,
    label,
    number,
    parts,
    value,
)
from generator.model.figures import Figure

STEP = 128


@dataclass(frozen=True)
class Tier:
    """One step of the stair."""

    box: Box
    role: Words
    limit: Words
    amount: Words


@dataclass(frozen=True)
class Ladder:
    """What `authority-tiers.svg.jinja` prints."""

    tiers: tuple[Tier, ...]
    climbs: tuple[Arrow, ...]
    stamp: Box
    stamp_words: Words
    climb_words: Words
    height: float
    width: int = WIDTH


def ladder(figure: Figure) -> Ladder:
    """F6: two to five tiers, the lowest limit first and at the bottom."""
    steps = parts(figure, 2, 5)
    limits = [value(figure, part) for part in steps]
    if limits != sorted(set(limits)):
        raise ValueError("Each tier needs a higher `value` than the tier before it")
    currency, up_to = label(figure, "currency"), label(figure, "up_to")
    inset = 240 / (len(steps) - 1)
    top = 96.0
    tiers = tuple(
        _tier(
            Box(inset * i + 3, top + STEP * (len(steps) - 1 - i), WIDTH - inset * i - 6, STEP),
            part.label,
            up_to,
            f"{currency}{number(limit)}",
        )
        for i, (part, limit) in enumerate(zip(steps, limits, strict=True))
    )
    stamp = Box(3, 3, 300, 56)
    return Ladder(
        tiers=tiers,
        climbs=tuple(_climb(tier.box, inset) for tier in tiers[:-1]),
        stamp=stamp,
        stamp_words=words(label(figure, "example"), "label", 153, 21, 280, anchor="middle"),
        climb_words=words(label(figure, "hand_up"), "note", 3, 96, 220),
        height=top + STEP * len(steps) + 4,
    )


def _tier(box: Box, role: str, up_to: str, amount: str) -> Tier:
    left, right = box.x + 24, box.x + box.width - 24
    room = right - left - 16 - max(width(amount, "amount"), width(up_to, "note"))
    lines = wrapped(role, room, "label")
    top = box.centre.y - height(len(lines), "label") / 2
    return Tier(
        box=box,
        role=placed(lines, "label", left, top, "start"),
        limit=words(up_to, "note", right, box.y + 26, 200, anchor="end", at_most=1),
        amount=words(amount, "amount", right, box.y + 66, 240, anchor="end", at_most=1),
    )


def _climb(box: Box, inset: float) -> Arrow:
    x = box.x + inset / 2
    return arrow(Point(x, box.y - 2), Point(x, box.y - STEP * 0.5))
