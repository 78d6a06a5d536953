"""The rule on spelling: one variety of English, and every word in the dictionary or in a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.checks import dictionary
from generator.checks.corpus import Corpus, corpus
from generator.checks.plain import lowered, plain
from generator.checks.rule import Finding, warning
from generator.curriculum import Curriculum, Key

CAMEL = re.compile(r"\w[A-Z]|[0-9_$%]")
INSIDE = re.compile(r"[\w,;]$|\b(?:Mr|Mrs|Ms|Dr|Prof|St)\.$")

MOST_PLACES = 20
SHORTEST_SLIP = 6
"""At the start of a sentence, a short unknown word with a capital is far more often a name."""


@warning("LNG-08")
def words_are_spelt_as_in_britain(curriculum: Curriculum) -> Iterator[Finding]:
    """A misspelt word costs a text its readers' trust, and two spellings of one word look like two.

    Computed: every word is looked up once in a British dictionary (Hunspell's, with `organise`), in the
    glossary and under `words` in `curriculum.yaml`. Names are left out: words with a capital letter that
    stand inside a sentence, or that open one and look like no slip of the pen. So are addresses, code
    and what sources are called. A word is told once for each file; an American spelling is named.
    Basis: spell-checking in the tools of The Carpentries and of technical writers.
    """
    texts = corpus(curriculum)
    suspects = dict(_suspects(curriculum, texts))
    common = (base.lower() for base in suspects.values())
    also = texts.signs(f"{word}'s" for word in common)
    places = texts.places([*suspects, *also])
    for sign, base in suspects.items():
        forms = {sign, *texts.signs([f"{base.lower()}'s"])}
        held = (index for form in forms for index in places[form][:MOST_PLACES])
        if not _is_a_name(texts, held, base):
            yield from _findings(texts, sign, places[sign], base)


def _suspects(curriculum: Curriculum, texts: Corpus) -> Iterator[tuple[str, str]]:
    """The words that stand neither in the dictionary nor in a list, by their signs."""
    known = _known(curriculum)
    for sign, word in texts.vocabulary.items():
        # Letters of other alphabets are for the reader of files to judge.
        base = dictionary.bare(word)
        if len(base) < 2 or not base.isascii() or CAMEL.search(base) or dictionary.knows(base):
            continue
        is_known = base[0].isupper() and dictionary.knows(base.lower())
        if not is_known and base.lower() not in known:
            yield sign, base


def _known(curriculum: Curriculum) -> frozenset[str]:
    """The words that this curriculum adds to the dictionary, in small letters."""
    terms = (name for term in curriculum.terms for name in (term.term, *term.aliases))
    authors = (f"{source.by} {source.container or ''}" for source in curriculum.sources)
    publishers = (statistic.publisher for statistic in curriculum.statistics)
    own = " ".join((*terms, *authors, *publishers, *curriculum.offer.words))
    return frozenset(dictionary.bare(lowered(word)) for word in re.findall(r"[\w'’]+", own))


def _is_a_name(texts: Corpus, held: Iterable[int], base: str) -> bool:
    """Whether a word with a capital is one: it stands inside a sentence, or looks like no slip."""
    if not base[0].isupper():
        return False
    if any(_is_inside(plain(texts.passages[at].text), base) for at in held):
        return True
    common = base.lower()
    slipped = len(base) >= SHORTEST_SLIP and dictionary.slip(common) is not None
    return not slipped and not dictionary.is_american(common)


def _is_inside(text: str, name: str) -> bool:
    """Whether a name stands inside a sentence, or before another word with a capital."""
    at = text.find(name)
    while at >= 0:
        before, after = text[:at].rstrip("\"'“‘( "), text[at + len(name) : at + len(name) + 2]
        if INSIDE.search(before[-5:]) and text[at - 1 : at] != "\n":
            return True
        if after[:1] == " " and after[1:].isupper():
            return True
        at = text.find(name, at + 1)
    return False


def _findings(texts: Corpus, sign: str, held: Iterable[int], base: str) -> Iterator[Finding]:
    seen: set[Key] = set()
    for index in held:
        passage = texts.passages[index]
        if passage.key in seen:
            continue
        seen.add(passage.key)
        said = _said(base.lower())
        yield Finding(*passage.key, passage.loc, *said, part=texts.vocabulary[sign])


def _said(word: str) -> tuple[str, str]:
    """What is wrong with a word, and what to do."""
    near = dictionary.guess(word)
    if dictionary.is_american(word):
        ours = f"write `{near}`" if near else "use the British spelling"
        return f"`{word}` is spelt as in America", ours
    meant = f"did you mean `{near}`? If it is right" if near else "mend it; if it is right"
    return (
        f"`{word}` is not in the British dictionary",
        f"{meant}, add it to `words` in curriculum.yaml",
    )
