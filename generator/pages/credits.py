"""Credit where it is due: the ideas of the founding articles behind a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.pages.page import Link
from generator.pages.publication import Publication


@dataclass(frozen=True, slots=True)
class Credit:
    """An author, and the ideas of the author's article that a page builds on."""

    title: str
    href: str
    refs: tuple[Link, ...]


def credits(publication: Publication, refs: Iterable[str]) -> tuple[Credit, ...]:
    """The ideas by their articles, in the order of their first mention, each once."""
    curriculum = publication.curriculum
    grouped: dict[str, list[Link]] = {}
    for ref in dict.fromkeys(refs):
        article = curriculum.entries[("article-idea", ref)].owner[1]
        uri = publication.link("article-idea", ref).uri
        grouped.setdefault(article, []).append(Link(uri, ref))
    return tuple(
        Credit(
            curriculum.get("article", article).byline,
            publication.link("article", article).href,
            tuple(links),
        )
        for article, links in grouped.items()
    )
