"""The geometry of the figures: what a figure says becomes places, sizes and lines of words.

    content/figures/<id>.yaml ─→ Figure ─ drawing_of ─→ frozen shapes ─→ theme/figures/<drawing>.svg.jinja

No markup stands here and no arithmetic there. A drawing is 640 units wide and as high as its words
need, so an editor may add a tier, change an amount or translate a label.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.drawings.boundary import corridor
from generator.drawings.chain import chain
from generator.drawings.checklist import checklist
from generator.drawings.departure import departure
from generator.drawings.drum import drum
from generator.drawings.pyramids import both_pyramids, responsive_up
from generator.drawings.rings import alignments, loop
from generator.drawings.tiers import ladder
from generator.model.figures import Figure

__all__ = ["DRAWINGS", "drawing_of"]

DRAWINGS: dict[str, Callable[[Figure], object]] = {
    "authority-tiers": ladder,
    "boundary-corridor": corridor,
    "customer-focus-chain": chain,
    "drum": drum,
    "five-checks": checklist,
    "listening-loop": loop,
    "responsive-up-pyramid": responsive_up,
    "service-pyramid": both_pyramids,
    "slipping-departure": departure,
    "three-alignments": alignments,
}


def drawing_of(figure: Figure) -> object:
    """What the template of `figure.drawing` prints; a ValueError says what cannot be drawn."""
    if figure.drawing not in DRAWINGS:
        raise ValueError(
            f"There is no drawing `{figure.drawing}`; choose one of {', '.join(DRAWINGS)}"
        )
    return DRAWINGS[figure.drawing](figure)
