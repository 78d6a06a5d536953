"""Changes of one text in one source file, the same for every contender."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.processes import Failed

WORDS = 6
"""With how many of its first words a text is found; they stand on one line of every source."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A text of a page, before and after."""

    uri: str
    before: str
    after: str

    def save(self, path: Path) -> None:
        """Write the file with the text as it is afterwards; raises `Failed` when it is not there."""
        text = path.read_text(encoding="utf-8")
        if self.before not in text:
            raise Failed(f"`{path}` does not say `{self.before}`")
        path.write_text(text.replace(self.before, self.after, 1), encoding="utf-8")


def edit(root: Path, modules: int, number: int) -> Edit:
    """The edit with this number: each is of another module, and after all of them of the first again."""
    module = number % modules + 1
    content = yaml.safe_load((root / f"content/modules/module-{module}.yaml").read_bytes())
    words = content["segments"][0]["read"].split()[:WORDS]
    before = " ".join(words)
    return Edit(f"modules/module-{module}/", before, f"{before}, take {number + 1},")
