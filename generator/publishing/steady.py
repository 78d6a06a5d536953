"""A site is made from files as they stood at one moment: when one changes meanwhile, it is made anew."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from generator.publishing.refusal import Restless

ATTEMPTS = 3
PASSING = (".", "#")
"""How the names of files begin that editors keep for a while; nothing is made from them."""
Made = TypeVar("Made")
Stamp = tuple[int, int, int, int]


def steady(sources: Iterable[Path], make: Callable[[], Made], say: Callable[[str], None]) -> Made:
    """What `make` makes while nothing in `sources` changes; what went wrong meanwhile counts for nothing.

    Raises `Restless` when something changed during each of three attempts.
    """
    watched = tuple(sources)
    for attempt in range(1, ATTEMPTS + 1):
        before = stamps(watched)
        try:
            made = make()
        except (Exception, SystemExit):
            if stamps(watched) == before:
                raise
        else:
            if stamps(watched) == before:
                return made
        changed = _changed(before, stamps(watched))
        if attempt < ATTEMPTS:
            say(f"`{changed}` changed meanwhile: once more, from the beginning …")
    raise Restless(
        f"`{changed}` and what else the site is made from changed {ATTEMPTS} times during the build; "
        "wait until whatever writes there is done, and build again"
    )


def stamps(sources: Iterable[Path]) -> Mapping[str, Stamp]:
    """When each file was last changed, and how large it is; a file that goes meanwhile is left out."""
    return {path: stamp for source in sources for path in _files(source) if (stamp := _stamp(path))}


def _files(source: Path) -> Iterator[str]:
    if not source.is_dir():
        yield str(source)
    for folder, _, names in os.walk(source):
        yield from (f"{folder}/{name}" for name in names if not _is_passing(name))


def _is_passing(name: str) -> bool:
    return name.startswith(PASSING) or name.endswith("~")


def _stamp(path: str) -> Stamp | None:
    try:
        told = os.stat(path)  # noqa: PTH116 – five times as fast as by way of `Path`
    except OSError:
        return None
    return told.st_mtime_ns, told.st_ctime_ns, told.st_size, told.st_ino


def _changed(before: Mapping[str, Stamp], after: Mapping[str, Stamp]) -> str:
    """The first file that is not as it was; one that changed back in between has no name here."""
    different = {path for path, _ in before.items() ^ after.items()}
    return min(different, default="a file")
