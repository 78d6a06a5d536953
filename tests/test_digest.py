"""The sums of a site: `sha256sum` understands them, and `curriculum verify` says what is not as built."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from generator import cli, digest
from generator.publishing.guard import MARKER

FILES = {
    "index.html": "<p>home",
    "modules/a/index.html": "<p>a",
    "modules/a.html": "<p>the path sorts before the folder's",
    "assets/Ü b.css": "p {}",
    "assets/two\nlines and a \\.txt": "",
}
NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1)
SUMS = st.integers(0, 2**256 - 1).map("{:064x}".format)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with the sums of what stands in it."""
    folder = tmp_path / "site"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / ".curriculum-site").touch()
    digest.write(folder)
    return folder


def verified(*arguments: str | Path, sums: bytes | None = None) -> Result:
    return CliRunner().invoke(cli.main, ["verify", *map(str, arguments)], input=sums)


def checked_by_sha256sum(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sha256sum", "--check", "--strict", digest.NAME],
        cwd=folder, capture_output=True, text=True,
    )  # fmt: skip


def test_a_site_that_nobody_touched_is_as_it_was_built(site: Path) -> None:
    done = verified(site)
    assert done.exit_code == 0
    told = digest.of((site / digest.NAME).read_bytes())
    assert done.stdout == f"All 5 files are as they were built.\nDigest: {told}\n"


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is not installed")
def test_sha256sum_reads_what_we_write_and_finds_what_we_find(site: Path) -> None:
    assert checked_by_sha256sum(site).returncode == 0
    (site / "index.html").write_text("<p>Home", encoding="utf-8")
    done = checked_by_sha256sum(site)
    assert done.returncode == 1
    assert "index.html: FAILED" in done.stdout


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is not installed")
def test_we_read_what_sha256sum_writes(site: Path) -> None:
    names = [
        path for path in site.rglob("*") if path.is_file() and path.name not in digest.NOT_LISTED
    ]
    names.sort(key=lambda path: os.fsencode(path.relative_to(site)))
    done = subprocess.run(
        ["sha256sum", *(path.relative_to(site) for path in names)],
        cwd=site, capture_output=True, check=True,
    )  # fmt: skip
    assert done.stdout == (site / digest.NAME).read_bytes()
    assert digest.read(done.stdout) == digest.sums(site)


def test_every_file_is_in_the_list_but_the_list_and_our_marker(site: Path) -> None:
    assert set(digest.read((site / digest.NAME).read_bytes())) == set(FILES)
    assert {digest.NAME, MARKER} == digest.NOT_LISTED


@given(st.dictionaries(NAMES, SUMS, min_size=1))
def test_what_is_listed_is_read_again(found: dict[str, str]) -> None:
    assert digest.read(digest.listed(found)) == found


def change_a_byte(site: Path) -> None:
    (site / "index.html").write_text("<p>hame", encoding="utf-8")


def empty_a_file(site: Path) -> None:
    (site / "modules/a.html").write_bytes(b"")


def remove_a_file(site: Path) -> None:
    (site / "modules/a/index.html").unlink()


def add_a_hidden_file(site: Path) -> None:
    (site / "modules/.htaccess").touch()


def add_a_marker_below(site: Path) -> None:
    (site / "modules/.curriculum-site").touch()


def put_a_link_for_a_file(site: Path) -> None:
    """It leads to the same bytes, for the moment."""
    (site / "modules/a.html").rename(site.parent / "elsewhere")
    (site / "modules/a.html").symlink_to(site.parent / "elsewhere")


def add_a_link_to_a_folder(site: Path) -> None:
    (site / "all").symlink_to(site)


def rename_a_file(site: Path) -> None:
    (site / "modules/a.html").rename(site / "modules/b.html")


