"""Plans that print the same have one fingerprint, and no others."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

import pytest

from generator.making.fingerprints import Fingerprints
from generator.model.references import Term
from generator.pages.page import Link, Plan
from generator.views import Reader, view


@dataclass(frozen=True)
class Other:
    """Has the fields of a link, and is none."""

    uri: str
    title: str
    summary: str = ""
    kind: str = ""
    meta: tuple[str, ...] = ()
    credit: str = ""


class Meal(Enum):
    """Has a text that is spelt like its value."""

    TEA = "tea"


TERM = Term(id="x", term="x", definition="What it is.", example="So.")
VALUES = [
    *("", "1", "tea", "None", "a;str:'b'", ("a", "b"), ["ab"], ("a", ("b",)), (("a",), "b")),
    *(1, 1.0, True, False, 0, None, Meal.TEA, dt.date(2026, 1, 1), "2026-01-01"),
    *({"a": "b"}, {"b": "a"}, {}, (), ("",), Link("a", "b"), Other("a", "b"), Link("b", "a")),
    *(TERM, view(TERM, Reader.LEARNER), view(TERM, Reader.TRAINER), TERM.model_dump_json()),
]


def plan(value: object) -> Plan:
    return Plan("a/", "A", "About.", "idea", Reader.LEARNER, lambda: {"value": value})


def test_different_values_have_different_fingerprints() -> None:
    prints = Fingerprints()
    assert len({prints.of(plan(value)) for value in VALUES}) == len(VALUES)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: repr(value)[:30])
def test_one_value_has_one_fingerprint_whatever_was_seen_before(value: object) -> None:
    used = Fingerprints()
    for other in VALUES:
        used.of(plan(other))
    assert used.of(plan(value)) == Fingerprints().of(plan(value))


@pytest.mark.parametrize(
    "value", [print, object(), Link, {1}, b"a"], ids=lambda value: type(value).__name__
)
def test_what_is_no_plain_value_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="no plain value"):
        Fingerprints().of(plan((value,)))
