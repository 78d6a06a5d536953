"""Read the tables in `content/data/`, which exercises and questions take their numbers from.

A table is a CSV file: commas between cells, names of columns in the first line. `Curriculum.datasets`
holds every table by its file name (`tickets.csv`); `generator/checks/recount.py` counts in them what an
answer says. Every cell stays text; `Dataset.numbers` reads a column of numbers when one is asked for.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

from generator import characters
from generator.decoding import decoded
from generator.files import contents
from generator.problem import Position, Problem, has_errors
from generator.refused import Refused

FOLDER = "content/data"
NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?")
FORMULA = re.compile(r"[=@]|[+-](?![0-9]+([.,][0-9]+)?%?$)")
"""How a cell begins that a spreadsheet would compute instead of showing it."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """A table: the names of its columns, its rows, and the line in which each row stands."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]

    def column(self, name: str) -> tuple[str, ...]:
        """The cells of a column, one for each row; the column exists."""
        index = self.header.index(name)
        return tuple(row[index] for row in self.rows)

    def numbers(self, name: str) -> tuple[Fraction | None, ...]:
        """The same as numbers: none for an empty cell. Raises `NotANumber` for any other text."""
        return tuple(
            _number(cell, line) for cell, line in zip(self.column(name), self.lines, strict=True)
        )


NO_TABLES: Mapping[str, Dataset] = MappingProxyType({})


class NotANumber(ValueError):
    """A cell that holds no number in a column that somebody wants to reckon with."""

    def __init__(self, cell: str, line: int) -> None:
        super().__init__(cell)
        self.cell, self.line = cell, line


def _number(cell: str, line: int) -> Fraction | None:
    if not cell:
        return None
    if not NUMBER.fullmatch(cell):
        raise NotANumber(cell, line)
    return Fraction(Decimal(cell))


def read_tables(roots: Iterable[Path]) -> tuple[Mapping[str, Dataset], tuple[Problem, ...]]:
    """The tables of all roots by file name, those of a later root first; and what is wrong with them."""
    files = {name: path for root in roots for name, path in tables(root)}
    found: dict[str, Dataset] = {}
    problems: list[Problem] = []
    for name, path in sorted(files.items()):
        table, trouble = read_table(path, name)
        problems.extend(trouble)
        if table is not None:
            found[table.name] = table
    return MappingProxyType(found), tuple(problems)


def tables(root: Path) -> Iterator[tuple[str, Path]]:
    """Every table of the curriculum in `root`, with its path from there, in a fixed order."""
    for path in sorted((root / FOLDER).glob("*.csv")):
        # Links, pipes and the like are refused where all files are listed.
        if not path.name.startswith(".") and path.is_file() and not path.is_symlink():
            yield f"{FOLDER}/{path.name}", path


def read_table(path: Path, name: str) -> tuple[Dataset | None, tuple[Problem, ...]]:
    """Read one table; `name` is how problems call it. Never raises for what a file may hold."""
    try:
        text = decoded(contents(path))
    except Refused as refused:
        return None, (refused.problem(name),)
    return parse_table(text, name)


def parse_table(text: str, name: str) -> tuple[Dataset | None, tuple[Problem, ...]]:
    """The table that `text` holds, or everything that keeps it from being one; perhaps warnings."""
    text = text.removeprefix("\ufeff")
    seen = tuple(characters.problems(text, name))
    if has_errors(seen):
        return None, seen
    try:
        header, *rows = _rows(text)
        _guard_header(header)
    except Refused as refused:
        return None, (*seen, refused.problem(name))
    faults = tuple(fault.problem(name) for row in rows for fault in _faults(row, header.cells))
    if faults:
        return None, (*seen, *faults)
    cells, lines = tuple(row.cells for row in rows), tuple(row.line for row in rows)
    return Dataset(name.rsplit("/", 1)[-1], header.cells, cells, lines), seen


@dataclass(frozen=True, slots=True)
class _Row:
    """A row as it was written, to tell where each of its cells stands."""

    cells: tuple[str, ...]
    line: int
    written: str

    def place(self, index: int) -> Position:
        """Where a cell begins."""
        column, quoted = 1, False
        for offset, character in enumerate(self.written, 2):
            quoted ^= character == '"'
            if character == "," and not quoted and index:
                column, index = offset, index - 1
        return Position(self.line, column)


def _rows(text: str) -> list[_Row]:
    """The rows of a table, its header first; empty lines are left out."""
    lines = text.splitlines(keepends=True)
    reader = csv.reader(lines, strict=True)
    found: list[_Row] = []
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                stripped = tuple(cell.strip() for cell in cells)
                found.append(_Row(stripped, start, "".join(lines[start - 1 : reader.line_num])))
            start = reader.line_num + 1
    except csv.Error as error:
        message = "the quotes of this row do not match"
        hint = 'close them before the comma, and write `""` for a quote inside a cell'
        raise Refused(Position(start), "csv-quotes", message, hint) from error
    if len(found) < 2:
        hint = "write the names of the columns in the first line, and a row below it"
        raise Refused(Position(), "csv-empty", "this table has no rows", hint)
    return found


def _guard_header(header: _Row) -> None:
    """Refuse a table whose columns cannot be told apart."""
    names = header.cells
    if len(names) == 1 and re.search("[;\t]", names[0]):
        hint = "save it as CSV with commas between the columns"
        raise Refused(header.place(0), "csv-separator", "no commas separate these columns", hint)
    for index, name in enumerate(names):
        if not name:
            message, hint = f"column {index + 1} has no name", "write one in the first line"
            raise Refused(header.place(index), "csv-header", message, hint)
        if name in names[:index]:
            message = f"a column called `{name}` stands here a second time"
            hint = "give each column its own name"
            raise Refused(header.place(index), "csv-header", message, hint)


def _faults(row: _Row, header: tuple[str, ...]) -> Iterator[Refused]:
    """What is wrong with a row."""
    if len(row.cells) != len(header):
        message = f"this row has {len(row.cells)} cells, and the table {len(header)} columns"
        hint = "give each row as many; put a cell that holds a comma in quotes"
        yield Refused(Position(row.line), "csv-row", message, hint)
    for index, cell in enumerate(row.cells):
        if FORMULA.match(cell):
            message = f"a spreadsheet would compute this cell, since it begins with `{cell[0]}`"
            yield Refused(row.place(index), "csv-formula", message, "write its value")
