"""The command line: `curriculum check`, `build`, `serve` and `schema`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.curriculum import load
from generator.problem import has_errors


@click.group()
def main() -> None:
    """Turn YAML files of what is taught into the site that teaches it."""


@main.command()
@click.option("--root", type=click.Path(path_type=Path, exists=True), default=Path())
def check(root: Path) -> None:
    """Say everything that is wrong with the content; exit with 1 if anything is."""
    loaded = load(root)
    for problem in loaded.problems:
        click.echo(str(problem))
    count = len(loaded.problems)
    click.echo(f"{count} problem{'s' if count != 1 else ''}", err=True)
    raise SystemExit(1 if has_errors(loaded.problems) else 0)
