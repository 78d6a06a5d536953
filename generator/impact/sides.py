"""The two curricula to compare, each as far as it loads.

A file with mistakes must not hide what changes in all the others. So the file of the other side
stands in for it, and both sides agree on it; where there is no such file, it is left out. What was
set aside in this way is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.curriculum import Curriculum
from generator.datasets import Dataset, read_tables
from generator.files import listing
from generator.handwritten import HandwrittenPage, read_page
from generator.impact.changes import Reason, SetAside
from generator.loading import assemble
from generator.problem import Problem, Severity
from generator.source import Document, read

OFFER = "curriculum.yaml"
ORDERED = ("modules", "workshops", "paths", "articles")
"""The lists of the offer, each named like the folder of what it lists."""


@dataclass(frozen=True)
class Files:
    """What was read of one side, and what is wrong with single files."""

    documents: Mapping[str, Document]
    datasets: Mapping[str, Dataset]
    pages: tuple[HandwrittenPage, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_files(folder: Path) -> Files:
    """Everything in a folder, each file read on its own."""
    listed = listing(folder)
    found: dict[str, Document] = {}
    problems = list(listed.problems)
    for name, path in listed.documents:
        document, trouble = read(path, name)
        problems.extend(trouble)
        if document is not None:
            found[name] = document
    pages: list[HandwrittenPage] = []
    for name, path in listed.pages:
        page, trouble = read_page(path, name)
        problems.extend(trouble)
        pages += [page] if page else []
    tables, trouble = read_tables((folder,))
    return Files(found, tables, tuple(pages), (*problems, *trouble))


@dataclass(frozen=True)
class Side:
    """One side of a comparison: a curriculum, unless nothing of it loads."""

    curriculum: Curriculum | None
    set_aside: tuple[SetAside, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether all of it loads."""
        return self.curriculum is not None and not self.set_aside


def sides(before: Files, after: Files) -> tuple[Side, Side]:
    """Both curricula, each as far as it loads."""
    return _side(before, after, Reason.BEFORE), _side(after, before, Reason.AFTER)


def _side(own: Files, other: Files, reason: Reason) -> Side:
    """The curriculum of `own`; files of `other` stand in for those that have mistakes."""
    chosen = dict(own.documents)
    aside: dict[str, None] = {}
    faulty = _paths(own.problems)
    while True:  # it ends: each round replaces a file or drops one, and no file twice
        _set_aside(faulty, chosen, other.documents, aside)
        documents = _with_fitting_offer(chosen) if aside else chosen.values()
        tables = {**other.datasets, **own.datasets} if aside else own.datasets
        loaded = assemble(documents, (), tables, own.pages)
        if loaded.curriculum is not None:
            return Side(loaded.curriculum, tuple(SetAside(path, reason) for path in aside))
        faulty = _paths(loaded.problems)
        if not any(path in chosen for path in faulty):
            return Side(None, tuple(SetAside(path, reason) for path in {**aside, **faulty}))


def _paths(problems: Iterable[Problem]) -> dict[str, None]:
    """The files with errors, each once."""
    return dict.fromkeys(each.path for each in problems if each.severity is Severity.ERROR)


def _set_aside(
    faulty: Iterable[str],
    chosen: dict[str, Document],
    others: Mapping[str, Document],
    aside: dict[str, None],
) -> None:
    """Replace each file with mistakes by that of the other side, or leave it out."""
    for path in faulty:
        if path in aside or path not in others:
            chosen.pop(path, None)
        else:
            chosen[path] = others[path]
        aside[path] = None


def _with_fitting_offer(chosen: Mapping[str, Document]) -> Iterable[Document]:
    """The documents; the offer lists only what is among them."""
    offer = chosen.get(OFFER)
    if offer is None:
        return chosen.values()
    data = dict(offer.data)
    for name in ORDERED:
        if isinstance(listed := data.get(name), list):
            data[name] = [id for id in listed if f"content/{name}/{id}.yaml" in chosen]
    return {**chosen, OFFER: replace(offer, said=data)}.values()
