"""A Curriculum becomes the pages of the site: one small module for a kind of page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from importlib import import_module
from pathlib import Path

from generator.curriculum import Curriculum
from generator.editions import Edition
from generator.pages.glossing import Glosses, glossed
from generator.pages.navigation import navigation
from generator.pages.page import Plan
from generator.pages.publication import Publication
from generator.pages.published import Published
from generator.pages.render import render, term_link, words

KINDS = (
    "home",
    "take_part",
    "modules",
    "quizzes",
    "ideas",
    "references",
    "articles",
    "coverage",
    "editing",
    "handbook",
    "fields",
    "workshops",
    "guides",
    "handouts",
    "exercises",
    "surveys",
    "cases",
)
"""The modules of this package that plan pages."""


def plans(publication: Publication) -> Iterator[Plan]:
    """What every page of the site is made from."""
    for kind in KINDS:
        yield from import_module(f"generator.pages.{kind}").pages(publication)


def publish(
    curriculum: Curriculum, theme: Path, edition: Edition, edit_folder: str = ""
) -> Published:
    """Every page of the site in one edition.

    `theme` is the folder with templates and words; `edit_folder` is where `content/` is edited.
    """
    publication = Publication(curriculum, words(theme), edition, edit_folder)
    glosses = Glosses.of(curriculum.terms, partial(term_link, theme))
    pages = tuple(glossed(render(plan, theme), glosses) for plan in plans(publication))
    return Published(pages, navigation(publication), publication)
