"""Lists of words that rules look for: data beside the rules, so that adding a word is no programming."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from generator import source


@cache
def word_lists(file: str) -> Mapping[str, tuple[str, ...]]:
    """The lists of a file beside this one, such as `bloom.yaml`, by their names."""
    document, problems = source.read(Path(__file__).with_name(file), file)
    assert document is not None, problems
    lists = {name: words for name, words in document.data.items() if isinstance(words, list)}
    return MappingProxyType({name: tuple(map(str, words)) for name, words in lists.items()})


@cache
def words(name: str) -> frozenset[str]:
    """A list of English words, for look-ups."""
    return frozenset(word_lists("english.yaml")[name])
