"""Rules about what a trainer needs: what to do, what to expect, for how many people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks.rule import Finding, error
from generator.curriculum import Curriculum
from generator.model.modules import Ask
from generator.model.walk import Loc


@error("FAC-01")
def core_segments_are_prepared(curriculum: Curriculum) -> Iterator[Finding]:
    """A trainer who takes over tomorrow has only what stands here.

    Computed: each `core` segment of a module has `do` and `transition`; each question to the room, in a
    module or a slot of a workshop, has at least two expected answers.
    Basis: facilitator guides of universities.
    """
    for module in curriculum.all("module"):
        for index, part in enumerate(module.segments):
            place = ("segments", index)
            for field in ("do", "transition"):
                if part.core and getattr(part, field) is None:
                    message = f"this core segment has no `{field}`"
                    yield Finding("module", module.id, (*place, "title"), message, "add it")
            yield from _unexpected("module", module.id, (*place, "ask"), part.ask)
    for workshop in curriculum.all("workshop"):
        for day, plan in enumerate(workshop.days):
            for number, slot in enumerate(plan.slots):
                asked = ("days", day, "slots", number, "ask")
                yield from _unexpected("workshop", workshop.id, asked, slot.ask)


def _unexpected(kind: str, id: str, place: Loc, asks: Iterable[Ask]) -> Iterator[Finding]:
    for index, ask in enumerate(asks):
        if (count := len(ask.expect)) < 2:
            message = f"this question has {count or 'no'} expected answer{'s' * (count != 1)}"
            hint = "write at least two under `expect`, with what to make of them"
            yield Finding(kind, id, (*place, index, "question"), message, hint)


@error("FAC-07")
def groups_fit(curriculum: Curriculum) -> Iterator[Finding]:
    """A module made for twenty breaks down in a workshop that takes thirty.

    Computed: the number of people for which a workshop is offered lies within that of each of its
    modules; everywhere, `min` is at most `ideal`, and `ideal` at most `max`.
    Basis: house rule.
    """
    for kind in ("module", "workshop"):
        for item in curriculum.all(kind):
            if not item.group.min <= item.group.ideal <= item.group.max:
                message = "`ideal` does not lie between `min` and `max`"
                yield Finding(kind, item.id, ("group", "ideal"), message, "correct the numbers")
    for workshop in curriculum.all("workshop"):
        for day, plan in enumerate(workshop.days):
            for number, slot in enumerate(plan.slots):
                group = slot.module and curriculum.get("module", slot.module).group
                if group and not group.min <= workshop.group.min <= workshop.group.max <= group.max:
                    message = (
                        f"`{slot.module}` works for {group.min} to {group.max} people, this "
                        f"workshop is for {workshop.group.min} to {workshop.group.max}"
                    )
                    loc = ("days", day, "slots", number, "module")
                    hint = "change the group of one of the two"
                    yield Finding("workshop", workshop.id, loc, message, hint)
