"""What a file says as text becomes what a field holds: folded text, a number, a day, yes or no."""

from __future__ import annotations

import datetime as dt
import re

from pydantic_core import PydanticCustomError


def plain_text(value: object) -> object:
    """Text with its line breaks and runs of spaces folded into single spaces."""
    return " ".join(value.split()) if isinstance(value, str) else value


def whole_number(value: object) -> object:
    """A whole number from text made of digits only; anything else is a problem."""
    if isinstance(value, str):
        if re.fullmatch(r"-?[0-9]{1,9}", value):
            return int(value)
        raise PydanticCustomError("not_whole", "`{value}` is not a whole number", {"value": value})
    return value


def decimal_number(value: object) -> object:
    """A number from text such as `40`, `-3` or `1.6`."""
    if isinstance(value, str):
        if re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,6})?", value):
            return float(value)
        raise PydanticCustomError("not_number", "`{value}` is not a number", {"value": value})
    return value


def yes_or_no(value: object) -> object:
    """`true` or `yes`, `false` or `no`."""
    if isinstance(value, str):
        if value in {"true", "yes"}:
            return True
        if value in {"false", "no"}:
            return False
        raise PydanticCustomError(
            "not_yes_or_no", "`{value}` is neither `true` nor `false`", {"value": value}
        )
    return value


def day(value: object) -> object:
    """A date written `2026-11-22`."""
    if isinstance(value, str):
        try:
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
                return dt.date.fromisoformat(value)
        except ValueError:
            pass
        raise PydanticCustomError("not_a_day", "`{value}` is not a date", {"value": value})
    return value
