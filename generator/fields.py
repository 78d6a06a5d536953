"""The fields of a kind, as its JSON Schema lists them: their names, and the way to each."""

from __future__ import annotations

import json
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, cast

from pydantic import TypeAdapter

from generator import model
from generator.model.walk import Loc
from generator.precompiled import FOLDER, keep, kept
from generator.program import held, mixed

Schema = dict[str, Any]


@cache
def schema(adapter: TypeAdapter[Any]) -> Schema:
    """The JSON Schema of a kind, made once for each version of the model: it takes as long as a page."""
    path = FOLDER / "schemas" / mixed(_model(), repr(adapter))
    if (found := kept(path)) is not None:
        return cast(Schema, json.loads(found))
    made = adapter.json_schema()
    keep(path, json.dumps(made).encode())
    return made


@cache
def _model() -> str:
    """The model's own code, and the library that makes schemas of it, as a fingerprint."""
    return mixed(held(Path(model.__file__).parent), version("pydantic"))


def known_names(adapter: TypeAdapter[Any]) -> frozenset[str]:
    """Every name of a field anywhere in a kind, to guess what was meant."""
    whole = schema(adapter)
    parts = [whole, *whole.get("$defs", {}).values()]
    return frozenset(name for part in parts for name in part.get("properties", {}))


def written(loc: Loc, adapter: TypeAdapter[Any]) -> Loc:
    """The way to a field as the file goes it: without the steps that only name a type.

    pydantic calls the minutes of a card sort `("card-sort", "minutes")`; the file knows no such step.
    """
    whole = schema(adapter)
    here: Schema = whole
    steps: list[int | str] = []
    for step in loc:
        here = resolved(here, whole)
        tags = here.get("discriminator", {}).get("mapping", {})
        if step in tags:
            here = {"$ref": tags[step]}
            continue
        steps.append(step)
        here = _inside(here, step)
    return tuple(steps)


def _inside(parent: Schema, step: int | str) -> Schema:
    """The schema of an entry of a list, or of a field."""
    if isinstance(step, int):
        found = parent.get("items", {})
    else:
        found = parent.get("properties", {}).get(step, {})
    return found if isinstance(found, dict) else {}


def resolved(part: Schema, whole: Schema) -> Schema:
    """The schema itself where this one only points to it, or allows to leave it out."""
    if reference := part.get("$ref"):
        return resolved(whole["$defs"][reference.rsplit("/", 1)[-1]], whole)
    choices = [choice for choice in part.get("anyOf", ()) if choice.get("type") != "null"]
    return resolved(choices[0], whole) if len(choices) == 1 else part
