"""What teaches badly, or does not add up: one rule, one function that yields problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.curriculum import Curriculum
from generator.problem import Problem

Rule = Callable[[Curriculum], Iterator[Problem]]
RULES: tuple[Rule, ...] = ()


def run(curriculum: Curriculum) -> tuple[Problem, ...]:
    """Everything that the rules find, in the order of files and lines."""
    return tuple(sorted(problem for rule in RULES for problem in rule(curriculum)))
