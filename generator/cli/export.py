"""`curriculum export`: the site in forms that other programs take."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.common_options import ROOT
from generator.cli.telling import account
from generator.cli.verdict import count, find_problems, verdict
from generator.editions import Edition
from generator.problem import has_errors
from generator.telling import told


@click.group()
def export() -> None:
    """Write the site in a form that other programs take."""


@export.command()
@ROOT
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path),
    required=True,
    help="The folder to write into: a new one, an empty one, or one that was exported before.",
)
@click.option(
    "--edition",
    type=click.Choice([str(edition) for edition in Edition]),
    default=str(Edition.FULL),
    help="`participant` leaves out everything that is for trainers.",
)
def pages(root: Path, target: Path, edition: str) -> None:
    """Write every page as plain files that MkDocs, ProperDocs and Zensical build without us."""
    from generator.exports import folder
    from generator.exports.gathering import exported_pages

    problems = find_problems(root)
    if has_errors(problems):
        for line in told("text", account(root, problems, sys.stderr)):
            click.echo(line, err=True, color=True)
        click.echo(f"{verdict(problems)} Nothing was exported.", err=True)
        raise SystemExit(1)
    place = target.absolute()
    try:
        folder.guard(place, root / "content")
        files = exported_pages(root, Edition(edition))
        folder.write(files, place)
    except folder.NotOurs as error:
        raise click.UsageError(str(error)) from error
    pages = sum(path.startswith("docs/") and path.endswith(".md") for path in files)
    click.echo(f"{count(pages, 'page')} in `{target}`; README.md says how to build them.", err=True)
