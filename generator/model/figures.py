"""Figures: drawings made from data."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import (
    Base,
    Id,
    Item,
    LabelName,
    Markdown,
    Number,
    Text,
    YesNo,
)


class FigurePart(Base):
    """A part of a figure, such as a layer, a step or a bar."""

    id: Id
    """A short name of this part."""
    label: Text
    """What stands in the figure."""
    note: Text | None = None
    """Smaller text beside it."""
    value: Number | None = None
    """A number that sets its size or is printed."""
    mark: Text | None = None
    """A word that changes how it is drawn, such as `weak`."""


class Figure(Item):
    """A drawing made from the data in this file."""

    code: Annotated[str, Field(pattern=r"^F\d{1,2}$")]
    """The code in the list of figures, such as `F1`; never given twice."""
    drawing: Id
    """The name of the drawing in `theme/figures/`."""
    drawn: Annotated[str, Field(pattern="^(own|redrawn)$")]
    """`own`, or `redrawn` after a figure that a founding article describes."""
    alt: Annotated[Text, Field(min_length=5, max_length=150)]
    """What the figure shows, for somebody who cannot see it; 5 to 150 characters."""
    caption: Text
    """The sentence under the figure."""
    takeaway: Text
    """The one message."""
    colours_only: YesNo = False
    """`true` while the figure says something by colour alone; the check then asks for words."""
    long_description: Markdown
    """Everything the figure holds, in words."""
    labels: dict[LabelName, Text] = {}
    """Texts in the figure that belong to no part."""
    parts: Annotated[tuple[FigurePart, ...], Field(min_length=1)]
    """The parts, in their order."""
