"""Finds sentences in built files, however HTML and JSON write them.

Both sides are reduced to their words, because a sentence changes on its way: Markdown becomes tags,
quotation marks become those of print, HTML has its own way to write both.

What is not looked for: ids and choices such as `draw-it-both-ways`, which are no prose, and what is
shorter than 25 characters ("Yes, but why?"), which anybody might write anywhere. A text that is made
of short sentences only is looked for as a whole.
"""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

SHORTEST = 25
TAG = re.compile(r"<[^>]*>")
INLINE_TAG = re.compile(r"</?(?:em|strong|a|code|span|b|i)\b[^>]*>")
MARKDOWN_LINK = re.compile(r"\]\([^)\s]*(?:\s[^)]*)?\)")
LIST_NUMBER = re.compile(r"^\s*\d+[.)]\s", re.MULTILINE)
SENTENCE_END = re.compile(r"[.!?…:;]+[\"'”’)*_]*\s|\n")
TEXT_FILES = {".html", ".json", ".js", ".mjs", ".css", ".xml", ".svg", ".txt", ".map", ".csv", ""}


def words(text: str) -> str:
    """The words of a text in small letters, and nothing between them but one space."""
    return " ".join(re.findall(r"\w+", text.lower()))


def sentences(text: str) -> set[str]:
    """The sentences of a field that are long enough to be recognised; else the field as a whole."""
    if not re.search(r"\s", text):
        return set()
    source = LIST_NUMBER.sub("", MARKDOWN_LINK.sub("]", text))
    whole = words(source)
    parts = {words(part) for part in SENTENCE_END.split(source)} | ({whole} - {""})
    long = {part for part in parts if len(part) >= SHORTEST}
    return long - {whole} or long


def readings(path: Path) -> Iterator[str]:
    """A file as it can be read: as it stands, and as the text that a browser makes of it."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    if path.suffix == ".json":
        text = "\n".join(strings(json.loads(text)))
    yield text
    yield html.unescape(html.unescape(text))
    if "<" in text:
        yield html.unescape(TAG.sub("\n", INLINE_TAG.sub("", re.sub(r"\s+", " ", text))))


def strings(value: object) -> Iterator[str]:
    """Every text in what a JSON file holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def is_text(path: Path) -> bool:
    return path.is_file() and (path.suffix in TEXT_FILES or path.name.endswith(".xml.gz"))


def reads(paths: Iterable[Path]) -> str:
    """All lines of some files as words, each line once: the navigation stands on every page."""
    lines = {line for path in paths for reading in readings(path) for line in reading.splitlines()}
    return "\n".join(sorted(map(words, lines)))


def found_in(paths: Iterable[Path], looked_for: Iterable[str]) -> list[str]:
    """The sentences that stand in the files."""
    text = reads(paths)
    return sorted(sentence for sentence in looked_for if sentence in text)
