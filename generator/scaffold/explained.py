"""Comments for the writer of a new file: what each field is for, and which ones there are besides.

A field that may be left out stands there as a comment, ready to be used by removing the `#`. What a
group of fields means is said where such a group stands for the first time.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from generator.fields import resolved, schema
from generator.formatting.order import chosen, field_order, in_order
from generator.formatting.parts import Entry, Group
from generator.model import Kind
from generator.scaffold.samples import Schema, sample
from generator.schemas import FIXED

WIDTH = 88


class Explainer:
    """Puts comments into the parts of a new thing; remembers which groups it has explained."""

    def __init__(self, kind: Kind, referred: Mapping[str, str]) -> None:
        self.whole: Schema = schema(kind.adapter)
        self.referred = referred
        self.known: set[str] = set()

    def explain(self, group: Group, part: Schema | None = None, depth: int = 0) -> list[str]:
        """Explain a group of fields; returns the comments that belong below its last field."""
        here, tag = chosen(resolved(part or self.whole, self.whole), group, self.whole)
        fields: Schema = here.get("properties", {})
        is_first = here.get("title", "") not in self.known
        self.known.add(here.get("title", ""))
        waiting: list[str] = []
        entries = {entry.name.text: entry for entry in group.entries if entry.name}
        names = field_order(tuple(fields), tag)
        # A comment above the dash of an item could not become a field of the item.
        first = next((name for name in names if name in entries), "") if depth else ""
        for name in sorted(names, key=lambda name: name != first):
            space = [""] if depth == 0 else []
            if name in entries:
                said = self._said(fields[name]) if is_first else []
                entries[name].head[:0] = [*waiting, *(space if said or waiting else []), *said]
                waiting = []
                self._inside(entries[name], fields[name], depth)
            elif is_first and not (name in FIXED and "status" in fields):
                waiting += [*space, *self._offer(name, fields[name])]
        group.entries = in_order(group.entries, names)
        return waiting

    def explain_item(self, field: str, item: Group) -> None:
        """Explain a new entry of the list called `field`."""
        inner = resolved(self.whole["properties"][field], self.whole).get("items", {})
        below = self.explain(item, inner, 1)
        item.entries[-1].foot.extend(below)

    def _inside(self, entry: Entry, part: Schema, depth: int) -> None:
        """Explain what a field holds: a group, or the groups in its list."""
        value = entry.value
        if not isinstance(value, Group) or value.flow:
            return
        if not value.is_list:
            below = self.explain(value, part, depth + 1)
            value.entries[-1].foot.extend(below)
            return
        inner = resolved(part, self.whole).get("items", {})
        for item in value.entries:
            if isinstance(item.value, Group) and not item.value.flow:
                below = self.explain(item.value, inner, depth + 1)
                item.value.entries[-1].foot.extend(below)

    def _said(self, part: Schema, before: str = "") -> list[str]:
        """What the model says a field is for; where it only says what it holds, that."""
        inner = resolved(part, self.whole).get("description", "")
        text = f"{before}{part.get('description', inner)}"
        return [f"# {line}" for line in textwrap.wrap(text, WIDTH, break_on_hyphens=False)]

    def _offer(self, name: str, part: Schema) -> Iterator[str]:
        """A field that may be left out, as a comment."""
        yield from self._said(part, "Optional. ")
        yield f"# {name}: {sample(part, self.whole, self.referred)}"
