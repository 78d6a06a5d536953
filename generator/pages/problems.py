"""The page that stands in for a site which never had a good state yet."""

from __future__ import annotations

from pathlib import Path

from generator.pages.page import Plan
from generator.pages.published import Published
from generator.pages.render import render, words
from generator.problem import Problem
from generator.views import Reader


def problems_page(problems: tuple[Problem, ...], theme: Path) -> Published:
    """A site of one page that lists what must be put right first."""
    text = words(theme)["problems"]
    plan = Plan("", text["title"], text["lead"], "problems", Reader.TRAINER, {"problems": problems})
    return Published((render(plan, theme),), ("",))
