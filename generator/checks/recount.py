"""Answers counted anew from a table: a closed set of operations, and no code is ever evaluated.

Whoever has a `dataset` and a `from_data` asks `missing(curriculum.datasets, name)` first, and then
`against(curriculum.datasets[name], from_data, answer, tolerance)`: it yields what is wrong as place (below
the thing that holds `answer` and `from_data`), message and hint; nothing when the table gives the answer.
"""

from __future__ import annotations

import difflib
import statistics
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction

from generator.checks.reading import listed
from generator.datasets import Dataset, NotANumber
from generator.model.datasets import Condition, Operation, Recount
from generator.model.walk import Loc

Fault = tuple[Loc, str, str]
Numbers = tuple[Fraction, ...]


class Impossible(Exception):
    """A recount that the table does not allow; `fault` tells why."""

    def __init__(self, loc: Loc, message: str, hint: str) -> None:
        super().__init__(message)
        self.fault: Fault = (loc, message, hint)


def missing(datasets: Mapping[str, Dataset], name: str) -> tuple[str, str] | None:
    """What to say of a name under `dataset` that no file has."""
    if name in datasets:
        return None
    near = difflib.get_close_matches(name, datasets, n=1, cutoff=0.5)
    hint = f"did you mean `{near[0]}`?" if near else "put the file there; it ends in `.csv`"
    return f"there is no file `{name}` in content/data/", hint


def against(dataset: Dataset, recount: Recount, answer: float, tolerance: float) -> Iterator[Fault]:
    """What keeps a table from giving `answer`, with places below the one that holds the answer."""
    try:
        result = value(dataset, recount)
    except Impossible as impossible:
        loc, message, hint = impossible.fault
        yield ("from_data", *loc), message, hint
        return
    # By way of text, since 0.1 is not quite a tenth in a computer.
    if abs(result - Fraction(str(answer))) > Fraction(str(tolerance)):
        message = f"the file `{dataset.name}` gives {shown(result)}, and `answer` says {answer:g}"
        yield (
            ("answer",),
            message,
            "check how `from_data` counts, correct the answer, or allow a `tolerance`",
        )


def value(dataset: Dataset, recount: Recount) -> Fraction:
    """What the table gives. Raises `Impossible` when it cannot be worked out."""
    rows = tuple(_rows(dataset, recount.where, "where"))
    times = Fraction(str(recount.times))
    if recount.operation is Operation.SHARE:
        return times * _share(dataset, recount, rows)
    if recount.operation is Operation.COUNT:
        return times * len(rows)
    numbers = _numbers(dataset, recount, rows)
    if not numbers:
        raise Impossible(("where",), "no row of the file meets these conditions", "correct them")
    return times * WORK[recount.operation](numbers)


def _mean(numbers: Numbers) -> Fraction:
    return sum(numbers, Fraction()) / len(numbers)


def _sum(numbers: Numbers) -> Fraction:
    return sum(numbers, Fraction())


WORK: Mapping[Operation, Callable[[Numbers], Fraction]] = {
    Operation.SUM: _sum,
    Operation.MEAN: _mean,
    Operation.MEDIAN: statistics.median,
    Operation.MINIMUM: min,
    Operation.MAXIMUM: max,
}
"""What each operation makes of the numbers of a column."""


def _share(dataset: Dataset, recount: Recount, rows: tuple[int, ...]) -> Fraction:
    """The rows that count as a percentage of those among which they are; or of the sums in them."""
    among = tuple(_rows(dataset, recount.among, "among"))
    part = tuple(sorted(set(rows) & set(among)))
    if recount.column is None:
        whole, counted = Fraction(len(among)), Fraction(len(part))
    else:
        whole, counted = (_sum(_numbers(dataset, recount, each)) for each in (among, part))
    if not whole:
        raise Impossible(("among",), "no row of the file meets these conditions", "correct them")
    return 100 * counted / whole


def _numbers(dataset: Dataset, recount: Recount, rows: Iterable[int]) -> Numbers:
    """The numbers of the column in these rows; empty cells are left out."""
    if recount.column is None:
        message = f"`{recount.operation}` needs a column of numbers"
        raise Impossible(("operation",), message, "name it under `column`")
    cells = _column(dataset, recount.column, ("column",))
    return tuple(cell for row in rows if (cell := cells[row]) is not None)


def _column(dataset: Dataset, name: str, loc: Loc) -> tuple[Fraction | None, ...]:
    """The numbers of a column by row."""
    _guard_column(dataset, name, loc)
    try:
        return dataset.numbers(name)
    except NotANumber as wrong:
        message = f"`{wrong.cell}` in line {wrong.line} of `{dataset.name}` is not a number"
        raise Impossible(loc, message, "mend the file, or choose another column") from wrong


def _guard_column(dataset: Dataset, name: str, loc: Loc) -> None:
    if name not in dataset.header:
        message = f"`{dataset.name}` has no column `{name}`"
        raise Impossible(loc, message, f"choose one of {listed(dataset.header)}")


def _rows(dataset: Dataset, conditions: tuple[Condition, ...], field: str) -> Iterator[int]:
    """The places of the rows for which all conditions hold."""
    kept = set(range(len(dataset.rows)))
    for index, condition in enumerate(conditions):
        kept &= set(_matches(dataset, condition, (field, index)))
    yield from sorted(kept)


def _matches(dataset: Dataset, condition: Condition, loc: Loc) -> Iterator[int]:
    """The places of the rows for which one condition holds."""
    place = (*loc, "column")
    _guard_column(dataset, condition.column, place)
    if condition.equals is not None:
        cells = dataset.column(condition.column)
        if condition.equals not in cells:
            message = f"`{condition.equals}` stands nowhere in the column `{condition.column}`"
            hint = f"write one of {listed(dict.fromkeys(cells))}"
            raise Impossible((*loc, "equals"), message, hint)
        yield from (row for row, cell in enumerate(cells) if cell == condition.equals)
        return
    least, most = condition.at_least, condition.at_most
    if least is None and most is None:
        hint = "add `equals`, `at_least` or `at_most`"
        raise Impossible(place, "this condition does not say what must stand in the column", hint)
    for row, number in enumerate(_column(dataset, condition.column, place)):
        is_large = least is None or (number is not None and number >= Fraction(str(least)))
        is_small = most is None or (number is not None and number <= Fraction(str(most)))
        if is_large and is_small:
            yield row


def shown(number: Fraction) -> str:
    """A number as people write it, with at most four decimals."""
    return f"{float(number):.4f}".rstrip("0").rstrip(".")
