"""What a page is made from, as a short text that differs when anything in it does.

A page's plan is a value: its template, and what the template prints. So two plans with one fingerprint
become the same page, and a page that was made before need not be made again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import partial
from hashlib import blake2b
from itertools import chain
from types import NoneType
from typing import Any

from pydantic import BaseModel

from generator.pages.page import Plan
from generator.pages.quizzes import Asked
from generator.program import SIZE
from generator.views import View, viewed

Spelling = Callable[[Any], bytes]
"""Spells a value of one kind."""


class _Texts(dict[str, bytes]):
    """Texts as they are spelt; most stand on many pages, such as the name of what is linked to."""

    def __missing__(self, text: str) -> bytes:
        spelt = self[text] = _plain("str", text)
        return spelt


class Fingerprints:
    """Takes the fingerprints of plans; the things of a curriculum are read once for all plans."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[BaseModel, bytes]] = {}
        self._ways: dict[type, Spelling] = {}
        self._texts = _Texts()

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
        kind = type(value)
        way = self._ways.get(kind)
        if way is None:
            way = self._ways[kind] = self._way(kind)
        return way(value)

    def _way(self, kind: type) -> Spelling:
        """How values of a kind are spelt; asked once for each kind, since there are few of them."""
        if issubclass(kind, str | int | float | dt.date | Enum | NoneType):
            return partial(_plain, kind.__name__)
        if issubclass(kind, View):
            return self._view
        if issubclass(kind, BaseModel):
            return lambda value: b"M" + self._model(value)
        if issubclass(kind, Mapping):
            return lambda value: b"D" + self._all(chain.from_iterable(value.items()))
        if issubclass(kind, Asked):
            return lambda value: b"A" + self._all(value.held)
        if issubclass(kind, tuple | list):
            return lambda value: b"T" + self._all(value)
        if is_dataclass(kind):
            names = [field.name for field in fields(kind)]
            begins = b"C" + kind.__name__.encode()
            return lambda value: begins + self._all([getattr(value, name) for name in names])
        return _refused

    def _view(self, value: View) -> bytes:
        seen, reader = viewed(value)
        return b"V%d" % reader + self._model(seen)

    def _all(self, values: Iterable[Any]) -> bytes:
        spelt = [
            self._texts[value] if type(value) is str else self._spelt(value) for value in values
        ]
        return b"%d[" % len(spelt) + b"".join(spelt) + b"]"

    def _model(self, model: BaseModel) -> bytes:
        known = self._known.get(id(model))
        if known is None:
            spelt = f"{type(model).__name__}{model.model_dump_json()}".encode()
            # The model is kept, so that its number is not given to another one.
            known = model, blake2b(spelt, digest_size=SIZE).digest()
            self._known[id(model)] = known
        return known[1]


def _plain(kind: str, value: object) -> bytes:
    return f"{kind}:{value!r};".encode("utf-8", "surrogatepass")


def _refused(value: object) -> bytes:
    raise TypeError(f"a page cannot be made from {value!r}, which is no plain value")


PLAIN = tuple(field.name for field in fields(Plan) if field.name != "fill")
