"""Which files a site is made from, and whether any of them has changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple

import watchfiles

Seal = tuple[tuple[str, int, int], ...]
"""The files of a folder with their times and sizes: another one when any of them has changed."""


class Seals(NamedTuple):
    """What everything that a site is made from looks like at one moment."""

    content: Seal
    by_hand: Seal
    """Pages and pictures in `content/` that are no YAML, and `mkdocs.yml`: they shape the frame."""
    theme: Seal


@dataclass(frozen=True, slots=True)
class Sources:
    """Where everything that a site is made from stands."""

    root: Path
    theme: Path

    def seals(self) -> Seals:
        """How all files look now; takes some thousandths of a second for a thousand files."""
        content = tuple(_sealed(self.root / "content"))
        yaml = tuple(seal for seal in content if seal[0].endswith(".yaml"))
        offer = tuple(_sealed_file(self.root / "curriculum.yaml"))
        settings = tuple(_sealed_file(self.root / "mkdocs.yml"))
        others = tuple(seal for seal in content if not seal[0].endswith(".yaml"))
        return Seals((*offer, *yaml), (*settings, *others), tuple(_sealed(self.theme)))

    def follow(self, changed: Callable[[], None], stop: Event) -> Thread:
        """Call `changed` from a thread of its own, whenever the system says that a file has changed."""
        places = (self.root / name for name in ("content", "curriculum.yaml", "mkdocs.yml"))
        watched = [place for place in (*places, self.theme) if place.exists()]

        def run() -> None:
            for _ in watchfiles.watch(
                *watched, stop_event=stop, debounce=50, step=10, raise_interrupt=False
            ):
                changed()

        thread = Thread(target=run, name="watching", daemon=True)
        thread.start()
        return thread


def _sealed(folder: Path) -> Iterator[tuple[str, int, int]]:
    """The files below a folder; one that goes away meanwhile counts as gone."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _sealed(Path(entry.path))
            elif not entry.name.startswith("."):
                at = entry.stat()
                yield entry.path, at.st_mtime_ns, at.st_size
        except OSError:
            continue


def _sealed_file(path: Path) -> Iterator[tuple[str, int, int]]:
    try:
        at = path.stat()
    except OSError:
        return
    yield str(path), at.st_mtime_ns, at.st_size
