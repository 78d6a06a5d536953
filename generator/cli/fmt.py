"""`curriculum fmt`: lay files out as everybody expects them."""

from __future__ import annotations

import difflib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from generator.cli.common_options import ROOT
from generator.cli.verdict import count
from generator.formatting import NotSafe, formatted
from generator.model import kind_of
from generator.source import documents, read
from generator.telling.as_text import headline


@dataclass(frozen=True)
class Outcome:
    """What became of a file: its old and its new text, or why it was left alone."""

    name: str
    file: Path
    old: str = ""
    new: str = ""
    trouble: tuple[str, ...] = ()


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@ROOT
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 if needed.")
@click.option("--diff", "show_diff", is_flag=True, help="Write nothing; show what would change.")
def fmt(paths: tuple[Path, ...], root: Path, only_check: bool, show_diff: bool) -> None:
    """Lay files out: fields in the order of the model, prose wrapped, comments kept.

    PATHS are files or folders; without any, all files of the curriculum. What a file says never
    changes, and a file with problems is left alone. Text after `|` keeps its lines.
    """
    outcomes = [_outcome(name, file) for name, file in _chosen(root, paths)]
    changed = [each for each in outcomes if each.new != each.old]
    troubled = [each for each in outcomes if each.trouble]
    for outcome in troubled:
        click.echo("\n".join(outcome.trouble), err=True)
    for outcome in changed:
        if show_diff:
            click.echo(_diff(outcome), nl=False)
        elif only_check:
            click.echo(f"{outcome.name} would be laid out anew")
        else:
            _replace(outcome.file, outcome.new)
            click.echo(f"{outcome.name} is laid out anew")
    click.echo(_summary(outcomes, changed, troubled, only_check or show_diff), err=True)
    is_unfinished = bool(changed) and (only_check or show_diff)
    raise SystemExit(1 if is_unfinished or troubled else 0)


def _chosen(root: Path, paths: tuple[Path, ...]) -> Iterator[tuple[str, Path]]:
    """The files to lay out, with their names below the curriculum's folder."""
    wanted = [path.absolute() for path in paths]
    found = [(name, file) for name, file in documents(root) if kind_of(name)]
    taken: set[Path] = set()
    for name, file in found:
        near = [path for path in wanted if _is_below(file.absolute(), path)]
        taken.update(near)
        if near or not wanted:
            yield name, file
    if strange := [path for path in wanted if path not in taken]:
        raise click.UsageError(f"`{strange[0]}` is no file of the curriculum in `{root}`")


def _is_below(file: Path, path: Path) -> bool:
    clean = Path(os.path.normpath(path))
    return Path(os.path.normpath(file)).is_relative_to(clean)


def _outcome(name: str, file: Path) -> Outcome:
    """What becomes of one file; the reader has the first word."""
    document, problems = read(file, name)
    if document is None:
        return Outcome(name, file, trouble=tuple(headline(problem) for problem in problems))
    old = file.read_bytes().decode("utf-8")
    try:
        new, problems = formatted(old, name)
    except NotSafe as error:
        return Outcome(name, file, trouble=(f"{name}: left as it is: {error}",))
    assert new is not None, problems  # the reader has just read the same text
    return Outcome(name, file, old, new)


def _diff(outcome: Outcome) -> str:
    old, new = (text.splitlines(keepends=True) for text in (outcome.old, outcome.new))
    lines = difflib.unified_diff(old, new, outcome.name, f"{outcome.name} (laid out)")
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _replace(file: Path, text: str) -> None:
    """Write a file in one step, so that nobody ever finds half of it; its permissions stay."""
    handle, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
        aside.chmod(file.stat().st_mode & 0o7777)
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)


def _summary(
    outcomes: list[Outcome], changed: list[Outcome], troubled: list[Outcome], is_dry: bool
) -> str:
    parts = [f"{count(len(changed), 'file')} {'to lay out' if is_dry else 'laid out'}"]
    if troubled:
        parts.append(f"{count(len(troubled), 'file')} with problems left alone")
    fine = len(outcomes) - len(changed) - len(troubled)
    return f"{', '.join(parts)}, {fine} as they should be."
