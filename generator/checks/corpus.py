"""All prose of a curriculum, read once: its words, its sentences, and which text holds which word."""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, groupby
from operator import attrgetter
from typing import TypeVar
from weakref import ref

from generator.checks.pieces import (
    BEYOND,
    BREAK,
    CLOSES,
    FIRST,
    LAST,
    LINE,
    OPENS,
    ORDINAL,
    PARAGRAPH,
    PASSAGE,
    Pieces,
)
from generator.checks.plain import lowered, words
from generator.checks.prose import Prose, passages
from generator.curriculum import Curriculum, Key

T = TypeVar("T")
FEW = 16
"""So many words are looked for one by one, which takes less time than all of them at once."""


@dataclass(frozen=True)
class Corpus:
    """All prose of a curriculum. A word is one sign, so that words are searched like letters."""

    passages: tuple[Prose, ...]
    vocabulary: Mapping[str, str]
    """Every word as it is written, capitals and all, by its sign."""
    texts: tuple[str, ...]
    """The words of each passage, in their order, by their signs."""
    paragraphs: tuple[str, ...]
    """The same, with a mark between two paragraphs."""
    shapes: tuple[str, ...]
    """How whatever stands between two spaces of each passage begins and ends."""
    spoken: Mapping[str, int]
    """How many syllables the signs in these shapes stand for."""

    @cached_property
    def by_file(self) -> Mapping[Key, tuple[int, ...]]:
        """The passages of each file, by their numbers."""
        found: dict[Key, list[int]] = defaultdict(list)
        for index, passage in enumerate(self.passages):
            found[passage.key].append(index)
        return {key: tuple(indices) for key, indices in found.items()}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Every word in small letters, by its sign."""
        return {sign: lowered(word) for sign, word in self.vocabulary.items()}

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """The signs for which a word is kept, by the word in small letters."""
        found: dict[str, str] = defaultdict(str)
        for sign, name in self.names.items():
            found[name] += sign
        return dict(found)

    @cached_property
    def whole(self) -> str:
        """The words of all passages, with a mark between two of them."""
        return PASSAGE.join(self.texts)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where in the whole each passage begins."""
        return tuple(accumulate((len(text) + 1 for text in self.texts[:-1]), initial=0))

    def places(self, signs: Iterable[str]) -> Mapping[str, list[int]]:
        """For each of some words, the passages that hold it, each once and in their order."""
        wanted = dict.fromkeys(signs)
        new = [sign for sign in wanted if sign not in self._places]
        if len(new) <= FEW:
            self._places.update((sign, list(self._holders(sign))) for sign in new)
        else:
            self._places.update(self._held(new))
        return {sign: self._places[sign] for sign in wanted}

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """The places of the words that were looked for before: several rules ask for the same."""
        return {}

    def _held(self, signs: Collection[str]) -> dict[str, list[int]]:
        """The passages that hold each of many words."""
        found: dict[str, list[int]] = {sign: [] for sign in signs}
        index = 0
        for sign in any_of([*signs, PASSAGE]).findall(self.whole):
            if sign == PASSAGE:
                index += 1
            # What lies beyond the signs of a pattern is found whether or not it is meant.
            elif (here := found.get(sign)) is not None and here[-1:] != [index]:
                here.append(index)
        return found

    def _holders(self, sign: str) -> Iterator[int]:
        """The passages that hold a word."""
        at = self.whole.find(sign)
        while at >= 0:
            index = bisect(self.starts, at)
            yield index - 1
            at = self.whole.find(sign, self.starts[index]) if index < len(self.starts) else -1

    def signs(self, words: Iterable[str]) -> str:
        """The signs of some words (in small letters)."""
        return "".join(self.spellings.get(word, "") for word in words)

    def holding(self, words: Iterable[str]) -> Iterator[Prose]:
        """The passages that hold one of some words (in small letters), each once."""
        found = {index for held in self.places(self.signs(words)).values() for index in held}
        return (self.passages[index] for index in sorted(found))

    def rarest(self, phrase: str) -> str:
        """The word of a phrase (in small letters) that stands in the fewest places."""
        first, *others = words(phrase)
        return min((first, *others), key=self._count) if others else first

    def _count(self, word: str) -> int:
        return sum(map(self.whole.count, self.spellings.get(word, "")))

    def syllables(self, indices: Iterable[int]) -> int:
        """How many syllables some passages have together."""
        shape = "".join([self.shapes[index] for index in indices])
        return sum([shape.count(sign) * count for sign, count in self.spoken.items()])

    def sentences(self, indices: Iterable[int]) -> list[int]:
        """How many words each sentence of some passages has; words with hyphens count as one."""
        shape = BREAK + BREAK.join([self.shapes[index] for index in indices])
        shape = shape.replace(BREAK + ORDINAL, BREAK)
        shape = shape.replace(CLOSES + OPENS, BREAK).replace(OPENS, "").replace(CLOSES, "")
        return [len(part) for part in shape.split(BREAK) if part]


def any_of(signs: Collection[str], repeated: str = "") -> re.Pattern[str]:
    """Finds any of some signs; and all of those, if any, that a pattern would be slow to list."""
    listed = "".join(sign for sign in signs if ord(sign) < BEYOND)
    beyond = f"{chr(BEYOND)}-{chr(LAST)}" if any(ord(sign) >= BEYOND for sign in signs) else ""
    # A pattern needs something to find; no text holds what stands before the first sign.
    return re.compile(f"[{chr(FIRST - 1)}{listed}{beyond}]{repeated}")


def gathered(found: Iterable[Prose]) -> Corpus:
    """The corpus that some passages make: texts are cut at spaces, a file at a time."""
    pieces = Pieces()
    passages = tuple(found)
    texts: list[str] = []
    paragraphs: list[str] = []
    shapes: list[str] = []
    for _, group in groupby(passages, key=attrgetter("key")):
        text = f" {PASSAGE} ".join([passage.text for passage in group])
        text = text.replace("\n\n", f" {PARAGRAPH} ").replace("\n", f" {LINE} ")
        cut = text.split()
        # In this order: what is asked for its words the first time is judged.
        signs = "".join(map(pieces.__getitem__, cut))
        paragraphs += signs.split(PASSAGE)
        texts += signs.replace(PARAGRAPH, "").split(PASSAGE)
        shapes += "".join(map(pieces.shapes.__getitem__, cut)).split(PASSAGE)
    vocabulary = {sign: word for word, sign in pieces.signs.items()}
    return Corpus(
        passages, vocabulary, tuple(texts), tuple(paragraphs), tuple(shapes), pieces.spoken()
    )


def once(make: Callable[[Curriculum], T]) -> Callable[[Curriculum], T]:
    """Keeps what was made of the last curriculum, since many rules ask for the same."""
    last: list[tuple[ref[Curriculum], T]] = []

    def kept(curriculum: Curriculum) -> T:
        if not last or last[0][0]() is not curriculum:
            last[:] = [(ref(curriculum), make(curriculum))]
        return last[0][1]

    return kept


@once
def corpus(curriculum: Curriculum) -> Corpus:
    """All prose of a curriculum, read once."""
    return gathered(passages(curriculum))
