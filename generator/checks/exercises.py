"""Rules about exercises: minutes that add up, a talk afterwards, safety, and a way to do it alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.checks.objectives import RANK
from generator.checks.reading import count_words, first_word
from generator.checks.rule import Finding, error, warning
from generator.curriculum import Curriculum, is_for_trainer
from generator.model.exercise_types import (
    ActionPlan,
    CardSort,
    CaseStudy,
    GalleryWalk,
    LevelledQuestion,
    RolePlay,
    SelfAssessment,
)
from generator.model.exercises import ExerciseBase, Sensitivity, SensitivityLevel
from generator.model.walk import Loc

SHORTEST_DEBRIEF = 4
SHORTEST_VARIANT = 8
NEEDED_FIELDS = ("if", "then", "obstacle", "date")
NOT_IMPERATIVE = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "each",
        "every",
        "all",
        "some",
        "one",
        "two",
        "three",
        "four",
        "five",
        "both",
        "most",
        "i",
        "you",
        "we",
        "they",
        "he",
        "she",
        "it",
        "your",
        "our",
        "their",
        "his",
        "her",
        "its",
        "participants",
        "people",
        "pairs",
        "triads",
        "groups",
        "everybody",
        "everyone",
        "nobody",
        "somebody",
        "in",
        "on",
        "at",
        "with",
        "for",
        "from",
        "to",
        "into",
        "by",
        "of",
        "about",
        "as",
        "if",
        "when",
        "while",
        "after",
        "before",
        "during",
        "until",
        "and",
        "or",
        "but",
        "so",
        "because",
        "there",
        "here",
        "then",
        "now",
        "next",
        "first",
        "finally",
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "should",
        "must",
        "can",
        "may",
    ]
)
"""Words that no instruction begins with, since none of them says what to do."""


def _finding(exercise: ExerciseBase, loc: Loc, message: str, hint: str) -> Finding:
    return Finding("exercise", exercise.id, loc, message, hint)


@error("EXE-01")
def steps_add_up(curriculum: Curriculum) -> Iterator[Finding]:
    """A trainer with a clock running relies on every number.

    Computed: the minutes of the steps add up to `minutes`.
    Basis: required of this curriculum.
    """
    for exercise in curriculum.exercises:
        total = sum(step.minutes for step in exercise.steps)
        if total != exercise.minutes:
            message = f"the steps take {total} minutes, and `minutes` says {exercise.minutes}"
            yield _finding(exercise, ("minutes",), message, "make the two agree")


@error("EXE-02")
def is_talked_over(curriculum: Curriculum) -> Iterator[Finding]:
    """People learn from what they make of an activity, and that takes time.

    Computed: the debrief has questions in all three rounds (what, so what, now what), and takes at least
    four minutes, or a fifth of the activity if that is less.
    Basis: meta-analyses of debriefs.
    """
    for exercise in curriculum.exercises:
        given = exercise.debrief.minutes
        if given < SHORTEST_DEBRIEF and given < exercise.minutes / 5:
            message = f"{given} minutes are too few to talk over {exercise.minutes} of activity"
            hint = f"give the debrief {SHORTEST_DEBRIEF} minutes"
            yield _finding(exercise, ("debrief", "minutes"), message, hint)


@error("EXE-04")
def role_plays_are_observed_and_fit(curriculum: Curriculum) -> Iterator[Finding]:
    """Without an observer nobody can say what happened; in a hurry nobody tries anything new.

    Computed: exactly one role has "observer" in its name, and the rounds fit into the minutes of the
    exercise. (The model sees to three roles, four to seven behaviours, a signal to pause, a way
    out of the part and one out of the exercise.)
    Basis: what participants found helpful and harmful in role-plays (Nestel and Tierney).
    """
    for exercise in curriculum.exercises:
        if not isinstance(exercise, RolePlay):
            continue
        observers = sum("observer" in role.name.lower() for role in exercise.roles)
        if observers != 1:
            message = f"{observers or 'none'} of the roles is called observer"
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
    roadmap of the exercise adds up to its minutes. (The model sees to facts, unknowns and whether
    the case is made up.)
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


_FALLING = ("this question is on a lower level than the one before", "sort them by level")


def _falls(questions: tuple[LevelledQuestion, ...]) -> Iterator[int]:
    """The places of questions that are less demanding than the one before."""
    for index, (before, after) in enumerate(pairwise(questions), 1):
        if RANK[after.level] < RANK[before.level]:
            yield index


@warning("EXE-07")
def decks_are_worth_arguing(curriculum: Curriculum) -> Iterator[Finding]:
    """Cards that all sort themselves give nothing to talk about.

    Computed: 10 to 40 per cent of the cards are `arguable`, and no two piles have the same symbol.
    (The model sees to 8 to 30 cards, each with its pile and the reason, and to two to five piles.)
    Basis: house rule, a guess.
    """
    for exercise in curriculum.exercises:
        if not isinstance(exercise, CardSort):
            continue
        arguable = sum(card.arguable for card in exercise.cards)
        if not 0.1 <= arguable / len(exercise.cards) <= 0.4:
            message = f"{arguable} of {len(exercise.cards)} cards are `arguable`"
            hint = "between one and four in ten make a good argument"
            yield _finding(exercise, ("cards",), message, hint)
        symbols = [pile.symbol for pile in exercise.categories]
        if len(set(symbols)) < len(symbols):
            message = "two piles have the same symbol"
            yield _finding(exercise, ("categories",), message, "give each its own")


@error("EXE-08")
def gallery_walks_fit(curriculum: Curriculum) -> Iterator[Finding]:
    """A walk that runs late is cut at the last station, always the same one.

    Computed: minutes at all stations, and the seconds to walk from each to the next, fit into the
    minutes of the exercise. (The model sees to three to six stations with prompts.)
    Basis: guides to gallery walks.
    """
    for exercise in curriculum.exercises:
        if not isinstance(exercise, GalleryWalk):
            continue
        count = len(exercise.stations)
        walking = (count - 1) * exercise.travel_seconds / 60
        total = count * exercise.minutes_per_station + walking
        if total > exercise.minutes:
            message = f"the stations and the ways take {total:.0f} minutes of {exercise.minutes}"
            hint = "give each station less time"
            yield _finding(exercise, ("minutes_per_station",), message, hint)


@error("EXE-10")
def plans_say_when_and_with_whom(curriculum: Curriculum) -> Iterator[Finding]:
    """A plan holds when it names its moment, what may get in the way, and who will ask about it.

    Computed: the card has the fields `if`, `then`, `obstacle` and `date`, and there is a partner. (The
    model sees to three commitments at most.)
    Basis: studies of if-then plans.
    """
    for exercise in curriculum.exercises:
        if not isinstance(exercise, ActionPlan):
            continue
        missing = [name for name in NEEDED_FIELDS if name not in exercise.fields_to_fill]
        if missing:
            message = f"the card has no field `{missing[0]}`"
            yield _finding(exercise, ("fields_to_fill",), message, "add it")
        if not exercise.partner:
            message = "nobody is named who will ask about the plan"
            yield _finding(exercise, ("partner",), message, "write `true`")


@error("EXE-11")
def can_be_done_alone(curriculum: Curriculum) -> Iterator[Finding]:
    """Whoever learns alone must not come to a page that needs a room.

    Computed: the versions for one person and for a video meeting have at least eight words; no module
    on a path uses an exercise that only trainers may see.
    Basis: the curriculum promises both ways.
    """
    for exercise in curriculum.exercises:
        for name in ("solo", "virtual"):
            if count_words(getattr(exercise.variants, name)) < SHORTEST_VARIANT:
                message = f"the `{name}` version says too little"
                hint = "say what somebody does, in a sentence at least"
                yield _finding(exercise, ("variants", name), message, hint)
    for module in _on_paths(curriculum):
        for index, part in enumerate(curriculum.get("module", module).segments):
            exercise = part.exercise and curriculum.get("exercise", part.exercise)
            if is_for_trainer(exercise):
                message = f"`{part.exercise}` is for trainers only, and this module is on a path"
                loc = ("segments", index, "exercise")
                yield Finding("module", module, loc, message, "choose another, or open it to all")


def _on_paths(curriculum: Curriculum) -> tuple[str, ...]:
    """The modules that some path leads through, each once."""
    return tuple(
        dict.fromkeys(
            id for path in curriculum.all("path") for stage in path.stages for id in stage.modules
        )
    )


@warning("EXE-14")
def steps_tell_what_to_do(curriculum: Curriculum) -> Iterator[Finding]:
    """People in a room look up, read one line and act.

    Computed: a step has at most 25 words and begins with none of the words with which no instruction
    can begin (articles, pronouns, prepositions and the like). A list of all verbs would refuse good ones.
    Basis: house rule.
    """
    for exercise in curriculum.exercises:
        for index, step in enumerate(exercise.steps):
            loc = ("steps", index, "text")
            if (count := count_words(step.text)) > 25:
                message = f"this step has {count} words"
                yield _finding(exercise, loc, message, "say it in at most 25")
            if first_word(step.text) in NOT_IMPERATIVE:
                message = f"this step begins with `{step.text.split()[0]}`"
                yield _finding(exercise, loc, message, "begin with what to do, such as `Write`")


@error("EXE-15")
def sensitive_things_have_a_way_out(curriculum: Curriculum) -> Iterator[Finding]:
    """Whoever is asked about something painful must know before, and be free to leave it out.

    Computed: an exercise or a case whose sensitivity is not `none` has a `note` and an `opt_out`; a
    sensitive self-assessment is `private`, and no quiz is tied to it.
    Basis: what participants found harmful in role-plays (Nestel and Tierney).
    """
    for kind in ("exercise", "case"):
        for item in curriculum.all(kind):
            for field, message in _unsafe(item.sensitivity):
                yield Finding(kind, item.id, ("sensitivity", "level"), message, f"add `{field}`")
    for exercise in curriculum.exercises:
        is_sensitive = exercise.sensitivity.level is not SensitivityLevel.NONE
        if isinstance(exercise, SelfAssessment) and is_sensitive and not exercise.private:
            message = "a sensitive self-assessment is not private"
            yield _finding(exercise, ("private",), message, "write `private: true`")


def _unsafe(sensitivity: Sensitivity) -> Iterator[tuple[str, str]]:
    if sensitivity.level is SensitivityLevel.NONE:
        return
    if sensitivity.note is None:
        yield "note", "nobody is told before that this may be hard"
    if sensitivity.opt_out is None:
        yield "opt_out", "there is no way out for somebody who would rather not take part"
