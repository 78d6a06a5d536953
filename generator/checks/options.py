"""Rules about options: how many, which are right, what they say and what their feedback says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from generator.checks.numbers import Span, quantity, span
from generator.checks.reading import amount, count_words, normal
from generator.checks.rule import Finding, error, warning
from generator.curriculum import Curriculum
from generator.model.questions import ChoiceQuestion, Multi, TrueFalse

ALL_OF_THEM = re.compile(
    r"\b(all|both|any) of the above\b|^(all|both|any) of (these|those|them)\W*$", re.IGNORECASE
)
NONE_OF_THEM = re.compile(
    r"\b(none|neither) of the (above|others|other options|other answers)\b"
    r"|^(none|neither|nothing)( of (these|those|them))?\W*$",
    re.IGNORECASE,
)
LETTERS = re.compile(r"^[A-E](,| and| or) ?[A-E]\b")
VERDICT = re.compile(r"^(in)?correct\W*$|^(right|wrong)\W*$", re.IGNORECASE)
FEEDBACK_WORDS = 8


def choice_questions(curriculum: Curriculum) -> Iterator[ChoiceQuestion]:
    """Every question with options to choose from."""
    for question in curriculum.all("question"):
        if isinstance(question, ChoiceQuestion):
            yield question


@error("QST-01")
def has_three_to_five_options(curriculum: Curriculum) -> Iterator[Finding]:
    """Three good options do what four or five do; more only cost reading.

    Computed: three to five options; two for the kind `alternate`.
    Basis: item-writing guideline 18; studies of three options.
    """
    for question in choice_questions(curriculum):
        if (count := len(question.options)) > 5:
            hint = "keep the right ones and those that people would choose, five at most"
            message = f"this question has {count} options"
            yield Finding("question", question.id, ("options",), message, hint)


@error("QST-02")
def no_option_points_at_others(curriculum: Curriculum) -> Iterator[Finding]:
    """ "All of the above" is found by knowing half, and breaks when options change places.

    Computed: no option says all, both or any "of the above", consists of "all of these" or the like, or
    names others by their letters.
    Basis: item-writing guidelines 9 and 26.
    """
    for question in choice_questions(curriculum):
        for index, option in enumerate(question.options):
            if ALL_OF_THEM.search(option.text) or LETTERS.search(option.text):
                message = "this option points at other options"
                loc = ("options", index, "text")
                hint = "say what it means, or use a question with several right options (`multi`)"
                yield Finding("question", question.id, loc, message, hint)


@warning("QST-03")
def no_option_rules_out_the_others(curriculum: Curriculum) -> Iterator[Finding]:
    """ "None of the above" shows that somebody can rule out, and not that they know what is right.

    Computed: no option says none or neither "of the above" or "of the others", or consists of "none",
    "none of these" or the like. Where it is meant, a waiver says why.
    Basis: item-writing guideline 25 (studies disagree).
    """
    for question in choice_questions(curriculum):
        for index, option in enumerate(question.options):
            if NONE_OF_THEM.search(option.text):
                message = "this option only rules out the others"
                hint = "put something that people would choose, or waive `QST-03` and say why"
                loc = ("options", index, "text")
                yield Finding("question", question.id, loc, message, hint)


@error("QST-04")
def has_the_right_number_of_keys(curriculum: Curriculum) -> Iterator[Finding]:
    """A question that cannot be answered right teaches nothing but distrust.

    Computed: exactly one option is `correct`; in a question of the kind `multi` as many as `select`
    says: at least two, and not all.
    Basis: item-writing guideline 19.
    """
    for question in choice_questions(curriculum):
        right = sum(option.correct for option in question.options)
        if isinstance(question, Multi):
            yield from _several_keys(question, right)
        elif right != 1:
            message = f"{amount(right, 'option')} {'is' if right == 1 else 'are'} marked `correct`"
            hint = (
                "mark exactly one, or use the kind `multi`"
                if right
                else "write `correct: true` on one"
            )
            yield Finding("question", question.id, ("options",), message, hint)


def _several_keys(question: Multi, right: int) -> Iterator[Finding]:
    if right != question.select:
        is_or_are = "is" if right == 1 else "are"
        message = (
            f"`select` says {question.select}, but {amount(right, 'option')} {is_or_are} `correct`"
        )
        yield Finding("question", question.id, ("select",), message, "make the two agree")
    elif not 2 <= right < len(question.options):
        message = f"{right} of {amount(len(question.options), 'option')} {'is' if right == 1 else 'are'} `correct`"
        hint = "mark at least two and not all, or use the kind `single`"
        yield Finding("question", question.id, ("options",), message, hint)


@error("QST-16")
def numbers_stand_in_order(curriculum: Curriculum) -> Iterator[Finding]:
    """Numbers out of order are a reading test, not a test of knowing.

    Computed: where every option is a number of the same unit, the options rise or fall, and `shuffle`
    is off.
    Basis: item-writing guideline 21.
    """
    for question in choice_questions(curriculum):
        found = [quantity(option.text) for option in question.options]
        numbers = [number for number in found if number]
        if len(numbers) < len(found) or len({number.unit for number in numbers}) > 1:
            continue
        values = [number.value for number in numbers]
        if values not in (sorted(values), sorted(values, reverse=True)):
            message = "the numbers of the options are out of order"
            yield Finding("question", question.id, ("options",), message, "sort the options")
        elif question.shuffle:
            message = "options that are numbers would be shuffled"
            yield Finding("question", question.id, ("id",), message, "add `shuffle: false`")


@error("QST-17")
def options_are_distinct(curriculum: Curriculum) -> Iterator[Finding]:
    """If two options say the same, both are right or both can be ruled out.

    Computed: no two options are equal when case and punctuation are left out; where all are numbers or
    ranges, no number lies in two of them.
    Basis: item-writing guideline 22.
    """
    for question in choice_questions(curriculum):
        texts = [option.text for option in question.options]
        plain = [normal(text) for text in texts]
        spans = [span(text) for text in texts]
        for first, second in combinations(range(len(texts)), 2):
            loc = ("options", second, "text")
            if plain[first] == plain[second]:
                message = "this option says the same as an earlier one"
                yield Finding("question", question.id, loc, message, "change one of them")
            elif all(spans) and _overlap(spans[first], spans[second]):
                message = f"this range shares numbers with `{texts[first]}`"
                yield Finding(
                    "question",
                    question.id,
                    loc,
                    message,
                    "change one of them, so that no number fits both",
                )


def _overlap(first: Span | None, second: Span | None) -> bool:
    return first is not None and second is not None and first.overlaps(second)


@error("QST-18")
def feedback_gives_a_reason(curriculum: Curriculum) -> Iterator[Finding]:
    """A verdict without a reason leaves the misconception where it was.

    Computed: the feedback of every option, and of both answers to a true-false question, has at least
    eight words and is more than "correct" or "wrong".
    Basis: formative feedback is verification plus elaboration.
    """
    for question in curriculum.all("question"):
        for loc, text in _feedback(question):
            if VERDICT.match(text):
                message = "this feedback gives a verdict and no reason"
                yield Finding("question", question.id, loc, message, "say why it is right or wrong")
            elif (count := count_words(text)) < FEEDBACK_WORDS:
                message = f"this feedback has {amount(count, 'word')}"
                hint = f"say why, in at least {FEEDBACK_WORDS} words"
                yield Finding("question", question.id, loc, message, hint)


def _feedback(question: object) -> Iterator[tuple[tuple[int | str, ...], str]]:
    if isinstance(question, ChoiceQuestion):
        for index, option in enumerate(question.options):
            yield ("options", index, "feedback"), option.feedback
    elif isinstance(question, TrueFalse):
        yield ("feedback_true",), question.feedback_true
        yield ("feedback_false",), question.feedback_false
