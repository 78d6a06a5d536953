"""A site that stands, the project that it is built from, and what becomes of it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.curriculum import PROJECT
from tests.faults.forge import Order, Outcome
from tests.projects import MODULE, change, digest, environment

Record = Callable[[str, object], None]
OLD_TEXT, NEW_TEXT = "title: Ask before you mend", "title: Ask before you mend it"
EDITION = ("--edition", "participant")


class Forge:
    """The process that starts builds, as seen from here."""

    def __init__(self, root: Path, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.forge", str(root), str(folder)],
            cwd=PROJECT,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout.readline() == "ready\n"  # type: ignore[union-attr]

    def build(self, root: Path, *arguments: str, **happens: Any) -> Outcome:
        """Build the site of `root`; what `happens` stands in `Order`."""
        order = Order(str(root), (*EDITION, *arguments), **happens)
        self._process.stdin.write(json.dumps(asdict(order)) + "\n")  # type: ignore[union-attr]
        self._process.stdin.flush()  # type: ignore[union-attr]
        return Outcome(**json.loads(self._process.stdout.readline()))  # type: ignore[union-attr]

    def close(self) -> None:
        self._process.stdin.close()  # type: ignore[union-attr]
        self._process.stdout.close()  # type: ignore[union-attr]
        self._process.wait()


@dataclass(frozen=True)
class Patterns:
    """The two sites that may stand, complete, and the curriculum that they are built from."""

    project: Path
    old: Path
    new: Path


@dataclass
class Standing:
    """A site that stands while others are built in its place."""

    root: Path
    target: Path
    patterns: Patterns
    forge: Forge
    record: Record

    def __post_init__(self) -> None:
        self._whole = {digest_of(self.patterns.old): "old", digest_of(self.patterns.new): "new"}
        self.edit("new")

    def edit(self, version: str) -> None:
        """Write what the old or the new site is built from."""
        shutil.copy(self.patterns.project / MODULE, self.root / MODULE)
        if version == "new":
            change(self.root, OLD_TEXT, NEW_TEXT)

    def stand(self, version: str = "old") -> None:
        """Let the old or the new site stand, as if it had just been published."""
        shutil.rmtree(self.target, ignore_errors=True)
        shutil.copytree(getattr(self.patterns, version), self.target, copy_function=shutil.copy)

    def build(self, *arguments: str, **happens: Any) -> Outcome:
        """Build with every page made anew, so that all builds take the same time."""
        site = str(self.target)
        return self.forge.build(self.root, "--site-dir", site, "--anew", *arguments, **happens)

    @property
    def state(self) -> str:
        """Which site stands: the old one, the new one, or something broken."""
        return self._whole.get(digest_of(self.target), "broken")

    @property
    def beside(self) -> set[str]:
        """What stands beside the site, but for the project and the site before."""
        kept = {self.target.name, f".{self.target.name}.before", "project"}
        return {path.name for path in self.target.parent.iterdir()} - kept

    def note(self, fault: str, outcome: str, times: int = 1) -> None:
        """Note for the table at the end what became of a site."""
        self.record("fault", f"{fault} | {outcome} | {times}")

    def judge(self, fault: str, *allowed: str) -> None:
        """Note which site stands, which must be one of those allowed."""
        state = self.state
        self.note(fault, f"{state} site" if state in {"old", "new"} else state)
        assert state in allowed

    def recovers(self) -> float:
        """The next build succeeds and leaves nothing behind; how many seconds it took."""
        done = self.build()
        assert done.code == 0, done.said
        assert (self.state, self.beside) == ("new", set())
        return done.seconds


def digest_of(folder: Path) -> str:
    """What stands in a folder, as one text."""
    return json.dumps(digest(folder), sort_keys=True)
