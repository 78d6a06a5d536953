"""The elements of a finished page, with the places where each begins and ends in its HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hr", "legend", "li", "main", "nav", "ol", "option", "output", "p", "pre"),
        *("progress", "section", "summary", "table", "tbody", "td", "textarea", "tfoot", "th"),
        *("thead", "tr", "ul"),
    )
)
"""The elements that Python-Markdown takes for a block of HTML; it puts others into a paragraph."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BREAK = re.compile(r"\s*\n\s*")
_SLASH = "/"
_VERBATIM = frozenset(("pre", "textarea"))
_NEVER_CLOSED = frozenset(
    ["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)


@dataclass(slots=True)
class Element:
    """An element; its text is `html[start:end]`, what it holds is `html[inner:inner_end]`."""

    tag: str
    attributes: str
    """As written, with the space before the first one."""
    start: int
    inner: int
    inner_end: int
    end: int
    children: list[Element] = field(default_factory=list)


def elements(html: str) -> Element:
    """The elements of well-formed HTML, in one that holds them all; its own tag is empty.

    Raises `ValueError` for an element that is not closed where it should be.
    """
    root = Element("", "", 0, 0, len(html), len(html))
    opened = [root]
    for match in _TAG.finditer(html):
        slash, tag, attributes = match.groups()
        if slash:
            _close(opened, tag, match)
            continue
        element = Element(tag, attributes, match.start(), match.end(), match.end(), match.end())
        opened[-1].children.append(element)
        if tag not in _NEVER_CLOSED and not attributes.endswith("/"):
            opened.append(element)
    if len(opened) > 1:
        raise ValueError(f"<{opened[-1].tag}> is never closed")
    return root


def _close(opened: list[Element], tag: str, match: re.Match[str]) -> None:
    element = opened.pop()
    if element.tag != tag:
        raise ValueError(f"<{element.tag}> is closed by the end of <{tag}>")
    element.inner_end, element.end = match.start(), match.end()


def tags(name: str, attributes: str = "") -> tuple[str, str]:
    """The tags that begin and end an element; the attributes with a space before the first one."""
    return f"<{name}{attributes}>", f"<{_SLASH}{name}>"


def lined_up(html: str) -> str:
    """The same HTML with each block at the start of a line: elsewhere Python-Markdown overlooks it.

    That is what happens to headings here: it would list them, and give them ids.
    """
    return "".join(_lines(html))


def _lines(html: str) -> Iterator[str]:
    place, kept = 0, 0
    for match in _TAG.finditer(html):
        slash, tag, _ = match.groups()
        text = html[place : match.start()]
        yield text if kept else _BREAK.sub("\n", text)
        if not kept and not slash:
            yield "\n    " if tag in HEADINGS else "\n" if tag in BLOCKS else ""
        yield match[0]
        place = match.end()
        if tag in _VERBATIM:
            kept += -1 if slash else 1
    yield html[place:]
