"""Which texts are nearly the same: found exactly, without comparing each text with every other.

Two texts resemble each other when the words that both hold are more than four fifths of the words that
either holds (Jaccard). Then two things are sure, and only texts of which both hold are compared:

* Both hold one of the rarest words of either (prefix filtering). It tells apart texts with words of
  their own, such as those that fill in one template.
* Fewer than a quarter of the words differ. So if all words are dealt out to an eighth as many boxes,
  few words of one box differ. It tells apart texts that are made from few different words.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

Words = frozenset[str]
ALIKE_ONLY_IF_EQUAL = 4
"""Two texts with at most so many words resemble each other only if they have the same words."""
FEW = 40
"""So many texts are compared at once, since sifting them would take as long."""
LONGEST = 1_000_000
SPREAD, MASK = 0x9E3779B97F4A7C15F39CC0605CEDC835, (1 << 60) - 1
SKETCHED = 1009
"""Bits of the sketch of a text."""


def words_of(text: str) -> Words:
    """The different words of a text, without case and punctuation."""
    return frozenset(re.findall(r"\w+", text.lower()))


def resemble(one: Words, other: Words) -> bool:
    """Whether more than four fifths of the words of two texts are in both."""
    shared = len(one & other)
    return 5 * shared > 4 * (len(one) + len(other) - shared)


def near_duplicates(texts: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """Each text that resembles a shorter one, or an earlier one as long, with one that it resembles.

    Every text is named first in at most one pair. Texts without words resemble nothing.
    """
    rank = _ranks(texts)
    first_of: dict[Words, int] = {}
    sketches: dict[int, int] = {}
    index: dict[int, list[int]] = defaultdict(list)
    for number in sorted(range(len(texts)), key=lambda number: len(texts[number])):
        words = texts[number]
        if words and (first := first_of.setdefault(words, number)) != number:
            yield number, first
        elif len(words) > ALIKE_ONLY_IF_EQUAL:
            keys = _Keys.of(sorted([rank[word] for word in words]))
            candidates = _candidates(index, keys)
            own = sketches[number] = _sketch(keys.ranks)
            for each in candidates:
                # So few words of a pair differ; in the sketches they are no more.
                few = 9 * (own ^ sketches[each]).bit_count() < len(words) + len(texts[each])
                if few and resemble(words, texts[each]):
                    yield number, each
                    break
            for key in keys.stored:
                index[key].append(number)


def _sketch(ranks: Sequence[int]) -> int:
    """A text as a number of which a bit is set for each word; words far apart may share a bit."""
    bits = 0
    for rank in ranks:
        bits |= 1 << rank % SKETCHED
    return bits


def _ranks(texts: Sequence[Words]) -> Mapping[str, int]:
    """The place of each word among all, the rarest first."""
    count = Counter(word for words in texts for word in words)
    return {word: rank for rank, word in enumerate(sorted(count, key=lambda w: (count[w], w)))}


def _candidates(index: Mapping[int, Sequence[int]], keys: _Keys) -> Iterator[int]:
    """The texts that may resemble one with these keys, the likeliest first."""
    rare = [index[key] for key in keys.rare if key in index]
    if sum(map(len, rare)) <= FEW:
        yield from set(chain.from_iterable(rare))
        return
    boxes = [index[key] for key in keys.boxes() if key in index]
    fewer, more = sorted((rare, boxes), key=lambda lists: sum(map(len, lists)))
    # Where many resemble each other, the latest in some list is one of them, and the rest can wait.
    yield from {found[-1] for found in fewer}
    candidates = set(chain.from_iterable(fewer))
    if len(candidates) > FEW:
        candidates.intersection_update(chain.from_iterable(more))
    yield from candidates


@dataclass(frozen=True, slots=True)
class _Keys:
    """Under what a text looks for others, by rare words and by boxes; and under what it is found.

    A key is the hash of a group and what is in it; where two fall together, a pair more is compared.
    """

    ranks: Sequence[int]
    group: int
    rare: Sequence[int]
    own: Sequence[int]
    """The boxes of its own group; in those of the group before, too, others are looked for."""
    stored: Sequence[int]

    @classmethod
    def of(cls, ranks: Sequence[int]) -> _Keys:
        """The keys of a text whose words have these ranks."""
        size = len(ranks)
        group = bisect(GROUPS, size)
        own = _boxes(ranks, group)
        # A pair shares more than four fifths of the words of either, so the rarest that both hold has
        # at least so many words after it in the one that looks ...
        asked = ranks[: size - 4 * size // 5]
        rare = [near << 40 | rank for near in (group, group - 1) for rank in asked]
        # ... and more than 8/9 of the words of the shorter one, which is the one that is found.
        found = [group << 40 | rank for rank in ranks[: size - 8 * size // 9]]
        return cls(ranks, group, rare, own, (*found, *own))

    def boxes(self) -> Sequence[int]:
        """The keys by boxes under which a text looks for others."""
        return (*self.own, *_boxes(self.ranks, self.group - 1))


def _groups() -> Iterator[int]:
    """The smallest sizes of groups of texts; each is more than 5/4 of the one before."""
    size = 1
    while size < LONGEST:
        yield size
        size = size * 5 // 4 + 1


GROUPS = tuple(_groups())
"""A text resembles none of fewer than four fifths as many words: only of its group or the one before."""


def _boxes(ranks: Sequence[int], group: int) -> Sequence[int]:
    """The words of a text, dealt out to boxes of four trays; each box four times, without one tray.

    The words in which two that resemble each other differ are fewer than a quarter of the shorter one,
    and so fewer than two for each box; in one box at least, three trays hold the same words of both.
    """
    differences = (GROUPS[group] - 2) // 4
    boxes = differences // 2 + 1
    number = 4 * boxes
    trays = [0] * number
    for rank in ranks:
        # All that is in a tray as one number: each word is one that is far from those of others.
        trays[rank % number] ^= rank * SPREAD & MASK
    keys: list[int] = []
    for first in range(0, number, 4):
        a, b, c, d = trays[first : first + 4]
        box = hash((group, first))
        abcd = box ^ a ^ b ^ c ^ d
        keys += (abcd ^ a, (abcd ^ b) + 1, (abcd ^ c) + 2, (abcd ^ d) + 3)
    return keys
