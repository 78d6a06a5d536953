"""`curriculum check`: say everything that is wrong with the content."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.common_options import ROOT
from generator.cli.verdict import find_problems, verdict
from generator.problem import has_errors


@click.command()
@ROOT
def check(root: Path) -> None:
    """Say everything that is wrong with the content; exit with 1 if anything is."""
    problems = find_problems(root)
    for problem in problems:
        click.echo(str(problem))
    click.echo(verdict(problems), err=True)
    raise SystemExit(1 if has_errors(problems) else 0)
