"""Finds for each thing of one curriculum what it is in the other: by its id, or by its former id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import zip_longest
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.curriculum import Curriculum, Entry, Key
from generator.impact.changes import Fate, Fields
from generator.model.base import Audience
from generator.model.walk import field_audiences

UNTOLD = frozenset({"id", "aliases", "version", "updated", "review_by", "waivers", "tags"})
"""Fields for editors only; a change in them changes nothing for anybody else."""
Value = TypeVar("Value")


@dataclass(frozen=True)
class Pair:
    """A thing before and after; one of the two is missing when it is new or gone."""

    key: Key
    before: Any
    after: Any

    @property
    def any(self) -> Any:
        """The thing as it is now, or as it was."""
        return self.after if self.after is not None else self.before

    @property
    def fate(self) -> Fate:
        """What became of it, given that it is not the same."""
        if self.before is None:
            return Fate.ADDED
        return Fate.REMOVED if self.after is None else Fate.CHANGED

    @property
    def title(self) -> str:
        """How people call it."""
        return str(getattr(self.any, "title", "") or getattr(self.any, "term", "") or self.key[1])


@dataclass(frozen=True)
class Pairs:
    """Two curricula, and what is the same thing in both; files `aside` are not compared."""

    before: Curriculum
    after: Curriculum
    aside: frozenset[str]

    def of(self, kind: str) -> Iterator[Pair]:
        """Everything of a kind, first what there is now, then what is gone."""
        old, new = self._entries(self.before, kind), self._entries(self.after, kind)
        former = {after: before for (name, before), after in self.renamed.items() if name == kind}
        for id, entry in new.items():
            was = old.pop(former.get(id, id), None)
            yield Pair((kind, id), was.value if was else None, entry.value)
        for id, entry in old.items():
            yield Pair((kind, id), entry.value, None)

    @cached_property
    def renamed(self) -> dict[Key, str]:
        """The new id of everything that had another one."""
        kinds = dict.fromkeys(kind for kind, _ in (*self.before.entries, *self.after.entries))
        return {(kind, old): new for kind in kinds for old, new in self._renamed(kind)}

    def _renamed(self, kind: str) -> Iterator[tuple[str, str]]:
        old, new = self._entries(self.before, kind), self._entries(self.after, kind)
        gone = {id: entry.value for id, entry in old.items() if id not in new}
        for id, entry in new.items():
            if id in old or not gone:
                continue
            aliases = getattr(entry.value, "aliases", ())
            was = next((alias for alias in aliases if alias in gone), None)
            was = was or next((each for each in gone if same(gone[each], entry.value)), None)
            if was is not None:
                del gone[was]
                yield was, id

    def _entries(self, curriculum: Curriculum, kind: str) -> dict[str, Entry]:
        return {
            id: entry
            for (name, id), entry in curriculum.entries.items()
            if name == kind and entry.document.path not in self.aside
        }


def same(before: BaseModel, after: BaseModel) -> bool:
    """Whether two things differ in nothing but their ids and editors' notes."""
    return type(before) is type(after) and not _different(before, after)


def fields(before: BaseModel | None, after: BaseModel | None, *told: str) -> Fields:
    """The fields that differ, without those that are `told` in another way."""
    if before is None or after is None:
        return Fields()
    names = [name for name in _different(before, after) if name not in told]
    open_to_all = [name for name in names if _is_for_all(name, before, after)]
    hidden = [name for name in names if name not in open_to_all]
    return Fields(tuple(open_to_all), tuple(hidden))


def _different(before: BaseModel, after: BaseModel) -> list[str]:
    names = dict.fromkeys((*type(before).model_fields, *type(after).model_fields))
    return [
        name
        for name in names
        if name not in UNTOLD and getattr(before, name, None) != getattr(after, name, None)
    ]


def _is_for_all(name: str, before: BaseModel, after: BaseModel) -> bool:
    """Whether more than trainers may read what differs in a field."""
    marks = {**field_audiences(type(before)), **field_audiences(type(after))}
    if marks.get(name) is Audience.TRAINER:
        return False
    return bool(_public(getattr(before, name, None)) != _public(getattr(after, name, None)))


def _public(value: Any) -> Any:
    """A value without what is for trainers only."""
    if isinstance(value, BaseModel):
        marks = field_audiences(type(value))
        return tuple(
            _public(getattr(value, name))
            for name in type(value).model_fields
            if marks.get(name) is not Audience.TRAINER
        )
    return tuple(map(_public, value)) if isinstance(value, tuple) else value


def aligned(
    before: Sequence[Value], after: Sequence[Value], names: tuple[list[Any], list[Any]]
) -> Iterator[tuple[Value | None, Value | None]]:
    """Entries of two lists side by side; `names` holds for both lists what tells entries apart."""
    matcher = SequenceMatcher(None, names[0], names[1], autojunk=False)
    for _, old, old_end, new, new_end in matcher.get_opcodes():
        yield from zip_longest(before[old:old_end], after[new:new_end])
