"""Whether a build wrote what it should have: every page, no other, with the text that was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from benchmarks.contenders import Contender
from benchmarks.processes import Failed


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the folder of a site."""

    pages: int
    files: int
    megabytes: float
    kilobytes_a_page: float
    """Of HTML, on average."""


def written(contender: Contender, expected: frozenset[str], uri: str, text: str) -> Written:
    """Measure a site; raises `Failed` unless it has the pages `expected`, and `text` on that at `uri`."""
    files = [path for path in contender.site.rglob("*") if path.is_file()]
    pages = {path for path in files if path.name == "index.html"}
    found = frozenset(_uri(path, contender.site) for path in pages)
    if found != expected:
        missing, strange = sorted(expected - found)[:5], sorted(found - expected)[:5]
        raise Failed(
            f"{contender.title} wrote {len(found)} pages, not {len(expected)}: "
            f"missing {missing}, not expected {strange}"
        )
    if text not in (contender.site / uri / "index.html").read_text(encoding="utf-8"):
        raise Failed(f"{contender.title}: the page `{uri}` does not say `{text}`")
    sizes = {path: path.stat().st_size for path in files}
    html = sum(sizes[path] for path in pages)
    return Written(len(pages), len(files), sum(sizes.values()) / 1e6, html / len(pages) / 1e3)


def _uri(path: Path, site: Path) -> str:
    folder = path.parent.relative_to(site).as_posix()
    return "" if folder == "." else f"{folder}/"
