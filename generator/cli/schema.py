"""`curriculum schema`: write the schemas that editors such as VS Code read."""

from __future__ import annotations

import click

from generator import schemas
from generator.cli.verdict import count


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 if stale.")
def schema(only_check: bool) -> None:
    """Write the JSON Schema of each kind of file, for editors such as VS Code."""
    stale = schemas.stale()
    if only_check:
        for name in stale:
            click.echo(
                f"generator/schemas/{name} is out of date; run `curriculum schema`", err=True
            )
        raise SystemExit(1 if stale else 0)
    schemas.write()
    click.echo(f"{count(len(stale), 'schema')} written.", err=True)
