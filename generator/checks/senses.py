"""Rules about the senses: nothing is told by colour alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.checks.rule import Finding, error
from generator.curriculum import Curriculum
from generator.model.exercise_material import CardSort

COLOURLESS = str.maketrans(
    {
        **dict.fromkeys("🔴🟠🟡🟢🔵🟣🟤⚫⚪", "●"),
        **dict.fromkeys("🟥🟧🟨🟩🟦🟪🟫⬛⬜", "■"),
        **dict.fromkeys("❤🧡💛💚💙💜🤎🖤🤍", "♥"),
        "\ufe0f": "",
    }
)
"""Signs that differ from each other by their colour, and the one shape that they share."""


@error("ACC-06")
def colour_is_never_alone(curriculum: Curriculum) -> Iterator[Finding]:
    """Some people do not tell red from green, and a copier tells no colours at all.

    Computed: the piles of a card sort have symbols that differ by more than their colour, as 🔴 and 🟢 do
    not; no figure says `colours_only: true`.
    Basis: WCAG 2.2, 1.4.1.
    """
    for exercise in curriculum.exercises:
        if isinstance(exercise, CardSort):
            yield from _alike(exercise)
    for figure in curriculum.figures:
        if figure.colours_only:
            message = "this figure says something by colour alone"
            hint = "say it in a label too, then remove `colours_only`"
            yield Finding("figure", figure.id, ("colours_only",), message, hint)


def _alike(exercise: CardSort) -> Iterator[Finding]:
    """The piles whose symbol another pile has already."""
    seen: Counter[str] = Counter()
    for index, category in enumerate(exercise.categories):
        symbol = category.symbol.translate(COLOURLESS).casefold()
        if seen[symbol]:
            message = f"nothing but colour tells the symbol `{category.symbol}` from another pile's"
            loc = ("categories", index, "symbol")
            yield Finding(
                "exercise", exercise.id, loc, message, "give each pile a shape or a letter"
            )
        seen[symbol] += 1
