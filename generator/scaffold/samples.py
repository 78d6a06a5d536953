"""An example of a value for a field that may be left out, made from its schema, in one line."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from generator.fields import resolved

Schema = dict[str, Any]
TEXT = "Write here."
# One text for each form that the model asks for; the first that fits is taken.
FORMS = (
    *("a-short-name", "a_short_name", "CF01", "CF01-O1", "Q-CF01-01", "MC-CF01-belief"),
    *("EX-01", "F1", "K1", "09:00", "https://example.org/", "A01", "once", "own"),
)


def sample(part: Schema, whole: Schema, referred: Mapping[str, str]) -> str:
    """A value in one line of YAML: the default where there is one, else something that is allowed."""
    default = part.get("default")
    if isinstance(default, bool):
        return "true" if default else "false"
    if isinstance(default, str | int | float):
        return str(default)
    here = resolved(part, whole)
    if name := _referred(part, here):
        return referred.get(name, "a-short-name")
    if "enum" in here or "const" in here:
        return str(here.get("const", here.get("enum", [""])[0]))
    return _by_type(here, whole, referred)


def _referred(part: Schema, here: Schema) -> str:
    return str(part.get("x-refers-to") or here.get("x-refers-to") or "")


def _by_type(here: Schema, whole: Schema, referred: Mapping[str, str]) -> str:
    match here.get("type"):
        case "boolean":
            return "true"
        case "integer" | "number":
            return str(here.get("minimum", here.get("ge", 1)))
        case "array":
            inner = sample(here.get("items", {}), whole, referred)
            return f"[{', '.join([inner] * here.get('minItems', 1))}]"
        case "object":
            return _group(here, whole, referred)
        case _:
            return _text(here)


def _group(here: Schema, whole: Schema, referred: Mapping[str, str]) -> str:
    known = here.get("properties", {})
    if not known:
        return "{a_short_name: Write here.}"
    needed = here.get("required", list(known)[:1])
    inner = (f"{name}: {sample(known[name], whole, referred)}" for name in needed)
    return "{" + ", ".join(inner) + "}"


def _text(here: Schema) -> str:
    if here.get("format") == "date":
        return (dt.date.today() + dt.timedelta(days=365)).isoformat()
    if pattern := here.get("pattern"):
        return next((form for form in FORMS if re.search(pattern, form)), TEXT)
    return TEXT
