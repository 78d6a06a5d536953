"""Rules about time: days that add up, breaks in time, people who do more than listen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import schedule
from generator.checks.reading import amount, count_words
from generator.checks.rule import Finding, error, warning
from generator.curriculum import Curriculum
from generator.model.modules import Module, Segment, SegmentKind
from generator.model.surveys import SurveyPurpose
from generator.model.workshops import Format, Slot, SlotKind, Workshop

LONGEST_STRETCH = 90
LONGEST_INPUT = 15
SPEAKING_SPEED = 150
"""Words a minute when a trainer speaks; 183 is the speed of reading aloud."""
ACTIVE = frozenset(
    {SegmentKind.EXERCISE, SegmentKind.DEBRIEF, SegmentKind.CHECK, SegmentKind.COMMIT}
)
PASSIVE = frozenset({SegmentKind.OPEN, SegmentKind.INPUT, SegmentKind.EXAMPLE})
NEEDED = (SegmentKind.OPEN, *sorted(ACTIVE))
NEEDED_COMPACT = (SegmentKind.EXERCISE, SegmentKind.DEBRIEF)
CLOSING_MINUTES = {
    Format.HALF_DAY: 10,
    Format.FULL_DAY: 10,
    Format.TWO_DAY: 10,
    Format.VIRTUAL_SERIES: 5,
}


@error("TIM-02")
def days_add_up(curriculum: Curriculum) -> Iterator[Finding]:
    """A day that does not add up runs late in front of everybody.

    Computed: the slots of each day, modules at their depth, add up to `clock_minutes`.
    Basis: required of this curriculum.
    """
    for workshop in curriculum.all("workshop"):
        for index, total in enumerate(schedule.clock_minutes(curriculum, workshop)):
            if total != workshop.clock_minutes:
                name = f"day {index + 1}" if len(workshop.days) > 1 else "the day"
                message = (
                    f"the slots of {name} add up to {total} minutes, "
                    f"and `clock_minutes` says {workshop.clock_minutes}"
                )
                loc = ("days", index)
                yield Finding("workshop", workshop.id, loc, message, "make the two agree")


@error("TIM-03")
def breaks_come_in_time(curriculum: Curriculum) -> Iterator[Finding]:
    """After an hour and a half without a break, people leave by themselves, or stop listening.

    Computed: between the start of a day, breaks, lunch and the end of the day lie at most 90 minutes.
    Breaks inside a module count.
    Basis: practice of trainers, 60 to 90 minutes.
    """
    for workshop in curriculum.all("workshop"):
        for day, plan in enumerate(workshop.days):
            stretch = 0
            for number, slot in enumerate(plan.slots):
                for minutes in _stretches(curriculum, slot):
                    before = stretch
                    stretch = 0 if minutes is None else stretch + minutes
                    if stretch > LONGEST_STRETCH >= before:
                        message = f"no break for more than {LONGEST_STRETCH} minutes"
                        loc = ("days", day, "slots", number)
                        yield Finding("workshop", workshop.id, loc, message, "put one before this")


def _stretches(curriculum: Curriculum, slot: Slot) -> Iterator[int | None]:
    """The minutes of a slot, part by part; none for a break."""
    if slot.module is None:
        yield None if slot.kind in schedule.RESTS else slot.minutes or 0
        return
    for part in schedule.segments(curriculum.get("module", slot.module), slot.depth):
        yield None if part.kind is SegmentKind.BREAK else part.minutes


@warning("TIM-04")
def nobody_listens_for_long(curriculum: Curriculum) -> Iterator[Finding]:
    """Attention that is not used goes elsewhere.

    Computed: an `input` segment takes at most 15 minutes; and segments in which people only look and
    listen (`open`, `input`, `example` without a question to the room) take at most 15 in a row.
    Basis: Carpentries instructor training, 10 to 15 minutes.
    """
    for module in curriculum.all("module"):
        listening = 0
        for index, part in enumerate(module.segments):
            is_passive = part.kind in PASSIVE and not part.ask
            before, listening = listening, listening + part.minutes if is_passive else 0
            loc = ("segments", index, "minutes")
            if part.kind is SegmentKind.INPUT and part.minutes > LONGEST_INPUT:
                message = f"people listen here for {part.minutes} minutes"
                hint = f"stop after {LONGEST_INPUT} at most and let them do something"
                yield Finding("module", module.id, loc, message, hint)
            elif listening > LONGEST_INPUT >= before:
                message = f"by the end of this, people have only listened for {listening} minutes"
                yield Finding("module", module.id, loc, message, "ask them something before")


@warning("TIM-05")
def people_do_most_of_it(curriculum: Curriculum) -> Iterator[Finding]:
    """Practice is the part of a lesson that decides what is learned.

    Computed: exercises, debriefs, checks and commitments take at least 60 per cent of the taught minutes
    of a module, and of a workshop.
    Basis: house rule.
    """
    for module in curriculum.all("module"):
        if (share := _share(module.segments)) < 0.6:
            message = f"people are active in {int(100 * share)}% of this module"
            hint = "give more than half of the time, 60% at least, to what they do"
            yield Finding("module", module.id, ("segments",), message, hint)
    for workshop in curriculum.all("workshop"):
        taught = schedule.taught_minutes(curriculum, workshop)
        active = sum(_active_minutes(curriculum, workshop))
        if taught and active / taught < 0.6:
            message = f"people are active in {100 * active // taught}% of this workshop"
            hint = "give more than half of the time, 60% at least, to what they do"
            yield Finding("workshop", workshop.id, ("days",), message, hint)


def _share(segments: Iterable[Segment]) -> float:
    taught = [part for part in segments if part.kind is not SegmentKind.BREAK]
    active = sum(part.minutes for part in taught if part.kind in ACTIVE)
    return active / sum(part.minutes for part in taught) if taught else 1.0


def _active_minutes(curriculum: Curriculum, workshop: Workshop) -> Iterator[int]:
    for module, depth in schedule.workshop_modules(curriculum, workshop):
        parts = schedule.segments(module, depth)
        yield sum(part.minutes for part in parts if part.kind in ACTIVE)
    for _, _, slot in _slots(workshop):
        if slot.kind is SlotKind.COMMIT:
            yield slot.minutes or 0


def _slots(workshop: Workshop) -> Iterator[tuple[int, int, Slot]]:
    for day, plan in enumerate(workshop.days):
        for number, slot in enumerate(plan.slots):
            yield day, number, slot


@error("TIM-06")
def modules_have_all_parts(curriculum: Curriculum) -> Iterator[Finding]:
    """A module without practice is a talk; one without a debrief is a game.

    Computed: a module has segments of the kinds `open`, `exercise`, `debrief`, `check` and `commit`; its
    core segments, which form the compact version, include an exercise and a debrief.
    Basis: Gagné's nine events; meta-analyses of debriefs.
    """
    for module in curriculum.all("module"):
        yield from _missing(module, module.segments, NEEDED, "this module")
        core = tuple(part for part in module.segments if part.core)
        yield from _missing(module, core, NEEDED_COMPACT, "the compact version (`core: true`)")


def _missing(
    module: Module, segments: Iterable[Segment], needed: Iterable[SegmentKind], whole: str
) -> Iterator[Finding]:
    there = {part.kind for part in segments}
    if missing := [f"`{kind}`" for kind in needed if kind not in there]:
        message = f"{whole} has no segment of the kind {', '.join(missing)}"
        yield Finding("module", module.id, ("segments",), message, "add what is missing")


@warning("TIM-07")
def closings_leave_time(curriculum: Curriculum) -> Iterator[Finding]:
    """A form that people take home stays there; a close that is cut takes the plans with it.

    Computed: some slot has a survey whose purpose is `reaction`; the last day of a half-day or longer ends
    with at least 10 minutes of `commit` and `closing`, the last session of a series with 5.
    Basis: Carpentries instructor training (surveys are answered in the room).
    """
    for workshop in curriculum.all("workshop"):
        surveys = [slot.survey for _, _, slot in _slots(workshop) if slot.survey]
        purposes = {curriculum.get("survey", id).purpose for id in surveys}
        if workshop.format is not Format.SELF_PACED and SurveyPurpose.REACTION not in purposes:
            message = "nobody is asked for a reaction before they leave"
            hint = "put a survey with the purpose `reaction` into a slot"
            yield Finding("workshop", workshop.id, ("days",), message, hint)
        needed = CLOSING_MINUTES.get(workshop.format, 0)
        last = len(workshop.days) - 1
        if (given := _closing(workshop.days[last].slots)) < needed:
            message = f"the close of this day takes {amount(given, 'minute')}"
            hint = f"leave at least {needed} for slots of the kinds `commit` and `closing`"
            yield Finding("workshop", workshop.id, ("days", last), message, hint)


def _closing(slots: Iterable[Slot]) -> int:
    """Minutes of commitments and closing among the slots of a day."""
    kinds = {SlotKind.COMMIT, SlotKind.CLOSING}
    return sum(slot.minutes or 0 for slot in slots if slot.kind in kinds)


@warning("TIM-11")
def what_is_said_fits(curriculum: Curriculum) -> Iterator[Finding]:
    """A script that fills every minute leaves none for the people in the room.

    Computed: the words under `say`, at 150 a minute, take at most 60 per cent of the minutes.
    Basis: speeds of reading aloud (Brysbaert), less a margin for pauses.
    """
    for module in curriculum.all("module"):
        for index, part in enumerate(module.segments):
            if problem := _too_much(part.say, part.minutes):
                yield Finding("module", module.id, ("segments", index, "say"), *problem)
    for workshop in curriculum.all("workshop"):
        for day, number, slot in _slots(workshop):
            if slot.minutes and (problem := _too_much(slot.say, slot.minutes)):
                loc = ("days", day, "slots", number, "say")
                yield Finding("workshop", workshop.id, loc, *problem)


def _too_much(say: str | None, minutes: int) -> tuple[str, str] | None:
    most = int(0.6 * minutes * SPEAKING_SPEED)
    if (count := count_words(say)) > most:
        time = f"{minutes} minutes" if minutes > 1 else "one minute"
        return f"saying these {count} words takes too much of {time}", f"keep {most} words at most"
    return None
