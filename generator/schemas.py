"""The JSON Schema of each kind of file, made from the model: help and checks in an editor."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.model import KINDS, Kind

FOLDER = Path(__file__).parent / "schemas"
# Set by the name and the folder of a file, so an editor never writes them.
FIXED = ("id", "kind")
# What pydantic calls the limits of a number that is converted first, and what JSON Schema calls them.
LIMITS = {"ge": "minimum", "le": "maximum", "gt": "exclusiveMinimum", "lt": "exclusiveMaximum"}


def schemas() -> dict[str, str]:
    """The text of every schema by the name of its file, such as `module.schema.json`."""
    return {f"{kind.schema_name}.schema.json": _text(kind) for kind in KINDS}


def _text(kind: Kind) -> str:
    return json.dumps(schema(kind), indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def schema(kind: Kind) -> dict[str, Any]:
    """The schema of a kind as an editor needs it: without the fields that the file's place sets."""
    found = kind.adapter.json_schema()
    if not kind.is_single_file:
        tops = [found, *(found["$defs"][name] for name in _alternatives(found))]
        for top in tops:
            _without_fixed(top)
    return {"$schema": "http://json-schema.org/draft-07/schema#", **_draft_seven(found)}


def _alternatives(found: dict[str, Any]) -> list[str]:
    """The definitions that the root chooses from, such as the nine types of exercises."""
    return [choice["$ref"].rsplit("/", 1)[-1] for choice in found.get("oneOf", ())]


def _without_fixed(top: dict[str, Any]) -> None:
    properties = top.get("properties", {})
    fixed = [name for name in FIXED if name in properties and "status" in properties]
    for name in fixed:
        del properties[name]
    if "required" in top:
        top["required"] = [name for name in top["required"] if name not in fixed]


def _draft_seven(found: Any) -> Any:
    """The schema in words that every editor knows: `definitions`, `minimum`, no `discriminator`."""
    if isinstance(found, list):
        return [_draft_seven(item) for item in found]
    if not isinstance(found, dict):
        return found
    is_number = found.get("type") in ("integer", "number")
    words = {"$defs": "definitions", **(LIMITS if is_number else {})}
    renamed = {words.get(key, key): value for key, value in found.items()}
    renamed.pop("discriminator", None)
    if isinstance(reference := renamed.get("$ref"), str):
        renamed["$ref"] = reference.replace("#/$defs/", "#/definitions/")
    return {key: _draft_seven(value) for key, value in renamed.items()}


def stale(folder: Path = FOLDER) -> tuple[str, ...]:
    """The names of schemas whose files are missing, out of date or not ours."""
    wanted = schemas()
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.json")}
    names = sorted(wanted.keys() | there.keys())
    return tuple(name for name in names if wanted.get(name) != there.get(name))


def write(folder: Path = FOLDER) -> None:
    """Write every schema, and remove what is no schema of ours any more."""
    folder.mkdir(exist_ok=True)
    wanted = schemas()
    for path in folder.glob("*.json"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8")
