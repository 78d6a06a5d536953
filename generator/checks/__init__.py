"""What teaches badly, or does not add up: one rule, one function that yields what breaks it.

The docstring of a rule is its page in the handbook. Its code begins with its family: STR structure,
OBJ objectives, QST questions, EXE exercises, SUR surveys, TIM timing, FAC facilitation, ACC
accessibility, SRC sources, ORG originality, LNG language, EVL evaluation, FIT things that must fit
together inside one file.
"""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType

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
from generator.checks.rule import rules_in
from generator.curriculum import Curriculum
from generator.loading import Loaded
from generator.problem import Problem, Severity

RULES = rules_in(
    (
        structure,
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
HANDBOOK = MappingProxyType(
    {
        **{rule.code: rule.explanation for rule in RULES},
        waivers.CODE: waivers.explanation(),
    }
)
"""The page of each rule by its code."""


def examine(loaded: Loaded) -> tuple[Problem, ...]:
    """All problems of what was loaded: those of the files, then those that the rules find.

    Reports are not among them: nothing about them is wrong.
    """
    if loaded.curriculum is None:
        return loaded.problems
    found = run(loaded.curriculum)
    return (*loaded.problems, *(each for each in found if each.severity is not Severity.REPORT))


def run(curriculum: Curriculum, today: dt.date | None = None) -> tuple[Problem, ...]:
    """Everything that the rules find, reports included, in the order of files and lines."""
    day = today or dt.date.today()
    found = [problem for rule in RULES for problem in rule.problems(curriculum, day)]
    codes = frozenset(rule.code for rule in RULES)
    settled = waivers.settle(curriculum, found, codes, day)
    return tuple(sorted(drafts.softened(curriculum, settled)))
