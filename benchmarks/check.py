"""How long `curriculum check` takes, beside the bare YAML loader and the bare model on the same files.

Run by hand: `python -m benchmarks.check`, with `--write` to keep the table in `benchmarks/RESULTS.md`,
with `--profile` to see where the time goes. Every figure is the median of some rounds, in which the
contenders take turns, each in a process of its own. It is processor time: what else the machine does,
and the start of Python, do not count.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import os
import platform
import pstats
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import yaml

from benchmarks import results, synthetic
from generator import checks
from generator.cli.verdict import find_problems
from generator.loading import load
from generator.model import kind_of
from generator.problem import Severity
from generator.source import documents

MARK = "<!-- curriculum check -->"
HEADER = "| modules | files | MB | bare, s | ms a module | reading, s | all, s | ms a module | all ÷ bare |"
RULE = "|--:|--:|--:|--:|--:|--:|--:|--:|--:|"


def bare(root: Path) -> None:
    """The least that anybody could do: PyYAML's fastest safe loader, then the model."""
    for name, path in documents(root):
        kind = kind_of(name)
        assert kind is not None, name
        data = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
        fixed = {} if kind.is_single_file else {"id": path.stem, **dict(kind.fixed)}
        kind.adapter.validate_python({**data, **fixed})


def reading(root: Path) -> None:
    """Read, judged and joined, without the rules."""
    gc.disable()  # as `curriculum check` does
    assert load(root).curriculum is not None


def everything(root: Path) -> None:
    """All that `curriculum check` does, without printing."""
    # Problems of the reader, unlike those of the rules, would cut the work short.
    assert all(problem.code.isupper() for problem in find_problems(root))


CONTENDERS: dict[str, Callable[[Path], None]] = {
    "bare": bare,
    "reading": reading,
    "all": everything,
}


def seconds(contender: str, root: Path) -> float:
    """How long a contender takes in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.check", "--measure", contender, str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout)


def measure(contender: str, root: Path) -> None:
    """Print how long a contender takes here."""
    began = time.process_time()
    CONTENDERS[contender](root)
    print(time.process_time() - began)


def profile(root: Path) -> None:
    """Print where the time of everything goes."""
    profiler = cProfile.Profile()
    profiler.runcall(everything, root)
    found = pstats.Stats(profiler)
    found.sort_stats("cumulative").print_stats("generator", 45)
    found.sort_stats("tottime").print_stats(25)


def table(sizes: list[int], rounds: int) -> str:
    """The figures as a table in Markdown."""
    lines = [HEADER, RULE]
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            root = Path(folder) / str(size)
            synthetic.write(root, size)
            lines.append(row(root, size, rounds))
            print(lines[-1], file=sys.stderr)
    return "\n".join(lines)


def row(root: Path, size: int, rounds: int) -> str:
    """The figures of one size."""
    times: dict[str, list[float]] = {name: [] for name in CONTENDERS}
    for _ in range(rounds):
        for name, taken in times.items():
            taken.append(seconds(name, root))
    least, read, whole = (statistics.median(taken) for taken in times.values())
    files = [path for _, path in documents(root)]
    size_mb = sum(path.stat().st_size for path in files) / 1e6
    return (
        f"| {size:,} | {len(files):,} | {size_mb:.1f} | {least:.2f} | {1000 * least / size:.1f} "
        f"| {read:.2f} | {whole:.2f} | {1000 * whole / size:.1f} | {whole / least:.2f} |"
    )


def surroundings(rounds: int) -> str:
    """On what, and with which versions."""
    names = ("pyyaml", "pydantic", "pydantic-core")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    run = sum(rule.severity is not Severity.REPORT for rule in checks.RULES)
    return (
        f"Made by `python -m benchmarks.check --write`. {run} rules (`check` leaves those alone that only "
        "report); processor time; *reading* and *all* run without Python's search for cycles, as "
        f"`check` does; median of {rounds} rounds, contenders taking turns; {os.cpu_count()} cores; "
        f"Python {platform.python_version()}, {versions}; {results.processor()}, {platform.system()}."
    )


def main() -> None:
    """What was asked for on the command line."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("--sizes", type=int, nargs="+", default=[100, 300, 1000])
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--write", action="store_true", help="keep the table in RESULTS.md")
    asked.add_argument("--profile", type=int, metavar="SIZE", help="where the time goes")
    asked.add_argument("--measure", nargs=2, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.measure:
        measure(given.measure[0], Path(given.measure[1]))
    elif given.profile:
        with tempfile.TemporaryDirectory() as folder:
            synthetic.write(Path(folder), given.profile)
            profile(Path(folder))
    else:
        figures = table(given.sizes, given.rounds)
        text = f"## `curriculum check`\n\n{figures}\n\n{surroundings(given.rounds)}"
        print(text)
        if given.write:
            results.keep(text, MARK)


if __name__ == "__main__":
    main()
