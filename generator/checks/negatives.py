"""The rule about negative words: where a question needs one, nobody may overlook it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.checks.objectives import CHOICES
from generator.checks.options import choice_questions
from generator.checks.rule import Finding, warning
from generator.checks.word_lists import words
from generator.curriculum import Curriculum
from generator.model.questions import QuestionBase, TrueFalse
from generator.model.walk import Loc

NEGATIVE = re.compile(r"\b(?:not|except|never|least|cannot|[a-z]{2,6}n['’]t)\b", re.IGNORECASE)
HARMLESS = re.compile(r"\b(at least|not only|(?:or|if) not|last but not least)\b", re.IGNORECASE)
SPEECH = re.compile(r"[\"“][^\"”]*[\"”]")
SENTENCE = re.compile(r"(?<=[.!?])\s+")


@warning("QST-09")
def negatives_are_rare_and_seen(curriculum: Curriculum) -> Iterator[Finding]:
    """Somebody who overlooks a "not" answers another question, and answers it right.

    Computed: the sentence that asks (the last one of the stem; the statement of a true-false question) has
    none of the words not, never, except, least, cannot or one that ends in "n't"; or it has it in capitals
    and the question says `negative: true`, for which the page puts a note above it. No option has such
    a word but "least", up to its first "who", "that", "because" or the like. What somebody says between
    quotation marks, "at least" and "not only" do not count.
    Basis: item-writing guidelines 17 and 27.
    """
    for question in curriculum.all("question"):
        if question.kind in CHOICES and (problem := _problem(question)):
            yield Finding("question", question.id, *problem)
    for question in choice_questions(curriculum):
        for index, option in enumerate(question.options):
            word = negative_word(option.text) and negative_word(_main_clause(option.text))
            if word and word.lower() != "least":
                message = f"this option is worded negatively (`{word}`)"
                loc = ("options", index, "text")
                hint = "say what is so, or what somebody does instead"
                yield Finding("question", question.id, loc, message, hint)


def _problem(question: QuestionBase) -> tuple[Loc, str, str] | None:
    """What is wrong with the negative word of a question, or with its flag."""
    field = "statement" if isinstance(question, TrueFalse) else "stem"
    asks = question.statement if isinstance(question, TrueFalse) else question.stem
    word = negative_word(SENTENCE.split(asks)[-1])
    if word is None:
        hint = "remove `negative: true`"
        is_flagged = question.negative
        return (
            (("negative",), "no negative word stands in this question", hint)
            if is_flagged
            else None
        )
    if not question.negative:
        hint = f"ask for what is so; where that cannot be, write `{word.upper()}` and add `negative: true`"
        return (field,), f"this asks for what is not so (`{word}`)", hint
    if not word.isupper():
        hint = f"write it in capitals: `{word.upper()}`"
        return (field,), f"the word `{word}` is easily overlooked here", hint
    return None


def _main_clause(text: str) -> str:
    """The beginning of a text, up to a clause that says more about something in it."""
    return _subordinator().split(text, maxsplit=1)[0]


@cache
def _subordinator() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words('subordinators'))})\b", re.IGNORECASE)


@cache
def negative_word(text: str) -> str | None:
    """The first word of a text that turns it round, if there is one."""
    if not NEGATIVE.search(text):
        return None
    found = NEGATIVE.search(HARMLESS.sub("", SPEECH.sub("", text)))
    return found[0] if found else None
