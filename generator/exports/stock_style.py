"""Our style sheet for pages in the frame of another theme: inside the text, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable

SCOPE = ".md-content__inner.md-typeset"
"""Material's name for the text of a page; both names, so that our rules come before its own."""
EVERYWHERE = frozenset({"fonts", "tokens", "print"})
"""The parts that hold no rule for elements, or only for paper."""
REM = re.compile(r"(?<![\w.])(\d*\.?\d+)rem\b")
MATERIALS_REM = 1.25
"""Material sets the size of text so that 1rem is a quarter larger than the reader's own size."""


def stock_style(parts: Iterable[tuple[str, str]]) -> str:
    """The parts of our style sheet, each with its name, as one that keeps out of the frame."""
    return "\n".join(
        _smaller(text if name in EVERYWHERE else _inside(text)) for name, text in parts
    )


def _inside(text: str) -> str:
    """The rules for what stands in the text of a page; what they call the page is that text now."""
    text = re.sub(r"(?<![\w-])\.md-typeset(?![\w-])", "&", text)
    text = re.sub(r"(?m)^(\s*):root(?= \{)", r"\1&", text)
    text = text.replace('[data-md-color-scheme="slate"] ', '[data-md-color-scheme="slate"] & ')
    return f"{SCOPE} {{\n{text}}}\n"


def _smaller(text: str) -> str:
    return REM.sub(lambda match: f"{float(match[1]) / MATERIALS_REM:.6g}rem", text)
