"""The British dictionary: whether it has a word, and what may have been meant."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from string import ascii_lowercase

from hunspell import Hunspell  # type: ignore[import-untyped]

from generator.checks import shipped

ENDING = re.compile(r"['’](s|S)?$")
MOST_GUESSES = 40
"""A guess takes a tenth of a second; whoever has more mistakes than this asks again afterwards."""


def bare(word: str) -> str:
    """A word as the dictionary has it: no ending of the possessive, no accents, plain apostrophes."""
    base = ENDING.sub("", word).replace("’", "'")
    if base.isascii():
        return base
    parts = unicodedata.normalize("NFKD", base)
    return "".join(part for part in parts if not unicodedata.combining(part))


@cache
def knows(word: str) -> bool:
    """Whether the dictionary, or our addition to it, has a word as it is written here."""
    return word.lower() in _added() or bool(_british().spell(word))


@cache
def is_american(word: str) -> bool:
    """Whether a word that the British dictionary lacks stands in the American one."""
    # The American dictionary is kept in Latin-1 and cannot even be asked for other letters.
    return word.isascii() and bool(_american().spell(word))


@cache
def slip(word: str) -> str | None:
    """A word that differs by one letter too many or too few, or by two that changed places."""
    halves = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    shorter = (left + right[1:] for left, right in halves if right)
    turned = (left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1)
    longer = (left + letter + right for left, right in halves for letter in ascii_lowercase)
    return next((near for near in (*turned, *shorter, *longer) if knows(near)), None)


@cache
def guess(word: str) -> str | None:
    """The word that may have been meant, if there is a near one."""
    if guess.cache_info().misses > MOST_GUESSES:
        return None
    found = _british().suggest(word)
    return str(found[0]) if found else None


@cache
def _british() -> Hunspell:
    return Hunspell("en_GB", hunspell_data_dir=str(shipped.FOLDER))


@cache
def _american() -> Hunspell:
    return Hunspell("en_US")


@cache
def _added() -> frozenset[str]:
    return frozenset(shipped.lines("words.txt"))
