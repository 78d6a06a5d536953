"""What an editor may write in a kind of file: its parts, the fields of each, and what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.fields import Schema, resolved, schema
from generator.model import Kind

FIXED = frozenset({"id", "kind"})
"""Fields that the name and the folder of a file set, so nobody writes them."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a field holds; `name` is one of the keys of the words `fields.forms`."""

    name: str
    is_list: bool = False
    least: int | None = None
    """Characters of a text, or the smallest number."""
    most: int | None = None
    fewest: int | None = None
    """Entries of a list."""
    largest: int | None = None
    choices: tuple[str, ...] = ()
    target: str = ""
    """The kind that an id refers to, or the part that describes a group of fields."""


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """A field as an editor looks it up."""

    name: str
    description: str
    is_required: bool
    audience: str
    """Who may read it: `everyone`, `after-answer` or `trainer`."""
    default: str
    form: Form


@dataclass(frozen=True, slots=True)
class Part:
    """Fields that stand together: at the top of a file, or in a group inside it."""

    name: str
    """The model's own name of the group; empty at the top of a file."""
    field: str
    """The field that holds the group; empty at the top of a file."""
    description: str
    fields: tuple[FieldEntry, ...]
    type: str = ""
    """The type that these fields belong to, such as `card-sort`; empty where they always hold."""


def parts(kind: Kind) -> tuple[Part, ...]:
    """The parts of a kind of file: what stands at the top first, then each group once."""
    whole = schema(kind.adapter)
    if types := whole.get("discriminator", {}).get("mapping"):
        tops = tuple(_types("", _names(types), whole, has_own_id=False))
    else:
        tops = (_part("", "", whole, whole, kind.is_single_file),)
    seen: dict[tuple[str, str], Part] = {}
    for part in tops:
        _collect(part.fields, whole, seen)
    return (*tops, *seen.values())


def required(kind: Kind) -> tuple[str, ...]:
    """The fields that every file of a kind must have, whatever its type, in the order of the model."""
    whole = schema(kind.adapter)
    types = whole.get("discriminator", {}).get("mapping", {})
    first, *others = [whole["$defs"][name] for name in _names(types).values()] or [whole]
    return tuple(
        name
        for name in first.get("required", ())
        if all(name in other["required"] for other in others)
    )


def _names(types: dict[str, str]) -> dict[str, str]:
    """The name of the model of each type."""
    return {tag: reference.rsplit("/", 1)[-1] for tag, reference in types.items()}


def _types(field: str, names: dict[str, str], whole: Schema, has_own_id: bool) -> Iterator[Part]:
    """What all types of a thing have in common, then what each type adds."""
    each = {
        tag: _part(name, field, whole["$defs"][name], whole, has_own_id)
        for tag, name in names.items()
    }
    first, *others = each.values()
    elsewhere = [set(part.fields) for part in others]
    shared = tuple(entry for entry in first.fields if all(entry in other for other in elsewhere))
    yield Part("", field, "", shared)
    for tag, part in each.items():
        own = tuple(entry for entry in part.fields if entry not in shared)
        yield Part(part.name, field, part.description, own, tag)


def _collect(
    fields: tuple[FieldEntry, ...], whole: Schema, seen: dict[tuple[str, str], Part]
) -> None:
    """Add the groups that the fields lead to, and the groups inside those."""
    for entry in fields:
        form = entry.form
        if form.name == "group" and (form.target, "") not in seen:
            found = [_part(form.target, entry.name, whole["$defs"][form.target], whole, True)]
        elif form.name == "types" and ("", entry.name) not in seen:
            names = dict(zip(form.choices, form.target.split(), strict=True))
            found = list(_types(entry.name, names, whole, has_own_id=True))
        else:
            continue
        seen.update(
            {(part.name, part.type or ("" if part.name else part.field)): part for part in found}
        )
        for part in found:
            _collect(part.fields, whole, seen)


def _part(name: str, field: str, found: Schema, whole: Schema, has_own_id: bool) -> Part:
    required = frozenset(found.get("required", ()))
    fields = tuple(
        _entry(each, inner, each in required, whole)
        for each, inner in found.get("properties", {}).items()
        if has_own_id or each not in FIXED
    )
    return Part(name, field, found.get("description", ""), fields)


