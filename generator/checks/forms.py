"""Rules about the form of options: they fit the stem and each other, so that none stands out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from generator.checks.options import choice_questions
from generator.checks.rule import Finding, warning
from generator.checks.word_lists import words
from generator.curriculum import Curriculum

ENDS = (".", "!", "?", "…")
QUOTES = "\"'“”‘’"
COMPLETED = re.compile(r"[\s:_…]+$")
"""The end of a stem that an option completes."""
VOWEL = re.compile(
    r"[aeio]|u(?!ni(?!n|m)|se|su|ti|to|k\b|r[aio])|h(?:ou?r\b|our|onest|onou?r|eir)|8|11\b|18\b",
    re.I,
)
"""Beginnings before which people say `an`."""
CONSONANT = re.compile(r"eu|one\b|once\b|one-", re.I)
"""Beginnings with a vowel before which people say `a`."""
LETTERS = re.compile(r"[A-Z]{2,}\b")
"""Some such names are spelt and some are read, so either article may be right."""
ONE = frozenset(["a", "an", "one", "another"])
SEVERAL = frozenset(["these", "those", "several", "many", "few", "two", "three", "four", "five"])
UNFIT = {
    **dict.fromkeys(("is", "was", "a", "an", "each", "every", "this", "that", "one"), SEVERAL),
    **dict.fromkeys(("are", "were", *SEVERAL), ONE),
}
"""Which words at the beginning of an option do not fit a word at the end of the stem."""


@warning("QST-11")
def options_complete_the_stem(curriculum: Curriculum) -> Iterator[Finding]:
    """If only one option fits the grammar of the stem, it is chosen for its grammar.

    Computed: for a stem that ends with a colon, a gap or dots. After "a" or "an" at its end, each option
    begins with a sound that fits. After "is", "was", "each" or "this", no option begins with a word for
    several things ("these", "two"); after "are", "were", "these" or a number, none names one thing ("a", "one").
    Basis: item-writing guideline 28c.
    """
    for question in choice_questions(curriculum):
        stem = question.stem
        end = COMPLETED.sub("", stem)
        if end == stem or not end:
            continue
        last = end.split()[-1].lower()
        for index, option in enumerate(question.options):
            if problem := _misfit(last, option.text):
                loc = ("options", index, "text")
                hint = "move the word from the stem into the options, or change the option"
                yield Finding("question", question.id, loc, problem, hint)


@cache
def _misfit(last: str, text: str) -> str | None:
    """What does not fit when an option follows a word."""
    first, *rest = re.findall(r"[\w'’-]+", text) or [""]
    if last in {"a", "an"} and first and not LETTERS.match(first) and last != article(first):
        return f"`{last}` at the end of the stem does not fit `{first}`"
    is_unfit = first.lower() in UNFIT.get(last, ()) and "and" not in rest
    return f"`{first.lower()}` does not fit after `{last}`" if is_unfit else None


def article(word: str) -> str:
    """`a` or `an`, as people say it before a word."""
    return "an" if VOWEL.match(word) and not CONSONANT.match(word) else "a"


@warning("QST-15")
def options_are_alike_in_form(curriculum: Curriculum) -> Iterator[Finding]:
    """An option that is built differently draws the eye, whether it is right or wrong.

    Computed: the options of a question all end with a punctuation mark or all without one; all begin with
    a capital letter or all with a small one; all are words between quotation marks or none is; and all
    begin with "to" and a verb, with "by" and an -ing form, with an -ing form that has an object, or none.
    Basis: item-writing guideline 23 (weak evidence).
    """
    for question in choice_questions(curriculum):
        for tell in (_ending, _letter, _opening):
            told = [tell(option.text) for option in question.options]
            counts = Counter(told)
            if len(counts) == 1:
                continue
            odd = min(counts, key=counts.__getitem__)
            message = f"some options {next(filter(None, counts))}, and some do not"
            loc = ("options", told.index(odd), "text")
            yield Finding("question", question.id, loc, message, "give all options the same form")


def _ending(text: str) -> str:
    """With what an option ends, if that is worth a word."""
    return "end with a full stop or such" if text.rstrip(QUOTES).endswith(ENDS) else ""


def _letter(text: str) -> str:
    letter = next((sign for sign in text if sign.isalnum()), "")
    return "begin with a small letter" if letter.islower() else ""


def _opening(text: str) -> str:
    """With what kind of word an option begins, if it is one that strikes the eye."""
    if text[0] in QUOTES and text[-1] in QUOTES:
        return "stand between quotation marks"
    first, second = (*text.lower().split(), "", "")[:2]
    if first == "to" and second not in words("determiners"):
        return "begin with `to`"
    if first == "by" and second.endswith("ing"):
        return "begin with `by`"
    is_gerund = first.endswith("ing") and (second in words("determiners") or second == "to")
    return "begin with a word in -ing" if is_gerund else ""
