"""`curriculum stats`: what there is, counted."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import click

from generator import checks
from generator.cli.common_options import ROOT
from generator.cli.verdict import verdict
from generator.loading import load
from generator.tally import Cell, Row, Table, tally

WIDEST = 60
"""The most characters of a cell in a terminal; the last column may be longer."""

MOST_ROWS = 15
"""The most rows of a table, unless it was asked for by its name."""


@click.command()
@ROOT
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    help="`text` for the terminal, `json` for programs.",
)
@click.option("--only", multiple=True, help="Only this table; its name stands in brackets.")
def stats(root: Path, form: str, only: tuple[str, ...]) -> None:
    """Count what there is.

    Things, questions, objectives, minutes, ideas, evidence, reading grades, rules that are set aside,
    drafts, and what the rules report without calling it wrong.
    """
    loaded = load(root)
    if loaded.curriculum is None:
        for problem in loaded.problems:
            click.echo(str(problem), err=True)
        click.echo(f"{verdict(loaded.problems)} Nothing was counted.", err=True)
        raise SystemExit(1)
    tables = tally(loaded.curriculum, checks.run(loaded.curriculum), dt.date.today())
    _refuse_unknown(only, tables)
    chosen = tuple(table for table in tables if not only or table.name in only)
    most = max(len(table.rows) for table in chosen) if only else MOST_ROWS
    click.echo(_as_json(chosen) if form == "json" else "\n".join(_as_text(chosen, most)))


def _refuse_unknown(only: tuple[str, ...], tables: tuple[Table, ...]) -> None:
    names = [table.name for table in tables]
    for name in only:
        if name not in names:
            raise click.UsageError(f"there is no table `{name}`; there are {', '.join(names)}")


def _as_json(tables: tuple[Table, ...]) -> str:
    """Each table by its name, as a list of its rows."""
    rows = {
        table.name: [dict(zip(table.columns, row, strict=True)) for row in table.rows]
        for table in tables
    }
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _as_text(tables: tuple[Table, ...], most: int) -> Iterator[str]:
    """The tables one below the other, each with so many rows at most."""
    for number, table in enumerate(tables):
        if number:
            yield ""
        yield f"{table.title} [{table.name}]"
        yield from _straight(table, table.rows[:most])
        if len(table.rows) > most:
            yield f"  … and {len(table.rows) - most} more: --only {table.name}"


def _straight(table: Table, rows: tuple[Row, ...]) -> Iterator[str]:
    """The rows below their heads, in columns that stand straight; numbers stand at the right."""
    heads = tuple(column.replace("_", " ") for column in table.columns)
    lines = (heads, *((*map(_clipped, row[:-1]), str(row[-1])) for row in rows))
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    numeric = [all(isinstance(row[at], int) for row in rows) for at in range(len(heads))]
    for line in lines:
        cells = (
            cell.rjust(width) if is_number else cell.ljust(width)
            for cell, width, is_number in zip(line, widths, numeric, strict=True)
        )
        yield f"  {'  '.join(cells).rstrip()}"


def _clipped(cell: Cell) -> str:
    text = str(cell)
    return text if len(text) <= WIDEST else f"{text[: WIDEST - 1]}…"
