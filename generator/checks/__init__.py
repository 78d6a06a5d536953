"""What teaches badly, or does not add up: one rule, one function that yields what breaks it.

The docstring of a rule is its page in the handbook. Its code begins with its family: STR structure,
OBJ objectives, QST questions, EXE exercises, SUR surveys, TIM timing, FAC facilitation, ACC
accessibility, SRC sources, ORG originality, LNG language, EVL evaluation, FIT things that must fit
together inside one file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from generator.checks import (
    access,
    answers,
    banks,
    dialogues,
    drafts,
    evaluation,
    exercise_data,
    exercise_types,
    exercises,
    facilitation,
    figures,
    fit,
    forms,
    giveaways,
    handouts,
    keys,
    links,
    loose_numbers,
    negatives,
    objectives,
    observers,
    offering,
    options,
    originality,
    parallel,
    pedigree,
    people,
    pointers,
    promises,
    question_wording,
    questions,
    quotations,
    readability,
    senses,
    sessions,
    skills,
    sources,
    spelling,
    stated_minutes,
    structure,
    survey_wording,
    surveys,
    terms,
    timing,
    unfinished,
    waivers,
    wording,
)
from generator.checks.alone import ALONE
from generator.checks.reading import items
from generator.checks.rule import Rule, rules_in
from generator.curriculum import Curriculum
from generator.loading import Loaded
from generator.problem import Problem, Severity

RULES = rules_in(
    (
        structure,
        offering,
        objectives,
        skills,
        promises,
        options,
        keys,
        negatives,
        forms,
        giveaways,
        questions,
        dialogues,
        banks,
        question_wording,
        answers,
        pointers,
        parallel,
        exercises,
        exercise_types,
        exercise_data,
        access,
        observers,
        surveys,
        survey_wording,
        stated_minutes,
        timing,
        sessions,
        facilitation,
        handouts,
        evaluation,
        senses,
        links,
        readability,
        terms,
        wording,
        people,
        spelling,
        sources,
        pedigree,
        loose_numbers,
        quotations,
        originality,
        fit,
        figures,
        unfinished,
    )
)
"""Every rule, in the order of the handbook; leave from a rule (`STR-09`) is settled afterwards."""


def examine(loaded: Loaded) -> tuple[Problem, ...]:
    """All problems of what was loaded: those of the files, and those that the rules find.

    Where files cannot be read, the others are still judged by the rules about one thing alone. Reports
    are not among the problems: nothing about them is wrong.
    """
    if loaded.curriculum is not None:
        found = run(loaded.curriculum, rules=_asked(loaded.curriculum))
    else:
        found = _run_alone(loaded.rest) if loaded.rest is not None else ()
    mistakes = (each for each in found if each.severity is not Severity.REPORT)
    return tuple(sorted((*loaded.problems, *mistakes)))


def _asked(curriculum: Curriculum) -> tuple[Rule, ...]:
    """The rules that find mistakes; those that only report run where a file has leave from them."""
    waived = {waiver.rule for _, item in items(curriculum) for waiver in item.waivers}
    return tuple(
        rule for rule in RULES if rule.severity is not Severity.REPORT or rule.code in waived
    )


def _run_alone(rest: Curriculum) -> tuple[Problem, ...]:
    """What the rules about one thing alone find in what is left of a curriculum."""
    found = run(rest, rules=[rule for rule in RULES if rule.code in ALONE])
    # A waiver may be needed for a rule that was not run.
    return tuple(problem for problem in found if problem.code != waivers.CODE)


def run(
    curriculum: Curriculum, today: dt.date | None = None, rules: Iterable[Rule] = RULES
) -> tuple[Problem, ...]:
    """Everything that the rules find, reports included, in the order of files and lines."""
    day = today or dt.date.today()
    found = [problem for rule in rules for problem in rule.problems(curriculum, day)]
    codes = frozenset(rule.code for rule in RULES)
    settled = waivers.settle(curriculum, found, codes, day)
    return tuple(sorted(drafts.softened(curriculum, settled)))
