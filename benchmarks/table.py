"""The figures of a comparison as tables in Markdown."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import fields

from benchmarks.contenders import Contender
from benchmarks.goals import Growth, Measured
from benchmarks.measuring import Figures

TIMES = ("cold", "again", "edited", "served")
TIMES_HEADER = (
    *("", "version", "whole, s", "÷ ours", "no change, s", "÷ ours", "one edit, s", "÷ ours"),
    *("save → served, s", "÷ ours", "peak, MB"),
)
SIZES_HEADER = (
    *("", "pages", "files", "MB written", "÷ ours", "HTML a page, kB", "processes", "threads"),
    "processor, s",
)
DOES_HEADER = ("", "checks the content", "looks at finished pages", "converts", "search", "writes")
GROWTH_HEADER = ("", "pages", "whole, s", "exponent", "peak, MB")


def times(contenders: Iterable[Contender], found: Measured) -> str:
    """How long everybody took, and how many times as long as we."""
    rows = []
    for contender in contenders:
        figures = found[contender.key]
        cells = [cell for which in TIMES for cell in _time(figures, found.get("ours"), which)]
        rows.append((contender.title, contender.version, *cells, f"{figures.peak_mb():.0f}"))
    return table(TIMES_HEADER, rows)


def _time(figures: Figures, ours: Figures | None, which: str) -> tuple[str, str]:
    taken, own = figures.seconds(which), ours.seconds(which) if ours else None
    if taken is None:
        return "–", "–"
    return f"{taken:.2f}", f"{taken / own:.2f}" if own else "–"


def sizes(contenders: Iterable[Contender], found: Measured) -> str:
    """What everybody wrote, and with what."""
    rows = []
    for contender in contenders:
        figures = found[contender.key]
        site, run = figures.site, figures.cold[-1]
        own = found["ours"].site if "ours" in found else None
        assert site is not None
        ratio = f"{site.megabytes / own.megabytes:.2f}" if own else "–"
        measured = (f"{site.pages:,}", f"{site.files:,}", f"{site.megabytes:.1f}", ratio)
        used = (str(run.processes), str(run.threads), f"{run.processor:.1f}")
        rows.append((contender.title, *measured, f"{site.kilobytes_a_page:.1f}", *used))
    return table(SIZES_HEADER, rows)


def does(contenders: Iterable[Contender]) -> str:
    """What everybody does and does not do with the same pages."""
    rows = [
        (one.title, *(getattr(one.does, field.name) for field in fields(one.does)))
        for one in contenders
    ]
    return table(DOES_HEADER, rows, numbers=False)


def growth(titles: dict[str, str], found: Growth) -> str:
    """How the time of a whole build grows with the pages: the exponent from the smallest size on."""
    rows = []
    for key, title in titles.items():
        steps = [
            (pages, figures[key]) for pages, figures in sorted(found.items()) if key in figures
        ]
        for pages, figures in steps:
            power = exponent(steps[0][0], steps[0][1], pages, figures)
            said = "–" if power is None else f"{power:.2f}"
            measured = (f"{figures.seconds('cold'):.2f}", said, f"{figures.peak_mb():.0f}")
            rows.append((title, f"{pages:,}", *measured))
    return table(GROWTH_HEADER, rows)


def exponent(few: int, first: Figures, many: int, last: Figures) -> float | None:
    """The power of the number of pages with which the time grows; none for one size."""
    small, large = first.seconds("cold"), last.seconds("cold")
    if few == many or small is None or large is None:
        return None
    return math.log(large / small) / math.log(many / few)


def table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]], numbers: bool = True) -> str:
    """A table in Markdown; its first column is text."""
    rule = ("--", *(("--:" if numbers else "--") for _ in header[1:]))
    return "\n".join(f"| {' | '.join(row)} |" for row in (header, rule, *rows))
