"""What a text in a field must not hold: HTML, links that could run something, signs without end.

It is judged in the text as it was written, in every field, so that the place in the file is known.
Nothing here keeps a page safe: what is shown is made safe in any case. An editor is told what would
not come out as it was meant.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.problem import Position, Problem, Severity
from generator.source import Document

Loc = tuple[int | str, ...]

MOST_BRACKETS = 100
MOST_QUOTES = 1000
LIMITS = (
    ("[", MOST_BRACKETS, "square brackets"),
    ('"', MOST_QUOTES, "quotation marks"),
    ("'", MOST_QUOTES, "apostrophes"),
)
"""In one paragraph; Markdown looks for the other end of each, so many take long."""
SIGNS = ("<", "](", "]:", "![")
"""What HTML, links and pictures cannot do without."""
SCHEMES = frozenset({"http", "https", "mailto"})
ELEMENTS = (
    "a|abbr|address|area|article|aside|audio|base|b|bdi|bdo|big|blockquote|body|br|button|canvas|"
    "caption|center|cite|code|col|colgroup|data|datalist|dd|del|details|dfn|dialog|div|dl|dt|em|"
    "embed|fieldset|figcaption|figure|font|footer|form|frame|frameset|h[1-6]|head|header|hr|html|i|"
    "iframe|img|input|ins|kbd|label|legend|li|link|main|map|mark|marquee|math|menu|meta|nav|"
    "noscript|object|ol|option|output|p|param|picture|portal|pre|progress|q|ruby|s|samp|script|"
    "section|select|slot|small|source|span|strong|style|sub|summary|sup|svg|table|tbody|td|template|"
    "textarea|tfoot|th|thead|time|title|tr|track|tt|u|ul|var|video|wbr|xmp"
)
HTML = re.compile(rf"<[/]?(?:{ELEMENTS})(?:\s[^<>]*)?/?>|<(?:{ELEMENTS})[\s/][^<>\n]*=|<!--", re.I)
"""An element of HTML. `a < b` and `<your name>` are none."""
TARGET = re.compile(
    r"\]\((?=\s*<?(?P<inline>[^\s<>)]+))"
    r"|^[ \t>*+-]*\[[^\]\n]+\]:\s*<?(?P<defined>[^\s<>]+)"
    r"|<(?=(?P<bare>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>)",
    re.MULTILINE,
)
"""Where a link leads to, in the three ways of writing one; they may stand inside each other."""
PICTURE = re.compile(r"!\[[^\]\n]*\](?:\([^)\n]*\)|\[)")
TICKS = re.compile(r"`+")
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
PARAGRAPH = re.compile(r"\n[ \t]*\n")
BETWEEN_PARAGRAPHS = re.compile(r"(\n[ \t]*\n)")
UNSEEN_IN_ADDRESS = re.compile(r"[\x00-\x20]|\\(?=[!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Target:
    """A place of this site that a text links to."""

    address: str
    loc: Loc
    part: str
    """The address as it is written; `number` tells it from the same one before it."""
    number: int


def problems(document: Document) -> Iterator[Problem]:
    """Everything in the texts of a file that would not come out as it was meant."""
    written = document.text
    # A sign may be written with a backslash, too.
    may_hold = "\\" in written or any(sign in written for sign in SIGNS)
    may_be_crowded = any(written.count(sign) > most for sign, most, _ in LIMITS)
    if not may_hold and not may_be_crowded:
        return
    for loc, text in _texts(document.data):
        if may_be_crowded and (found := _crowded(text)) is not None:
            yield Problem(document.path, document.locate(loc), *found)
        elif any(sign in text for sign in SIGNS):
            yield from _in_text(document, loc, text)


def targets(document: Document) -> Iterator[Target]:
    """Every place of this site that the texts of a file link to."""
    if "](" not in document.text and "]:" not in document.text:
        return
    for loc, text in _texts(document.data):
        if ("](" in text or "]:" in text) and _crowded(text) is None:
            yield from _targets(loc, text)


def _targets(loc: Loc, text: str) -> Iterator[Target]:
    for part, offset in _links(text):
        address = plain_target(part)
        if not SCHEME.match(address) and not address.startswith("//"):
            yield Target(address, loc, part, text.count(part, 0, offset))


def _texts(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every text of a file with the way to it."""
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, (*loc, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*loc, index))


