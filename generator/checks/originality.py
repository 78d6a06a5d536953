"""Rules on originality: nothing copied from the founding articles, and nothing copied within."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.checks.corpus import Corpus, any_of, corpus, once
from generator.checks.fingerprints import Fingerprints, articles, mark
from generator.checks.pieces import PARAGRAPH
from generator.checks.prose import Prose
from generator.checks.rule import Finding, error, warning
from generator.curriculum import Curriculum, Key
from generator.model.base import Audience

LONG, SHORT = 7, 4
ENOUGH = 100
"""The fewest short runs of a file for which a share says anything."""
MOST_SHARED = 0.04
SHINGLE, FEWEST_WORDS, ALIKE = 5, 30, 0.8
Paragraph = tuple[int, str]
"""The number of a passage, and the words of one of its paragraphs, a sign for each."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What a text has in common with the articles."""

    copied: tuple[str, ...] = ()
    """The longest stretches whose every run of seven words stands in an article."""
    short_runs: int = 0

    def plus(self, other: Shared) -> Shared:
        """Both together."""
        return Shared((*self.copied, *other.copied), self.short_runs + other.short_runs)


@error("ORG-01")
def no_sentence_is_copied_from_an_article(curriculum: Curriculum) -> Iterator[Finding]:
    """Ideas are free and sentences are not: the articles belong to their authors.

    Computed: no seven words in a row stand like this in a founding article. The articles themselves
    are not stored here, only numbers made from their runs of words, out of which nobody can read them.
    Titles and addresses of cited works, and the names that articles give their ideas, are left alone.
    Basis: the rights of authors.
    """
    texts = corpus(curriculum)
    for index, shared in _shared(curriculum).items():
        passage = texts.passages[index]
        for run in shared.copied:
            message = f'"{run}" stands like this in a founding article'
            hint = "say it in your own words, or quote a few words with the name of the author"
            yield Finding(*passage.key, passage.loc, message, hint)


@warning("ORG-02")
def pages_keep_their_distance_from_the_articles(curriculum: Curriculum) -> Iterator[Finding]:
    """Many short echoes make a paraphrase that is too close, even where no sentence is copied.

    Computed: of all runs of four words in a file, at most 4 per cent stand in a founding article, from
    100 runs upwards. Words are compared as in ORG-01.
    Basis: measured. First restatements of the articles shared 3 per cent with them, and the articles
    among themselves 0.4 to 2.9 per cent.
    """
    texts = corpus(curriculum)
    shared = _shared(curriculum)
    for key, indices in texts.by_file.items():
        total = sum(max(0, len(texts.texts[index]) - SHORT + 1) for index in indices)
        common = sum(shared[index].short_runs for index in indices if index in shared)
        if total < ENOUGH or common / total <= MOST_SHARED:
            continue
        nearest = max((at for at in indices if at in shared), key=lambda at: shared[at].short_runs)
        message = (
            f"{100 * common / total:.1f} per cent of the runs of four words here stand in a founding"
            f" article, too (at most {100 * MOST_SHARED:.0f}); most of them in this text"
        )
        hint = "tell it in your own order and words"
        yield Finding(*key, texts.passages[nearest].loc, message, hint)


@once
def _shared(curriculum: Curriculum) -> Mapping[int, Shared]:
    """What each passage has in common with the articles, where it has anything."""
    texts, known = corpus(curriculum), articles()
    heard = "".join(sign for sign, name in texts.names.items() if known.holds((name,)))
    # The same words stand together again and again; each stretch of them is looked up once.
    shared: dict[str, Shared] = {}
    found: dict[int, Shared] = {}
    for match in any_of(heard, f"{{{SHORT},}}").finditer(texts.whole):
        part = match[0]
        if (common := shared.get(part)) is None:
            common = shared[part] = _common([texts.names[sign] for sign in part], known)
        if common.short_runs:
            index = bisect(texts.starts, match.start()) - 1
            found[index] = found.get(index, Shared()).plus(common)
    return found


