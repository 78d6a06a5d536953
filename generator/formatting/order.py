"""The order of fields: that of the model, with what tells kinds apart further up.

A question's own fields stand right after its `stem`, where its writer looks for them. The field that
says which kind it is stands after its `id`, that of an exercise before its `code`.
"""

from __future__ import annotations

from typing import Any

from generator.fields import resolved, schema
from generator.formatting.parts import Entry, Group, Leaf, Node
from generator.model import Kind
from generator.model.questions import QuestionBase

Schema = dict[str, Any]
OWN_FIELDS_AFTER = "stem"
COMMON = tuple(QuestionBase.model_fields)


def ordered(whole: Group, kind: Kind) -> Group:
    """The same parts with their fields in order."""
    part = schema(kind.adapter)
    found = _ordered(whole, part, part)
    assert isinstance(found, Group)
    return found


def _ordered(node: Node, part: Schema, whole: Schema) -> Node:
    if isinstance(node, Leaf):
        return node
    if node.is_list:
        inner = _dictionary(resolved(part, whole).get("items"))
        for entry in node.entries:
            entry.value = _ordered(entry.value, inner, whole)
        return node
    here, tag = chosen(resolved(part, whole), node, whole)
    known = here.get("properties", {})
    for entry in node.entries:
        entry.value = _ordered(entry.value, _dictionary(known.get(_name(entry))), whole)
    node.entries = in_order(node.entries, field_order(tuple(known), tag))
    return node


def chosen(part: Schema, node: Group, whole: Schema) -> tuple[Schema, str]:
    """The schema of the kind that a group says it is, and the field that says so."""
    choice = part.get("discriminator")
    if not choice:
        return part, ""
    name = choice["propertyName"]
    said = next((entry.value for entry in node.entries if _name(entry) == name), None)
    target = choice["mapping"].get(said.text) if isinstance(said, Leaf) else None
    return (resolved({"$ref": target}, whole), name) if target else ({}, name)


def field_order(names: tuple[str, ...], tag: str) -> tuple[str, ...]:
    """The names of a group's fields in the order in which they are written."""
    order = [name for name in names if name != tag]
    if tag and OWN_FIELDS_AFTER in order:
        own = [name for name in order if name not in COMMON]
        order = [name for name in order if name in COMMON]
        at = order.index(OWN_FIELDS_AFTER) + 1
        order[at:at] = own
    if tag:
        order.insert(order.index("code") if "code" in order else order[:1].count("id"), tag)
    return tuple(order)


def in_order(entries: list[Entry], order: tuple[str, ...]) -> list[Entry]:
    """Entries in order; one that the model does not know stays behind the one above it."""
    rank = -1
    ranks: list[int] = []
    for entry in entries:
        name = _name(entry)
        rank = order.index(name) if name in order else rank
        ranks.append(rank)
    pairs = sorted(zip(ranks, range(len(entries)), strict=True))
    return [entries[index] for _, index in pairs]


def _name(entry: Entry) -> str:
    return entry.name.text if entry.name else ""


def _dictionary(value: object) -> Schema:
    return value if isinstance(value, dict) else {}
