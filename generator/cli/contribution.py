"""`curriculum contribution`: whether a change touches content only."""

from __future__ import annotations

import sys

import click

from generator.contribution import judge, shown


@click.command()
def contribution() -> None:
    """Read `git diff --raw -z -M` and print `content` when only content is changed, else `code`.

    The reasons go to the second stream, so that a script can use the one word.
    """
    verdict = judge(sys.stdin.buffer.read())
    for path, reason in verdict.reasons:
        click.echo(f"`{shown(path)}`: {reason}" if path else reason, err=True)
    click.echo(str(verdict.nature))
