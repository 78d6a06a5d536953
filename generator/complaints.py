"""What the model complains about, in the words of somebody who has never seen Python."""

from __future__ import annotations

import difflib
import re
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generator.characters import look_alike
from generator.fields import known_names, written
from generator.model import Kind
from generator.model.walk import Loc
from generator.problem import Position, Problem
from generator.source import Document
from generator.tree import key_position, locate

# pydantic's kinds of errors, with our code, what is wrong and what to do.
SAYINGS: dict[str, tuple[str, str, str]] = {
    "missing": ("field-missing", "the field {field} is missing", "add it"),
    "extra_forbidden": ("field-unknown", "there is no field {field} here", "remove it"),
    "string_type": ("not-text", "{field} must be text", "write one piece of text"),
    "string_too_short": (
        "text-short",
        "{field} is too short",
        "write at least {min_length} characters",
    ),
    "string_too_long": (
        "text-long",
        "{field} is too long",
        "write at most {max_length} characters",
    ),
    "string_pattern_mismatch": (
        "text-form",
        "{field} is not written as expected",
        "{form}",
    ),
    "not_whole": (
        "not-a-number",
        "{field} must be a whole number, not `{value}`",
        "write digits only",
    ),
    "not_number": (
        "not-a-number",
        "{field} must be a number, not `{value}`",
        "write digits, such as 40 or 1.6",
    ),
    "int_type": ("not-a-number", "{field} must be a whole number", "write digits only"),
    "float_type": ("not-a-number", "{field} must be a number", "write digits, such as 40 or 1.6"),
    "not_yes_or_no": (
        "not-yes-or-no",
        "{field} must be `true` or `false`, not `{value}`",
        "write one of the two",
    ),
    "bool_type": ("not-yes-or-no", "{field} must be `true` or `false`", "write one of the two"),
    "not_a_day": (
        "not-a-date",
        "{field} must be a date, not `{value}`",
        "write it like 2026-11-22",
    ),
    "date_type": ("not-a-date", "{field} must be a date", "write it like 2026-11-22"),
    "enum": ("not-a-choice", "{field} cannot be `{input}`", "choose {expected}"),
    "literal_error": ("not-a-choice", "{field} cannot be `{input}`", "choose {expected}"),
    "tuple_type": ("not-a-list", "{field} must be a list", "start each entry with `- `"),
    "dict_type": ("not-fields", "{field} must hold fields", "write `name: value` lines below it"),
    "model_type": ("not-fields", "{field} must hold fields", "write `name: value` lines below it"),
    "model_attributes_type": (
        "not-fields",
        "{field} must hold fields",
        "write `name: value` lines below it",
    ),
    "too_short": (
        "list-short",
        "{field} has too few entries ({actual_length})",
        "give at least {min_length}",
    ),
    "too_long": (
        "list-long",
        "{field} has too many entries ({actual_length})",
        "give at most {max_length}",
    ),
    "greater_than_equal": ("number-small", "{field} is too small", "write {ge} or more"),
    "less_than_equal": ("number-large", "{field} is too large", "write {le} or less"),
    "union_tag_not_found": (
        "field-missing",
        "the field {field} is missing",
        "add it: it says which kind this is",
    ),
    "union_tag_invalid": (
        "not-a-choice",
        "{field} cannot be `{tag}`",
        "choose one of {expected_tags}",
    ),
    "empty": ("field-empty", "{field} is empty", "write its value, or remove the line"),
    "name": ("text-form", "the name of the field {field} is not written as expected", "{form}"),
}
UNKNOWN = ("field-wrong", "{field} is not right", "see the field's description")
FILE_NAME = (
    "file-name",
    "the name of this file cannot be used",
    "use small letters, digits and hyphens, starting with a letter, and end it with `.yaml`",
)
ID = "[a-z0-9-]{0,63}"
"""The part of a pattern that only ids have."""
UNSAFE = re.compile(r"[/\\]|^\.|\.$")
MOST_SHOWN = 200
# What the patterns of the model mean, by a part that tells each from the others.
FORMS = {
    ID: "use small letters, digits and hyphens, starting with a letter",
    "[a-z0-9_]{0,31}": "use small letters, digits and underscores, starting with a letter",
    r"-O\d$": "write it like `CF01-O1`",
    "^Q-": "write it like `Q-CF01-03`",
    "^MC-": "write it like `MC-CF01-smiling`",
    r"^CF\d{2,4}$": "write it like `CF01`",
    "^EX-": "write it like `EX-01`",
    "[0-5]": "write it like `09:30`",
    "https?": "write the whole address, starting with `https://`",
    r"^F\d": "write it like `F1`",
    r"^K\d": "write it like `K1`",
    "own|redrawn": "write `own` or `redrawn`",
    "once|then-now": "write `once` or `then-now`",
}


def _form(pattern: str) -> str:
    """What a text must look like, in words."""
    known = (words for part, words in FORMS.items() if part in pattern)
    return next(known, "see the description of the field")


