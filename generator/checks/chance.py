"""What chance alone would do: exact distributions of how often something happens in a bank.

Each question gives the event its own chance (one in the number of its options), so the count follows
a binomial distribution where all questions have equally many options, and its generalisation where
they do not. Both are worked out exactly.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate


def distribution(chances: Iterable[float]) -> tuple[float, ...]:
    """How likely each count is, from none to all, when every event happens with its own chance."""
    counts = [1.0]
    for chance in chances:
        missed = [count * (1 - chance) for count in counts] + [0.0]
        hit = [0.0] + [count * chance for count in counts]
        counts = [a + b for a, b in zip(missed, hit, strict=True)]
    return tuple(counts)


def percentile(chances: Iterable[float], share: float) -> int:
    """The smallest count that is not exceeded in at least `share` of all cases."""
    sums = accumulate(distribution(chances))
    return next(count for count, sum in enumerate(sums) if sum >= share - 1e-12)


def band(chances: tuple[float, ...]) -> tuple[int, int]:
    """The counts between which 95 in 100 cases lie, half of the rest on either side."""
    return percentile(chances, 0.025), percentile(chances, 0.975)
