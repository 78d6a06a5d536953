"""What is said of the files in `tests/bad` is what `cases/bad-messages.txt` holds, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bad_files import Folder
from tests.bad_messages import MESSAGES, batches, name, said

PARTS = MESSAGES.read_text(encoding="utf-8").removeprefix("# ").rstrip("\n").split("\n\n# ")
SAVED = {part.partition("\n")[0]: part.partition("\n")[2].splitlines() for part in PARTS}


@pytest.mark.parametrize("batch", batches(), ids=lambda batch: batch[0].path.name)
def test_bad_files_are_told_in_the_words_that_are_written_down(
    batch: tuple[Folder, ...], tmp_path: Path
) -> None:
    # Other words are meant? `python -m tests.bad_messages` writes the file anew.
    assert said(batch, tmp_path / "tiny").splitlines() == SAVED[name(batch)]


def test_every_folder_is_in_the_file_and_nothing_else() -> None:
    assert list(SAVED) == [name(batch) for batch in batches()]
