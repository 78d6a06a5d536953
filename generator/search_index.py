"""What can be found on the pages: the index that Material's search reads, a section an entry.

The form is that of Material's own index (`search/search_index.json`): each entry has the address of a
heading, its text as title, and what stands below it, a paragraph for each block: a result shows those
paragraphs in which a word was found.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from generator.markup import paragraphs

ADDRESS = "search/search_index.json"
"""Where Material's search looks for it."""
TAG = re.compile(r"""(<[^>"']*+(?:(?:"[^"]*+"|'[^']*+')[^>"']*+)*+>)""")
NAME = re.compile(r"<(/?)([a-z][a-z0-9-]*)")
ID = re.compile(r"""\sid=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
LEFT_OUT = "data-search-exclude"
"""The attribute of an element that search passes over."""
UNSEEN = frozenset({"script", "style", "template"})
"""Elements whose text nobody reads on the page."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
INLINE = frozenset({"a", "abbr", "b", "cite", "code", "em", "i", "mark", "q", "span", "strong"})
INLINE |= {"sub", "sup", "tspan", "kbd", "small"}
"""Elements that may stand inside a word; others end it."""
END = "\f"
"""Stands where a block begins or ends, until the text is put together."""
EDGE = "<"
"""Stands for a tag where the text before it ends: of a heading, or of what search passes over."""
SETTINGS = {
    "lang": ["en"],
    "separator": "[\\s\\-]+",
    "pipeline": ["stopWordFilter"],
    "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
}
"""How Material's search reads words; these are its defaults for English."""

Entry = dict[str, str | float]


@dataclass(slots=True)
class _Section:
    """A heading and what stands below it, while the page is read."""

    id: str
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def entries(html: str, address: str, title: str, boost: float = 1.0) -> tuple[Entry, ...]:
    """What can be found on one page.

    `html` is the page without its frame, `address` where it stands below the site, `title` its own.
    A section is found by its heading; `boost` is how far up the page comes among the results.
    """
    found = []
    for section in _sections(html):
        heading, text = "\n".join(_lines(section.title)), paragraphs(_lines(section.text))
        if not heading and not text:
            continue
        location = f"{address}#{section.id}" if section.id else address
        entry: Entry = {"location": location, "title": heading or title, "text": text}
        found.append(entry | ({"boost": boost} if boost != 1.0 else {}))
    return tuple(found)


def spelt(found: Iterable[Entry]) -> bytes:
    """Entries as they stand in the file of the index."""
    return json.dumps(list(found), ensure_ascii=False, separators=(",", ":"))[1:-1].encode()


def index(spelt_entries: Iterable[bytes]) -> bytes:
    """The file of the search index, from entries that are spelt already; some may be empty."""
    settings = json.dumps(SETTINGS, ensure_ascii=False, separators=(",", ":"))
    docs = b",".join(filter(None, spelt_entries))
    return b'{"config":%b,"docs":[%b]}' % (settings.encode(), docs)


def _lines(parts: list[str]) -> list[str]:
    """A text as it is read, a line for each block of it."""
    lines = "".join(parts).split(END)
    return [" ".join(line.split()) for line in lines if line and not line.isspace()]


def _sections(html: str) -> list[_Section]:
    """The page cut at its headings; what stands before the first one, and the title, come first."""
    sections = [_Section("")]
    into = sections[0].text
    # Texts and tags take turns. A page has hundreds of tags and few edges, so we stop at the edges only.
    parts = TAG.split(html)
    tags = parts[1::2]
    parts[1::2] = marks = [*map(_mark, tags)]
    done = 0
    for place in [place for place, mark in enumerate(marks) if mark == EDGE]:
        at = 2 * place + 1
        if at < done:
            continue
        into.append("".join(parts[done:at]))
        tag, (closes, name) = tags[place], _named(tags[place])
        if _is_unseen(tag, closes, name):
            done = 2 * _last(tags, place, name) + 2
            continue
        done = at + 1
        into = sections[-1].text if closes else _opened(sections, tag, name)
    into.append("".join(parts[done:]))
    return sections


@lru_cache(maxsize=1 << 14)
def _mark(tag: str) -> str:
    """What stands for a tag in the text; kept, since most pages have the same tags."""
    closes, name = _named(tag)
    if name in HEADINGS or _is_unseen(tag, closes, name):
        return EDGE
    return END if name and name not in INLINE else ""


def _named(tag: str) -> tuple[bool, str]:
    """Whether a tag closes an element, and which; a comment has no name."""
    found = NAME.match(tag)
    return (bool(found[1]), found[2]) if found else (False, "")


def _is_unseen(tag: str, closes: bool, name: str) -> bool:
    """Whether an element begins that search passes over."""
    return bool(name) and not closes and (name in UNSEEN or LEFT_OUT in tag)


def _last(tags: list[str], first: int, name: str) -> int:
    """The place of the tag that closes the element of the first one; after all tags when none does."""
    depth = 0
    for place in range(first, len(tags)):
        # Most tags do not hold the name at all, and to see that is much quicker than to read theirs.
        if name in tags[place]:
            closes, other = _named(tags[place])
            depth += (-1 if closes else 1) * (other == name)
            if depth == 0:
                return place
    return len(tags)


def _opened(sections: list[_Section], tag: str, name: str) -> list[str]:
    """Where the words of a heading go: a title begins the page, an id begins a section."""
    if name == "h1":
        return sections[0].title
    if (found := ID.search(tag)) is None:
        return sections[-1].text
    sections.append(_Section(found[1] or found[2] or found[3] or ""))
    return sections[-1].title
