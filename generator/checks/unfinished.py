"""A rule about notes to oneself that were left in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.corpus import Corpus, corpus
from generator.checks.reading import texts
from generator.checks.rule import Finding, error
from generator.curriculum import Curriculum, Key
from generator.model.walk import Loc

UNFINISHED = re.compile(
    r"\b(TODO|TBD|TBC|FIXME|XXX)\b|\blorem ipsum\b|^(tbd|tba|\?+|\.{3}|…|-+|x{2,})$", re.IGNORECASE
)
WORDS = ("todo", "tbd", "tbc", "fixme", "xxx", "lorem")
"""The words among them, to find the few texts that are worth a closer look."""
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
            hint = "write the text; where nobody knows, `unknown`"
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
