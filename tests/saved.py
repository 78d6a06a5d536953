"""Examples of the handbook as files of a curriculum: saved in the way that the example is about."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from generator.handbook.entry import Passage, Saved
from generator.loading import Loaded, load

UNSEEN = re.compile(r"⟨U\+([0-9A-F]{4,6})⟩")
ENCODINGS = {
    Saved.WITH_A_MARK: "utf-8-sig",
    Saved.OLD_WINDOWS: "cp1252",
    Saved.UTF_16: "utf-16",
    Saved.UTF_32: "utf-32",
}


def as_meant(text: str) -> str:
    """A text with the characters that nobody sees in the places that stand for them."""
    return UNSEEN.sub(lambda match: chr(int(match[1], 16)), text)


def loaded_from_files(texts: dict[str, str], passages: tuple[Passage, ...], folder: Path) -> Loaded:
    """What loading makes of the files, each saved as its passage says."""
    ways = {passage.file: passage.saved for passage in passages}
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        SPECIAL.get(ways.get(name), _write)(path, text, ways.get(name))
    locked = {folder / name for name, saved in ways.items() if saved is Saved.LOCKED}
    with patch.object(Path, "read_bytes", _reading(Path.read_bytes, locked)):
        return load(folder)


def _write(path: Path, text: str, saved: Saved | None) -> None:
    path.write_bytes(text.encode(ENCODINGS.get(saved, "utf-8")) if saved else text.encode())


def _reading(really: Callable[[Path], bytes], locked: set[Path]) -> Callable[[Path], bytes]:
    """Reading in which some files may not be opened, whoever runs the tests."""

    def read_bytes(path: Path) -> bytes:
        if path in locked:
            raise PermissionError(13, "Permission denied", str(path))
        return really(path)

    return read_bytes


SPECIAL: dict[Saved | None, Callable[[Path, str, Saved | None], None]] = {
    Saved.LINK: lambda path, *_: path.symlink_to("elsewhere.yaml"),
    Saved.FOLDER: lambda path, *_: path.mkdir(),
    Saved.PIPE: lambda path, *_: os.mkfifo(path),
    Saved.NOWHERE: lambda *_: None,
}
