"""Rules on how hard a text is to read: its reading grade and the length of its sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.checks.corpus import any_of, corpus, once
from generator.checks.plain import lowered
from generator.checks.rule import Finding, warning
from generator.checks.syllables import syllables
from generator.curriculum import Curriculum, Key
from generator.model.base import Audience
from generator.problem import Severity

ENOUGH = 100
"""The fewest words for which a grade says anything."""
TARGET, LIMIT, TRAINER_TARGET = 9.0, 11.0, 12.0
LONG_SENTENCE, LONG_ON_AVERAGE = 35, 20
ENDS = tuple(".!?…:")
CLOSING = "\"'”’)]* \n"
ASKED = (".stem", ".scenario")
PARTICIPANTS, TRAINERS, ASKED_NAME = "participants read", "trainers read", "the questions say"
LEVELS = {
    PARTICIPANTS: (TARGET, LIMIT),
    TRAINERS: (TRAINER_TARGET, float("inf")),
    ASKED_NAME: (TARGET, LIMIT),
}
"""The grade to aim for, and the one from which it is an error."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a text, or several together, are made of."""

    words: int
    sentences: int
    syllables: int
    longest: int
    """The words of the longest sentence."""

    @property
    def grade(self) -> float:
        """The school year in which this can be read: the formula of Flesch and Kincaid."""
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


@dataclass(frozen=True, slots=True)
class Group:
    """The texts of a file that the same people read, measured together."""

    key: Key
    name: str
    indices: tuple[int, ...]
    whole: Measure
    target: float
    limit: float


@warning("LNG-01")
def texts_are_easy_to_read(curriculum: Curriculum) -> Iterator[Finding]:
    """People read this on a phone, or at the front of a room; hard text stops both.

    Computed: the grade stands for about the years of school that easy reading takes. It is that of
    Flesch and Kincaid: 0.39 x words per sentence + 11.8 x syllables per word -
    15.59, of all sentences of a file together, from 100 words upwards, for what participants read, for
    what trainers read and for the questions of a quiz. Syllables come from the CMU dictionary. A term of
    the glossary counts as one word of one syllable. For participants 9 is the target and more than
    11 is an error; for trainers the target is 12.
    Basis: research on plain language; grade 9 is what a first draft of this curriculum kept to.
    """
    texts = corpus(curriculum)
    for group in _groups(curriculum):
        if group.whole.words < ENOUGH or group.whole.grade <= group.target:
            continue
        severity = Severity.ERROR if group.whole.grade > group.limit else Severity.WARNING
        measure = _measuring(curriculum)
        hardest = max(group.indices, key=lambda index: _hardness(measure((index,))))
        message = (
            f"what {group.name} here has a reading grade of {group.whole.grade:.1f} (about the years"
            f" of school it takes), where {group.target:.0f} is the aim; this is its hardest part"
        )
        hint = "write shorter sentences, and shorter words where there are any"
        yield Finding(*group.key, texts.passages[hardest].loc, message, hint, severity)


def _hardness(measure: Measure) -> float:
    """How much a text adds to the difficulty of its file."""
    return (measure.grade - TARGET) * measure.words


@warning("LNG-02")
def sentences_are_short(curriculum: Curriculum) -> Iterator[Finding]:
    """A long sentence has to be read twice, and nobody in a room with a clock reads anything twice.

    Computed: no sentence has more than 35 words; in each file, what participants read and what trainers
    read has at most 20 words in a sentence on average, from 100 words upwards. Words with hyphens count
    as one.
    Basis: research on plain language.
    """
    texts, measure = corpus(curriculum), _measuring(curriculum)
    for group in _groups(curriculum):
        if group.name == ASKED_NAME:
            continue
        if group.whole.longest > LONG_SENTENCE:
            for index in group.indices:
                if (longest := measure((index,)).longest) > LONG_SENTENCE:
                    message = f"a sentence here has {longest} words (at most {LONG_SENTENCE})"
                    hint = "make two or three sentences of it"
                    yield Finding(*group.key, texts.passages[index].loc, message, hint)
        mean = group.whole.words / group.whole.sentences
        if group.whole.words >= ENOUGH and mean > LONG_ON_AVERAGE:
            longest = max(group.indices, key=lambda index: measure((index,)).longest)
            message = f"what {group.name} here has {mean:.0f} words in a sentence on average"
            hint = f"keep to {LONG_ON_AVERAGE}; the longest sentence is in this text"
            yield Finding(*group.key, texts.passages[longest].loc, message, hint)


@once
def _groups(curriculum: Curriculum) -> tuple[Group, ...]:
    """The texts of each file that are made of sentences, by who reads them."""
    texts, measure = corpus(curriculum), _measuring(curriculum)
    groups = []
    for key, indices in texts.by_file.items():
        found: dict[str, list[int]] = {PARTICIPANTS: [], TRAINERS: [], ASKED_NAME: []}
        for index in indices:
            passage = texts.passages[index]
            if not (texts.texts[index] and _ends_a_sentence(passage.text)):
                continue
            is_for_trainer = passage.audience is Audience.TRAINER
            found[TRAINERS if is_for_trainer else PARTICIPANTS].append(index)
            if not is_for_trainer and passage.field.endswith(ASKED):
                found[ASKED_NAME].append(index)
        for name, (target, limit) in LEVELS.items():
            if found[name]:
                chosen = tuple(found[name])
                groups.append(Group(key, name, chosen, measure(chosen), target, limit))
    return tuple(groups)


def _ends_a_sentence(text: str) -> bool:
    """Whether a text ends like a sentence; most do with its last sign."""
    return text.endswith(ENDS) or text.rstrip(CLOSING).endswith(ENDS)


def graded(curriculum: Curriculum) -> Iterator[Group]:
    """The texts of each file that are long enough for a grade."""
    return (group for group in _groups(curriculum) if group.whole.words >= ENOUGH)


@once
def _measuring(curriculum: Curriculum) -> Callable[[tuple[int, ...]], Measure]:
    """The function that measures passages together; a term counts as one word."""
    texts = corpus(curriculum)
    names, terms = texts.names, _terms(curriculum)
    opener = any_of(texts.signs(terms))

    def measure(indices: tuple[int, ...]) -> Measure:
        signs = "".join([texts.texts[index] for index in indices])
        lengths = texts.sentences(indices)
        count, sounds = len(signs), texts.syllables(indices)
        for found in opener.finditer(signs):
            for term in terms.get(names[found[0]], ()):
                said = [names[sign] for sign in signs[found.start() : found.start() + len(term)]]
                if tuple(said) == term:
                    sounds -= sum(map(syllables, said)) - 1
                    count -= len(term) - 1
                    break
        return Measure(count, len(lengths) or 1, sounds, max(lengths, default=0))

    return measure


def _terms(curriculum: Curriculum) -> Mapping[str, list[tuple[str, ...]]]:
    """The terms of the glossary as words, by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for term in sorted(curriculum.terms, key=lambda each: -len(each.term)):
        parts = tuple(lowered(part) for part in term.term.replace("-", " ").split())
        found[parts[0]].append(parts)
    return found
