"""What is said of a table that cannot be read, word for word."""

from __future__ import annotations

import pytest

from generator.datasets import parse_table

SAID = {
    "a,b\n": (
        "data.csv:1:1: error[csv-empty]: this table has no rows; "
        "write the names of the columns in the first line, and a row below it"
    ),
    "a;b\n1;2\n": (
        "data.csv:1:1: error[csv-separator]: no commas separate these columns; "
        "save it as CSV with commas between the columns"
    ),
    "a,,c\n1,2,3\n": (
        "data.csv:1:3: error[csv-header]: column 2 has no name; write one in the first line"
    ),
    "a,b,a\n1,2,3\n": (
        "data.csv:1:5: error[csv-header]: a column called `a` stands here a second time; "
        "give each column its own name"
    ),
    "a,b\n1,2\n\n1\n": (
        "data.csv:4:1: error[csv-row]: this row has 1 cells, and the table 2 columns; "
        "give each row as many; put a cell that holds a comma in quotes"
    ),
    'a,b\n1,2\n3,"4\n': (
        "data.csv:3:1: error[csv-quotes]: the quotes of this row do not match; "
        'close them before the comma, and write `""` for a quote inside a cell'
    ),
    'a,b\n"1,5",=2+3\n': (
        "data.csv:2:7: error[csv-formula]: a spreadsheet would compute this cell, "
        "since it begins with `=`; write its value"
    ),
}


@pytest.mark.parametrize("text", SAID)
def test_a_table_that_cannot_be_read_is_told_in_these_words(text: str) -> None:
    table, (problem,) = parse_table(text, "data.csv")
    assert table is None
    assert str(problem) == SAID[text]
