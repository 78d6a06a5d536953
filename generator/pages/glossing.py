"""Terms of the glossary become links where a page uses them first, so that nobody has to look them up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.model.references import Term
from generator.pages.page import Page, relative

TEMPLATES = frozenset(
    {"module", "exercise", "case", "idea", "article", "path", "workshop", "guide", "handout"}
)
"""The pages with running text; lists, the glossary itself and the pages for editors are none."""
RUNNING = frozenset({"p", "li", "td", "dd", "blockquote"})
"""The elements whose text is running text."""
CLOSED = frozenset({"a", "code", "pre", "button", "label", "summary", "legend", "svg", "script"})
CLOSED |= {"template", "form", "textarea", "curriculum-quiz", "h1", "h2", "h3", "h4", "h5", "h6"}
"""Elements without links of ours: they are links or headings already, are pressed, or ask something."""
TAG = re.compile(r"(<[^>]*>)")
NAME = re.compile(r"<(/?)([a-z][a-z0-9-]*)")


Print = Callable[[Markup, str, str], str]
"""Prints the link of a term: from the words as they stand there, its address and its definition."""


@dataclass(frozen=True, slots=True)
class Glosses:
    """How terms are found in a text, and what is said about each."""

    print: Print
    pattern: re.Pattern[str]
    terms: Mapping[str, Term]
    """The terms by their words in small letters, with `-` for a space and without the `s` of a plural."""

    @classmethod
    def of(cls, terms: Iterable[Term], print: Print) -> Glosses | None:
        """The glosses of all terms, the longest first; none when there are no terms."""
        known = {_plain(term.term): term for term in terms}
        longest = sorted(known, key=len, reverse=True)
        if not longest:
            return None
        words = "|".join(_spelt(name) for name in longest)
        return cls(print, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE), known)

    def link(self, found: str, uri: str) -> tuple[str, str]:
        """The id of the term that was found, and its link as seen from the page at `uri`."""
        term = self.terms[_plain(found)]
        address = relative(f"glossary/#{term.id}", uri)
        return term.id, self.print(Markup(found), address, term.definition)


def _plain(words: str) -> str:
    """The words as they are compared: small letters, hyphens, no plural at the first and last word."""
    parts = re.split(r"[\s-]+", words.lower())
    ends = {0, len(parts) - 1}
    return "-".join(
        part.removesuffix("s") if index in ends else part for index, part in enumerate(parts)
    )


def _spelt(name: str) -> str:
    """How a term may stand in a text: as plural, and with hyphens for spaces."""
    parts = [re.escape(part) for part in name.split("-")]
    for end in {0, len(parts) - 1}:
        parts[end] += "s?"
    return r"[\s-]".join(parts)


def glossed(page: Page, glosses: Glosses | None) -> Page:
    """The page with each term linked to the glossary where its running text uses it first."""
    if glosses is None or page.template not in TEMPLATES:
        return page
    return replace(page, html=_linked(page.html, glosses, page.uri))


def _linked(html: str, glosses: Glosses, uri: str) -> str:
    seen: set[str] = set()
    running = closed = 0

    def first(match: re.Match[str]) -> str:
        id, link = glosses.link(match[0], uri)
        if id in seen:
            return match[0]
        seen.add(id)
        return link

    parts = TAG.split(html)
    # Every second part is a tag, the others are text.
    for index, part in enumerate(parts):
        if index % 2 == 0:
            if part and running and not closed:
                parts[index] = glosses.pattern.sub(first, part)
        elif tag := NAME.match(part):
            step = -1 if tag[1] else 1
            running += step * (tag[2] in RUNNING)
            closed += step * (tag[2] in CLOSED)
    return "".join(parts)
