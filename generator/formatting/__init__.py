"""Laying a file out: the order of its fields, the width of its prose, quotes and indentation.

    text ─ parts ─→ parts with their places ─ comments ─→ … each with its comments ─ order ─→
    … in the order of the model ─ layout, scalars ─→ text that says the same

Our own writer rather than a library's: the libraries that keep comments tie them to what stands
before them, so that a field that moves leaves its comment behind.
"""

from __future__ import annotations

from generator.formatting.comments import NotKept, attach, comments
from generator.formatting.layout import laid_out
from generator.formatting.order import ordered
from generator.formatting.parts import Group, parts
from generator.model import kind_of
from generator.problem import Problem
from generator.source import parse


class NotSafe(Exception):
    """The new text would not say the same as the old one; a mistake of ours, found in time."""


def formatted(text: str, name: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of the file called `name` as it should be laid out, or what keeps us from it.

    Raises `NotSafe` rather than return a text that says anything else than the old one.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    document, problems = parse(text, name)
    if document is None:
        return None, problems
    try:
        new = _formatted(text, name)
    except NotKept as error:
        raise NotSafe(str(error)) from error
    again, problems = parse(new, name)
    if again is None or again.data != document.data:
        raise NotSafe(f"the fields would change {problems[0] if problems else ''}".strip())
    if sorted(comments(new)) != sorted(comments(text)):
        raise NotSafe("a comment would be lost or changed")
    return new, ()


def _formatted(text: str, name: str) -> str:
    whole = parts(text)
    assert isinstance(whole, Group)
    header, footer = attach(text, whole)
    kind = kind_of(name)
    return laid_out(ordered(whole, kind) if kind else whole, header, footer)
