"""Finds sentences in built files, however HTML and JSON write them.

What a sentence is, `generator/inspection/sentences.py` says; how it is found again is worked out here
once more, in a slower and plainer way, so that the rule of the build and its test do not err alike.
"""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.inspection.sentences import words

TAG = re.compile(r"<[^>]*>")
INLINE_TAG = re.compile(r"</?(?:em|strong|a|code|span|b|i)\b[^>]*>")
TEXT_FILES = {
    ".conf",
    ".html",
    ".json",
    ".js",
    ".mjs",
    ".css",
    ".xml",
    ".svg",
    ".txt",
    ".map",
    ".csv",
    "",
}


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
