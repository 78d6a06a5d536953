"""Pages written by hand, in Markdown: nothing in them may run, and their links must lead somewhere.

MkDocs turns these pages into HTML and takes HTML in them as it is. So they hold none at all.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator import characters
from generator.decoding import decoded
from generator.files import contents, page_address
from generator.problem import Position, Problem
from generator.refused import Refused
from generator.texts import judge_target, plain_target

HTML = re.compile(r"<(?!https?://[^\s<>\"'`]*>|[\w.+-]+@[\w.-]+>)(?=[A-Za-z/!?])|&#")
"""A tag, or a letter in disguise; an address between angle brackets is neither."""
ATTRIBUTES = re.compile(r"\{[^{}\n]*[=#.][^{}\n]*\}")
PICTURE = re.compile(r"!\[")
TARGET = re.compile(
    r"\]\(\s*<?(?P<inline>[^)]*)|^[ \t>]*\[[^\]\n]+\]:\s*<?(?P<defined>\S+)", re.MULTILINE
)
SETTINGS = re.compile(r"---\r?\n((title|description): \w[^\n\"<>&]*\n){1,2}---\r?\n")
MOST_BRACKETS = 1000
NO_PAGE = "?"
"""The address of what is no page."""


@dataclass(frozen=True, slots=True)
class HandwrittenPage:
    """A page as it is written."""

    path: str
    text: str

    @property
    def address(self) -> str:
        """Its address on the site."""
        return page_address(self.path)


def read_page(path: Path, name: str) -> tuple[HandwrittenPage | None, tuple[Problem, ...]]:
    """Read a page; without it there is a problem that says why."""
    try:
        text = decoded(contents(path)).removeprefix("\ufeff")
    except Refused as refused:
        return None, (refused.problem(name),)
    return HandwrittenPage(name, text), (*characters.problems(text, name), *_problems(text, name))


def _problems(text: str, name: str) -> Iterator[Problem]:
    if text.startswith("---") and not SETTINGS.match(text):
        message = "the lines between `---` at the start hold more than a title and a description"
        hint = "write `title:` and `description:` only, each in one line and without quotes"
        yield Problem(name, Position(), "page-settings", message, hint)
    if text.count("[") > MOST_BRACKETS:
        message = f"this page holds more than {MOST_BRACKETS:,} square brackets"
        yield Problem(name, Position(), "markup-crowded", message, "make two pages of it")
        return
    for match in (*HTML.finditer(text), *ATTRIBUTES.finditer(text)):
        shown = text[match.start() : match.start() + 20].split()[0]
        message = f"`{shown}` would be taken for HTML, which a page may not hold"
        hint = "write it in Markdown, or leave it out"
        yield Problem(name, characters.place(text, match.start()), "page-html", message, hint)
    for match in PICTURE.finditer(text):
        message = "a picture cannot stand on a page written by hand"
        hint = "leave it out, or make a figure in content/figures/"
        yield Problem(name, characters.place(text, match.start()), "markup-picture", message, hint)
    for target, offset in _targets(text):
        if (saying := judge_target(target)) is not None:
            yield Problem(name, characters.place(text, offset), *saying)


def _targets(text: str) -> Iterator[tuple[str, int]]:
    for match in TARGET.finditer(text):
        part = str(match.lastgroup)
        yield match[part].split(' "')[0], match.start(part)


def page_links(page: HandwrittenPage) -> Iterator[tuple[str, str, Position]]:
    """The links of a page to others of this site: as written, the address, and the place.

    The address is `NO_PAGE` where it is no way to a page that MkDocs would know.
    """
    folder = posixpath.dirname(page.path.removeprefix("content/"))
    for target, offset in _targets(page.text):
        written = plain_target(target).partition("#")[0]
        if not written or ":" in written or judge_target(target) is not None:
            continue
        there = posixpath.normpath(posixpath.join(folder, written))
        address = page_address(there) if there.endswith(".md") else NO_PAGE
        yield written, address, characters.place(page.text, offset)
