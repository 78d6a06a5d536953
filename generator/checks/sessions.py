"""Rules about days and sessions: how long they are, how they begin, and what comes long afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator import schedule
from generator.checks.reading import amount
from generator.checks.rule import Finding, error, report, warning
from generator.curriculum import Curriculum
from generator.model.workshops import Format, SlotKind, Workshop
from generator.problem import Severity
from generator.schedule import Row

LONGEST_DAY = 390
LONGEST_SESSION = 120
DELAY = 180
"""Days for which a workshop should be remembered: half a year."""
NOTHING_ASKED = ("this round asks nothing", "add questions under `ask`, or a `quiz`")


@warning("TIM-08")
def days_end_before_people_do(curriculum: Curriculum) -> Iterator[Finding]:
    """After six hours of teaching little more goes in, and in front of a screen after two.

    Computed: without breaks, a day has at most 390 minutes, a session of a virtual series at most 120.
    Basis: practice of trainers, five to six hours a day; guides to virtual classrooms.
    """
    for workshop in curriculum.all("workshop"):
        is_virtual = workshop.format is Format.VIRTUAL_SERIES
        most = LONGEST_SESSION if is_virtual else LONGEST_DAY
        for day, minutes in enumerate(schedule.taught_by_day(curriculum, workshop)):
            if minutes > most:
                message = f"{minutes} minutes are taught here, without breaks"
                hint = f"keep it to {most}: leave a module out, or take it in its compact form"
                yield Finding("workshop", workshop.id, ("days", day), message, hint)


@error("TIM-09")
def sessions_begin_with_recall(curriculum: Curriculum) -> Iterator[Finding]:
    """What people call to mind after a night or a week stays; what they hear again does not.

    Computed: each day but the first begins, after a welcome if there is one, with a `recall`. It asks
    something (`ask`) or has a `quiz`, whose questions check objectives of modules of the days before.
    An error in a virtual series, a warning in other workshops.
    Basis: studies of retrieval practice and spacing (Karpicke; Cepeda and others).
    """
    for workshop in curriculum.all("workshop"):
        is_series = workshop.format is Format.VIRTUAL_SERIES
        severity = Severity.ERROR if is_series else Severity.WARNING
        known: set[str] = set()
        for day, rows in enumerate(schedule.agenda(curriculum, workshop)):
            if day and (fault := _opening_fault(curriculum, rows, known)):
                slot, message, hint = fault
                loc = ("days", day, "slots", slot)
                yield Finding("workshop", workshop.id, loc, message, hint, severity)
            known |= {row.module.id for row in rows if row.module}


def _opening_fault(
    curriculum: Curriculum, rows: tuple[Row, ...], known: set[str]
) -> tuple[int, str, str] | None:
    """What is wrong with the first thing of a day after the welcome: its slot, what and what to do."""
    place = 1 if rows[0].kind == SlotKind.WELCOME and len(rows) > 1 else 0
    first = schedule.run_sheet(curriculum, rows[place])[0]
    if first.kind != SlotKind.RECALL:
        message = "this day does not begin with what was learned before"
        return place, message, "put a slot of the kind `recall` here"
    asked = first.segment or first.slot
    if asked.quiz is None:
        return None if asked.ask else (place, *NOTHING_ASKED)
    for objective in _objectives(curriculum, asked.quiz):
        if curriculum.entries[("objective", objective)].owner[1] not in known:
            message = f"`{asked.quiz}` asks about `{objective}`, which no day before this teaches"
            return place, message, "ask about what people have met"
    return None


def _objectives(curriculum: Curriculum, id: str) -> tuple[str, ...]:
    """The objectives that a quiz checks, those of questions that it asks again included."""
    asked = curriculum.asked(curriculum.get("quiz", id))
    return tuple(dict.fromkeys(question.objective for question in asked))


@report("TIM-10")
def exercises_keep_to_their_time(curriculum: Curriculum) -> Iterator[Finding]:
    """A minute too few in each exercise is nothing; by the afternoon it is a quarter of an hour.

    Computed: the minutes of a day's exercises, and of their debriefs where time is given to talk, against
    the minutes of their segments. Told from 5 minutes in a day and from 15 in a workshop.
    Basis: drift limits of Comprehensive Rust's course schedule.
    """
    for workshop in curriculum.all("workshop"):
        drifts = [
            sum(
                _drifts(
                    tuple(part for row in rows for part in schedule.run_sheet(curriculum, row)),
                    curriculum,
                )
            )
            for rows in schedule.agenda(curriculum, workshop)
        ]
        for day, drift in enumerate(drifts):
            if abs(drift) >= 5:
                yield _drift(workshop, ("days", day), "this day", drift)
        if abs(sum(drifts)) >= 15 and len(drifts) > 1:
            yield _drift(workshop, ("days",), "the whole workshop", sum(drifts))


def _drift(workshop: Workshop, loc: tuple[int | str, ...], whole: str, drift: int) -> Finding:
    word = "more" if drift > 0 else "less"
    message = f"the exercises of {whole} take {abs(drift)} minutes {word} than their segments give"
    hint = "change the minutes of a segment or of its exercise, until they agree"
    return Finding("workshop", workshop.id, loc, message, hint)


def _drifts(rows: tuple[Row, ...], curriculum: Curriculum) -> Iterator[int]:
    """For each exercise the minutes that it takes beyond those that it gets."""
    for row, following in pairwise((*rows, None)):
        if row is None or row.segment is None or row.segment.exercise is None:
            continue
        exercise = curriculum.get("exercise", row.segment.exercise)
        talk = following.minutes if following and following.kind == "debrief" else 0
        given = row.minutes + talk
        is_talked_over = given > exercise.minutes
        yield exercise.minutes + exercise.debrief.minutes * is_talked_over - given


@report("TIM-13")
def recall_is_spaced(curriculum: Curriculum) -> Iterator[Finding]:
    """Questions that come soon and then never again help less than a few that come further and further apart.

    Computed: the days of the follow-ups with a quiz. No gap is shorter than the one before it, and the
    last is 5 to 40 per cent of the half-year (180 days) for which a workshop should last.
    Basis: studies of spacing (Cepeda and others; Latimier and others).
    """
    for workshop in curriculum.all("workshop"):
        plan = workshop.evaluation_plan
        asked = [
            (found.days, index)
            for index, found in enumerate(plan.followups if plan else ())
            if found.quiz
        ]
        if asked:
            yield from _gap_findings(workshop, sorted(asked))


def _gap_findings(workshop: Workshop, asked: list[tuple[int, int]]) -> Iterator[Finding]:
    days = [0, *(day for day, _ in asked)]
    gaps = [late - early for early, late in pairwise(days)]
    for number, (before, after) in enumerate(pairwise(gaps), 1):
        if after < before:
            message = f"these questions come after {amount(after, 'day')}, those before them after {before}"
            loc = ("evaluation_plan", "followups", asked[number][1], "days")
            hint = "let the gaps stay equal or grow"
            yield Finding("workshop", workshop.id, loc, message, hint)
    if not 0.05 * DELAY <= gaps[-1] <= 0.4 * DELAY:
        message = f"the last questions come {amount(gaps[-1], 'day')} after those before them"
        loc = ("evaluation_plan", "followups", asked[-1][1], "days")
        hint = f"let them come {0.05 * DELAY:.0f} to {0.4 * DELAY:.0f} days later; that helps most over half a year"
        yield Finding("workshop", workshop.id, loc, message, hint)