def _common(words: list[str], known: Fingerprints) -> Shared:
    """What some words that the articles have, too, have in common with them."""
    copied: list[str] = []
    count = 0
    for start, end in known.stretches([mark(word) for word in words], SHORT):
        starts = range(start, end - SHORT + 1)
        count += sum(known.holds(words[at : at + SHORT]) for at in starts)
        copied.extend(longest_runs(words[start:end], known))
    return Shared(tuple(copied), count)


def longest_runs(words: list[str], known: Fingerprints) -> Iterator[str]:
    """The longest stretches of a text whose every run of seven words is known."""
    at = 0
    while at + LONG <= len(words):
        end = at
        while end + LONG <= len(words) and known.holds(words[end : end + LONG]):
            end += 1
        if end > at:
            yield " ".join(words[at : end + LONG - 1])
            at = end + LONG - 1
        else:
            at += 1


@warning("ORG-03")
def no_paragraph_stands_twice(curriculum: Curriculum) -> Iterator[Finding]:
    """What stands in two places is mended in one of them.

    Computed: no paragraph of 30 words or more shares more than 80 per cent of its runs of five words with
    another one (the runs in common, of all runs of both). What only trainers read is left alone:
    whoever runs one module should not have to look into another for the same steps.
    Basis: house rule.
    """
    texts = corpus(curriculum)
    holders: dict[str, int] = {}
    seen: list[Paragraph] = []
    for paragraph, sample in _sampled(texts):
        known = [holders[run] for run in sample if run in holders]
        # Most paragraphs share so little with all others together that nobody need count.
        near = Counter(known).most_common(1) if 2 * len(known) >= len(sample) > 0 else []
        for number, count in near:
            index, words = seen[number]
            if 2 * count >= len(sample) and _alike(paragraph[1], words) > ALIKE:
                yield _twice(texts.passages[paragraph[0]], texts.passages[index])
        for run in sample:
            holders.setdefault(run, len(seen))
        seen.append(paragraph)


def _sampled(texts: Corpus) -> Iterator[tuple[Paragraph, set[str]]]:
    """Every long paragraph, with those of its runs that begin with one of a quarter of all words."""
    # One sign for a word, with capitals or without.
    first = {ord(sign): texts.spellings[name][0] for sign, name in texts.names.items()}
    chosen = [sign for sign, name in texts.names.items() if mark(name) % 4 == 0]
    run = re.compile(f"(?=({any_of(chosen).pattern}.{{{SHINGLE - 1}}}))", re.DOTALL)
    for index, passage in enumerate(texts.passages):
        if passage.audience is Audience.TRAINER or len(texts.texts[index]) < FEWEST_WORDS:
            continue
        for part in texts.paragraphs[index].split(PARAGRAPH):
            if len(part) >= FEWEST_WORDS:
                words = part.translate(first)
                yield (index, words), set(run.findall(words))


@lru_cache(maxsize=64)
def _shingles(words: str) -> frozenset[str]:
    """The runs of five words of a paragraph."""
    return frozenset(words[at : at + SHINGLE] for at in range(len(words) - SHINGLE + 1))


def _alike(one: str, other: str) -> float:
    """The share of the runs of two paragraphs that both have."""
    mine, theirs = _shingles(one), _shingles(other)
    return len(mine & theirs) / len(mine | theirs)


def _twice(here: Prose, there: Prose) -> Finding:
    """The finding about a paragraph that stands in two places."""
    where = "in this file" if here.key == there.key else f"in the {_spoken(there.key)}"
    message = f"nearly the same paragraph stands {where}, under `{_field(there)}`"
    return Finding(*here.key, here.loc, message, "keep it in one place, and refer to it here")


def _spoken(key: Key) -> str:
    return f"{key[0]} `{key[1]}`"


def _field(passage: Prose) -> str:
    """The names of the fields on the way to a passage."""
    return ".".join(str(step) for step in passage.loc if isinstance(step, str))
