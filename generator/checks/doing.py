"""Words that tell whether a text says what somebody does: lists kept in `doing.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator import source


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list, such as `observable`."""
    document, problems = source.read(Path(__file__).with_name("doing.yaml"), "doing.yaml")
    found = document.data.get(name) if document else None
    if not isinstance(found, list):
        raise ValueError(f"the list `{name}` cannot be read: {problems}")
    return frozenset(map(str, found))


def plain_form(verb: str) -> frozenset[str]:
    """The forms from which `verb` may be made by an s: `asks` from `ask`, `tries` from `try`."""
    forms = {verb}
    if verb.endswith("s"):
        forms.add(verb[:-1])
    if verb.endswith("es"):
        forms.add(verb[:-2])
    if verb.endswith("ies"):
        forms.add(f"{verb[:-3]}y")
    return frozenset(forms)
