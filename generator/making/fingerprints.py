"""What a page is made from, as a short text that differs when anything in it does.

A page's plan is a value: its template, and what the template prints. So two plans with one fingerprint
become the same page, and a page that was made before need not be made again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import blake2b
from typing import Any

from pydantic import BaseModel

from generator.pages.page import Plan
from generator.pages.quizzes import Asked
from generator.program import SIZE
from generator.views import View, viewed


class Fingerprints:
    """Takes the fingerprints of plans; the things of a curriculum are read once for all plans."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[BaseModel, bytes]] = {}

    def of(self, plan: Plan, *more: str) -> str:
        """The fingerprint of a plan, together with whatever else its page depends on.

        Raises `TypeError` for a plan that holds what is no value, such as a function.
        """
        parts = tuple(getattr(plan, name) for name in PLAIN)
        return self._digest((*parts, dict(plan.context), more)).hex()

    def _digest(self, value: Any) -> bytes:
        return blake2b(self._spelt(value), digest_size=SIZE).digest()

    def _spelt(self, value: Any) -> bytes:
        """The value in bytes that no other value of the kinds we use is spelt with."""
        if value is None or isinstance(value, str | int | float | dt.date | Enum):
            return f"{type(value).__name__}:{value!r};".encode("utf-8", "surrogatepass")
        if isinstance(value, View):
            seen, reader = viewed(value)
            return b"V%d" % reader + self._model(seen)
        if isinstance(value, BaseModel):
            return b"M" + self._model(value)
        if isinstance(value, Mapping):
            return b"D" + self._all(part for pair in value.items() for part in pair)
        if isinstance(value, Asked):
            return b"A" + self._all(value.held)
        if isinstance(value, tuple | list):
            return b"T" + self._all(value)
        if is_dataclass(value) and not isinstance(value, type):
            held = (getattr(value, field.name) for field in fields(value))
            return b"C" + type(value).__name__.encode() + self._all(held)
        raise TypeError(f"a page cannot be made from {value!r}, which is no plain value")

    def _all(self, values: Iterable[Any]) -> bytes:
        spelt = [self._spelt(value) for value in values]
        return b"%d[" % len(spelt) + b"".join(spelt) + b"]"

    def _model(self, model: BaseModel) -> bytes:
        known = self._known.get(id(model))
        if known is None:
            spelt = f"{type(model).__name__}{model.model_dump_json()}".encode()
            # The model is kept, so that its number is not given to another one.
            known = model, blake2b(spelt, digest_size=SIZE).digest()
            self._known[id(model)] = known
        return known[1]


PLAIN = tuple(field.name for field in fields(Plan) if field.name != "fill")
