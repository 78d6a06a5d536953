"""Rules on originality: nothing copied from the founding articles, and nothing copied within."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.checks.corpus import Corpus, corpus, lowered, once
from generator.checks.fingerprints import Fingerprints, articles, mark
from generator.checks.prose import Prose
from generator.checks.rule import Finding, error, warning
from generator.curriculum import Curriculum, Key
from generator.model.base import Audience

LONG, SHORT = 7, 4
ENOUGH = 100
"""The fewest short runs of a file for which a share says anything."""
MOST_SHARED = 0.04
SHINGLE, FEWEST_WORDS, ALIKE = 5, 30, 0.8
Paragraph = tuple[int, bytes]
"""The number of a passage, and the numbers of the words of one of its paragraphs."""


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
    names = tuple(lowered(word) for word in texts.vocabulary)
    marks = [mark(name) for name in names]
    heard = [known.holds((name,)) for name in names]
    found: dict[int, Shared] = {}
    for index, numbers in enumerate(texts.texts):
        for start, end in known.familiar(bytes(map(heard.__getitem__, numbers)), SHORT):
            part = numbers[start:end]
            if stretches := tuple(known.stretches([marks[number] for number in part], SHORT)):
                common = _common([names[number] for number in part], stretches, known)
                if common.short_runs:
                    found[index] = found.get(index, Shared()).plus(common)
    return found


def _common(
    words: list[str], stretches: tuple[tuple[int, int], ...], known: Fingerprints
) -> Shared:
    copied: list[str] = []
    count = 0
    for start, end in stretches:
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
    another one (the runs in common, of all runs of both). Each paragraph is compared with the one that
    had most of a quarter of its runs first, so the time grows with the text alone. What only trainers read is left
    alone: whoever runs one module should not have to look into another for the same steps.
    Basis: house rule.
    """
    texts = corpus(curriculum)
    holders: dict[bytes, int] = {}
    seen: list[Paragraph] = []
    for paragraph, sample in _sampled(texts):
        near = Counter([holders[run] for run in sample if run in holders])
        for number, count in near.most_common(1):
            index, words = seen[number]
            if 2 * count >= len(sample) and _alike(paragraph[1], words) > ALIKE:
                yield _twice(texts.passages[paragraph[0]], texts.passages[index])
        for run in sample:
            holders.setdefault(run, len(seen))
        seen.append(paragraph)


def _sampled(texts: Corpus) -> Iterator[tuple[Paragraph, set[bytes]]]:
    """Every long paragraph, with those of its runs that begin with one of a quarter of all words."""
    first = {name: numbers[0] for name, numbers in texts.spellings.items()}
    names = [lowered(word) for word in texts.vocabulary]
    common = [first[name] for name in names]
    chosen = [mark(name) % 4 == 0 for name in names]
    for index, passage in enumerate(texts.passages):
        if passage.audience is Audience.TRAINER or len(texts.texts[index]) < FEWEST_WORDS:
            continue
        words = array("I", map(common.__getitem__, texts.texts[index]))
        start = 0
        for length in texts.paragraphs[index]:
            part = words[start : start + length]
            start += length
            if length >= FEWEST_WORDS:
                begins = [at for at, word in enumerate(part[: 1 - SHINGLE]) if chosen[word]]
                sample = {part[at : at + SHINGLE].tobytes() for at in begins}
                yield (index, part.tobytes()), sample


@lru_cache(maxsize=64)
def _shingles(words: bytes) -> frozenset[bytes]:
    """The runs of five words of a paragraph, given the numbers of its words."""
    step = array("I").itemsize
    size = SHINGLE * step
    return frozenset(words[at : at + size] for at in range(0, len(words) - size + 1, step))


def _alike(one: bytes, other: bytes) -> float:
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
