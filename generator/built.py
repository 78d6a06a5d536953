"""A built site read back from its folder, as a value that can be inspected."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.inspection.finished import FinishedPage, FinishedSite
from generator.pages.page import Page
from generator.pages.publication import Edition
from generator.pages.published import Published
from generator.views import Reader

READ = frozenset({".json", ".xml", ".txt", ".csv"})
"""Files beside the pages that hold text of the curriculum."""


def finished(published: Published, folder: Path, theme: Path) -> FinishedSite:
    """The site in `folder` with what it was made from; raises `ValueError` for a stand-in page."""
    publication = published.publication
    if publication is None:
        raise ValueError("a page that lists problems is no finished site")
    pages = {page.uri: page for page in published.pages}
    return FinishedSite(
        curriculum=publication.curriculum,
        words=publication.words,
        is_for_participants=publication.edition is Edition.PARTICIPANT,
        pages=tuple(_pages(folder, pages)),
        files=dict(_files(folder)),
        tokens=(theme / "styles" / "tokens.css").read_text(encoding="utf-8"),
    )


def _pages(folder: Path, made: dict[str, Page]) -> Iterator[FinishedPage]:
    for path in sorted(folder.rglob("index.html")):
        parent = path.parent.relative_to(folder).as_posix()
        uri = "" if parent == "." else f"{parent}/"
        html = path.read_text(encoding="utf-8")
        page = made.get(uri)
        if page is None:
            source = f"content/{uri.rstrip('/')}.md"
            yield FinishedPage(uri, html, "", Reader.LEARNER, source)
        else:
            yield FinishedPage(uri, html, page.template, page.reader, page.source)


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        address = path.relative_to(folder).as_posix()
        if path.suffix in READ and not address.startswith("assets/"):
            yield address, path.read_text(encoding="utf-8")
