"""How fast we and the peers make the same site, and how soon each serves what was saved.

Run by hand: `benchmarks/run`, with `--write` to keep the tables in `benchmarks/RESULTS.md`. Peers are
installed into `.cache/benchmarks/` first. Contenders take turns in each round; every run is a process of
its own, and is looked at before it counts: its exit status, every page that it should have written, and
a text on one of them. A run that is not right ends everything: it never becomes a figure.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import subprocess
import sys
import time

from benchmarks import contenders, goals, measuring, results, table
from benchmarks.goals import Growth, Measured
from benchmarks.measuring import Field
from benchmarks.processes import Failed

MARK = "<!-- builders -->"
GROWTH = ("ours", "prune", "zensical", "hugo")


def main() -> None:
    """What was asked for on the command line."""
    given = asked().parse_args()
    began = time.monotonic()
    try:
        text = compared(given)
    except Failed as error:
        raise SystemExit(f"no figures: {error}") from error
    took = f"It took {(time.monotonic() - began) / 60:.0f} minutes."
    print(f"{text} {took}")
    if given.write:
        results.keep(f"{text} {took}", MARK)


def asked() -> argparse.ArgumentParser:
    """The options."""
    parser = argparse.ArgumentParser(
        prog="benchmarks/run", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--pages", type=int, default=1000, help="about how many; 360 at least")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", type=_keys, default=list(contenders.ALL), metavar="ours,hugo")
    parser.add_argument("--edits", type=int, default=5, help="saved while each serves; 0 for none")
    parser.add_argument("--growth", type=_sizes, default=[500, 5000], metavar="500,5000")
    parser.add_argument("--growth-rounds", type=int, default=1)
    parser.add_argument("--growth-of", type=_keys, default=list(GROWTH), metavar="ours,hugo")
    parser.add_argument("--quick", action="store_true", help="one round, two edits, one size")
    parser.add_argument("--write", action="store_true", help="keep the tables in RESULTS.md")
    return parser


def _keys(text: str) -> list[str]:
    keys = text.split(",")
    if strange := [key for key in keys if key not in contenders.ALL]:
        known = ", ".join(contenders.ALL)
        raise argparse.ArgumentTypeError(f"nobody is called {strange[0]}; there are {known}")
    return keys


def _sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",") if size]


def compared(given: argparse.Namespace) -> str:
    """Measure what was asked for, and tell it in Markdown."""
    if given.quick:
        given.rounds, given.edits, given.growth = 1, min(given.edits, 2), []
    with measuring.prepared(given.pages, given.only) as field:
        found = measuring.rounds(field, given.rounds)
        measuring.serving(field, found, given.rounds, given.edits)
        parts = _parts(field, found, given)
    keys = [key for key in given.growth_of if key in given.only]
    growth = _growth(given, keys, len(field.expected), found)
    return "\n\n".join([*parts, *_grown(field, found, growth, keys), _surroundings(given)])


def _parts(field: Field, found: Measured, given: argparse.Namespace) -> list[str]:
    return [
        "## Builders on the same pages",
        f"{len(field.expected):,} pages of a made-up curriculum of {field.modules} modules, of "
        f"{field.words():.0f} words each on average without the frame; medians of {given.rounds} (whole, "
        "no change, one edit), contenders taking turns. *Served*: each saves up to "
        f"{given.edits} edits (Material as it comes: two) while it serves, and the page is asked for "
        "over HTTP every 5 ms; the median.",
        table.times(field.contenders, found),
        table.sizes(field.contenders, found),
        table.does(field.contenders),
    ]


def _growth(given: argparse.Namespace, keys: list[str], pages: int, found: Measured) -> Growth:
    """Whole builds at each size, those of the rounds among them."""
    sizes: Growth = {pages: {key: found[key] for key in keys}}
    for size in given.growth if keys else ():
        count, figures = measuring.whole_builds(size, keys, given.growth_rounds)
        sizes[count] = figures
    return sizes


def _grown(field: Field, found: Measured, growth: Growth, keys: list[str]) -> list[str]:
    """The tables of the sizes, and of the goals."""
    titles = {one.key: one.title for one in field.contenders if one.key in keys}
    few, many = min(growth), max(growth)
    power = peak = None
    if "ours" in keys and few != many:
        power = table.exponent(few, growth[few]["ours"], many, growth[many]["ours"])
        peak = growth[many]["ours"].peak_mb()
    reached = goals.rows(found, power, peak)
    header = ("goal", "to reach", "reached", "?")
    return [
        *([table.growth(titles, growth)] if few != many else []),
        *([table.table(header, reached, numbers=False)] if reached else []),
    ]


def _surroundings(given: argparse.Namespace) -> str:
    """On what, with which versions, and by which command."""
    options = [option for option in sys.argv[1:] if option != "--write"]
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False)
    return (
        f"Made on {dt.date.today()} by `{' '.join(['benchmarks/run', *options])}`. *No change* and *one "
        "edit* are builds after the whole one, with the caches and folders that it left. The peak is the "
        "most memory that all processes of a whole build held together, with what they share counted once "
        "(PSS). A whole build finds no site and no cache. Material and Zensical "
        "build what `curriculum export pages` writes; Hugo and Eleventy take the same pages as finished "
        "HTML, which is what they are fastest with, and write them in a theme "
        "of ours (`benchmarks/themes/`) with the same navigation, table of contents, search index and "
        f"assets. {os.cpu_count()} cores; Python {platform.python_version()}, Node "
        f"{node.stdout.strip() or 'none'}; {results.processor()}, {platform.system()}."
    )


if __name__ == "__main__":
    main()
