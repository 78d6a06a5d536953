"""Tables: read safely, with every mistake at its place; and answers counted anew in them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from generator.checks import recount
from generator.datasets import Dataset, parse_table, read_table, read_tables
from generator.model.datasets import Recount

SALES = """month,visits,region,note
January,10,north,"a cold, wet month"
February,20,south,
March,,north,no numbers came in
April,31.5,north,"she said ""soon"" twice"
"""


def table(text: str = SALES) -> Dataset:
    dataset, problems = parse_table(text, "content/data/sales.csv")
    assert dataset is not None, problems
    return dataset


def test_a_table_keeps_its_cells_as_text_and_knows_their_lines() -> None:
    sales = table()
    assert sales.name == "sales.csv"
    assert sales.header == ("month", "visits", "region", "note")
    assert sales.column("note")[0] == "a cold, wet month"
    assert sales.column("note")[3] == 'she said "soon" twice'
    assert sales.lines == (2, 3, 4, 5)
    assert sales.numbers("visits") == (10, 20, None, Fraction(63, 2))


def test_spaces_empty_lines_and_line_breaks_inside_quotes_are_no_mistake() -> None:
    sales = table('a , b\r\n\r\n 1,"two\r\nlines"\r\n3,4\r\n')
    assert sales.header == ("a", "b")
    assert sales.column("a") == ("1", "3")
    assert sales.lines == (3, 5)


# What is wrong with a table: its text, the code, the line and the column.
MISTAKES = {
    "nothing in it": ("", "csv-empty", 1, 1),
    "a header alone": ("a,b\n", "csv-empty", 1, 1),
    "semicolons": ("a;b\n1;2\n", "csv-separator", 1, 1),
    "tabs": ("a\tb\n1\t2\n", "csv-separator", 1, 1),
    "a column without a name": ("a,,c\n1,2,3\n", "csv-header", 1, 3),
    "two columns with one name": ("a,b,a\n1,2,3\n", "csv-header", 1, 5),
    "a cell too many": ("a,b\n1,2\n1,2,3\n", "csv-row", 3, 1),
    "a cell too few": ("a,b\n1,2\n\n1\n", "csv-row", 4, 1),
    "quotes that do not end": ('a,b\n1,2\n3,"4\n5,6\n', "csv-quotes", 3, 1),
    "text after quotes": ('a,b\n"1"x,2\n', "csv-quotes", 2, 1),
    "a formula": ('a,b\n"1,5",=2+3\n', "csv-formula", 2, 7),
    "a command": ("a,b\n1,@SUM(1)\n", "csv-formula", 2, 3),
    "a sign before a word": ("a,b\n-x,1\n", "csv-formula", 2, 1),
    "a mark that turns text around": ("a,b\n1,2\u202e3\n", "character-direction", 2, 4),
    "a zero byte": ("a,b\n1,\x002\n", "character-null", 2, 3),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_table_is_told_where_it_stands(name: str) -> None:
    text, code, line, column = MISTAKES[name]
    dataset, (problem,) = parse_table(text, "content/data/sales.csv")
    assert dataset is None
    assert (problem.code, problem.position.line, problem.position.column) == (code, line, column)
    assert problem.hint


def test_every_wrong_row_is_told_at_once() -> None:
    _, problems = parse_table("a,b\n1\n=1,2\n3,4\n5\n", "x.csv")
    assert [problem.position.line for problem in problems] == [2, 3, 5]


@pytest.mark.parametrize("cell", ["-3", "+3", "-1.5", "-12%", "3-4", "a=b", "me@example.org"])
def test_numbers_and_common_signs_are_no_formula(cell: str) -> None:
    assert table(f"a,b\n1,{cell}\n").column("b") == (cell,)


def folder(root: Path) -> Path:
    (root / "content/data").mkdir(parents=True)
    return root / "content/data"


def test_the_tables_of_a_later_folder_replace_those_of_an_earlier_one(tmp_path: Path) -> None:
    for number in (1, 2):
        (folder(tmp_path / str(number)) / "sales.csv").write_text(f"a\n{number}\n")
    found, problems = read_tables((tmp_path / "1", tmp_path / "2"))
    assert problems == ()
    assert found["sales.csv"].column("a") == ("2",)


def test_a_byte_order_mark_of_a_spreadsheet_is_no_mistake() -> None:
    assert table("\ufeffa,b\n1,2\n").header == ("a", "b")


def test_letters_that_only_look_latin_are_told_and_do_not_stop_the_reading() -> None:
    dataset, (problem,) = parse_table("a,b\n1,n\u043e\n", "x.csv")
    assert dataset is not None
    assert problem.code == "character-look-alike"


def unreadable(data: Path) -> Iterator[tuple[str, Path]]:
    """Files that are no tables, with the code of what is wrong with each."""
    latin = data / "latin.csv"
    latin.write_bytes("a,b\n1,caf\u00e9\n".encode("latin-1"))
    yield "file-encoding", latin
    large = data / "large.csv"
    large.write_bytes(b"a\n" + b"1\n" * 200_000)
    yield "file-size", large
    yield "file-unreadable", data / "gone.csv"


def test_what_is_no_utf_8_file_of_bearable_size_is_refused(tmp_path: Path) -> None:
    for code, path in unreadable(folder(tmp_path)):
        dataset, (problem,) = read_table(path, f"content/data/{path.name}")
        assert (dataset, problem.code) == (None, code)


def test_what_is_no_ordinary_file_is_not_even_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text(SALES)
    data = folder(tmp_path)
    (data / "link.csv").symlink_to(secret)
    (data / "folder.csv").mkdir()
    os.mkfifo(data / "pipe.csv")
    assert read_tables((tmp_path,)) == ({}, ())


NORTH = {"column": "region", "equals": "north"}
SOUTH = {"column": "region", "equals": "south"}


# Worked out by hand from the five lines above; empty cells are left out.
@pytest.mark.parametrize(
    ("asked", "result"),
    [
        ({"operation": "count"}, 4),
        ({"operation": "count", "where": [NORTH]}, 3),
        ({"operation": "sum", "column": "visits"}, 61.5),
        ({"operation": "mean", "column": "visits", "where": [NORTH]}, 20.75),
        ({"operation": "median", "column": "visits"}, 20),
        ({"operation": "minimum", "column": "visits"}, 10),
        ({"operation": "maximum", "column": "visits"}, 31.5),
        ({"operation": "share", "where": [SOUTH]}, 25),
        ({"operation": "share", "where": [NORTH], "column": "visits"}, 4150 / 61.5),
        ({"operation": "count", "where": [{"column": "visits", "at_least": "20"}]}, 2),
        ({"operation": "count", "where": [{"column": "visits", "at_most": "20"}]}, 2),
        ({"operation": "count", "where": [NORTH, {"column": "visits", "at_most": "20"}]}, 1),
        (
            {
                "operation": "share",
                "where": [NORTH],
                "among": [{"column": "visits", "at_least": "15"}],
            },
            50,
        ),
        ({"operation": "sum", "column": "visits", "times": "12"}, 738),
    ],
)
def test_each_operation_gives_what_a_reader_would_count(asked: Any, result: float) -> None:
    assert float(recount.value(table(), Recount.model_validate(asked))) == pytest.approx(result)


@pytest.mark.parametrize(
    ("asked", "place", "part"),
    [
        ({"operation": "sum"}, ("operation",), "needs a column"),
        ({"operation": "sum", "column": "price"}, ("column",), "no column `price`"),
        ({"operation": "sum", "column": "month"}, ("column",), "`January` in line 2"),
        (
            {"operation": "count", "where": [{"column": "region", "equals": "west"}]},
            ("where", 0, "equals"),
            "stands nowhere",
        ),
        ({"operation": "count", "where": [{"column": "region"}]}, ("where", 0, "column"), "say"),
        (
            {
                "operation": "mean",
                "column": "visits",
                "where": [NORTH, {"column": "month", "equals": "March"}],
            },
            ("where",),
            "no row",
        ),
        (
            {"operation": "share", "among": [SOUTH, {"column": "month", "equals": "March"}]},
            ("among",),
            "no row",
        ),
    ],
)
def test_what_cannot_be_counted_is_told_where_it_is_asked(
    asked: Any, place: tuple[object, ...], part: str
) -> None:
    ((loc, message, hint),) = recount.against(table(), Recount.model_validate(asked), 1, 0)
    assert loc == ("from_data", *place)
    assert part in message
    assert hint


@pytest.mark.parametrize(
    ("answer", "tolerance", "is_right"),
    [(20.5, 0, True), (20, 0, False), (20, 0.5, True), (20, 0.4, False), (21, 0.5, True)],
)
def test_an_answer_is_right_within_its_tolerance(
    answer: float, tolerance: float, is_right: bool
) -> None:
    mean = Recount.model_validate({"operation": "mean", "column": "visits"})
    found = list(recount.against(table(), mean, answer, tolerance))
    assert (found == []) is is_right
    assert all("gives 20.5" in message for _, message, _ in found)
