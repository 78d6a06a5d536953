"""What is wrong with finished pages: the wall behind the checks, where a mistake of the theme would show.

A rule of this package reads HTML as a browser would: headings, tables, quizzes, handouts, what would
run or load something, and whether a text for the trainer has reached a participant. Like the rules of `checks`, each is one function whose
docstring is its page in the handbook.
"""

from __future__ import annotations

from collections.abc import Iterable

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
from generator.inspection.rule import PageRule
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
    return tuple(sorted((*inspect_pages(site), *inspect_whole(site))))


def inspect_pages(site: FinishedSite) -> tuple[Problem, ...]:
    """What the rules find that look at one page after another; `site` may hold some of its pages only."""
    return _found(site, (rule for rule in RULES if rule.is_about_one_page))


def inspect_whole(site: FinishedSite) -> tuple[Problem, ...]:
    """What the rules find that need all pages of a site."""
    return _found(site, (rule for rule in RULES if not rule.is_about_one_page))


def _found(site: FinishedSite, rules: Iterable[PageRule]) -> tuple[Problem, ...]:
    return tuple(problem for rule in rules for problem in rule.problems(site))
