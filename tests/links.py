"""Reads built pages into small trees, and finds links, anchors and ids among them that do not fit."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
IDREFS = ("for", "list", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns")
MODULE_IMPORT = re.compile(r"""(?:from|import)\s*\(?\s*["'](\.[^"']+)["']""")
CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")


@dataclass(eq=False)
class Element:
    """An element of a page; `inner` holds elements and texts in their order."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    above: Element | None = None
    inner: list[Element | str] = field(default_factory=list)

    def get(self, attribute: str) -> str:
        """The value of an attribute; nothing when it is not there."""
        return self.attributes.get(attribute, "")

    @property
    def classes(self) -> list[str]:
        return self.get("class").split()

    @property
    def text(self) -> str:
        """Everything written in it, without the spaces of the source."""
        parts = (part if isinstance(part, str) else part.text for part in self.inner)
        return " ".join("".join(parts).split())

    def walk(self) -> Iterator[Element]:
        """It and every element inside it, in the order of the page."""
        yield self
        for part in self.inner:
            if isinstance(part, Element):
                yield from part.walk()

    def all(self, *names: str, with_class: str = "") -> list[Element]:
        """The elements inside it of these names, and of a class where one is given."""
        inside = (part for part in self.walk() if part is not self)
        return [
            part
            for part in inside
            if (not names or part.name in names) and (not with_class or with_class in part.classes)
        ]

    def one(self, *names: str, with_class: str = "") -> Element:
        """The only such element."""
        found = self.all(*names, with_class=with_class)
        assert len(found) == 1, f"{len(found)} × {names} {with_class}"
        return found[0]

    def around(self) -> Iterator[Element]:
        """It and the elements that it stands in, from the inside out."""
        yield self
        if self.above is not None:
            yield from self.above.around()


class _Builder(HTMLParser):
    """Makes the tree while the text of a page is read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.at = Element("")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in reversed(attrs)}, self.at)
        self.at.inner.append(made)
        if tag not in VOID:
            self.at = made

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        closed = next((part for part in self.at.around() if part.name == tag), None)
        if closed is not None and closed.above is not None:
            self.at = closed.above

    def handle_data(self, data: str) -> None:
        self.at.inner.append(data)


def parse(html: str) -> Element:
    """The tree of a page; its root has no name."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


@dataclass(frozen=True)
class Site:
    """A built site in a folder."""

    folder: Path

    @cached_property
    def pages(self) -> dict[str, Element]:
        """Every page by its address below the site: `modules/listen/`, and `404.html`."""
        found = sorted(self.folder.rglob("*.html"))
        return {self._address(path): parse(path.read_text(encoding="utf-8")) for path in found}

    @cached_property
    def articles(self) -> dict[str, Element]:
        """Our own part of every page that has an address of its own."""
        return {uri: page.one("article") for uri, page in self.pages.items() if uri != "404.html"}

    @cached_property
    def ids(self) -> dict[str, Counter[str]]:
        """How often each id stands on each page."""
        return {
            uri: Counter(part.get("id") for part in page.walk() if "id" in part.attributes)
            for uri, page in self.pages.items()
        }

    @cached_property
    def search_entries(self) -> list[dict[str, str]]:
        """What the search knows: `location`, `title` and `text` of each page and section."""
        index = (self.folder / "search/search_index.json").read_text(encoding="utf-8")
        return list(json.loads(index)["docs"])

    def _address(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix().removesuffix("index.html")

    def has(self, uri: str) -> bool:
        """Whether an address below the site leads to a file, and its anchor to an element."""
        path, _, anchor = uri.partition("#")
        if path not in self.pages:
            return (self.folder / path).is_file() and not anchor
        return not anchor or anchor in self.ids[path]

    def repeated_ids(self) -> list[str]:
        """Every id that stands more than once on its page."""
        return [
            f"{uri}: `{id}` × {count}"
            for uri, ids in self.ids.items()
            for id, count in ids.items()
            if count > 1
        ]

    def broken_links(self) -> list[str]:
        """Every link and every loaded file, of pages, style sheets and modules, that is not there."""
        return [
            f"{where}: `{target}`"
            for where, target in (*self._page_targets(), *self._asset_targets())
            if not is_elsewhere(target) and not self.has(resolved(target, where))
        ]

    def broken_idrefs(self) -> list[str]:
        """Every label and description that names an id which is not on its page."""
        return [
            f"{uri}: {name}=`{id}`"
            for uri, page in self.pages.items()
            for part in page.walk()
            for name in IDREFS
            for id in part.get(name).split()
            if id not in self.ids[uri]
        ]

    def _page_targets(self) -> Iterator[tuple[str, str]]:
        for uri, page in self.pages.items():
            for part in page.walk():
                yield from ((uri, target) for target in targets(part))

    def _asset_targets(self) -> Iterator[tuple[str, str]]:
        for ending, pattern in (("mjs", MODULE_IMPORT), ("css", CSS_URL)):
            for path in sorted(self.folder.rglob(f"*.{ending}")):
                for target in pattern.findall(path.read_text(encoding="utf-8")):
                    if not target.startswith("data:"):
                        yield self._address(path), target


def targets(part: Element) -> Iterator[str]:
    """The addresses that an element leads to or loads."""
    for name in ("href", "src", "action", "poster", "xlink:href"):
        if name in part.attributes:
            yield part.get(name)
    for candidate in part.get("srcset").split(","):
        if candidate.strip():
            yield candidate.split()[0]


def is_elsewhere(target: str) -> bool:
    """Whether an address leaves the site, to a page that these checks do not open."""
    return urlsplit(target).scheme in {"http", "https", "mailto"}


def resolved(target: str, base: str) -> str:
    """An address as it is written on the page `base`, as an address below the site.

    One that leads above the site, or that only works where the site is the whole host, stays
    as it is written: it is nobody's. The page for what is not found has no place, so it may.
    """
    parts = urlsplit(target)
    is_rooted = parts.path.startswith("/")
    if parts.scheme or parts.netloc or (is_rooted and base != "404.html"):
        return target
    steps = unquote(parts.path).split("/") if parts.path else [base.rpartition("/")[2]]
    kept = [] if is_rooted else base.split("/")[:-1]
    for step in steps:
        if step == ".." and not kept:
            return target
        kept = kept[:-1] if step == ".." else kept if step in {"", "."} else [*kept, step]
    folder = "/" if kept and steps[-1] in {"", ".", ".."} else ""
    anchor = f"#{parts.fragment}" if parts.fragment else ""
    return f"{'/'.join(kept)}{folder}{anchor}"


@cache
def site_in(folder: Path) -> Site:
    """The site in a folder, read once for all tests of this process."""
    return Site(folder)
