"""What can be found on the pages: the index that Material's search reads, a section an entry.

The form is that of Material's own index (`search/search_index.json`): each entry has the address of a
heading, its text as title, and what stands below it, in HTML's spelling but without tags.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

ADDRESS = "search/search_index.json"
"""Where Material's search looks for it."""
TAG = re.compile(r"""(<(?:[^>"']|"[^"]*"|'[^']*')*>)""")
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
        heading, text = _line(section.title), _line(section.text)
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


def _line(parts: list[str]) -> str:
    """A text as it is read, a line for each block of it."""
    lines = (" ".join(line.split()) for line in "".join(parts).split(END))
    return "\n".join(filter(None, lines))


def _sections(html: str) -> list[_Section]:
    """The page cut at its headings; what stands before the first one, and the title, come first."""
    sections = [_Section("")]
    into = sections[0].text
    for part, tag in _seen(html):
        if tag is None:
            into.append(part)
            continue
        closes, name = tag
        if name in HEADINGS:
            into = sections[-1].text
            if not closes:
                into = _opened(sections, part, name)
        elif name not in INLINE:
            into.append(END)
    return sections


def _opened(sections: list[_Section], tag: str, name: str) -> list[str]:
    """Where the words of a heading go: a title begins the page, an id begins a section."""
    if name == "h1":
        return sections[0].title
    if (found := ID.search(tag)) is None:
        return sections[-1].text
    sections.append(_Section(found[1] or found[2] or found[3] or ""))
    return sections[-1].title


def _seen(html: str) -> Iterator[tuple[str, tuple[bool, str] | None]]:
    """The texts and the tags of a page, without what search passes over."""
    left, depth = "", 0
    for index, part in enumerate(TAG.split(html)):
        if index % 2 == 0:
            if part and not depth:
                yield part, None
            continue
        tag = NAME.match(part)
        if tag is None:
            continue
        closes, name = bool(tag[1]), tag[2]
        if depth:
            depth += (-1 if closes else 1) * (name == left)
        elif not closes and (name in UNSEEN or LEFT_OUT in part):
            left, depth = name, 1
        else:
            yield part, (closes, name)
