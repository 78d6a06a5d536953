"""Problems as text: a first line that editors can jump to, then the place in the file."""

from __future__ import annotations

from collections.abc import Iterator

from generator.problem import Problem, Severity
from generator.telling.account import Account, printable
from generator.telling.excerpt import excerpt

STYLES = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.REPORT: "36;1"}
"""The codes of ECMA-48 for bold red, yellow and cyan."""
QUIET = "2"
STRONG = "1"


def told(account: Account) -> Iterator[str]:
    """`file:line:column: error[code]: what is wrong; what to do`, and the line with a caret."""
    for problem in account.problems:
        yield headline(problem, account.colour)
        shown = excerpt(account.lines_of(problem.path), problem.position, account.width)
        if shown:
            line, caret = shown
            yield _styled(line, QUIET, account.colour)
            yield _styled(caret, STYLES[problem.severity], account.colour)


def headline(problem: Problem, colour: bool = False) -> str:
    """The problem in one line, on a terminal with its severity in colour."""
    plain = printable(str(problem))
    if not colour:
        return plain
    place, sign = printable(problem.place), f"{problem.severity}[{printable(problem.code)}]"
    rest = plain.removeprefix(f"{place}: {sign}")
    return f"{_styled(place, STRONG)}: {_styled(sign, STYLES[problem.severity])}{rest}"


def _styled(text: str, style: str, colour: bool = True) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if colour else text
