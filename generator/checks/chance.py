"""What chance alone would do: exact distributions of how often something happens in a bank.

Each question gives the event its own chance (one in the number of its options), so the count follows
a binomial distribution where all questions have equally many options, and its generalisation where
they do not. Both are worked out exactly; only what is less likely than one in 10^18 is left out, so
that a large bank takes no time to speak of.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, reduce
from itertools import accumulate

NEGLIGIBLE = 1e-18


@dataclass(frozen=True, slots=True, order=True)
class Spread:
    """How likely each count is, from `low` upwards."""

    low: int
    chances: tuple[float, ...]

    def __add__(self, other: Spread) -> Spread:
        """The spread of the sum of two counts that do not depend on each other."""
        sums = [0.0] * (len(self.chances) + len(other.chances) - 1)
        for first, one in enumerate(self.chances):
            for second, two in enumerate(other.chances):
                sums[first + second] += one * two
        likely = [index for index, chance in enumerate(sums) if chance > NEGLIGIBLE]
        start, end = likely[0], likely[-1]
        return Spread(self.low + other.low + start, tuple(sums[start : end + 1]))


NEVER = Spread(0, (1.0,))


def coin(chance: float) -> Spread:
    """Something that happens once, with this chance."""
    return Spread(0, (1 - chance, chance))


@cache
def draw(total: int, marked: int, drawn: int) -> Spread:
    """How many of `drawn` things are marked when they are drawn blindly: hypergeometric."""
    low, high = max(0, drawn + marked - total), min(drawn, marked)
    ways = (
        math.comb(marked, count) * math.comb(total - marked, drawn - count)
        for count in range(low, high + 1)
    )
    return Spread(low, tuple(way / math.comb(total, drawn) for way in ways))


def total(spreads: Iterable[Spread]) -> Spread:
    """The spread of the sum; equal ones are doubled and doubled again, since banks have many."""
    return _total(tuple(sorted(Counter(spreads).items())))


@cache
def _total(counts: tuple[tuple[Spread, int], ...]) -> Spread:
    return reduce(Spread.__add__, (_times(spread, count) for spread, count in counts), NEVER)


def _times(spread: Spread, count: int) -> Spread:
    if count == 1:
        return spread
    half = _times(spread, count // 2)
    return half + half + spread if count % 2 else half + half


def percentile(chances: Iterable[float], share: float) -> int:
    """The smallest count that is not exceeded in at least `share` of all cases."""
    found = _total(tuple(sorted((coin(chance), n) for chance, n in Counter(chances).items())))
    sums = accumulate(found.chances)
    return next(count for count, sum in enumerate(sums, found.low) if sum >= share - 1e-12)


def band(chances: tuple[float, ...]) -> tuple[int, int]:
    """The counts between which 95 in 100 cases lie, half of the rest on either side."""
    return percentile(chances, 0.025), percentile(chances, 0.975)


def at_most(spreads: Iterable[Spread], count: int) -> float:
    """How likely it is that the sum is `count` or less."""
    found = total(spreads)
    return math.fsum(found.chances[: max(0, count - found.low + 1)])
