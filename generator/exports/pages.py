"""The whole site as plain files: Markdown pages, assets and an `mkdocs.yml` without our plugin.

It is what keeps a curriculum from depending on one builder: MkDocs with Material, ProperDocs and
Zensical make the same pages of it, with the same addresses, titles and ids.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.exports.page_text import text_of
from generator.exports.project import Site
from generator.exports.settings import branches, front_matter, settings
from generator.pages.page import Page
from generator.pages.published import Published


def files(
    published: Published,
    site: Site,
    readme: bytes,
    assets: Mapping[str, bytes],
    scripts: tuple[str, ...],
    beside: Mapping[str, bytes],
) -> dict[str, bytes]:
    """Every file of the export by its path.

    `readme` says how to build them. `assets` are the files that the theme adds, by their address, and
    `scripts` those of them that a page starts. `beside` are the files in `content/` that are published
    as they are, pages written by hand among them, by their path from there.
    """
    if published.publication is None:
        raise ValueError("a page that lists problems is not to be exported")
    words = published.publication.words
    by_hand = sorted(path for path in beside if path.endswith(".md"))
    navigation = (*branches(published.navigation, _home_title(published.pages)), *by_hand)
    sheets = tuple(path for path in assets if path.endswith(".css"))
    text = settings(site, navigation, sheets, scripts, words["shell"])
    return {
        "README.md": readme,
        "mkdocs.yml": text.encode(),
        **{f"docs/{path}": content for path, content in dict(_docs(published.pages)).items()},
        **{f"docs/{path}": content for path, content in {**assets, **beside}.items()},
    }


def _home_title(pages: tuple[Page, ...]) -> dict[str, str]:
    return {page.uri: page.title for page in pages if page.uri == ""}


def _docs(pages: tuple[Page, ...]) -> Iterator[tuple[str, bytes]]:
    for page in pages:
        yield page.src_uri, f"{front_matter(page)}\n{text_of(page)}".encode()
