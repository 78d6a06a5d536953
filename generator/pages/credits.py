"""Credit where it is due: the ideas of the founding articles behind a page."""

from __future__ import annotations

from collections.abc import Iterable

from generator.pages.page import Link
from generator.pages.publication import Publication


def credits(publication: Publication, refs: Iterable[str]) -> tuple[Link, ...]:
    """Links to ideas of the articles, with the author of each; in the order given, each once."""
    found = []
    for ref in dict.fromkeys(refs):
        link = publication.link("article-idea", ref)
        article = publication.curriculum.entries[("article-idea", ref)].owner[1]
        author = publication.curriculum.get("article", article).author
        text = publication.curriculum.get("article-idea", ref).text
        found.append(Link(link.uri, ref, text, "article-idea", credit=author))
    return tuple(found)
