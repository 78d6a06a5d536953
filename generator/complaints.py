"""What the model complains about, in the words of somebody who has never seen Python."""

from __future__ import annotations

import difflib
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generator.model import Kind
from generator.model.walk import Loc
from generator.problem import Problem
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
        "the field {discriminator} is missing",
        "it says which kind this is",
    ),
    "union_tag_invalid": (
        "not-a-choice",
        "{discriminator} cannot be `{tag}`",
        "choose one of {expected_tags}",
    ),
}


# What the patterns of the model mean, by a part that tells each from the others.
FORMS = {
    "[a-z0-9-]{0,63}": "use small letters, digits and hyphens, starting with a letter",
    "[a-z0-9_]{0,31}": "use small letters, digits and underscores, starting with a letter",
    r"-O\d$": "write it like `CF01-O1`",
    "^Q-": "write it like `Q-CF01-03`",
    "^MC-": "write it like `MC-CF01-smiling`",
    r"^CF\d{2}$": "write it like `CF01`",
    "^EX-": "write it like `EX-01`",
    "[0-5]": "write it like `09:30`",
    "https?": "write the whole address, starting with `https://`",
    r"^F\d": "write it like `F1`",
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
        names = _known_names(kind.adapter)
        found = (_problem(document, detail, names) for detail in error.errors(include_url=False))
        return (*problems, *found)
    return problems or item


def _stray(document: Document, name: str) -> Problem:
    message = f"`{name}` is not written in the file"
    hint = "remove it: the name and the folder of the file say it"
    return Problem(
        document.path, key_position(document.tree, (name,)), "field-fixed", message, hint
    )


def _problem(document: Document, detail: ErrorDetails, names: frozenset[str]) -> Problem:
    """One complaint of pydantic as a problem with a place."""
    loc, kind, context = detail["loc"], detail["type"], dict(detail.get("ctx", {}))
    saying = SAYINGS.get(
        kind, ("field-wrong", "{field} is not right", "see the field's description")
    )
    code, message, hint = saying
    if detail["input"] is None and kind not in {"missing", "extra_forbidden"}:
        code, message, hint = (
            "field-empty",
            "{field} is empty",
            "write its value, or remove the line",
        )
    is_name = kind == "extra_forbidden"
    at = key_position(document.tree, loc) if is_name else locate(document.tree, loc)
    words = {**context, "field": _field(loc), "input": detail["input"]}
    words["form"] = _form(str(context.get("pattern", "")))
    if is_name and (near := difflib.get_close_matches(str(loc[-1]), names, n=1)):
        hint = f"did you mean `{near[0]}`?"
    return Problem(document.path, at, code, _filled(message, words), _filled(hint, words))


def _filled(text: str, words: dict[str, Any]) -> str:
    return text.format_map({name: str(word).strip("'") for name, word in words.items()})


def _field(loc: Loc) -> str:
    """How a field is called in a message: the path to it without the tags of types."""
    shown = ""
    for step in loc:
        if isinstance(step, int):
            shown += f"[{step + 1}]"
        else:
            shown += f".{step}" if shown else step
    return f"`{shown}`"


def _known_names(adapter: TypeAdapter[Any]) -> frozenset[str]:
    """Every name of a field anywhere in a kind, to guess what was meant."""
    schema = adapter.json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return frozenset(name for part in parts for name in part.get("properties", {}))
