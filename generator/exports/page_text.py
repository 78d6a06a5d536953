"""A finished page as a Markdown file: HTML as it is, with the headings that a builder shall list.

Builders that convert with Python-Markdown list only headings that they convert themselves. So each of
ours becomes a Markdown heading, and the elements around it say `markdown="block"`: look inside. All
else is left alone as HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.exports.elements import BLOCKS, HEADINGS, Element, elements, lined_up, tags
from generator.pages.page import Heading, Page

_ID = re.compile(r' id="([^"\s=}]+)"')
_SPECIAL = re.compile(r"[\\`*_{}\[\]#]")
_FENCE = re.compile(r"^([ \t>]*)(`|~)(?=\2\2)", re.MULTILINE)
_NEUTRAL = "div"
_OPENED_AS = {"not-in-search": "article"}
"""An element of our own whose only meaning is an attribute, as one that Python-Markdown looks into."""


def text_of(page: Page) -> str:
    """The body of the Markdown file of a page."""
    html = _FENCE.sub(_spelled_out, page.html)
    listed = {heading.id: heading for heading in page.headings}
    return "\n\n".join(_parts(html, elements(html), listed)) + "\n"


def _spelled_out(fence: re.Match[str]) -> str:
    """A line that would begin a block of code, with its first sign as HTML writes any sign."""
    return f"{fence[1]}&#{ord(fence[2])};"


def _parts(
    html: str, within: Element, listed: dict[str, Heading], *, is_opened: bool = False
) -> Iterator[str]:
    """What stands in an element, part for part."""
    for element in within.children:
        heading = _heading(element, listed)
        if heading is not None:
            yield _as_heading(heading, html[element.inner : element.inner_end])
        elif _is_opened(html, element, listed):
            tag = _OPENED_AS.get(element.tag, element.tag)
            start, end = tags(tag, f'{element.attributes} markdown="block"')
            yield start
            yield from _parts(html, element, listed, is_opened=True)
            yield end
        else:
            alone = html[element.start : element.end]
            is_block = element.tag in BLOCKS and not (is_opened and element.tag in HEADINGS)
            wrapped = alone if is_block else alone.join(tags(_NEUTRAL))
            yield lined_up(wrapped).strip() if is_opened else wrapped


def _heading(element: Element, listed: dict[str, Heading]) -> Heading | None:
    """The heading that the element is, if it is one that is listed and says no more than its id."""
    id = _ID.fullmatch(element.attributes)
    heading = listed.get(id[1]) if id else None
    return heading if heading and element.tag == f"h{heading.level}" else None


def _as_heading(heading: Heading, html: str) -> str:
    text = _SPECIAL.sub(r"\\\g<0>", " ".join(html.split()))
    return f"{'#' * heading.level} {text} {{#{heading.id}}}"


def _is_opened(html: str, element: Element, listed: dict[str, Heading]) -> bool:
    """Whether a builder shall look into an element: it holds a listed heading, and no bare text."""
    if element.tag not in BLOCKS and element.tag not in _OPENED_AS:
        return False
    if not any(
        _heading(each, listed) or _is_opened(html, each, listed) for each in element.children
    ):
        return False
    return not _bare_text(html, element).strip()


def _bare_text(html: str, element: Element) -> str:
    """What stands in an element outside the elements in it."""
    starts = [each.start for each in element.children]
    ends = [each.end for each in element.children]
    between = zip([element.inner, *ends], [*starts, element.inner_end], strict=True)
    return "".join(html[start:end] for start, end in between)
