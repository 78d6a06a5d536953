"""How an answer comes out of a table, so that it can be counted anew: an operation and its rows."""

from __future__ import annotations

from enum import StrEnum

from generator.model.base import Base, Number, Text


class Operation(StrEnum):
    """What can be worked out from the rows of a table."""

    COUNT = "count"
    SUM = "sum"
    MEAN = "mean"
    MEDIAN = "median"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    SHARE = "share"


class Condition(Base):
    """Which rows count: those whose cell in a column is as said here."""

    column: Text
    """The name of the column in the file."""
    equals: Text | None = None
    """What stands in the cell, word for word."""
    at_least: Number | None = None
    """The smallest number in the cell that counts."""
    at_most: Number | None = None
    """The largest number in the cell that counts."""


class Recount(Base):
    """How to get the answer from the file; `curriculum check` counts it anew."""

    operation: Operation
    """`count` (rows), `sum`, `mean`, `median`, `minimum` or `maximum` (of a column), or `share`: the rows
    of `where` as a percentage of those of `among`, or of the sums of a column in them."""
    column: Text | None = None
    """The column of numbers; not needed for a count, nor for a share of rows."""
    where: tuple[Condition, ...] = ()
    """The rows that count; without it, all. Several conditions must all hold."""
    among: tuple[Condition, ...] = ()
    """For a share: the rows that make up 100 per cent; without it, all."""
    times: Number = 1.0
    """A number to multiply the result with, such as 12 months."""
