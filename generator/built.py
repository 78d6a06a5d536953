"""A built site read back from its folder, as a value that can be inspected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePath

from generator.addresses import HANDOUT, address
from generator.curriculum import Curriculum
from generator.editions import Edition
from generator.inspection.finished import FinishedPage, FinishedSite, Place, PlannedPage
from generator.model import WHOLE_FILES
from generator.pages.page import Page, Plan
from generator.pages.publication import Publication
from generator.pages.published import Published
from generator.pages.render import words
from generator.views import Reader

READ = frozenset({".json", ".xml", ".txt", ".csv"})
"""Files beside the pages that hold text of the curriculum."""
LOADED = frozenset({".css", ".js", ".mjs"})
"""Files that pages load, and that may load others."""


def unmade(curriculum: Curriculum, edition: Edition, theme: Path) -> FinishedSite:
    """A site without a page and without a file: what the rules about single pages need."""
    return FinishedSite(
        curriculum=curriculum,
        words=words(theme),
        is_for_participants=edition is Edition.PARTICIPANT,
        pages=(),
        files={},
        tokens=(theme / "styles" / "tokens.css").read_text(encoding="utf-8"),
        planned={},
        places=(),
        addresses=frozenset(),
        loaded={},
    )


def whole(
    site: FinishedSite,
    publication: Publication,
    plans: Iterable[Page | Plan],
    pages: Iterable[FinishedPage],
    folder: Path,
    by_hand: Iterable[str] = (),
) -> FinishedSite:
    """The site with its pages, and with the files that stand in `folder`.

    In `by_hand` are the addresses of the pages that are written by hand.
    """
    files = _addresses(folder)
    return replace(
        site,
        pages=tuple(pages),
        files=_Texts(folder, (each for each in files if not each.startswith("assets/")), READ),
        planned=dict(planned(plans, by_hand)),
        places=tuple(places(publication)),
        addresses=frozenset(files),
        loaded=_Texts(folder, files, LOADED),
    )


def finished(
    published: Published, folder: Path, theme: Path, by_hand: Iterable[str] = ()
) -> FinishedSite:
    """The site in `folder` with what it was made from; raises `ValueError` for a stand-in page.

    In `by_hand` are the addresses of the pages that are written by hand.
    """
    publication = published.publication
    if publication is None:
        raise ValueError("a page that lists problems is no finished site")
    site = unmade(publication.curriculum, publication.edition, theme)
    pages = _pages(folder, {page.uri: page for page in published.pages})
    return whole(site, publication, published.pages, pages, folder, by_hand)


def planned(
    pages: Iterable[Page | Plan], by_hand: Iterable[str] = ()
) -> Iterator[tuple[str, PlannedPage]]:
    """Every page that a site is to have, by its address."""
    for page in pages:
        path = page.source or f"theme/pages/{page.template}.jinja"
        yield page.uri, PlannedPage(path, page.title)
    for uri in by_hand:
        yield uri, PlannedPage(written_in(uri), "")


def places(publication: Publication) -> Iterator[Place]:
    """Everything in the curriculum that an edition shows, and where."""
    curriculum = publication.curriculum
    for (kind, id), entry in curriculum.entries.items():
        owner = curriculum.entries[entry.owner].value
        if (
            kind in WHOLE_FILES
            or not publication.shows(entry.value)
            or not publication.shows(owner)
        ):
            continue
        # Of a workshop participants have the handout only.
        if publication.has_guides or kind != "workshop":
            at = address(curriculum, kind, id)
        else:
            at = f"{address(curriculum, kind, id)}{HANDOUT}"
        yield Place(kind, id, entry.document.path, at)


def written_in(uri: str) -> str:
    """The file of a page that is written by hand."""
    return f"content/{uri.rstrip('/')}.md"


def _pages(folder: Path, made: dict[str, Page]) -> Iterator[FinishedPage]:
    for path in sorted(folder.rglob("index.html")):
        parent = path.parent.relative_to(folder).as_posix()
        uri = "" if parent == "." else f"{parent}/"
        html = path.read_text(encoding="utf-8")
        page = made.get(uri)
        if page is None:
            yield FinishedPage(uri, html, "", Reader.LEARNER, written_in(uri))
        else:
            yield FinishedPage(uri, html, page.template, page.reader, page.source)


def _addresses(folder: Path) -> list[str]:
    """The addresses of all files but pages."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [path.relative_to(folder).as_posix() for path in files if path.name != "index.html"]


class _Texts(Mapping[str, str]):
    """Files by their addresses, and what stands in each; read when it is asked for, and not kept."""

    def __init__(self, folder: Path, files: Iterable[str], endings: frozenset[str]) -> None:
        self._folder = folder
        self._names = tuple(name for name in files if PurePath(name).suffix in endings)

    def __getitem__(self, name: str) -> str:
        if name not in self._names:
            raise KeyError(name)
        return (self._folder / name).read_text(encoding="utf-8")

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