def _crowded(text: str) -> tuple[str, str, str] | None:
    """What to say of a paragraph with so many signs that it would take long to show."""
    for sign, most, name in LIMITS:
        if text.count(sign) > most:
            paragraphs = PARAGRAPH.split(text)
            if any(paragraph.count(sign) > most for paragraph in paragraphs):
                message = f"one paragraph holds more than {most} {name}"
                return "markup-crowded", message, "split it into several paragraphs"
    return None


def _in_text(document: Document, loc: Loc, text: str) -> Iterator[Problem]:
    shown = _without_code(text)
    for match in HTML.finditer(shown):
        hint = "write it in Markdown, such as `*word*`, or leave it out"
        message = f"`{match[0][:40]}` will be shown as it is written, since HTML is not understood"
        at = _place(document, loc, text, match[0].split()[0], match.start())
        yield Problem(document.path, at, "markup-html", message, hint, Severity.WARNING)
    for match in PICTURE.finditer(shown):
        message = "a picture cannot stand in a text"
        hint = "make a figure in content/figures/ and name it in a field `figure`"
        at = _place(document, loc, text, "![", match.start())
        yield Problem(document.path, at, "markup-picture", message, hint)
    for part, offset in _links(text):
        if (saying := judge_target(part)) is not None:
            yield Problem(document.path, _place(document, loc, text, part, offset), *saying)


def _place(document: Document, loc: Loc, text: str, part: str, offset: int) -> Position:
    return document.locate_within(loc, part, text.count(part, 0, offset))


def _links(text: str) -> Iterator[tuple[str, int]]:
    """Where the links of a text lead to, as it is written, and how far into the text."""
    shown = _without_code(text)
    if "![" in shown:
        shown = PICTURE.sub(lambda match: " " * len(match[0]), shown)
    last = -1
    for match in TARGET.finditer(text):
        name = str(match.lastgroup)
        start = match.start(name)
        sign = start if name == "defined" else match.start()
        if start != last and shown[sign] == text[sign]:
            yield match[name], start
        last = start


def plain_target(part: str) -> str:
    """An address without the ways to hide what it is: entities, backslashes, blanks."""
    return UNSEEN_IN_ADDRESS.sub("", html.unescape(part))


def judge_target(part: str) -> tuple[str, str, str] | None:
    """What to say of a link that is neither an address of the web, nor of mail, nor of this site."""
    address = plain_target(part)
    scheme = SCHEME.match(address)
    if scheme and scheme[1].lower() not in SCHEMES:
        message = f"a link may not start with `{scheme[0][:40]}`"
        hint = "start it with `https://` or `mailto:`, or write where a page of this site stands"
        return "link-scheme", message, hint
    if address.startswith("//") or address.startswith("\\"):
        message = "the start of this address is missing"
        return "link-scheme", message, "start it with `https://`"
    return None


def _without_code(text: str) -> str:
    """The text with blanks for what stands between backticks, which is shown as it is."""
    if "`" not in text:
        return text
    parts = BETWEEN_PARAGRAPHS.split(text)
    return "".join(part if part.isspace() else _paragraph_without_code(part) for part in parts)


def _paragraph_without_code(text: str) -> str:
    runs = [(match.start(), match.end()) for match in TICKS.finditer(text)]
    ends: dict[int, list[int]] = {}
    for index, (start, end) in reversed(list(enumerate(runs))):
        ends.setdefault(end - start, []).append(index)
    parts, index, at = [], 0, 0
    while index < len(runs):
        start, end = runs[index]
        same = ends[end - start]
        while same and same[-1] <= index:
            same.pop()
        if same:
            close = runs[same[-1]][1]
            parts += [text[at:start], " " * (close - start)]
            at, index = close, same[-1]
        index += 1
    return "".join([*parts, text[at:]])
