"""Whether the site that stands is the one that a build would make: then nothing needs to be built.

What a site is made from is compared by what the files hold; the site itself by the sizes and times of
its files. The note about it lies in `.cache/curriculum/`, and without it everything is built.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from generator.program import content_of, held, mixed, program

FOLDER = Path(".cache") / "curriculum"
"""Where what builds keep lies, below the curriculum's folder; it may go at any time."""
FROM_OUTSIDE = re.compile(r"!ENV\s+(?:\[([^\]]*)\]|(\w+))")
"""The names of environment variables that `mkdocs.yml` reads."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A site as it was when it was put in place."""

    made_from: str
    site: str
    pages: int
    warnings: int
    """How many warnings there were about the content and the pages."""


def made_from(root: Path, theme: Path, edition: str, day: dt.date) -> str:
    """Everything that decides how a site looks, as one fingerprint.

    The day is part of it, since some rules about dates speak up on a certain day.
    """
    settings = [path for path in sorted(root.iterdir()) if path.suffix in {".yml", ".yaml"}]
    said = [content_of(path).decode("utf-8", "surrogateescape") for path in settings]
    names = {
        name.strip(" \"'")
        for found in FROM_OUTSIDE.finditer("\n".join(said))
        for name in (found[1] or found[2]).split(",")
    }
    outside = [f"{name}={os.environ.get(name)}" for name in sorted(names | {"SOURCE_DATE_EPOCH"})]
    own_theme = root / "theme"
    return mixed(
        program(theme),
        held(own_theme) if own_theme.is_dir() and own_theme.resolve() != theme.resolve() else "",
        *(edition, day.isoformat(), *said, *outside, held(root / "content")),
    )


def seal(site: Path) -> str:
    """The names, sizes and times of all files of a site, as one fingerprint."""
    found = []
    for place, _, names in os.walk(site):
        for name in names:
            at = Path(place, name).stat()
            found.append(f"{place}/{name} {at.st_size} {at.st_mtime_ns} {at.st_ino}")
    return mixed(*sorted(found))


def noted(root: Path, site: Path, edition: str) -> Standing | None:
    """What was noted when the site was put in place; none if nothing can be read of it."""
    try:
        said = json.loads(_note(root, site, edition).read_text(encoding="utf-8"))
        return Standing(**said)
    except (OSError, ValueError, TypeError):
        return None


def note(root: Path, site: Path, edition: str, standing: Standing) -> None:
    """Keep a note of the site that was put in place; without a place for it, do nothing."""
    path = _note(root, site, edition)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(standing)), encoding="utf-8")


def _note(root: Path, site: Path, edition: str) -> Path:
    return root / FOLDER / f"{edition}-{mixed(str(site.absolute()))[:8]}.json"
