"""Says in words what changes: sections of lines, which may have lines below them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.impact import changes
from generator.impact.changes import Audience, Fate, Fields, Impact, Part, Shift, Supply, Wording
from generator.impact.phrases import field_names, kind_name, say


@dataclass(frozen=True, slots=True)
class Line:
    """A line, and what belongs below it."""

    text: str
    inner: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a title."""

    title: str
    lines: tuple[Line, ...]


def told(impact: Impact) -> tuple[Section, ...]:
    """Everything that changes, in words; sections about which there is nothing to say are left out."""
    found = {
        "set_aside": tuple(
            Line(say(f"set_aside.{each.reason}", path=each.path)) for each in impact.set_aside
        ),
        "workshops": tuple(map(_workshop, impact.workshops)),
        "modules": tuple(map(_module, impact.modules)),
        "questions": tuple(map(_question, impact.questions)),
        "exercises": tuple(map(_exercise, impact.exercises)),
        "statistics": tuple(map(_statistic, impact.statistics)),
        "others": tuple(map(_thing, impact.others)),
        "renamed": tuple(map(_renaming, impact.renamed)),
        "pages": tuple(_pages(impact)),
    }
    return tuple(Section(say(f"sections.{name}"), lines) for name, lines in found.items() if lines)


def _headed(fate: Fate, name: str, inner: Iterator[Line]) -> Line:
    return Line(say(f"fate.{fate}", name=name), tuple(inner))


def _shift(key: str, shift: Shift) -> Iterator[Line]:
    """A number that is another one now."""
    if shift.is_one:
        fate = "added" if shift.before is None else "removed" if shift.after is None else "changed"
        text = say(f"shift.{fate}", before=shift.before, after=shift.after)
        yield Line(say(key, shift=text))


def _fields(fields: Fields) -> Iterator[Line]:
    if fields.everyone:
        yield Line(say("also", fields=field_names(fields.everyone)))
    if fields.trainers:
        yield Line(say("also_trainers", fields=field_names(fields.trainers)))


def _both(wording: Wording) -> tuple[Line, ...]:
    """A text before and after."""
    return (
        Line(say("before", text=wording.before or say("no_answer"))),
        Line(say("now", text=wording.after or say("no_answer"))),
    )


def _workshop(change: changes.WorkshopChange) -> Line:
    def lines() -> Iterator[Line]:
        yield from _shift("minutes", change.minutes)
        yield from _shift("taught", change.taught)
        for over in change.overruns:
            yield Line(say("day_overruns", name=over.name, minutes=over.minutes, room=over.room))
        for wording in change.gained:
            yield Line(say("objective.gained", id=wording.id, after=wording.after))
        for wording in change.lost:
            yield Line(say("objective.lost", id=wording.id, before=wording.before))
        yield from map(_objective, change.reworded)
        if change.supplies:
            yield Line(say("prepare", people=change.people), tuple(map(_supply, change.supplies)))
        yield from _fields(change.fields)

    return _headed(change.fate, change.title, lines())


def _objective(wording: Wording) -> Line:
    if wording.before and wording.after:
        return Line(say("objective.changed", id=wording.id), _both(wording))
    fate = "removed" if wording.before else "added"
    values = {"id": wording.id, "before": wording.before, "after": wording.after}
    return Line(say(f"objective.{fate}", **values))


def _supply(supply: Supply) -> Line:
    total = supply.total
    values = {"item": supply.item, "before": total.before, "after": total.after}
    return Line(say(f"supply.{supply.fate}", **values))


def _part(kind: str, part: Part) -> Line:
    """A step or a segment that differs, with its former text if that is another one."""
    is_longer = part.fate is Fate.CHANGED and part.minutes.is_one
    values = {"name": part.name, "before": part.minutes.before, "after": part.minutes.after}
    former = (Line(say("before", text=part.before)),) if part.before else ()
    return Line(say(f"{kind}.{'minutes' if is_longer else part.fate}", **values), former)


def _module(change: changes.ModuleChange) -> Line:
    def lines() -> Iterator[Line]:
        yield from _shift("full", change.full)
        yield from _shift("compact", change.compact)
        yield from _shift("alone", change.alone)
        for over in change.overruns:
            values = {"name": over.name, "minutes": over.minutes, "room": over.room}
            yield Line(say("exercise_overruns", **values))
        yield from map(_objective, change.objectives)
        yield from (_part("segment", part) for part in change.segments)
        yield from _fields(change.fields)

    return _headed(change.fate, change.title, lines())


def _question(change: changes.QuestionChange) -> Line:
    def lines() -> Iterator[Line]:
        if change.key is not None:
            yield Line(say("key"), _both(change.key))
        if change.fate is Fate.CHANGED and change.stem.before != change.stem.after:
            yield Line(say("before", text=change.stem.before))
        yield from _fields(change.fields)

    stem = change.stem.after or change.stem.before
    name = say("question", id=change.id, quiz=change.quiz, stem=stem)
    return _headed(change.fate, name, lines())


def _exercise(change: changes.ExerciseChange) -> Line:
    def lines() -> Iterator[Line]:
        yield from _shift("minutes", change.minutes)
        yield from (_part("step", part) for part in change.steps)
        yield from map(_supply, change.materials)
        yield from _fields(change.fields)

    return _headed(change.fate, change.title, lines())


def _statistic(change: changes.StatisticChange) -> Line:
    def lines() -> Iterator[Line]:
        for key, wording in (("evidence", change.evidence), ("number", change.number)):
            if change.fate is Fate.CHANGED and wording.before != wording.after:
                none = say("no_number")
                values = {"before": wording.before or none, "after": wording.after or none}
                yield Line(say(key, **values))
        yield from _fields(change.fields)

    return _headed(change.fate, change.title, lines())


def _thing(change: changes.ThingChange) -> Line:
    name = say("thing", kind=kind_name(change.kind), title=change.title, id=change.id)
    return _headed(change.fate, name, _fields(change.fields))


def _renaming(change: changes.Renaming) -> Line:
    key = "needs_alias" if change.needs_alias else "renamed"
    kind = kind_name(change.kind)
    return Line(say(key, kind=kind, before=change.before, after=change.after))


def _pages(impact: Impact) -> Iterator[Line]:
    """The pages by audience."""
    if impact.pages is None:
        yield Line(say("pages_unknown"))
        return
    for audience in Audience:
        lines = tuple(_page(page) for page in impact.pages if page.audience is audience)
        if lines:
            yield Line(say(f"audience.{audience}"), lines)


def _page(change: changes.PageChange) -> Line:
    name = say("page", title=change.title, uri=change.uri or say("home"))
    return Line(say(f"fate.{change.fate}", name=name))
