"""What a rule about finished pages is: a code, how much it matters, and a function that finds."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from generator.inspection.finished import FinishedSite
from generator.problem import Position, Problem, Severity

START = Position()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that breaks a rule: the file to open, what is wrong and what to do."""

    path: str
    message: str
    hint: str
    position: Position = START


class Scope(Enum):
    """What a rule must know to judge a page."""

    PAGE = auto()
    """The page and nothing else: what it once said of a page holds as long as the page is the same."""
    CURRICULUM = auto()
    """The curriculum, too: a page that is the same may become wrong by a change elsewhere."""
    SITE = auto()
    """All other pages, too."""


Find = Callable[[FinishedSite], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class PageRule:
    """A rule; `explanation` is its page in the handbook: why, how it is computed, on what basis."""

    code: str
    severity: Severity
    explanation: str
    find: Find
    scope: Scope = Scope.PAGE
    """What it must know to judge a page."""

    def problems(self, site: FinishedSite) -> Iterator[Problem]:
        """What breaks this rule, each with the file to open."""
        for found in self.find(site):
            at = found.position
            yield Problem(found.path, at, self.code, found.message, found.hint, self.severity)


def error(code: str, scope: Scope = Scope.PAGE) -> Callable[[Find], PageRule]:
    """Makes a function the rule with this code; what it finds keeps the site from being published."""
    return _maker(code, Severity.ERROR, scope)


def warning(code: str, scope: Scope = Scope.PAGE) -> Callable[[Find], PageRule]:
    """Makes a function the rule with this code; what it finds is said and stops nothing."""
    return _maker(code, Severity.WARNING, scope)


def _maker(code: str, severity: Severity, scope: Scope) -> Callable[[Find], PageRule]:
    def make(find: Find) -> PageRule:
        explanation = inspect.cleandoc(find.__doc__ or "")
        return PageRule(code, severity, explanation, find, scope)

    return make
