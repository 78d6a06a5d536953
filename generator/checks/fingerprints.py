"""Fingerprints of texts that must not be copied: runs of their words as numbers, not the words."""

from __future__ import annotations

import json
import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import pairwise

from generator.checks import shipped
from generator.checks.plain import WORD, lowered

FILE = "articles.bin"
SIZES = (7, 4, 1)
"""How many words make a run: a long one is a copy, many short ones are a paraphrase too close. Single
words are kept to pass quickly over whatever holds a word that none of the texts has."""
PAIR_BITS = 17
PAIRS = 1 << PAIR_BITS
BITS = [bytes((byte >> bit) & 1 for bit in range(8)) for byte in range(256)]
SALT = b"runs of words"
STRETCH = {size: re.compile(rb"\x01{%d,}" % (size - 1)) for size in SIZES if size > 1}


@dataclass(frozen=True)
class Fingerprints:
    """What is known of the texts: the numbers of their runs, by length, and which pairs may occur."""

    runs: Mapping[int, frozenset[int]]
    pairs: bytes
    """A byte for each number of a pair of neighbouring words, to pass quickly over what is new."""

    def stretches(self, marks: Sequence[int], size: int) -> Iterator[tuple[int, int]]:
        """Where runs of `size` words may stand in a text, given the mark of each of its words."""
        pairs = self.pairs
        flags = bytes([pairs[(a * 31 + b) % PAIRS] for a, b in pairwise(marks)])
        for found in STRETCH[size].finditer(flags):
            yield found.start(), found.end() + 1

    def holds(self, words: Sequence[str]) -> bool:
        """Whether a run of words stands in one of the texts."""
        return number(words) in self.runs[len(words)]


def tokens(text: str) -> list[str]:
    """The words of a text as runs are made of them: small letters, plain apostrophes."""
    return WORD.findall(lowered(text))


def number(words: Sequence[str]) -> int:
    """The number of a run of words; nobody can read the words out of it, only try."""
    digest = blake2b(" ".join(words).encode(), digest_size=8, key=SALT).digest()
    return int.from_bytes(digest, "big")


def mark(word: str) -> int:
    """A small number for a word, to tell pairs apart."""
    return zlib.crc32(word.encode()) >> 4


def _pair(first: int, second: int) -> int:
    return (first * 31 + second) % PAIRS


def packed(texts: Iterable[str]) -> bytes:
    """The file with the fingerprints of some texts."""
    runs: dict[int, set[int]] = {size: set() for size in SIZES}
    pairs = bytearray(PAIRS // 8)
    for text in texts:
        words = tokens(text)
        for first, second in pairwise(words):
            at = _pair(mark(first), mark(second))
            pairs[at // 8] |= 1 << at % 8
        for size in SIZES:
            starts = range(len(words) - size + 1)
            runs[size].update(number(words[start : start + size]) for start in starts)
    header = {"runs": {str(size): len(runs[size]) for size in SIZES}, "pairs": PAIRS}
    ordered = [each for size in SIZES for each in sorted(runs[size])]
    body = struct.pack(f">{len(ordered)}Q", *ordered)
    return json.dumps(header).encode() + b"\n" + body + bytes(pairs)


def unpacked(data: bytes) -> Fingerprints:
    """What a file of fingerprints says."""
    line, _, body = data.partition(b"\n")
    counts = json.loads(line)["runs"]
    runs, at = {}, 0
    for size in SIZES:
        end = at + 8 * counts[str(size)]
        runs[size] = frozenset(each for (each,) in struct.iter_unpack(">Q", body[at:end]))
        at = end
    pairs = b"".join(map(BITS.__getitem__, body[at:]))
    return Fingerprints(runs, pairs)


@cache
def articles() -> Fingerprints:
    """The fingerprints of the founding articles."""
    return unpacked(shipped.raw(FILE))
