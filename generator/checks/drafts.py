"""Drafts: what the rules find in a file that is still being written stops nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.curriculum import Curriculum
from generator.model.base import Status
from generator.problem import Problem, Severity


def softened(curriculum: Curriculum, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems, with errors in drafts turned into warnings: a list of what is still to do.

    A draft is not published, so nobody is taught badly by it; it must only be possible to read it.
    """
    drafts = {
        entry.document.path
        for entry in curriculum.entries.values()
        if getattr(entry.value, "status", None) is Status.DRAFT
    }
    for problem in problems:
        is_softer = problem.path in drafts and problem.severity is Severity.ERROR
        yield replace(problem, severity=Severity.WARNING) if is_softer else problem
