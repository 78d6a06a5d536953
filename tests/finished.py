"""The pages of the tiny curriculum as they are published, to plant a defect in."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.assets import assets, theme_folder
from generator.built import places, planned
from generator.editions import Edition
from generator.handbook.entry import Passage
from generator.inspection.finished import FinishedPage, FinishedSite
from generator.pages import publish
from tests.edits import edited

PAGES = (".html", ".css")
"""How the files of examples end that are no files of a curriculum."""


@cache
def finished(edition: Edition = Edition.FULL) -> FinishedSite:
    """The site of the tiny curriculum, without the navigation around each page."""
    curriculum = edited().load().curriculum
    assert curriculum is not None
    published = publish(curriculum, theme_folder(), edition)
    assert published.publication is not None
    return FinishedSite(
        curriculum=curriculum,
        words=published.publication.words,
        is_for_participants=edition is Edition.PARTICIPANT,
        pages=tuple(
            FinishedPage(page.uri, page.html, page.template, page.reader, page.source)
            for page in published.pages
        ),
        files={},
        tokens=(theme_folder() / "styles/tokens.css").read_text(encoding="utf-8"),
        planned=dict(planned(published.pages)),
        places=tuple(places(published.publication)),
        addresses=frozenset(
            {
                *(asset.uri for asset in assets(theme_folder())),
                *(f"data/{name}" for name in curriculum.datasets),
            }
        ),
        loaded={},
    )


def planted(site: FinishedSite, uri: str, selector: str, html: str) -> FinishedSite:
    """The site with the first part that a selector names replaced on one page."""
    pages = {page.uri: page for page in site.pages}
    pages[uri] = replace(pages[uri], written=_replaced(pages[uri].html, selector, html))
    return replace(site, pages=tuple(pages.values()))


def _replaced(page: str, selector: str, html: str) -> str:
    tree = LexborHTMLParser(page)
    part = tree.css_first(selector)
    assert part is not None, f"nothing on the page is {selector}"
    old, whole = part.html or "", tree.html or ""
    assert old in whole
    return whole.replace(old, html, 1)


def coloured(site: FinishedSite, declarations: str) -> FinishedSite:
    """The site with some colours set anew, each where the style sheet sets it first."""
    tokens = site.tokens
    for name, value in re.findall(r"(--[\w-]+):\s*([^;]+);", declarations):
        tokens, count = re.subn(rf"{name}: [^;]+;", f"{name}: {value};", tokens, count=1)
        assert count, f"no colour is called {name}"
    return replace(site, tokens=tokens)


def with_passages(passages: tuple[Passage, ...]) -> FinishedSite:
    """The site with the passages of an example on its pages."""
    site = finished()
    for passage in passages:
        if Path(passage.file).suffix == ".css":
            site = coloured(site, passage.text)
        else:
            uri = passage.file.removesuffix("index.html")
            site = planted(site, uri, passage.at, passage.text)
    return site
