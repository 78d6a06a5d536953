"""`curriculum check`: say everything that is wrong with the content."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import click

from generator.ahead import reading
from generator.cli.common_options import ROOT
from generator.cli.progress import Progress
from generator.cli.telling import account
from generator.problem import has_errors
from generator.telling import FORMATS, told

SHAPE = """
\b
The shape of --format json:
  {"version": 1,
   "problems": [{"path": "content/…", "line": 1, "column": 1,
                 "severity": "error", "code": "EXE-01",
                 "message": "what is wrong", "hint": "what to do"}],
   "summary": {"errors": 1, "warnings": 0, "reports": 0, "files": 1}}
\b
Exit codes: 0 nothing stops a build, 1 there are errors,
2 the command was not understood, 70 a mistake of the program itself.
"""


@click.command(epilog=SHAPE)
@ROOT
@click.option(
    "--format",
    "format_name",
    type=click.Choice(list(FORMATS)),
    default="text",
    help="`json` and `sarif` are for programs, `github` marks the lines of a pull request.",
)
@click.option("--reports", is_flag=True, help="Also tell what is no mistake: counts and hints.")
def check(root: Path, format_name: str, reports: bool) -> None:
    """Say everything that is wrong with the content; exit with 1 if anything is."""
    gc.disable()  # this process ends soon, and what it makes holds no cycles
    with reading(root) as read, Progress() as progress:
        from generator.cli.verdict import find_problems, verdict  # meanwhile: they need much

        problems = find_problems(root, reports=reports, say=progress.say, read=read)
    for line in told(format_name, account(root, problems, sys.stdout)):
        click.echo(line, color=True)
    click.echo(verdict(problems), err=True)
    if problems:
        code = next((each for each in problems if has_errors([each])), problems[0]).code
        click.echo(f"`curriculum explain {code}` tells more about the first.", err=True)
    raise SystemExit(1 if has_errors(problems) else 0)
