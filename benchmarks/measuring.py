"""The rounds: contenders take turns, and each run of each is looked at before it counts."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import contenders, processes, sized
from benchmarks.checking import Written, written
from benchmarks.contenders import Contender, Given
from benchmarks.edits import Edit, edit
from benchmarks.plain_pages import PlainPages
from benchmarks.processes import Taken
from benchmarks.serving import saved_to_served

LIMIT = 1800.0
"""Seconds after which a run has failed."""


@dataclass
class Figures:
    """What was measured of a contender, run for run."""

    cold: list[Taken] = field(default_factory=list)
    again: list[Taken] = field(default_factory=list)
    edited: list[Taken] = field(default_factory=list)
    served: list[float] = field(default_factory=list)
    site: Written | None = None

    def seconds(self, which: str) -> float | None:
        """The median of the runs of a kind, if there were any."""
        runs = self.served if which == "served" else [run.seconds for run in getattr(self, which)]
        return statistics.median(runs) if runs else None

    def peak_mb(self) -> float:
        """The median of the most memory that whole builds held."""
        return statistics.median(run.peak_mb for run in self.cold)


@dataclass(frozen=True)
class Field:
    """The contenders, with the pages that each has been given."""

    given: Given
    modules: int
    contenders: tuple[Contender, ...]

    @property
    def expected(self) -> frozenset[str]:
        """The addresses of the pages that each is to write."""
        return frozenset(page.uri for page in self.given.pages.pages)

    def words(self) -> float:
        """Words of a page, on average, without what surrounds it."""
        return self.given.pages.words() / len(self.given.pages.pages)


@contextmanager
def prepared(pages: int, keys: list[str]) -> Iterator[Field]:
    """A curriculum of so many pages, and the contenders with their copies of it; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="benchmark-") as place:
        folder = Path(place)
        root = folder / "curriculum"
        modules = sized.write(root, pages)
        tell(f"{modules} modules for about {pages:,} pages; each contender gets its copy …")
        first = contenders.ours(Given(root, PlainPages((), ()), root), folder / "first")
        processes.run(first.build, first.folder, first.environment, LIMIT)
        given = Given(root, PlainPages.of(root), first.site / "assets")
        taking_part = tuple(contenders.ALL[key](given, folder / key) for key in keys)
        first.clear()
        yield Field(given, modules, taking_part)


def rounds(field_: Field, count: int) -> dict[str, Figures]:
    """Whole builds, builds without a change, and builds after an edit, in so many rounds."""
    found = {contender.key: Figures() for contender in field_.contenders}
    for number in range(count):
        for contender in field_.contenders:
            one_round(field_, contender, number, found[contender.key])
    return found


def one_round(field_: Field, contender: Contender, number: int, figures: Figures) -> None:
    """The three builds of a contender in one round."""
    change = edit(field_.given.root, field_.modules, number)
    contender.clear()
    figures.cold.append(build(field_, contender, change.uri, change.before, figures))
    figures.again.append(build(field_, contender, change.uri, change.before, figures))
    change.save(contender.source_of(change.uri))
    figures.edited.append(build(field_, contender, change.uri, change.after, figures))
    tell(
        f"round {number + 1}, {contender.title}: whole {figures.cold[-1].seconds:.2f} s, no change "
        f"{figures.again[-1].seconds:.2f} s, one edit {figures.edited[-1].seconds:.2f} s, "
        f"{figures.cold[-1].peak_mb:.0f} MB"
    )


def build(field_: Field, contender: Contender, uri: str, text: str, figures: Figures) -> Taken:
    """One build, which must have written every page, with `text` on the one at `uri`."""
    taken = processes.run(contender.build, contender.folder, contender.environment, LIMIT)
    figures.site = written(contender, field_.expected, uri, text)
    return taken


def serving(field_: Field, found: dict[str, Figures], rounds_before: int, most: int) -> None:
    """Each contender serves once, and some edits are saved meanwhile."""
    for contender in field_.contenders:
        numbers = range(rounds_before, rounds_before + min(contender.edits, most))
        changes = [edit(field_.given.root, field_.modules, number) for number in numbers]
        found[contender.key].served = saved_to_served(contender, changes, LIMIT)
        times = ", ".join(f"{seconds:.2f}" for seconds in found[contender.key].served)
        tell(f"served after a save, {contender.title}: {times} s")


def whole_builds(pages: int, keys: list[str], count: int) -> tuple[int, dict[str, Figures]]:
    """Whole builds alone, at another size; with the number of pages that it came to."""
    with prepared(pages, keys) as field_:
        found = {contender.key: Figures() for contender in field_.contenders}
        for number in range(count):
            for contender in field_.contenders:
                figures, change = found[contender.key], _first(field_)
                contender.clear()
                figures.cold.append(build(field_, contender, change.uri, change.before, figures))
                run = figures.cold[-1]
                contender.clear()  # large sites, all at once, could fill the disk
                tell(
                    f"{pages:,} pages, round {number + 1}, {contender.title}: {run.seconds:.2f} s, "
                    f"{run.peak_mb:.0f} MB"
                )
        return len(field_.expected), found


def _first(field_: Field) -> Edit:
    return edit(field_.given.root, field_.modules, 0)


STARTED = time.monotonic()


def tell(text: str) -> None:
    """A line on how far it is."""
    print(f"[{time.monotonic() - STARTED:6.0f} s] {text}", file=sys.stderr, flush=True)