def _entry(name: str, found: Schema, is_required: bool, whole: Schema) -> FieldEntry:
    inner = allowed(found)
    description = found.get("description") or resolved(inner, whole).get("description", "")
    default = found.get("default")
    return FieldEntry(
        name=name,
        description=description,
        is_required=is_required,
        audience=_audience(found, inner),
        default=_written(default),
        form=form_of(inner, whole),
    )


def _audience(*schemas: Schema) -> str:
    return next((str(each["x-audience"]) for each in schemas if "x-audience" in each), "everyone")


def _written(default: object) -> str:
    """A value that holds when nothing is written, as a file would say it."""
    if isinstance(default, bool):
        return str(default).lower()
    return "" if default in (None, []) or isinstance(default, list | dict) else str(default)


def allowed(found: Schema) -> Schema:
    """What may stand there where it may also be left out."""
    choices = [choice for choice in found.get("anyOf", ()) if choice.get("type") != "null"]
    return choices[0] if len(choices) == 1 else found


def form_of(found: Schema, whole: Schema) -> Form:
    """What the field with this schema holds; `whole` is the schema of its kind."""
    if found.get("type") == "array":
        inner = form_of(allowed(found.get("items", {})), whole)
        return Form(
            inner.name,
            True,
            inner.least,
            inner.most,
            found.get("minItems"),
            found.get("maxItems"),
            inner.choices,
            inner.target,
        )
    if types := found.get("discriminator", {}).get("mapping"):
        names = (reference.rsplit("/", 1)[-1] for reference in types.values())
        return Form("types", choices=tuple(types), target=" ".join(names))
    if reference := found.get("$ref"):
        target = resolved(found, whole)
        if "enum" not in target:
            return Form("group", target=reference.rsplit("/", 1)[-1])
        return Form("choice", choices=tuple(map(str, target["enum"])))
    return _plain_form(found)


def _plain_form(found: Schema) -> Form:
    """What a field holds that holds one piece of text."""
    if "const" in found or "enum" in found:
        return Form("choice", choices=tuple(map(str, found.get("enum", (found.get("const"),)))))
    if "x-refers-to" in found:
        return Form("reference", target=str(found["x-refers-to"]))
    names = {"integer": "whole", "number": "number", "boolean": "yes-no", "object": "names"}
    if name := names.get(str(found.get("type"))):
        least, most = found.get("ge", found.get("minimum")), found.get("le", found.get("maximum"))
        return Form(name, least=least, most=most)
    if found.get("format") == "date":
        return Form("day")
    if "pattern" in found:
        return Form("pattern")
    name = "markdown" if found.get("x-format") == "markdown" else "text"
    return Form(name, least=found.get("minLength"), most=found.get("maxLength"))


def values(data: object, kind: Kind) -> Iterator[tuple[str, str, object]]:
    """Everything that a file says: the part, the field and the value, as they stand in it."""
    whole = schema(kind.adapter)
    yield from _values(data, whole, whole, "")


def _values(
    data: object, found: Schema, whole: Schema, part: str
) -> Iterator[tuple[str, str, object]]:
    found = allowed(found)
    if isinstance(data, list):
        for entry in data:
            yield from _values(entry, found.get("items", {}), whole, part)
        return
    if not isinstance(data, dict):
        return
    name, here = _chosen(data, found, whole)
    for field, value in data.items():
        if field in here.get("properties", {}):
            yield name, field, value
            yield from _values(value, here["properties"][field], whole, name)


def _chosen(data: dict[str, object], found: Schema, whole: Schema) -> tuple[str, Schema]:
    """The name of the group that describes some fields, and its schema."""
    if types := found.get("discriminator"):
        tag = str(data.get(types["propertyName"], ""))
        found = {"$ref": types["mapping"].get(tag, "")} if tag in types["mapping"] else {}
    return str(found.get("$ref", "")).rsplit("/", 1)[-1], resolved(found, whole)
