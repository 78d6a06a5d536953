"""What a rule is: a code, how much it matters, and a function that finds what breaks it."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import ModuleType

from generator.curriculum import Curriculum
from generator.model.walk import Loc
from generator.problem import Position, Problem, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that breaks a rule: the thing, the field in it, what is wrong and what to do."""

    kind: str
    id: str
    loc: Loc
    message: str
    hint: str
    severity: Severity | None = None
    """Where one rule has two levels, the level of this finding."""
    part: str = ""
    """The words of the field that this is about, as they are written; empty: all of it."""


Find = Callable[[Curriculum], Iterator[Finding]]
DatedFind = Callable[[Curriculum, dt.date], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; `explanation` is its page in the handbook: why, how it is computed, on what basis."""

    code: str
    severity: Severity
    explanation: str
    find: DatedFind

    def problems(self, curriculum: Curriculum, today: dt.date) -> Iterator[Problem]:
        """What breaks this rule, each with its place."""
        for found in self.find(curriculum, today):
            path, at = _place(curriculum, found)
            severity = found.severity or self.severity
            yield Problem(path, at, self.code, found.message, found.hint, severity)


def _place(curriculum: Curriculum, found: Finding) -> tuple[str, Position]:
    """The file and the position of a finding, down to the word where it is about one."""
    if not found.part:
        return curriculum.place(found.kind, found.id, *found.loc)
    entry = curriculum.entries[(found.kind, found.id)]
    at = entry.document.locate_within((*entry.loc, *found.loc), found.part)
    return entry.document.path, at


def error(code: str) -> Callable[[Find], Rule]:
    """Makes a function the rule with this code; what it finds stops the build."""
    return _maker(code, Severity.ERROR)


def warning(code: str) -> Callable[[Find], Rule]:
    """Makes a function the rule with this code; what it finds is printed and stops nothing."""
    return _maker(code, Severity.WARNING)


def report(code: str) -> Callable[[Find], Rule]:
    """Makes a function the rule with this code; what it finds is told to those who ask for it."""
    return _maker(code, Severity.REPORT)


def dated_warning(code: str) -> Callable[[DatedFind], Rule]:
    """The same for a function that also asks what day it is."""

    def make(find: DatedFind) -> Rule:
        return Rule(code, Severity.WARNING, inspect.cleandoc(find.__doc__ or ""), find)

    return make


def _maker(code: str, severity: Severity) -> Callable[[Find], Rule]:
    def make(find: Find) -> Rule:
        explanation = inspect.cleandoc(find.__doc__ or "")
        return Rule(code, severity, explanation, lambda curriculum, _: find(curriculum))

    return make


def rules_in(modules: Iterable[ModuleType]) -> tuple[Rule, ...]:
    """Every rule of the modules, in the order in which they are written down."""
    return tuple(
        value for module in modules for value in vars(module).values() if isinstance(value, Rule)
    )
