"""Terms of the glossary become links where a page uses them first, so that nobody has to look them up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

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
EDGE = re.compile(
    rf"<(/?)(?:({'|'.join(sorted(RUNNING))})|{'|'.join(sorted(CLOSED))})(?![a-z0-9-])[^>]*>"
)
"""Where running text, or an element without links of ours, begins or ends; other tags change nothing."""


Print = Callable[[Markup, str, str], str]
"""Prints the link of a term: from the words as they stand there, its address and its definition."""


@dataclass(frozen=True, slots=True)
class Use:
    """A place in a text that uses a term."""

    start: int
    end: int
    term: Term


@dataclass(frozen=True, slots=True)
class Glosses:
    """How terms are found in a text, and what is said about each."""

    print: Print
    pattern: re.Pattern[str]
    """A tag, which is passed over, or a term in small letters."""
    terms: Mapping[str, Term]
    """The terms by their words in small letters, with `-` for a space and without the `s` of a plural."""
    known: dict[str, tuple[Use, ...]] = field(default_factory=dict, repr=False)
    """The terms in each text met so far: guides, handouts and exercises say the same things."""

    @classmethod
    def of(cls, terms: Iterable[Term], print: Print) -> Glosses | None:
        """The glosses of all terms, the longest first; none when there are no terms."""
        known = {_plain(term.term): term for term in terms}
        longest = sorted(known, key=len, reverse=True)
        if not longest:
            return None
        words = "|".join(_by_letter(longest))
        pattern = re.compile(rf"<[^>]*>|(?<![\w-])({words})(?![\w-])")
        return cls(print, pattern, known)

    def uses(self, text: str) -> tuple[Use, ...]:
        """Where `text`, which may hold tags, uses a term."""
        found = self.known.get(text)
        if found is None:
            found = self.known[text] = tuple(self._uses(text))
        return found

    def _uses(self, text: str) -> Iterator[Use]:
        # To compare small letters with small letters is quicker than to leave aside how letters are written.
        for match in self.pattern.finditer(_small(text)):
            if match[1]:
                yield Use(*match.span(), self.terms[_plain(match[1])])

    def link(self, said: str, term: Term, uri: str) -> str:
        """The link of a term that stands in a text as `said`, as seen from the page at `uri`."""
        return self.print(Markup(said), relative(f"glossary/#{term.id}", uri), term.definition)


def _small(text: str) -> str:
    """The text in small letters, each in its place: the capital İ is the only one that becomes two."""
    return text.replace("İ", "i").lower()


def _plain(words: str) -> str:
    """The words as they are compared: small letters, hyphens, no plural at the first and last word."""
    parts = re.split(r"[\s-]+", words.lower())
    ends = {0, len(parts) - 1}
    return "-".join(
        part.removesuffix("s") if index in ends else part for index, part in enumerate(parts)
    )


def _by_letter(names: list[str]) -> Iterator[str]:
    """Expressions for the names, those with the same first letter together, in the order given.

    So one look at a letter rules out most of the names. The order among names that begin alike stays.
    """
    for letter in dict.fromkeys(name[0] for name in names):
        rest = (_spelt(name).removeprefix(re.escape(letter)) for name in names if name[0] == letter)
        yield rf"{re.escape(letter)}(?:{'|'.join(rest)})"


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
    parts: list[str] = []
    done = 0
    for at, end in _running(html):
        for use in glosses.uses(html[at:end]):
            if use.term.id not in seen:
                seen.add(use.term.id)
                said = html[at + use.start : at + use.end]
                parts += [html[done : at + use.start], glosses.link(said, use.term, uri)]
                done = at + use.end
    return "".join([*parts, html[done:]])


def _running(html: str) -> Iterator[tuple[int, int]]:
    """Where running text begins and ends; there may be tags in it that change nothing."""
    at = running = closed = 0
    for edge in EDGE.finditer(html):
        if running and not closed and at < edge.start():
            yield at, edge.start()
        step = -1 if edge[1] else 1
        if edge[2]:
            running += step
        else:
            closed += step
        at = edge.end()
    if running and not closed:
        yield at, len(html)