def validate(kind: Kind, document: Document, fixed: dict[str, str]) -> Any | tuple[Problem, ...]:
    """The item that `document` describes, or everything that is wrong with it."""
    stray = [name for name in fixed if name in document.data]
    problems = tuple(_stray(document, name) for name in stray)
    try:
        item = kind.adapter.validate_python({**document.data, **fixed})
    except ValidationError as error:
        names = known_names(kind.adapter)
        details = _without_echoes(error.errors(include_url=False))
        found = (_problem(document, detail, kind.adapter, names) for detail in details)
        return (*problems, *found)
    return problems or item


def _without_echoes(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """The complaints without lists that are only short because an entry in them is wrong."""
    places = [detail["loc"] for detail in details]
    return [
        detail
        for detail in details
        if detail["type"] != "too_short" or not _has_inner(detail["loc"], places)
    ]


def _has_inner(loc: Loc, places: list[Loc]) -> bool:
    return any(len(place) > len(loc) and place[: len(loc)] == loc for place in places)


def _stray(document: Document, name: str) -> Problem:
    message = f"`{name}` does not belong in the file"
    hint = "remove it: the name and the folder of the file say it"
    return Problem(
        document.path, key_position(document.tree, (name,)), "field-fixed", message, hint
    )


def _problem(
    document: Document, detail: ErrorDetails, adapter: TypeAdapter[Any], names: frozenset[str]
) -> Problem:
    """One complaint of pydantic as a problem with a place."""
    context, value = dict(detail.get("ctx", {})), detail["input"]
    loc, kind = _asked(detail, written(detail["loc"], adapter), context)
    if kind == "string_pattern_mismatch" and loc == ("id",):
        return Problem(document.path, Position(), *FILE_NAME)
    if kind == "string_pattern_mismatch" and (found := _unsafe(str(value), context)):
        return Problem(document.path, locate(document.tree, loc), *found)
    code, message, hint = SAYINGS.get(kind, UNKNOWN)
    is_name = kind in {"extra_forbidden", "name"}
    at = key_position(document.tree, loc) if is_name else locate(document.tree, loc)
    words = {name: _shown(name, word) for name, word in {**context, "input": value}.items()}
    words["field"], words["form"] = _field(loc), _form(str(context.get("pattern", "")))
    meant = _meant(kind, loc, {**context, "input": value}, names)
    hint = f"did you mean `{meant}`?" if meant else hint.format_map(words)
    return Problem(document.path, at, code, message.format_map(words), hint)


def _unsafe(value: str, context: dict[str, Any]) -> tuple[str, str, str] | None:
    """What to say of an id that looks like another one, or that would lead out of its folder."""
    if (found := look_alike(value)) is not None:
        return "id-look-alike", found, "type it anew on your keyboard"
    if ID in str(context.get("pattern")) and UNSAFE.search(value):
        message = f"`{_shown('id', value)}` is no id: it names a place in a folder"
        return "id-unsafe", message, "write the name of the file alone, without its ending"
    return None


def _asked(detail: ErrorDetails, loc: Loc, context: dict[str, Any]) -> tuple[Loc, str]:
    """Which field a complaint is about, and which of our sayings answers it."""
    kind, value = detail["type"], detail["input"]
    if loc and loc[-1] == "[key]":
        return loc[:-1], "name"
    if kind in {"union_tag_invalid", "union_tag_not_found"}:
        return (*loc, str(context["discriminator"]).strip("'")), kind
    if kind not in {"missing", "extra_forbidden"} and _is_empty(value):
        return loc, "empty"
    if isinstance(value, str):
        return loc, kind
    return loc, "string_type" if kind in {"enum", "literal_error"} else kind


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _meant(kind: str, loc: Loc, context: dict[str, Any], names: frozenset[str]) -> str | None:
    """What was probably meant by a name or a choice that does not exist."""
    if kind == "extra_forbidden":
        near = difflib.get_close_matches(str(loc[-1]), names, n=1)
    elif kind == "union_tag_invalid":
        choices = re.findall(r"'([^']+)'", context["expected_tags"])
        near = difflib.get_close_matches(str(context["tag"]), choices, n=1)
    elif kind in {"enum", "literal_error"}:
        choices = re.findall(r"'([^']+)'", str(context["expected"]))
        near = difflib.get_close_matches(str(context["input"]), choices, n=1)
    else:
        near = []
    return near[0] if near else None


def _shown(name: str, word: object) -> str:
    """A value as a message shows it: choices between backticks, what is long cut short."""
    if name.startswith("expected"):
        return re.sub(r"'([^']*)'", r"`\1`", str(word))
    text = str(word)
    return text if len(text) <= MOST_SHOWN else f"{text[:40]}…"


def _field(loc: Loc) -> str:
    """How a field is called in a message: the path to it, lists counted from 1."""
    shown = ""
    for step in loc:
        if isinstance(step, int):
            shown += f"[{step + 1}]"
        else:
            shown += f".{step}" if shown else step
    return f"`{shown}`"
