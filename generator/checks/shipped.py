"""Data that belong to the rules and come with the program: the dictionary, syllables, fingerprints."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "data"
STARTERS = Path(__file__).parent.parent / "scaffold" / "starters"


def lines(name: str) -> tuple[str, ...]:
    """The lines of a text file, without comments and empty lines."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def raw(name: str) -> bytes:
    """What a file holds that is no text."""
    return (FOLDER / name).read_bytes()


def starters() -> tuple[Path, ...]:
    """The files that new files of a curriculum are made from."""
    return tuple(sorted(STARTERS.glob("*.yaml")))
