"""Rules on terms: one word for one thing, and no short form that nobody has spelt out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.checks import dictionary
from generator.checks.corpus import Corpus, corpus
from generator.checks.plain import lowered, plain, unquoted
from generator.checks.rule import Finding, warning
from generator.checks.word_lists import word_lists
from generator.curriculum import Curriculum, Key

ACRONYM = re.compile(r"[A-Z]{2,6}s?")
# Where the words of others are restated: what an article or a study calls a thing stays as it is.
RESTATED_KINDS = frozenset({"glossary", "article", "sources", "statistic"})
RESTATED_FIELDS = frozenset({"EvidenceNote.text", "Tension.text"})


@warning("LNG-03")
def short_forms_are_spelt_out(curriculum: Curriculum) -> Iterator[Finding]:
    """Whoever does not know a short form will not ask in front of the others.

    Computed: a word of two to six capitals is spelt out in the same file, in brackets after it or with
    itself in brackets after the words; or it stands in the glossary, in the name of an author in
    `sources.yaml`, under `words` in `curriculum.yaml` or among the few that everybody knows
    (`acronyms` in `generator/checks/wording.yaml`). Words in capitals for emphasis are left alone.
    A term of the glossary is linked by the build where a page uses it first, so there is nothing to check.
    Basis: one term for one thing, as guides to plain language ask.
    """
    texts = corpus(curriculum)
    known = _explained(curriculum)
    for sign, word in texts.vocabulary.items():
        if not ACRONYM.fullmatch(word) or word.rstrip("s") in known or _is_emphasis(word):
            continue
        for key, index in _first_uses(texts, sign):
            if not _is_spelt_out(texts, key, word.rstrip("s")):
                message = f"`{word}` is not spelt out in this file"
                hint = (
                    f"write the words and then ({word}) at its first use, or add it to the glossary"
                )
                yield Finding(*key, texts.passages[index].loc, message, hint, part=word)


def _explained(curriculum: Curriculum) -> frozenset[str]:
    """The short forms that need no words beside them."""
    glossary = (f"{term.term} {' '.join(term.aliases)}" for term in curriculum.terms)
    authors = (f"{source.by} {source.container or ''}" for source in curriculum.sources)
    own = " ".join((*glossary, *authors, *curriculum.offer.words))
    common = (word.upper() for word in word_lists("wording.yaml")["acronyms"])
    return frozenset((*ACRONYM.findall(own), *common))


@cache
def _is_emphasis(word: str) -> bool:
    """Whether this is a common word in capitals, as on a poster."""
    return len(word) > 2 and dictionary.knows(word.lower())


def _first_uses(texts: Corpus, sign: str) -> Iterator[tuple[Key, int]]:
    """The first passage of each file that holds a word."""
    seen: dict[Key, int] = {}
    for index in texts.places(sign)[sign]:
        seen.setdefault(texts.passages[index].key, index)
    yield from seen.items()


def _is_spelt_out(texts: Corpus, key: Key, short: str) -> bool:
    """Whether some text of the file says what the letters stand for."""
    spelt = re.compile(rf"\w[\w'’ -]+ \({short}s?\)|\b{short}s? \([^)]*[a-z]{{3}}[^)]*\)")
    return any(spelt.search(plain(texts.passages[at].text)) for at in texts.by_file[key])


@warning("LNG-04")
def one_thing_has_one_name(curriculum: Curriculum) -> Iterator[Finding]:
    """Two words for one thing make readers look for the difference.

    Computed: no text uses a word that the glossary lists under `aliases` of a term. The glossary itself,
    quotation marks, and texts that restate articles, sources, statistics and evidence are left alone.
    Basis: what The Carpentries found to confuse learners.
    """
    texts = corpus(curriculum)
    ours = {lowered(alias): term.term for term in curriculum.terms for alias in term.aliases}
    for alias, term in ours.items():
        rarest = texts.rarest(alias)
        used = re.compile(rf"(?<![\w-])(?<!\bto ){re.escape(alias)}s?(?![\w-])", re.IGNORECASE)
        for passage in texts.holding((rarest, f"{rarest}s")):
            if passage.key[0] in RESTATED_KINDS or passage.field in RESTATED_FIELDS:
                continue
            if found := used.search(unquoted(plain(passage.text))):
                message = f"`{found[0]}` is called `{term}` here"
                hint = f"write `{term}`, or say how the two differ"
                yield Finding(*passage.key, passage.loc, message, hint, part=found[0])
