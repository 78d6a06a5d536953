"""Words that tell whether a text says what somebody does: lists kept in `doing.yaml`."""

from __future__ import annotations

from functools import cache

from generator.checks.word_lists import word_lists


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list, such as `observable`."""
    return frozenset(word_lists("doing.yaml")[name])


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
