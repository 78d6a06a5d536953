"""Bytes become text: UTF-8 only, with the place of the first byte that is not."""

from __future__ import annotations

import codecs
import re

from generator.problem import Position
from generator.refused import Refused

LINE_END = re.compile(r"\r\n|\r|\n")
SAVE_AS = "save it with the encoding UTF-8"
# The longer marks first: that of UTF-32 begins like that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
# Where the zero bytes stand when the first two characters are plain letters.
ZEROS: dict[tuple[int, ...], str] = {
    (0, 1, 1, 1, 0, 1, 1, 1): "UTF-32",
    (1, 1, 1, 0, 1, 1, 1, 0): "UTF-32",
    (0, 1, 0, 1, 0, 1, 0, 1): "UTF-16",
    (1, 0, 1, 0, 1, 0, 1, 0): "UTF-16",
}


def decoded(raw: bytes) -> str:
    """`raw` as text, with the byte-order mark if there is one; raises `Refused`."""
    if (wide := _wide(raw)) is not None:
        message = f"this file is written as {wide}, which the program does not read"
        raise Refused(Position(), f"file-{wide.lower()}", message, SAVE_AS)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8").removeprefix("\ufeff")
        raise Refused(_end(before), "file-encoding", *_saying(raw[error.start])) from error


def _wide(raw: bytes) -> str | None:
    """The encoding of two or four bytes for each letter that `raw` seems to have."""
    marked = next((name for mark, name in MARKS if raw.startswith(mark)), None)
    return marked or ZEROS.get(tuple(int(byte == 0) for byte in raw[:8]))


def _end(before: str) -> Position:
    """The place after a text; other signs than these end no line in an editor."""
    lines = LINE_END.split(before)
    return Position(len(lines), len(lines[-1]) + 1)


def _saying(byte: int) -> tuple[str, str]:
    """What is wrong: the sign that the byte stands for in the old encoding of Windows."""
    meant = bytes([byte]).decode("cp1252", "ignore")
    shown = f", probably `{meant}`," if meant else ""
    return f"a letter{shown} is saved in another encoding than UTF-8", SAVE_AS
