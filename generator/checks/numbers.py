"""Numbers and ranges in the text of an option, such as `15 minutes`, `5 to 10` or `under 5`."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

_NUMBER = r"-?\d[\d,]*(?:\.\d+)?"
_SIGNS = r"[$€£]?\s*"
_LONE = re.compile(rf"^{_SIGNS}({_NUMBER})\s*(%|[a-z ]{{0,24}})$")
_BETWEEN = re.compile(
    rf"^(?:between |from )?{_SIGNS}({_NUMBER})\s*(?:-|–|to|and)\s*{_SIGNS}({_NUMBER})\b"
)
_BELOW = re.compile(rf"^(under|below|less than|fewer than|up to|at most)\s+{_SIGNS}({_NUMBER})\b")
_ABOVE = re.compile(rf"^(over|above|more than|at least)\s+{_SIGNS}({_NUMBER})\b")
_OR_MORE = re.compile(rf"^{_SIGNS}({_NUMBER})[a-z ]* or (more|less|fewer)\b")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts."""

    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Span:
    """Numbers from `low` to `high`, both included."""

    low: float
    high: float

    def overlaps(self, other: Span) -> bool:
        """Whether some number lies in both."""
        return self.low <= other.high and other.low <= self.high


def quantity(text: str) -> Quantity | None:
    """The number that a text consists of, if it does; the unit in the singular."""
    found = _LONE.match(text.strip().lower().rstrip("."))
    return Quantity(_value(found[1]), found[2].strip().rstrip("s")) if found else None


def span(text: str) -> Span | None:
    """The range that a text describes, if it does; a lone number is a range of one."""
    said = text.strip().lower().rstrip(".")
    if found := _BETWEEN.match(said):
        return Span(_value(found[1]), _value(found[2]))
    if found := _BELOW.match(said):
        end = _value(found[2])
        return Span(-math.inf, end if found[1] in {"up to", "at most"} else _before(end))
    if found := _ABOVE.match(said):
        start = _value(found[2])
        return Span(start if found[1] == "at least" else _after(start), math.inf)
    if found := _OR_MORE.match(said):
        value = _value(found[1])
        return Span(value, math.inf) if found[2] == "more" else Span(-math.inf, value)
    lone = quantity(text)
    return Span(lone.value, lone.value) if lone else None


def _value(text: str) -> float:
    return float(text.replace(",", ""))


def _before(value: float) -> float:
    return math.nextafter(value, -math.inf)


def _after(value: float) -> float:
    return math.nextafter(value, math.inf)
