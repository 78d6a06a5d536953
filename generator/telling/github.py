"""Problems as GitHub's workflow commands, which put each beside its line in a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from generator.problem import Problem, Severity
from generator.telling.account import Account

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.REPORT: "notice"}
# The order matters: a percent sign is escaped before others bring new ones.
ESCAPES = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
MORE_ESCAPES = ((":", "%3A"), (",", "%2C"))


def told(account: Account) -> Iterator[str]:
    """One command for each problem; errors come first, since GitHub shows only the first few."""
    ranks = list(COMMANDS)
    for problem in sorted(account.problems, key=lambda each: ranks.index(each.severity)):
        yield command(problem, account.prefix)


def command(problem: Problem, prefix: str = "") -> str:
    """`::error file=…,line=…,col=…,title=…::…`; the file is named from the repository's folder."""
    told = {
        "file": f"{prefix}{problem.path}",
        "line": str(problem.position.line),
        "col": str(problem.position.column),
        "title": problem.code,
    }
    properties = ",".join(f"{name}={property_text(text)}" for name, text in told.items())
    what = f"{problem.message}; {problem.hint}" if problem.hint else problem.message
    return f"::{COMMANDS[problem.severity]} {properties}::{data_text(what)}"


def data_text(text: str) -> str:
    """A text after the last two colons, so that it stays on its line."""
    for sign, escape in ESCAPES:
        text = text.replace(sign, escape)
    return text


def property_text(text: str) -> str:
    """A text between the commas, so that it stays one property."""
    text = data_text(text)
    for sign, escape in MORE_ESCAPES:
        text = text.replace(sign, escape)
    return text
