"""What stands between two spaces of a text: its words, and how it begins and ends."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.checks.plain import WORD, lowered, plain
from generator.checks.syllables import syllables

# How a piece of text is written down: a sign for its syllables, between brackets where it opens or
# closes a sentence; a number that may count the entries of a list; and the end of a line.
OPENS, CLOSES, ORDINAL, BREAK = "(", ")", "#)", "|"
SILENT = 0x80
"""The sign of a piece without syllables; those of others follow, so that all are found by counting."""
LINE, PARAGRAPH, PASSAGE = "\x01", "\x02", "\x03"
"""What stands between lines, paragraphs and passages; no file may hold such characters."""
FIRST, BEYOND, LAST = 0x100, 0x10000, 0x10FFFF
"""The first sign of a word, the first that is not listed in a pattern, and the last that there is."""
CLOSING = re.compile(r"[.!?…][\"'”’)\]*_]*$")
OPENING = re.compile(r"[\W_]*[A-ZÀ-Þ0-9]")
NUMBERED = re.compile(r"\d{1,2}[.)]")


class Pieces(dict[str, str]):
    """The words of what stands between two spaces, a sign for each; each piece is judged once."""

    def __init__(self) -> None:
        super().__init__({LINE: "", PARAGRAPH: PARAGRAPH, PASSAGE: PASSAGE})
        self.shapes = {LINE: BREAK, PARAGRAPH: BREAK, PASSAGE: PASSAGE}
        self.signs: dict[str, str] = {}

    def __missing__(self, piece: str) -> str:
        found = WORD.findall(plain(piece.strip("_")))
        self.shapes[piece] = _shape(piece, found)
        self[piece] = signs = "".join(map(self._sign, found))
        return signs

    def spoken(self) -> Mapping[str, int]:
        """How many syllables each sign in the shapes of these pieces stands for."""
        used = set("".join(self.shapes.values()))
        return {ORDINAL: 1, **{sign: ord(sign) - SILENT for sign in used if ord(sign) > SILENT}}

    def _sign(self, word: str) -> str:
        return self.signs.setdefault(word, chr(min(FIRST + len(self.signs), LAST)))


def _shape(piece: str, found: list[str]) -> str:
    """How a piece of text begins and ends, and how many syllables it has."""
    closes = CLOSES if CLOSING.search(piece) else ""
    if not found:
        is_address = any(map(str.isalnum, piece))
        return f"{chr(SILENT)}{CLOSES}" if is_address and closes else ""
    if NUMBERED.fullmatch(piece):
        return ORDINAL
    opens = OPENS if OPENING.match(piece) else ""
    return f"{opens}{chr(SILENT + sum(syllables(lowered(word)) for word in found))}{closes}"