HARM = {
    "changed": (change_a_byte, "1 changed:\n  index.html\n4 files"),
    "emptied": (empty_a_file, "1 changed:\n  modules/a.html\n4 files"),
    "removed": (remove_a_file, "1 missing:\n  modules/a/index.html\n4 files"),
    "added, hidden": (add_a_hidden_file, "1 added:\n  modules/.htaccess\n5 files"),
    "a marker elsewhere": (add_a_marker_below, "1 added:\n  modules/.curriculum-site\n5 files"),
    "a link for a file": (put_a_link_for_a_file, "1 changed:\n  modules/a.html\n4 files"),
    "a link to a folder": (add_a_link_to_a_folder, "1 added:\n  all\n5 files"),
    "renamed": (
        rename_a_file,
        "1 missing:\n  modules/a.html\n1 added:\n  modules/b.html\n4 files",
    ),
}


@pytest.mark.parametrize(("harm", "told"), HARM.values(), ids=HARM)
def test_what_was_done_to_a_site_is_told(site: Path, harm: object, told: str) -> None:
    assert callable(harm)
    harm(site)
    done = verified(site)
    assert done.exit_code == 1
    assert done.stdout.startswith(f"{told} are as they were built; this site is not.\nDigest: ")


def test_a_long_list_is_cut_short_and_counted(site: Path) -> None:
    for number in range(23):
        (site / f"{number:02}.html").touch()
    done = verified(site)
    assert "23 added:\n  00.html\n" in done.stdout
    assert "  19.html\n  … and 3 more\n5 files" in done.stdout


def test_sums_from_elsewhere_show_what_was_changed_together_with_its_sum(site: Path) -> None:
    published = (site / digest.NAME).read_bytes()
    change_a_byte(site)
    digest.write(site)
    assert verified(site).exit_code == 0
    done = verified(site, "--against", "-", sums=published)
    assert done.exit_code == 1
    assert "2 changed:\n  SHA256SUMS\n  index.html\n4 files" in done.stdout
    assert done.stdout.endswith(f"Digest: {digest.of(published)}\n")


def test_a_copy_is_compared_with_the_sums_of_the_site_it_was_made_from(
    site: Path, tmp_path: Path
) -> None:
    sums = tmp_path / "sums"
    shutil.copy(site / digest.NAME, sums)
    assert verified(site, "--against", sums).exit_code == 0
    (site / digest.NAME).unlink()
    done = verified(site, "--against", sums)
    assert (done.exit_code, done.stdout[:24]) == (1, "1 missing:\n  SHA256SUMS\n")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"", "it is empty"),
        (b"hello\n", "line 1 is not a sum and a path"),
        (f"{'0' * 64}  a\n{'0' * 63}  b\n".encode(), "line 2 is not a sum and a path"),
        (f"{'0' * 64}  index.h".encode(), "it breaks off before its end"),
        (b"\xff\xfe\x00", "it breaks off before its end"),
    ],
)
def test_what_is_no_list_of_sums_is_a_slip_and_not_a_difference(
    site: Path, text: bytes, why: str
) -> None:
    done = verified(site, "--against", "-", sums=text)
    assert done.exit_code == 2
    assert why in done.stderr


def test_a_folder_without_sums_cannot_be_judged(tmp_path: Path) -> None:
    done = verified(tmp_path)
    assert done.exit_code == 2
    assert "has no SHA256SUMS" in done.stderr


def test_a_name_that_is_no_text_is_told_all_the_same(site: Path) -> None:
    path = os.fsencode(site) + b"/\xff\xfe.html"
    os.close(os.open(path, os.O_CREAT))
    done = verified(site)
    assert done.exit_code == 1
    assert "1 added:" in done.stdout


def test_what_is_published_can_be_read_by_a_web_server_whoever_built_it(site: Path) -> None:
    (site / "index.html").chmod(0o600)
    (site / "modules/a.html").chmod(0o777)
    (site / "modules").chmod(0o700)
    site.chmod(0o700)
    digest.write(site)
    modes = {path.is_dir(): set() for path in (site, site / "index.html")}
    for path in (site, *site.rglob("*")):
        modes[path.is_dir()].add(path.stat().st_mode & 0o7777)
    assert modes == {True: {0o755}, False: {0o644}}


def test_no_site_with_a_link_in_it_is_given_sums(site: Path) -> None:
    add_a_link_to_a_folder(site)
    with pytest.raises(AssertionError, match="no build writes links"):
        digest.write(site)
