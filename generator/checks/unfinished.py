"""Rules about what was left in a text by mistake: notes to oneself, and words of a new file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from generator import source
from generator.checks.corpus import Corpus, corpus
from generator.checks.reading import texts
from generator.checks.rule import Finding, error, warning
from generator.checks.shipped import starters
from generator.curriculum import Curriculum, Key
from generator.model.walk import Loc

UNFINISHED = re.compile(
    r"\b(TODO|TBD|TBC|FIXME|XXX)\b|\blorem ipsum\b|^(tbd|tba|\?+|\.{3}|…|-+|x{2,})$", re.IGNORECASE
)
WORDS = ("todo", "tbd", "tbc", "fixme", "xxx", "lorem")
"""The words among them, to find the few texts that are worth a closer look."""
TO_DO = re.compile(r"(Say|Write|Give) (\S+ ){4}")
"""How the texts begin that tell an editor what to write; shorter ones may well be meant."""
SIGNS = re.compile(r"(?<![\w*])\*{1,2}\w[^*]*\*|`[^`]+`|\]\([^)\s]+\)")
SHORT = 8
"""A text that is nothing but a sign to be replaced has at most so many characters."""


@error("FIT-06")
def nothing_is_left_unfinished(curriculum: Curriculum) -> Iterator[Finding]:
    """A note to oneself must not reach a reader; in a statistic, `unknown` is an answer, `tbd` is none.

    Computed: no text is a mere "tbd", "?", "…" or the like, and none contains TODO, TBD, FIXME, XXX or
    "lorem ipsum". In a statistic that goes for names and units, too.
    Basis: house rule.
    """
    found = dict.fromkeys((*_suspects(corpus(curriculum)), *_of_statistics(curriculum)))
    for (kind, id), loc, text in found:
        if match := UNFINISHED.search(text):
            message = f"`{match[0]}` looks like something to be filled in"
            hint = "write what belongs here"
            if kind == "statistic":
                hint += "; where nobody knows, `unknown`"
            yield Finding(kind, id, loc, message, hint)


def _suspects(prose: Corpus) -> Iterator[tuple[Key, Loc, str]]:
    """The texts with one of the words, and those that are very short."""
    for passage in prose.holding(WORDS):
        yield passage.key, passage.loc, passage.text
    for passage in prose.passages:
        if len(passage.text) <= SHORT:
            yield passage.key, passage.loc, passage.text


def _of_statistics(curriculum: Curriculum) -> Iterator[tuple[Key, Loc, str]]:
    """Every text of a statistic: where a number comes from is no prose, and matters most."""
    for statistic in curriculum.statistics:
        for loc, text in texts(statistic):
            yield ("statistic", statistic.id), loc, text


@warning("FIT-09")
def plain_text_has_no_signs_of_markdown(curriculum: Curriculum) -> Iterator[Finding]:
    """Asterisks that stand on the page as they are look like a mistake, and are read aloud as such.

    Computed: a text in a field that is no Markdown has no `**word**`, `*word*`, `` `word` `` and no
    `[word](address)`. Whether a field is Markdown is said where the fields are listed.
    Basis: house rule.
    """
    for passage in corpus(curriculum).passages:
        if not passage.is_markdown and (match := SIGNS.search(passage.text)):
            message = f"`{match[0]}` stands on the page as it is, signs and all"
            hint = "leave the signs out; this field is no Markdown"
            yield Finding(*passage.key, passage.loc, message, hint)


@warning("FIT-08")
def nothing_is_left_of_a_new_file(curriculum: Curriculum) -> Iterator[Finding]:
    """`curriculum new` fills a file with words that say what to write; no reader should meet them.

    Computed: no text is one of those that a new file begins with; each file is told once, at the first.
    Basis: house rule.
    """
    found: dict[Key, list[Loc]] = defaultdict(list)
    for passage in corpus(curriculum).passages:
        if passage.text.strip() in _starters():
            found[passage.key].append(passage.loc)
    for (kind, id), places in found.items():
        count = len(places)
        message = f"{count} texts are" if count > 1 else "this text is"
        message = f"{message} still what `curriculum new` wrote"
        yield Finding(kind, id, min(places, key=repr), message, "write your own words")


@cache
def _starters() -> frozenset[str]:
    """The texts that new files begin with, but for short ones and those that are filled in."""
    read = (source.read(path, path.name)[0] for path in starters())
    found = (text for document in read if document for text in _texts(document.data))
    return frozenset(text.strip() for text in found if TO_DO.match(text) and "$" not in text)


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)
