"""Rules about figures: what a figure says must be drawable."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading import texts
from generator.checks.rule import Finding, error
from generator.curriculum import Curriculum
from generator.drawings import drawing_of
from generator.model.figures import Figure
from generator.model.walk import Loc

DRAWN = ("parts", "labels")
"""The fields whose texts stand in the drawing."""


@error("FIT-07")
def can_be_drawn(curriculum: Curriculum) -> Iterator[Finding]:
    """A word that runs out of its box cannot be read in the room, and a missing part leaves a hole.

    Computed: the figure is drawn. Its drawing exists, has the parts and labels it needs, and every text
    fits its place.
    Basis: house rule.
    """
    for figure in curriculum.all("figure"):
        try:
            drawing_of(figure)
        except ValueError as trouble:
            message, _, hint = str(trouble).partition("; ")
            hint = hint or "compare it with a figure that has the same drawing"
            message = f"{message[:1].lower()}{message[1:]}"
            yield Finding("figure", figure.id, _place(figure, message), message, hint)


def _place(figure: Figure, message: str) -> Loc:
    """The text that the message quotes; else the field that names the drawing."""
    quoted = message.partition("`")[2]
    found = (
        loc
        for name in DRAWN
        for loc, text in texts(getattr(figure, name), (name,))
        if quoted.startswith(f"{text}`")
    )
    return next(found, ("drawing",))
