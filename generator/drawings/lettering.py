"""Break words into lines and place the lines, from widths that hold before a font is loaded."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Literal

Style = Literal["label", "note", "amount"]
Anchor = Literal["start", "middle", "end"]

# Units of a drawing that is 640 wide; `theme/figures/figures.css` sets the same sizes. A phone
# shows 640 units in about 330 pixels, so that a note is still 13 pixels high.
SIZES: dict[Style, int] = {"label": 28, "note": 26, "amount": 46}
LEADING = 1.18
CAP_HEIGHT = 0.68

# Widths in ems of the site's sans serif at weight 600, a little generous for the stand-in fonts.
_WIDTHS = (
    (0.22, " "),
    (0.29, "ijlI|'’‘.,:;·"),
    (0.36, 'frt()[]!/-“”"'),
    (0.48, "sczvxyJ?–"),
    (0.83, "wWM%@&—…"),
    (0.87, "m"),
)
_WIDTH_OF = {letter: width for width, letters in _WIDTHS for letter in letters}


@dataclass(frozen=True)
class Line:
    """One line of words; `y` is its baseline."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Words:
    """A text of a drawing, broken into lines."""

    lines: tuple[Line, ...]
    style: Style
    anchor: Anchor
    bottom: float


# A figure stands on many pages and looks the same there, so its lines are broken once.
@lru_cache(maxsize=4096)
def width(text: str, style: Style) -> float:
    serif = 1.16 if style == "amount" else 1  # amounts are set in the serif, which runs wider
    return sum(_em(letter) for letter in text) * SIZES[style] * serif


def _em(letter: str) -> float:
    if letter in _WIDTH_OF:
        return _WIDTH_OF[letter]
    if letter > "\u2e80":  # the scripts that fill a square
        return 1.0
    return 0.65 if letter.isupper() else 0.56


def leading(style: Style) -> float:
    return SIZES[style] * LEADING


def wrapped(text: str, room: float, style: Style) -> tuple[str, ...]:
    """The fewest lines that fit `room`, and as even as that number of lines can be."""
    lines = balanced(text, len(_filled(text, room, style)), style)
    if any(width(line, style) > room for line in lines):
        raise ValueError(f"`{text}` is too wide for its place in the drawing; use shorter words")
    return lines


@lru_cache(maxsize=1024)
def balanced(text: str, count: int, style: Style) -> tuple[str, ...]:
    """`text` in at most `count` lines whose longest is as short as can be."""
    rooms = range(ceil(width(text, style)) + 1)
    least = bisect_left(rooms, True, key=lambda room: len(_filled(text, room, style)) <= count)
    return _filled(text, rooms[least], style)


def _filled(text: str, room: float, style: Style) -> tuple[str, ...]:
    """Each line as full as `room` allows; a word that is wider stands alone."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", style) <= room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return tuple(lines)


def words(
    text: str,
    style: Style,
    x: float,
    top: float,
    room: float,
    *,
    anchor: Anchor = "start",
    at_most: int | None = None,
) -> Words:
    """`text` set under `top`; `at_most` lines where the drawing has room for no more."""
    lines = wrapped(text, room, style)
    if at_most and len(lines) > at_most:
        raise ValueError(
            f"`{text}` needs {len(lines)} lines and its place in the drawing has {at_most}; "
            f"say it in fewer words"
        )
    return placed(lines, style, x, top, anchor)


def placed(lines: tuple[str, ...], style: Style, x: float, top: float, anchor: Anchor) -> Words:
    first = top + SIZES[style] * CAP_HEIGHT
    step = leading(style)
    return Words(
        lines=tuple(
            Line(round(x, 1), round(first + step * i, 1), text) for i, text in enumerate(lines)
        ),
        style=style,
        anchor=anchor,
        bottom=round(first + step * (len(lines) - 1), 1),
    )


def height(count: int, style: Style) -> float:
    """From the top of the capitals in the first of `count` lines to the last baseline."""
    return SIZES[style] * CAP_HEIGHT + leading(style) * (count - 1)


def words_between(
    text: str,
    style: Style,
    x: float,
    top_of: Callable[[float], float],
    room_at: Callable[[float], float],
) -> Words:
    """`text` centred on `x` where the room differs from line to line, as in a triangle.

    `top_of` tells where a block of a given height starts, `room_at` how wide it may be at a height.
    """
    for count in range(1, len(text.split()) + 1):
        block = placed(
            balanced(text, count, style), style, x, top_of(height(count, style)), "middle"
        )
        if all(_fits(line, style, room_at) for line in block.lines):
            return block
    raise ValueError(f"`{text}` does not fit its layer of the drawing; use fewer or shorter words")


def _fits(line: Line, style: Style, room_at: Callable[[float], float]) -> bool:
    top = line.y - SIZES[style] * CAP_HEIGHT
    return width(line.text, style) <= min(room_at(top), room_at(line.y))
