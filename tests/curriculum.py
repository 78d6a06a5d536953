"""The project's own curriculum, for tests that compare the built site with what it is made from."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.assets import theme_folder
from generator.curriculum import Curriculum
from generator.editions import Edition
from generator.loading import load
from generator.pages import plans
from generator.pages.page import Plan
from generator.pages.publication import Publication
from generator.pages.render import words

PROJECT = Path(__file__).parent.parent


@cache
def curriculum() -> Curriculum:
    """Everything that is taught."""
    loaded = load(PROJECT)
    assert loaded.curriculum is not None, "\n".join(map(str, loaded.problems))
    return loaded.curriculum


@cache
def publication(edition: Edition = Edition.FULL) -> Publication:
    """The curriculum as an edition of the site shows it."""
    return Publication(curriculum(), words(theme_folder()), edition)


@cache
def planned(edition: Edition = Edition.FULL) -> tuple[Plan, ...]:
    """What every page of an edition is made from."""
    return tuple(plans(publication(edition)))


def by_hand() -> tuple[str, ...]:
    """The addresses of the pages that are written in Markdown."""
    return tuple(f"pages/{path.stem}/" for path in sorted(PROJECT.glob("content/pages/*.md")))


def addresses(edition: Edition = Edition.FULL) -> tuple[str, ...]:
    """The addresses of all pages of an edition."""
    return (*(plan.uri for plan in planned(edition)), *by_hand())
