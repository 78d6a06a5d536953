"""The page that stands in for a site which never had a good state yet."""

from __future__ import annotations

from pathlib import Path

from generator.pages.page import Plan
from generator.pages.published import Published
from generator.pages.render import render, words
from generator.problem import Problem
from generator.views import Reader


def problems_plan(problems: tuple[Problem, ...], theme: Path) -> Plan:
    """A page that lists what must be put right first; it is a whole site."""
    text = words(theme)["problems"]
    return Plan(
        uri="",
        title=text["title"],
        description=text["lead"],
        template="problems",
        reader=Reader.TRAINER,
        fill=lambda: {"problems": problems},
    )


def problems_page(problems: tuple[Problem, ...], theme: Path) -> Published:
    """The same as a finished site."""
    return Published((render(problems_plan(problems, theme), theme),), ("",))
