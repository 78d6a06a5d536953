"""The words of a text that carry its meaning, each as its stem: `replied` and `reply` are one word."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from generator.checks.word_lists import words

WORD = re.compile(r"[a-z]{2,}")


@cache
def _english() -> Any:
    # Imported where it is first needed: it brings thirty languages, and a build without changes needs none.
    from snowballstemmer import stemmer  # type: ignore[import-untyped]

    return stemmer("english")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """What a word has in common with its other forms; nothing for a word that says little."""
    return "" if word in words("function_words") else str(_english().stemWord(word))


@lru_cache(maxsize=50_000)
def stems(text: str, shortest: int = 2) -> frozenset[str]:
    """The stems of the words of a text that carry meaning and have at least `shortest` letters."""
    found = set(WORD.findall(text.lower()))
    if shortest > 2:
        found = {word for word in found if len(word) >= shortest}
    return frozenset(map(stem, found)) - {""}
