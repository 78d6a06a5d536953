"""What may be written in each kind of file: every field, what it holds, and an example from the content."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from pydantic import BaseModel

from generator.field_reference import FieldEntry, Form, Part, parts, values
from generator.model import KINDS, Kind
from generator.pages.page import Plan
from generator.pages.publication import Publication

GROUPS = frozenset({"group", "types"})
MOST_SHOWN = 160
"""Characters of an example; what is longer is cut."""
PLAIN = re.compile(r"[A-Za-z0-9(][^:#\n\"'{}\[\]&*!|>%@`]*")
"""A text that needs no quotation marks in a file."""

Examples = Mapping[tuple[str, str], str]
Shape = tuple[type[BaseModel], str, bool]
"""A field of a class, and whether it holds text, or a list or names of nothing but text."""


@dataclass(frozen=True, slots=True)
class Described:
    """A field with what it holds in words, and how it looks in a file."""

    entry: FieldEntry
    holds: str
    example: str
    leads_to: str
    """The part of the page that describes the group; empty for a field that holds no group."""


@dataclass(frozen=True, slots=True)
class Group:
    """A part of a page."""

    id: str
    title: str
    part: Part
    fields: tuple[Described, ...]


def address(kind: Kind) -> str:
    """Where the fields of a kind are described."""
    return f"edit/fields/{kind.name}/"


def pages(publication: Publication) -> Iterator[Plan]:
    """One page for each kind of file; only where there are editors."""
    if not publication.has_guides:
        return
    for kind in {kind.name: kind for kind in KINDS}.values():
        name = publication.say(f"fields.kinds.{kind.name}")
        yield Plan(
            uri=address(kind),
            title=publication.say("fields.title", kind=name),
            description=publication.say("fields.lead", kind=name),
            template="fields",
            reader=publication.reader,
            source="",
            searchable=False,
            fill=partial(_contents, publication, kind),
        )


def _contents(publication: Publication, kind: Kind) -> dict[str, object]:
    return {"groups": tuple(_groups(publication, kind)), "folders": _folders(kind)}


def _folders(kind: Kind) -> tuple[str, ...]:
    """Where files of this kind stand."""
    folders = (each.folder for each in KINDS if each.name == kind.name)
    if kind.name == "offer":
        return tuple(folders)
    return tuple(f"content/{folder}{'' if kind.is_single_file else '/'}" for folder in folders)


def _groups(publication: Publication, kind: Kind) -> Iterator[Group]:
    examples = _examples(publication, kind)
    for part in parts(kind):
        described = tuple(_described(publication, part, entry, examples) for entry in part.fields)
        yield Group(_anchor(part), _title(publication, part), part, described)


def _anchor(part: Part) -> str:
    """Where a part stands on its page; one group may be held by several fields."""
    return "-".join(filter(None, ("field", part.type or part.name.lower() or part.field)))


def _leads_to(entry: FieldEntry) -> str:
    """Where the group that a field holds is described; empty for a field that holds no group."""
    if entry.form.name == "types":
        return f"field-{entry.name}"
    return f"field-{entry.form.target.lower()}" if entry.form.name == "group" else ""


def _title(publication: Publication, part: Part) -> str:
    if part.type:
        return publication.say("fields.of_type", type=part.type)
    if part.field:
        return publication.say("fields.of_group", field=part.field)
    return publication.say("fields.of_file")


def _described(
    publication: Publication, part: Part, entry: FieldEntry, examples: Examples
) -> Described:
    found = examples.get((part.name, entry.name)) or examples.get(("", entry.name))
    if not found and entry.form.name not in GROUPS:
        found = _as_written(entry.name, _made_up(publication, entry))
    return Described(entry, holds(publication, entry.form), found or "", _leads_to(entry))


def _made_up(publication: Publication, entry: FieldEntry) -> object:
    """A value for a field that the content has not used yet; empty where we know of none."""
    value = _one_value(publication, entry)
    if not value:
        return ""
    if entry.form.name == "names":
        return {value.partition(": ")[0]: value.partition(": ")[2]}
    return [value] if entry.form.is_list else value


def _one_value(publication: Publication, entry: FieldEntry) -> str:
    form = entry.form
    if form.name == "reference":
        ids = (id for kind, id in publication.curriculum.entries if kind == form.target)
        return next(ids, form.target)
    if form.choices:
        return form.choices[0]
    fixed = {"yes-no": "true", "day": "2026-11-22", "whole": str(form.least or 1), "number": "7.5"}
    return fixed.get(form.name) or publication.say_if_any(f"fields.examples.{entry.name}")


def holds(publication: Publication, form: Form) -> str:
    """What a field holds, in words, such as `a list of 2 to 7 groups of fields`."""
    say = publication.say
    one = say(f"fields.forms.{form.name}", target=_target(publication, form))
    limits = _span(
        publication, form.least, form.most, "between" if form.name in NUMBERS else "long"
    )
    if form.is_list:
        joined = f"{one}{_joined(limits)}"
        number = _span(publication, form.fewest, form.largest, "entries")
        if not number:
            return say("fields.list_of_any", one=joined)
        return say("fields.list", one=joined, number=number)
    return f"{one}{_joined(limits)}"


NUMBERS = frozenset({"whole", "number"})


def _joined(limits: str) -> str:
    """Limits as they follow what they limit: some begin with a comma."""
    return limits if not limits or limits.startswith(",") else f" {limits}"


def _target(publication: Publication, form: Form) -> str:
    if form.name == "reference":
        return publication.say(f"fields.targets.{form.target}")
    return ""


def _span(publication: Publication, least: int | None, most: int | None, name: str) -> str:
    """The limits of a number, a length or a list, in words; empty where there are none to mention."""
    if name == "long" and (least or 0) <= 1:
        least = None
    if least is None and most is None:
        return ""
    if least is None:
        return publication.say(f"fields.{name}.most", most=f"{most:,}")
    if most is None:
        return publication.say(f"fields.{name}.least", least=f"{least:,}")
    if least == most:
        return publication.say(f"fields.{name}.exactly", most=f"{most:,}")
    return publication.say(f"fields.{name}.both", least=f"{least:,}", most=f"{most:,}")


def _examples(publication: Publication, kind: Kind) -> Examples:
    """For each field the first value that the content has for it, as a file would say it."""
    found: dict[tuple[str, str], str] = {}
    known: set[Shape] = set()
    entries = publication.curriculum.entries
    for key in sorted(key for key in entries if key[0] == kind.name):
        if (entry := entries[key]).key != entry.owner:
            continue
        # A file is only read again where it has a field that the files before it lack.
        if known.issuperset(shapes := _shapes(entry.value)):
            continue
        known |= shapes
        for part, field, value in values(entry.document.data, kind):
            # Where a field has its example, the others need not be written out.
            if (part, field) not in found and (text := _as_written(field, value)):
                found.setdefault((part, field), text)
                found.setdefault(("", field), text)
    return found


def _shapes(value: BaseModel) -> set[Shape]:
    """The fields that are filled in a thing and in all it holds, each with what tells how it is written."""
    found, things = set[Shape](), [value]
    for thing in things:  # and for those inside it, which are added at the end
        for name in thing.model_fields_set:
            inner = thing.__dict__[name]
            # Texts come first: they are most of what there is, and the other questions take longer.
            if inner is None or isinstance(inner, str):
                tells = bool(inner)
            elif isinstance(inner, BaseModel):
                tells = not any(map(_is_group, map(inner.__dict__.get, inner.model_fields_set)))
                things.append(inner)
            elif isinstance(inner, tuple | Mapping):
                parts = inner if isinstance(inner, tuple) else tuple(inner.values())
                tells = bool(parts) and not any(map(_is_group, parts))
                things += (part for part in parts if isinstance(part, BaseModel))
            else:
                tells = True
            found.add((type(thing), name, tells))
    return found


def _is_group(part: object) -> bool:
    """Whether a value is no single piece of text."""
    return type(part) is not str and (part is None or isinstance(part, BaseModel | tuple | Mapping))


def _as_written(field: str, value: object) -> str:
    """A field with its value as a file says it; empty for a group of fields."""
    if isinstance(value, str) and value:
        return f"{field}: {_scalar(value)}"
    if isinstance(value, list) and value and all(isinstance(each, str) for each in value):
        return "\n".join((f"{field}:", *(f"  - {_scalar(str(each))}" for each in value[:2])))
    if isinstance(value, dict) and value and all(isinstance(each, str) for each in value.values()):
        lines = (f"  {name}: {_scalar(str(each))}" for name, each in list(value.items())[:2])
        return "\n".join((f"{field}:", *lines))
    return ""


def _scalar(text: str) -> str:
    """A text as a file says it: cut when long, in quotation marks when it needs them."""
    one_line = " ".join(text.split())
    cut = one_line if len(one_line) <= MOST_SHOWN else f"{one_line[:MOST_SHOWN].rstrip()} …"
    return cut if PLAIN.fullmatch(cut) else json.dumps(cut, ensure_ascii=False)
