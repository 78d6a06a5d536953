"""Rules about right answers: whether numbers come out, what they rest on, what a fourth option adds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.checks import recount
from generator.checks.rule import Finding, error, report
from generator.checks.sources import DOUBTFUL
from generator.curriculum import Curriculum
from generator.model.questions import ChoiceQuestion, Form, QuestionBase, TrueFalse
from generator.model.questions_to_fill import Numeric
from generator.model.quizzes import Purpose
from generator.model.statistics import Statistic
from generator.model.walk import Loc

Fault = tuple[Loc, str, str]
ENOUGH = 3
NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


@error("QST-30")
def numeric_answers_come_out(curriculum: Curriculum) -> Iterator[Finding]:
    """Who reckons rightly and is told "wrong" stops reckoning.

    Computed: a numeric question has a unit and a working, and the working holds the answer; the tolerance is not negative, is smaller than the answer, and is there where the answer is no
    whole number. An answer that comes from a file says so under `dataset` and `from_data`, and is counted
    anew in that file.
    Basis: house rule.
    """
    for question in curriculum.all("question"):
        if isinstance(question, Numeric):
            for loc, message, hint in (*_tolerated(question), *_recounted(curriculum, question)):
                yield Finding("question", question.id, loc, message, hint)


def _tolerated(question: Numeric) -> Iterator[Fault]:
    """What is wrong with an answer as it stands."""
    answer, tolerance = question.answer, question.tolerance
    if tolerance < 0:
        yield ("tolerance",), "a tolerance cannot be less than nothing", "leave out the minus"
    elif tolerance and tolerance >= abs(answer):
        message = f"with a tolerance of {tolerance:g}, 0 counts as right, too"
        yield ("tolerance",), message, f"allow less than {abs(answer):g}"
    elif not tolerance and answer != int(answer):
        message = f"only exactly {answer:g} counts as right, and people round"
        yield ("answer",), message, "add a `tolerance`"
    if not any(abs(each - answer) <= abs(tolerance) for each in _numbers(question.working)):
        message = f"the working does not arrive at {answer:g}"
        yield ("working",), message, "write each step, up to the answer"


def _numbers(text: str) -> Iterator[float]:
    """The numbers in a text; a comma separates thousands."""
    return (float(found.replace(",", "")) for found in NUMBER.findall(text))


def _recounted(curriculum: Curriculum, question: Numeric) -> Iterator[Fault]:
    """What keeps the file from giving the answer."""
    if question.dataset is None:
        if question.from_data is not None:
            hint = "name the file under `dataset`, or remove this"
            yield ("from_data",), "there is no file to count this in", hint
    elif missing := recount.missing(curriculum.datasets, question.dataset):
        yield ("dataset",), *missing
    elif question.from_data is None:
        hint = "say under `from_data` how it comes out of the file"
        yield ("answer",), "nothing checks this answer against the file", hint
    else:
        dataset = curriculum.datasets[question.dataset]
        yield from recount.against(dataset, question.from_data, question.answer, question.tolerance)


@error("QST-34")
def doubtful_numbers_decide_no_answer(curriculum: Curriculum) -> Iterator[Finding]:
    """Nobody should be told "wrong" over a number that may be wrong itself.

    Computed: no question names, under `idea_refs`, the idea behind a statistic whose evidence is
    `unverified`, `misquoted` or `contested`; and no right option, true-false statement or numeric answer
    states the value of such a statistic with its unit.
    Basis: what the search for the founding articles' numbers brought to light.
    """
    doubtful = [each for each in curriculum.statistics if each.evidence in DOUBTFUL]
    codes = {statistic.code: statistic for statistic in doubtful if statistic.code}
    stated = [
        (each, _stating(each.value, each.unit))
        for each in doubtful
        if each.value is not None and each.unit
    ]
    if not doubtful:
        return
    for question in curriculum.all("question"):
        for index, ref in enumerate(question.idea_refs):
            if ref in codes:
                yield _rests_on(question, ("idea_refs", index), codes[ref])
        for loc, text in _keys(question):
            for statistic, pattern in stated:
                if pattern.search(text):
                    yield _rests_on(question, loc, statistic)


def _rests_on(question: QuestionBase, loc: Loc, statistic: Statistic) -> Finding:
    message = f"the right answer rests on `{statistic.id}`, which is {statistic.evidence}"
    hint = "ask how far the number can be trusted, or rest the answer on something sounder"
    return Finding("question", question.id, loc, message, hint)


def _stating(value: float, unit: str) -> re.Pattern[str]:
    """What finds a value with its unit in a text."""
    is_share = re.match(r"%|per ?cent", unit)
    said = r"(%|per ?cent)" if is_share else re.escape(unit.split()[0].strip(","))
    return re.compile(rf"(?<![\d.,]){re.escape(f'{value:g}')}\s*{said}", re.IGNORECASE)


def _keys(question: QuestionBase) -> Iterator[tuple[Loc, str]]:
    """What counts as right, as far as it may state a number."""
    if isinstance(question, ChoiceQuestion):
        for index, option in enumerate(question.options):
            if option.correct:
                yield ("options", index, "text"), option.text
    elif isinstance(question, TrueFalse):
        yield ("statement",), question.statement
    elif isinstance(question, Numeric):
        yield ("answer",), f"{question.answer:g} {question.unit}"


@report("QST-35")
def a_fourth_option_shows_a_belief(curriculum: Curriculum) -> Iterator[Finding]:
    """Three options test as well as four when the fourth is there to fill a line.

    Computed: in a practice question of a quiz that need not diagnose (any purpose but `check`), a wrong
    option beyond the third that names no misconception, while as many others are left.
    Basis: studies of three options; feedback that meets a belief.
    """
    for quiz in curriculum.quizzes:
        if quiz.purpose is Purpose.CHECK:
            continue
        for index, question in enumerate(quiz.questions):
            if isinstance(question, ChoiceQuestion) and question.form is Form.PRACTICE:
                for number in _fillers(question):
                    loc = ("questions", index, "options", number)
                    message = (
                        "this wrong option shows no misconception, and three options are enough"
                    )
                    hint = "remove it, or name the `misconception` behind it"
                    yield Finding("quiz", quiz.id, loc, message, hint)


def _fillers(question: ChoiceQuestion) -> Sequence[int]:
    """The places of options that could go; never so many that fewer than three would be left."""
    empty = [
        index
        for index, option in enumerate(question.options)
        if not option.correct and option.misconception is None
    ]
    too_many = max(0, len(question.options) - ENOUGH)
    return empty[-too_many:] if too_many else ()
