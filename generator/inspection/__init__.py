"""What is wrong with finished pages: the wall behind the checks, where a mistake of the theme would show.

A rule of this package reads HTML as a browser would: headings, tables, quizzes, handouts, and whether
a text for the trainer has reached a participant. Like the rules of `checks`, each is one function whose
docstring is its page in the handbook.
"""

from __future__ import annotations

from generator.inspection import answers, claims, contrast, document, leaks, paper, preparation
from generator.inspection.finished import FinishedSite
from generator.inspection.rule import PageRule
from generator.problem import Problem

RULES = tuple(
    value
    for module in (preparation, paper, leaks, document, contrast, answers, claims)
    for value in vars(module).values()
    if isinstance(value, PageRule)
)
"""Every rule about finished pages, in the order of the handbook."""


def inspect(site: FinishedSite) -> tuple[Problem, ...]:
    """Everything that the rules find on the pages of a site, in the order of the files."""
    return tuple(sorted(problem for rule in RULES for problem in rule.problems(site)))
