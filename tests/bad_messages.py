"""What is said of the files in `tests/bad`, as one text to read: `python -m tests.bad_messages` writes it.

`tests/cases/bad-messages.txt` is what an editor would see. Whoever changes a message writes the file anew
and reads what has changed in it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from generator.loading import load
from tests.bad_files import Folder, curriculum_in, folders
from tests.edits import TINY

MESSAGES = Path(__file__).parent / "cases" / "bad-messages.txt"


def only_adds(folder: Folder) -> bool:
    """Whether its files are all new ones of their own, so that it can stand beside others."""
    return not any((TINY / name).exists() for name in folder.names)


def batches() -> list[tuple[Folder, ...]]:
    """The folders as they are loaded: most of them at once, each other one for itself."""
    together = tuple(folder for folder in folders() if only_adds(folder))
    return [together, *((folder,) for folder in folders() if not only_adds(folder))]


def name(batch: Iterable[Folder]) -> str:
    return ", ".join(folder.path.name for folder in batch)


def said(batch: Iterable[Folder], root: Path) -> str:
    """What loading says of some folders, laid over the tiny curriculum in `root`."""
    curriculum_in(root)
    for folder in batch:
        folder.lay_over(root)
    return "".join(f"{problem}\n" for problem in load(root).problems)


def everything() -> str:
    parts = []
    for batch in batches():
        with tempfile.TemporaryDirectory() as folder:
            parts.append(f"# {name(batch)}\n{said(batch, Path(folder) / 'tiny')}")
    return "\n".join(parts)


if __name__ == "__main__":
    MESSAGES.write_text(everything(), encoding="utf-8")
