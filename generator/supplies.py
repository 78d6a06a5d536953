"""What to bring to a workshop for a number of people: worked out from what the exercises say."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from generator.curriculum import Curriculum
from generator.model.exercises import Material, Per
from generator.model.workshops import Slot, Workshop
from generator.schedule import exercises_of, workshop_modules


@dataclass(frozen=True, slots=True)
class Supply:
    """A material for a number of people: how many, and what for."""

    item: str
    per: Per
    quantity: int
    """For each person, pair, group or room."""
    size: int
    """People in one such unit."""
    total: int
    notes: tuple[str, ...]
    uses: tuple[str, ...]


def materials(curriculum: Curriculum, workshop: Workshop, people: int) -> tuple[Supply, ...]:
    """What to bring for `people`: the union over all slots.

    What is used twice is brought once: the largest quantity counts.
    """
    found: dict[tuple[str, Per, int], list[tuple[Material, str]]] = {}
    for material, size, use in _needs(curriculum, workshop):
        unit = unit_size(material.per, size)
        found.setdefault((material.item.lower(), material.per, unit), []).append((material, use))
    return tuple(_supply(needs, per, unit, people) for (_, per, unit), needs in found.items())


def _needs(curriculum: Curriculum, workshop: Workshop) -> Iterator[tuple[Material, int, str]]:
    for material in workshop.equipment:
        yield material, workshop.group.ideal, workshop.title
    for day in workshop.days:
        for slot in day.slots:
            for material in slot.materials:
                yield material, workshop.group.ideal, _name(curriculum, slot)
    for module, depth in workshop_modules(curriculum, workshop):
        for exercise in exercises_of(curriculum, module, depth):
            for material in exercise.materials:
                yield material, exercise.group.size, f"{exercise.code} {exercise.title}"


def _name(curriculum: Curriculum, slot: Slot) -> str:
    """What a slot is called: by its own title, or by the module that it teaches."""
    if slot.module is None:
        return slot.title or ""
    module = curriculum.get("module", slot.module)
    return f"{module.code} {module.title}"


def _supply(needs: list[tuple[Material, str]], per: Per, unit: int, people: int) -> Supply:
    first = needs[0][0]
    quantity = max(material.quantity for material, _ in needs)
    notes = tuple(dict.fromkeys(m.note for m, _ in needs if m.note))
    uses = tuple(dict.fromkeys(use for _, use in needs if use))
    return Supply(first.item, per, quantity, unit, total(quantity, per, unit, people), notes, uses)


def unit_size(per: Per, size: int) -> int:
    """How many people share one unit; `size` is the size of a group."""
    return {Per.PERSON: 1, Per.PAIR: 2, Per.TRIAD: 3, Per.GROUP: max(size, 1), Per.ROOM: 0}[per]


def total(quantity: int, per: Per, size: int, people: int) -> int:
    """How many are needed for `people`: begun groups count as whole ones."""
    unit = unit_size(per, size)
    return quantity if unit == 0 else quantity * math.ceil(people / unit)
