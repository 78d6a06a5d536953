"""What is wrong with finished pages: the wall behind the checks, where a mistake of the theme would show.

A rule of this package reads HTML as a browser would: headings, tables, quizzes, handouts, what would
run or load something, and whether a text for the trainer has reached a participant. Like the rules of `checks`, each is one function whose
docstring is its page in the handbook.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.inspection import (
    answers,
    claims,
    contrast,
    document,
    leaks,
    loading,
    paper,
    preparation,
    whole,
)
from generator.inspection.finished import FinishedSite
from generator.inspection.rule import PageRule, Scope
from generator.problem import Problem

RULES = tuple(
    value
    for module in (preparation, paper, leaks, document, contrast, answers, claims, loading, whole)
    for value in vars(module).values()
    if isinstance(value, PageRule)
)
"""Every rule about finished pages, in the order of the handbook."""


def inspect(site: FinishedSite) -> tuple[Problem, ...]:
    """Everything that the rules find on the pages of a site, in the order of the files."""
    return tuple(sorted((*inspect_alone(site), *inspect_against(site), *inspect_whole(site))))


def worked_out(site: FinishedSite) -> dict[str, Any]:
    """What rules work out of the curriculum for all its pages, to be handed to a site as `kept`."""
    found: dict[str, Any] = {}
    inspect_against(replace(site, pages=(), files={}, kept=found))
    return found


def inspect_alone(site: FinishedSite) -> tuple[Problem, ...]:
    """What the rules find that know a page and nothing else; `site` may hold some of its pages only."""
    return _found(site, Scope.PAGE)


def inspect_against(site: FinishedSite) -> tuple[Problem, ...]:
    """What the rules find that hold a page against the curriculum; `site` may hold some pages only."""
    return _found(site, Scope.CURRICULUM)


def inspect_whole(site: FinishedSite) -> tuple[Problem, ...]:
    """What the rules find that need all pages of a site."""
    return _found(site, Scope.SITE)


def _found(site: FinishedSite, scope: Scope) -> tuple[Problem, ...]:
    return tuple(
        problem for rule in RULES if rule.scope is scope for problem in rule.problems(site)
    )
