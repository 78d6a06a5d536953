"""Rules about right answers: neither their length nor their place may give them away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.checks.chance import band, percentile
from generator.checks.options import choice_questions
from generator.checks.reading import listed
from generator.checks.rule import Finding, error, warning
from generator.curriculum import Curriculum, Key
from generator.model.questions import ChoiceQuestion, Multi
from generator.problem import Severity

SMALLEST_BANK = 12
"""Below this number of questions, chance alone explains any pattern."""
ORDINALS = ("first", "second", "third", "fourth", "fifth")
LONGER = 1.4


@dataclass(frozen=True, slots=True)
class Keyed:
    """A question with exactly one right option, and where that option stands."""

    question: ChoiceQuestion
    place: int

    @property
    def chance(self) -> float:
        """How likely a guess is right."""
        return 1 / len(self.question.options)

    @property
    def length(self) -> int:
        """Characters of the right option."""
        return len(self.question.options[self.place].text)

    @property
    def others(self) -> tuple[int, ...]:
        """Characters of each other option."""
        options = enumerate(self.question.options)
        return tuple(len(option.text) for index, option in options if index != self.place)

    @property
    def mean(self) -> float:
        """Characters of the other options on average."""
        return sum(self.others) / len(self.others)


def keyed(curriculum: Curriculum) -> tuple[Keyed, ...]:
    """Every question with one right option, in the order in which they are printed."""
    found = []
    for question in choice_questions(curriculum):
        places = [index for index, option in enumerate(question.options) if option.correct]
        if len(places) == 1 and not isinstance(question, Multi):
            found.append(Keyed(question, places[0]))
    return tuple(found)


def _at_key(item: Keyed, message: str, hint: str, severity: Severity | None = None) -> Finding:
    loc = ("options", item.place, "text")
    return Finding("question", item.question.id, loc, message, hint, severity)


@error("QST-05")
def key_is_not_the_longest(curriculum: Curriculum) -> Iterator[Finding]:
    """Writers qualify what is true, so the longest option is a good guess.

    Computed: for one question (a warning), the right option is more than 1.4 times as long as the
    others on average. For all questions together (an error), the right option is the longest one
    more often than would happen by chance in 95 of 100 sets of questions: of thirty questions with
    three options each, chance makes it the longest in about ten. From twelve questions on.
    Basis: item-writing guideline 24; guessers look for length. Worked out with the exact binomial
    distribution.
    """
    items = keyed(curriculum)
    for item in items:
        if item.length > LONGER * item.mean:
            message = "the right option is much longer than the others"
            yield _at_key(item, message, "shorten it, or say more in the others", Severity.WARNING)
    longest = tuple(item for item in items if item.length > max(item.others))
    yield from _too_often(items, longest, "longest", Severity.ERROR)


@warning("QST-06")
def key_is_not_the_shortest(curriculum: Curriculum) -> Iterator[Finding]:
    """The same clue at the other end: padded wrong options give the short right one away.

    Computed: as QST-05, for right options that are less than 1/1.4 as long as the others on average,
    and for the right option being the shortest.
    Basis: item-writing guideline 24.
    """
    items = keyed(curriculum)
    for item in items:
        if item.length * LONGER < item.mean:
            message = "the right option is much shorter than the others"
            yield _at_key(item, message, "say more in it, or shorten the others")
    shortest = tuple(item for item in items if item.length < min(item.others))
    yield from _too_often(items, shortest, "shortest", Severity.WARNING)


def _too_often(
    items: tuple[Keyed, ...], found: tuple[Keyed, ...], word: str, severity: Severity
) -> Iterator[Finding]:
    """A finding when the right option is the longest (or shortest) too often in the whole bank."""
    if len(items) < SMALLEST_BANK:
        return
    most = percentile((item.chance for item in items), 0.95)
    if len(found) > most:
        ids = listed(item.question.id for item in found)
        message = (
            f"in {len(found)} of {len(items)} questions the right option is the {word}; "
            f"chance explains at most {most}"
        )
        yield _at_key(found[0], message, f"change some of {ids}", severity)


@error("QST-07")
def keys_stand_everywhere(curriculum: Curriculum) -> Iterator[Finding]:
    """Writers hide the right option in the middle, and test-takers look for it there.

    Computed: for each place, how often the right option stands there in the order of the file (as it is
    printed, and shown without scripts) is neither more nor less than would happen by chance in 95 of 100
    sets of questions: of thirty questions with three options each, about ten at each place. From
    twelve questions on.
    Basis: item-writing guideline 20; studies of answer positions. Worked out with the exact binomial
    distribution.
    """
    items = keyed(curriculum)
    for place, name in enumerate(ORDINALS):
        able = tuple(item for item in items if len(item.question.options) > place)
        there = tuple(item for item in able if item.place == place)
        if len(able) < SMALLEST_BANK:
            continue
        low, high = band(tuple(item.chance for item in able))
        if not low <= len(there) <= high:
            message = (
                f"the right option stands {name} in {len(there)} of {len(able)} questions; "
                f"chance would put it there {low} to {high} times"
            )
            hint = "move the right option to another place in some questions"
            if len(there) < low:
                hint = f"let the right option stand {name} in some more questions"
            yield _at_key((there or able)[0], message, hint)


@warning("QST-08")
def keys_do_not_stay_in_place(curriculum: Curriculum) -> Iterator[Finding]:
    """After three times "b", people doubt what they know, or stop thinking.

    Computed: within a quiz, the right option stands at the same place in at most three questions in a
    row.
    Basis: house rule.
    """
    by_quiz = groupby(keyed(curriculum), key=lambda item: _quiz(curriculum, item))
    for _, items in by_quiz:
        for _, run in groupby(items, key=lambda item: item.place):
            row = tuple(run)
            if len(row) > 3:
                message = f"the right option stands at the same place {len(row)} times in a row"
                yield _at_key(row[3], message, "move it in this question")


def _quiz(curriculum: Curriculum, item: Keyed) -> Key:
    return curriculum.entries[("question", item.question.id)].owner
