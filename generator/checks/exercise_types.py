"""Rules about single types of exercises: what each needs so that it works in a room."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.checks.objectives import RANK
from generator.checks.rule import Finding, error, warning
from generator.curriculum import Curriculum
from generator.model.base import Level
from generator.model.exercise_material import CardSort, GalleryWalk
from generator.model.exercise_own_work import ActionPlan
from generator.model.exercise_talk import CaseStudy, LevelledQuestion, RolePlay
from generator.model.exercises import ExerciseBase
from generator.model.walk import Loc

NEEDED_FIELDS = ("if", "then", "obstacle", "date")


def _finding(exercise: ExerciseBase, loc: Loc, message: str, hint: str) -> Finding:
    return Finding("exercise", exercise.id, loc, message, hint)


@error("EXE-04")
def role_plays_are_observed_and_fit(curriculum: Curriculum) -> Iterator[Finding]:
    """Without an observer nobody can say what happened; in a hurry nobody tries anything new.

    Computed: exactly one role has "observer" in its name, and the rounds fit into the minutes of the
    exercise. The fields of a role-play ask for the rest: three roles, four to seven behaviours, a
    signal to pause, a way out of the part and one out of the exercise.
    Basis: what participants found helpful and harmful in role-plays (Nestel and Tierney).
    """
    for exercise in curriculum.exercises:
        if not isinstance(exercise, RolePlay):
            continue
        observers = sum("observer" in role.name.lower() for role in exercise.roles)
        if observers != 1:
            number = f"{observers} of the roles are" if observers else "none of the roles is"
            message = f"{number} called observer"
            yield _finding(exercise, ("roles",), message, "name exactly one role `Observer`")
        total = exercise.rounds * exercise.minutes_per_round
        if total > exercise.minutes:
            message = f"the rounds take {total} minutes, the exercise {exercise.minutes}"
            hint = "play fewer or shorter rounds"
            yield _finding(exercise, ("rounds",), message, hint)


@error("EXE-05")
def cases_rise_and_add_up(curriculum: Curriculum) -> Iterator[Finding]:
    """A discussion that starts with a verdict never gets to the facts.

    Computed: the questions of a case, and of an exercise on it, rise in their level or stay on it; the
    roadmap of the exercise adds up to its minutes.
    Basis: teaching notes of the case method.
    """
    for case in curriculum.cases:
        for index in _falls(case.questions):
            loc = ("questions", index, "level")
            yield Finding("case", case.id, loc, *_FALLING)
    for exercise in curriculum.exercises:
        if not isinstance(exercise, CaseStudy):
            continue
        for index in _falls(exercise.discussion_questions):
            yield _finding(exercise, ("discussion_questions", index, "level"), *_FALLING)
        total = sum(step.minutes for step in exercise.roadmap)
        if total != exercise.minutes:
            message = f"the roadmap takes {total} minutes, the exercise {exercise.minutes}"
            yield _finding(exercise, ("roadmap",), message, "make the two agree")


_FALLING = (
    "this question is on a lower level than the one before",
    f"sort them by level: {', '.join(Level)}",
)


def _falls(questions: tuple[LevelledQuestion, ...]) -> Iterator[int]:
    """The places of questions that are less demanding than the one before."""
    for index, (before, after) in enumerate(pairwise(questions), 1):
        if RANK[after.level] < RANK[before.level]:
            yield index


@warning("EXE-07")
def decks_are_worth_arguing(curriculum: Curriculum) -> Iterator[Finding]:
    """Cards that all sort themselves give nothing to talk about.

    Computed: 10 to 40 per cent of the cards are `arguable`. The fields of a card sort ask for the
    rest: 8 to 30 cards, each with its pile and the reason, and two to five piles. That piles differ
    by their symbols, ACC-06 sees to.
    Basis: house rule, a guess.
    """
    for exercise in curriculum.exercises:
        if not isinstance(exercise, CardSort):
            continue
        arguable = sum(card.arguable for card in exercise.cards)
        if not 0.1 <= arguable / len(exercise.cards) <= 0.4:
            message = f"{arguable or 'none'} of {len(exercise.cards)} cards {'is' if arguable < 2 else 'are'} `arguable`"
            hint = "let one to four in ten be `arguable: true`: cards that two people may sort differently"
            yield _finding(exercise, ("cards",), message, hint)


@error("EXE-08")
def gallery_walks_fit(curriculum: Curriculum) -> Iterator[Finding]:
    """A walk that runs late is cut at the last station, always the same one.

    Computed: minutes at all stations, and the seconds to walk from each to the next, fit into the
    minutes of the exercise.
    Basis: guides to gallery walks.
    """
    for exercise in curriculum.exercises:
        if not isinstance(exercise, GalleryWalk):
            continue
        count = len(exercise.stations)
        walking = (count - 1) * exercise.travel_seconds / 60
        total = count * exercise.minutes_per_station + walking
        if total > exercise.minutes:
            message = (
                "the stations and the ways between them take more than the "
                f"{exercise.minutes} minutes of the exercise"
            )
            hint = "give each station or each way less time"
            yield _finding(exercise, ("minutes_per_station",), message, hint)


@error("EXE-10")
def plans_say_when_and_with_whom(curriculum: Curriculum) -> Iterator[Finding]:
    """A plan holds when it names its moment, what may get in the way, and who will ask about it.

    Computed: the card has the fields `if`, `then`, `obstacle` and `date`, and there is a partner.
    Basis: studies of if-then plans.
    """
    for exercise in curriculum.exercises:
        if not isinstance(exercise, ActionPlan):
            continue
        missing = [name for name in NEEDED_FIELDS if name not in exercise.fields_to_fill]
        if missing:
            message = f"the card has no field `{missing[0]}`"
            yield _finding(exercise, ("fields_to_fill",), message, "add it to the list")
        if not exercise.partner:
            message = "nobody is named who will ask about the plan"
            yield _finding(exercise, ("partner",), message, "write `partner: true`")
