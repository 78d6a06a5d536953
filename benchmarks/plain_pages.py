"""The pages of a curriculum as Hugo and Eleventy take them: front matter, then the HTML that we print.

Neither has any Markdown to convert: an HTML page is what both are fastest with. What their themes need
beside it stands in one data file: the sections, the order of the pages, and in which file each stands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.assets import theme_folder
from generator.loading import load
from generator.pages import publish
from generator.pages.navigation import Section
from generator.pages.page import Page
from generator.pages.publication import Edition

_TAG = re.compile(r"<[^>]+>")
Navigation = tuple[str | Section, ...]


@dataclass(frozen=True)
class PlainPages:
    """The finished pages of a curriculum, and the navigation between them."""

    pages: tuple[Page, ...]
    navigation: Navigation

    @classmethod
    def of(cls, root: Path) -> PlainPages:
        """Those of the curriculum in `root`, which must be without errors."""
        curriculum = load(root).curriculum
        assert curriculum is not None
        published = publish(curriculum, theme_folder(), Edition.FULL)
        return cls(published.pages, published.navigation)

    def write(self, content: Path, data: Path) -> None:
        """Every page below `content`, and the data file."""
        branches = dict(_branches(self.navigation, ()))
        for page in self.pages:
            _put(content / name(page.uri), _file(page, branches.get(page.uri, ())))
        _put(data, json.dumps(self._data(), ensure_ascii=False))

    def words(self) -> int:
        """How many words all pages have, without what surrounds them."""
        return sum(len(_TAG.sub(" ", page.html).split()) for page in self.pages)

    def _data(self) -> dict[str, Any]:
        titles = {page.uri: page.title for page in self.pages}
        return {
            "sections": [_section(entry, titles) for entry in self.navigation],
            "order": list(dict(_branches(self.navigation, ()))),
            "files": {page.uri: f"/{Path(name(page.uri)).stem}" for page in self.pages} | {"": "/"},
        }


def name(uri: str) -> str:
    """The name of the file of a page; all stand in one folder, so that no section has to be made."""
    return f"{uri.rstrip('/').replace('/', '--')}.html" if uri else "_index.html"


def _file(page: Page, branch: tuple[str, ...]) -> str:
    """A page with its front matter; JSON is YAML, too."""
    matter = {
        "title": page.title,
        "description": page.description,
        "uri": page.uri,
        "url": f"/{page.uri}",
        "section": branch[0] if branch else "",
        "branch": list(branch),
        "headings": _headings(page),
        "searchable": page.searchable,
        "boost": page.boost,
        "source": page.source,
    }
    return f"---\n{json.dumps(matter, ensure_ascii=False)}\n---\n{page.html}\n"


def _headings(page: Page) -> list[dict[str, Any]]:
    if not page.has_contents:
        return []
    return [{"level": each.level, "id": each.id, "text": each.text} for each in page.headings]


def _branches(entries: Navigation, above: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every page in the order of the navigation, with the titles of what it stands below."""
    for entry in entries:
        if isinstance(entry, str):
            yield entry, above
        else:
            yield from _branches(entry.children, (*above, entry.title))


def _section(entry: str | Section, titles: dict[str, str]) -> Any:
    """A section as the themes want it; a page that stands in none is one without children."""
    if isinstance(entry, str):
        return {"title": titles[entry], "uri": entry, "children": []}
    return _child(entry)


def _child(entry: str | Section) -> Any:
    """A page, or a group of pages with the address of the first."""
    if isinstance(entry, str):
        return entry
    return {
        "title": entry.title,
        "uri": next(iter(dict(_branches(entry.children, ())))),
        "children": [_child(child) for child in entry.children],
    }


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
