"""Rules about give-aways: words that lead to the right option without knowing anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from statistics import fmean

from generator.checks.chance import Spread, at_most, draw
from generator.checks.keys import Keyed, keyed
from generator.checks.lemmas import WORD, stem, stems
from generator.checks.options import choice_questions
from generator.checks.reading import listed
from generator.checks.rule import Finding, report, warning
from generator.curriculum import Curriculum
from generator.model.questions import TrueFalse
from generator.model.walk import Loc

SHORTEST_ECHO = 5
RARE = 0.05
"""What chance does in fewer than one in twenty banks is put down to the writer."""
AHEAD = 0.15
ABSOLUTE = re.compile(r"\b(always|never|all|none|only|every|completely)\b", re.IGNORECASE)
IDIOM = re.compile(
    r"\b(at|after|above|first of|all|in) all\b|\ball (along|the same|right|too)\b|\bnot (only|all)\b",
    re.IGNORECASE,
)
"""Words with `all` and `only` that claim nothing about every case."""


@warning("QST-12")
def key_does_not_echo_the_stem(curriculum: Curriculum) -> Iterator[Finding]:
    """Who knows nothing chooses the option that sounds like the question.

    Computed: no word of the stem with five letters or more, in any of its forms, stands in the right option
    and in none of the others.
    Basis: item-writing guideline 28b; studies of its effect disagree.
    """
    for item in keyed(curriculum):
        options = item.question.options
        echo = stems(item.question.stem, SHORTEST_ECHO) & stems(options[item.place].text)
        if not echo:
            continue
        wrong = (option.text for option in options if not option.correct)
        if echo := echo.difference(*map(stems, wrong)):
            said = listed(sorted(_as_written(options[item.place].text, echo)))
            message = f"the right option alone repeats {said} from the stem"
            hint = "say it in other words, or let a wrong option say it too"
            loc = ("options", item.place, "text")
            yield Finding("question", item.question.id, loc, message, hint)


def _as_written(text: str, wanted: frozenset[str]) -> set[str]:
    """The words of a text that have these stems, as the text has them."""
    return {word for word in WORD.findall(text.lower()) if stem(word) in wanted}


@dataclass(frozen=True, slots=True)
class Claim:
    """A text that says `always` or such: where it stands, and whether it is right."""

    question: str
    loc: Loc
    is_right: bool


@dataclass(frozen=True, slots=True)
class Pool:
    """Texts among which the right ones are to be found, and those that claim something of every case."""

    size: int
    right: int
    claims: tuple[Claim, ...]

    @property
    def by_chance(self) -> Spread:
        """How many of the right texts would be such claims if nobody had seen to it."""
        return draw(self.size, len(self.claims), self.right)

    @property
    def can_tell(self) -> bool:
        """Whether it could have been otherwise: some texts are such claims, and some are not."""
        return 0 < len(self.claims) < self.size


@warning("QST-13")
def absolutes_are_not_only_wrong(curriculum: Curriculum) -> Iterator[Finding]:
    """If `always` and `never` stand in wrong options only, people cross them out and need no knowledge.

    Computed: in all questions together, how many right options have one of the words always, never, all,
    none, only, every, completely; a warning when so few would come by chance in fewer than 5 of 100 sets
    of questions. By chance means: as if the right options of each question were drawn blindly. The
    statements of all true-false questions count as one question. Idioms such as "at all" do not count.
    Basis: item-writing guideline 28a. Worked out with the exact hypergeometric distribution.
    """
    pools = tuple(pool for pool in _pools(curriculum) if pool.can_tell)
    claims = tuple(claim for pool in pools for claim in pool.claims)
    right = sum(claim.is_right for claim in claims)
    if at_most((pool.by_chance for pool in pools), right) >= RARE:
        return
    first = next(claim for claim in claims if not claim.is_right)
    message = (
        f"words such as `always`, `only` or `every` stand in {len(claims) - right} wrong options and in "
        f"{right or 'no'} right ones"
    )
    hint = f"reword some of {listed(dict.fromkeys(claim.question for claim in claims))}"
    yield Finding("question", first.question, first.loc, message, hint)


def _pools(curriculum: Curriculum) -> Iterator[Pool]:
    for question in choice_questions(curriculum):
        claims = tuple(
            Claim(question.id, ("options", index, "text"), option.correct)
            for index, option in enumerate(question.options)
            if says_absolutely(option.text)
        )
        right = sum(option.correct for option in question.options)
        yield Pool(len(question.options), right, claims)
    bank = curriculum.all("question")
    statements = tuple(question for question in bank if isinstance(question, TrueFalse))
    claims = tuple(
        Claim(question.id, ("statement",), question.correct)
        for question in statements
        if says_absolutely(question.statement)
    )
    yield Pool(len(statements), sum(question.correct for question in statements), claims)


@cache
def says_absolutely(text: str) -> bool:
    """Whether a text claims something of every case, or of none."""
    return bool(ABSOLUTE.search(text) and ABSOLUTE.search(IDIOM.sub("", text)))


@report("QST-14")
def key_is_not_what_options_share(curriculum: Curriculum) -> Iterator[Finding]:
    """Wrong options made by changing one word of the right one point at it: it shares most with each.

    Computed: the words that two options have in common, as a share of all words of both; for each option, the
    average with all others. A report when the right option is ahead of the next one by more than 0.15. Only
    questions with one right option among three or more.
    Basis: item-writing guideline 28e.
    """
    for item in keyed(curriculum):
        if len(item.question.options) > 2 and _lead(item) > AHEAD:
            message = (
                "the right option has more words in common with the others than any of them has"
            )
            hint = "let two wrong options share something that the right one does not say"
            loc = ("options", item.place, "text")
            yield Finding("question", item.question.id, loc, message, hint)


def _lead(item: Keyed) -> float:
    """By how much the right option shares more with the others than the next one does."""
    words = [stems(option.text) for option in item.question.options]
    shared = [
        fmean(likeness(one, two) for place, two in enumerate(words) if place != number)
        for number, one in enumerate(words)
    ]
    key = shared.pop(item.place)
    return key - max(shared)


def likeness(one: frozenset[str], two: frozenset[str]) -> float:
    """How many words two texts have in common, out of all their words (Jaccard)."""
    return len(one & two) / len(one | two) if one or two else 0.0
