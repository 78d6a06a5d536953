"""`curriculum build`: make the site."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from generator.cli.common_options import ROOT
from generator.cli.telling import account
from generator.cli.verdict import find_problems, verdict
from generator.pages.publication import Edition
from generator.problem import has_errors
from generator.telling import told


@click.command()
@ROOT
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    default=Path("site"),
    help="The folder for the built site.",
)
@click.option(
    "--edition",
    type=click.Choice([str(edition) for edition in Edition]),
    default=str(Edition.FULL),
    help="`participant` leaves out everything that is for trainers.",
)
def build(root: Path, site_dir: Path, edition: str) -> None:
    """Build the site; the one that stood there before stays until the new one is complete."""
    from generator import site  # MkDocs takes half a second to import; `check` does without it.

    problems = find_problems(root)
    if has_errors(problems):
        for line in told("text", account(root, problems, sys.stderr)):
            click.echo(line, err=True, color=True)
        click.echo(f"{verdict(problems)} Nothing was built.", err=True)
        raise SystemExit(1)
    started = time.monotonic()
    click.echo(f"Building the {edition} edition …", err=True)
    try:
        count = site.build(root, site_dir.absolute(), Edition(edition))
    except site.NotOurs as error:
        raise click.UsageError(str(error)) from error
    seconds = time.monotonic() - started
    click.echo(f"{count} pages in `{site_dir}` ({seconds:.1f} s).", err=True)
