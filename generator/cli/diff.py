"""`curriculum diff`: what a change means for those who teach and learn."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import click

from generator import checks
from generator.assets import theme_folder
from generator.cli.common_options import ROOT
from generator.impact import compare
from generator.impact.changes import PageChange
from generator.impact.rendering import FORMATS
from generator.impact.sides import Files, Side, read_files, sides
from generator.loading import Loaded
from generator.problem import has_errors


@click.command()
@ROOT
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMATS)),
    default="text",
    help="`text` for the terminal, `markdown` for a pull request, `json` for programs.",
)
@click.argument("old", default="HEAD")
@click.argument("new", required=False)
def diff(root: Path, form: str, old: str, new: str | None) -> None:
    """Say what changes from OLD to NEW for trainers and participants.

    OLD and NEW are folders with a curriculum, or revisions of git such as `main` or `HEAD~3`. Without
    NEW, the files as they are now are meant; without OLD, the last commit.
    """
    with _folder(root, old) as before, _folder(root, new or str(root)) as after:
        files = read_files(before), read_files(after)
        both = sides(*files)
        pages = _pages(files, both)
        click.echo(FORMATS[form](compare(*both, pages)), nl=False)


@contextmanager
def _folder(root: Path, name: str) -> Iterator[Path]:
    """The folder that a name stands for: one on the disk, or a revision in one that is soon gone."""
    folder = Path(name)
    if name and ((folder / "curriculum.yaml").exists() or (folder / "content").is_dir()):
        yield folder
        return
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{tree}}")
    revision = _git(root, *asked)
    if revision is None:
        raise click.UsageError(
            f"`{name}` is neither a folder with a curriculum nor a revision that git knows here"
        )
    with tempfile.TemporaryDirectory(prefix="curriculum-") as made:
        _unpack(_git(root, "archive", "--format=tar", revision.decode().strip()) or b"", Path(made))
        yield Path(made)


def _git(root: Path, *arguments: str) -> bytes | None:
    """What git says in a folder; none when it fails or is not there."""
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True)
    except FileNotFoundError:
        return None
    return done.stdout if done.returncode == 0 else None


def _unpack(archive: bytes, folder: Path) -> None:
    """Put the ordinary files of a curriculum into a folder, and nothing outside it."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            parts = PurePosixPath(member.name).parts
            content = tar.extractfile(member) if member.isreg() else None
            if content is None or ".." in parts or parts[0] not in {"content", "curriculum.yaml"}:
                continue
            path = folder.joinpath(*parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.read())


def _pages(files: tuple[Files, Files], both: tuple[Side, Side]) -> tuple[PageChange, ...] | None:
    """What changes on pages; none unless both sites can be made."""
    from generator.impact.pages import page_changes, sites  # `check` does without templates

    made = []
    for own, side in zip(files, both, strict=True):
        found = checks.examine(Loaded(side.curriculum, own.problems))
        if side.curriculum is None or not side.is_whole or has_errors(found):
            return None
        by_hand = {page.address: page.text for page in own.pages}
        made.append((side.curriculum, theme_folder(), by_hand))
    return page_changes(*(sites(*each) for each in made))
