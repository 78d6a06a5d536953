"""Keeps the text of a benchmark in `RESULTS.md`, between marks of its own."""

from __future__ import annotations

import platform
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")


def keep(text: str, mark: str, results: Path = RESULTS) -> None:
    """Put the text into the results, in place of the one before."""
    before = results.read_text(encoding="utf-8") if results.exists() else "# Results\n\n"
    if mark not in before:
        before = f"{before.rstrip()}\n\n"
    first, _, rest = before.partition(mark)
    _, _, last = rest.partition(mark)
    results.write_text(f"{first}{mark}\n{text}\n{mark}{last or chr(10)}", encoding="utf-8")


def processor() -> str:
    """What the machine calls its processor."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
