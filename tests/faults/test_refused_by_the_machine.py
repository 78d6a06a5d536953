"""A full disk, a folder that may not be written: the old site stands, and the message says what to do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.publishing.refusal import size_of
from tests.faults.standing import Outcome, Patterns, Standing

SIZES = 20


def mounted(folder: Path, size: int) -> bool:
    """Whether a disk of `size` bytes could be made at `folder`, which takes the rights of an administrator."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    return bool(shutil.which("mount")) and not subprocess.run(mount, capture_output=True).returncode


@pytest.fixture
def disk(tmp_path: Path, patterns: Patterns) -> Iterator[Path | None]:
    """A small disk, with room for two and a half sites; none where nobody may make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not mounted(folder, 3 * size_of(patterns.old)):
        yield None
        return
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def must_have_been_refused(standing: Standing, done: Outcome, fault: str, says: str) -> None:
    assert done.code == 1, done.said
    assert "Traceback" not in done.said
    assert re.search(says, done.said), done.said
    assert "the site that stands is as it was." in done.said
    standing.judge(fault, "old")
    assert standing.beside == set()


def test_a_disk_that_is_full_keeps_the_old_site(standing: Standing, disk: Path | None) -> None:
    if disk is None:
        pytest.skip("no disk of its own can be made here (`mount` is not allowed)")
    standing.target = disk / "site"
    standing.stand()
    says = r"the disk is full: .* MB beside .*, and \d+\.\d MB are free; make room"
    room = shutil.disk_usage(disk).free
    needed = size_of(standing.patterns.new)
    for number in range(SIZES):
        # What is left for the new site: from nothing to nearly enough.
        ballast = disk / "ballast"
        with ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(1, room - needed * number // (SIZES + 1)))
        done = standing.build()
        ballast.unlink()
        must_have_been_refused(standing, done, "disk full", says)
    standing.recovers()


@pytest.mark.parametrize("number", range(SIZES))
def test_a_file_that_finds_no_room_keeps_the_old_site(standing: Standing, number: int) -> None:
    """The same where nobody may make a disk: one file after the other cannot be opened."""
    done = standing.build(
        plan="no_room", given=(str(standing.target.parent / ".site-"), 5 * number)
    )
    must_have_been_refused(standing, done, "no room for one more file", "the disk is full")
    if number == SIZES - 1:
        standing.recovers()


def test_a_disk_that_can_only_be_read_keeps_the_old_site(
    standing: Standing, disk: Path | None
) -> None:
    if disk is None:
        pytest.skip("no disk of its own can be made here (`mount` is not allowed)")
    standing.target = disk / "site"
    standing.stand()
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    done = standing.build()
    must_have_been_refused(standing, done, "target on a disk for reading only", "only be read")
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    standing.recovers()


def test_a_folder_of_somebody_else_keeps_the_old_site(standing: Standing) -> None:
    with tempfile.TemporaryDirectory() as folder:
        # An administrator may write everywhere, so the build gives its rights up; it still reads.
        place = Path(folder)
        standing.target = place / "site"
        standing.stand()
        place.chmod(0o555)
        done = standing.build(plan="nobody") if os.getuid() == 0 else standing.build()
        says = "is not yours to change; ask for the right to, or name another folder"
        must_have_been_refused(standing, done, "target of somebody else", says)
        place.chmod(0o755)
        standing.recovers()


def test_a_limit_on_the_size_of_files_keeps_the_old_site(standing: Standing) -> None:
    done = standing.build(plan="small_files", given=(20_000,))
    must_have_been_refused(standing, done, "file larger than allowed", "raise the limit")
    standing.recovers()
