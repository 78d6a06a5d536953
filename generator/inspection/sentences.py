"""Sentences, however HTML writes them: taken from fields, and found again in a finished page.

Both sides are reduced to their words, because a sentence changes on its way: Markdown becomes tags,
quotation marks become those of print, HTML has its own way to write both.

What is not looked for: ids and choices such as `draw-it-both-ways`, which are no prose, and what is
shorter than 25 characters ("Yes, but why?"), which anybody might write anywhere. A text that is made
of short sentences only is looked for as a whole.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from itertools import compress, count, islice
from sys import intern

from selectolax.lexbor import LexborHTMLParser

SHORTEST = 25
OPENING = 3
"""A sentence is recognised by so many words first, and then by all of them."""
MARKDOWN_LINK = re.compile(r"\]\([^)\s]*(?:\s[^)]*)?\)")
LIST_NUMBER = re.compile(r"^\s*\d+[.)]\s", re.MULTILINE)
SENTENCE_END = re.compile(r"[.!?…:;]+[\"'”’)*_]*\s|\n")
WORD = re.compile(r"\w+")
GAP = "\x1e"
"""Stands between the blocks of a page, so that no sentence runs from one into the next."""
TOKEN = re.compile(rf"\w+|{GAP}")
NO_WORD = "."
"""Stands for the gap between two texts, once they are taken apart into words."""
IN_ASCII = {
    code: sign.lower() if sign == GAP or WORD.match(sign) else " "
    for code in range(128)
    for sign in (chr(code),)
}
"""What is left of each sign where all are of ASCII: small letters, digits and gaps."""
INLINE = ["em", "strong", "a", "code", "span", "b", "i"]


def words(text: str) -> str:
    """The words of a text in small letters, and nothing between them but one space."""
    if text.isascii():  # as most are; and this way takes a third of the time
        return " ".join(text.translate(IN_ASCII).split())
    return " ".join(WORD.findall(text.lower()))


def spoken(texts: Iterable[str]) -> list[str]:
    """The words of all texts in small letters, in whatever order the texts are, each text once."""
    plain: list[str] = []
    others: list[str] = []
    for text in set(texts):
        (plain if text.isascii() else others).append(text)
    found = GAP.join(plain).translate(IN_ASCII).replace(GAP, f" {NO_WORD} ").split()
    return [*found, NO_WORD, *TOKEN.findall(f" {GAP} ".join(others).lower())]


def sentences(text: str) -> set[str]:
    """The sentences of a field that are long enough to be recognised; else the field as a whole."""
    if not re.search(r"\s", text):
        return set()
    source = LIST_NUMBER.sub("", MARKDOWN_LINK.sub("]", text))
    whole = words(source)
    parts = {words(part) for part in SENTENCE_END.split(source)} | ({whole} - {""})
    long = {part for part in parts if len(part) >= SHORTEST}
    return long - {whole} or long


def source_lines(source: str) -> Iterator[str]:
    """A file line by line as it stands, with `&amp;` and the like read as a browser does."""
    return (line for line in html.unescape(source).splitlines() if len(line) >= SHORTEST)


def read_aloud(source: str) -> list[str]:
    """The blocks of a page, as somebody would read them, and those kept in templates for scripts."""
    tree = LexborHTMLParser(source)
    tree.unwrap_tags(INLINE)
    tree.merge_text_nodes()
    kept = [block for part in tree.css("template") for block in read_aloud(_inside(part.html))]
    return [*tree.body.text(separator=GAP).split(GAP), *kept] if tree.body else kept


def _inside(template: str | None) -> str:
    """What stands between the tags of a template, which the parser keeps apart."""
    source = template or "<>"
    return source[source.index(">") + 1 : source.rindex("<")]


def _length(sentence: str) -> int:
    """How many words a sentence has."""
    return sentence.count(" ") + 1


def _beginning(sentence: str) -> tuple[str, ...]:
    """The first two words."""
    return tuple(sentence.split(None, 2)[:2])


class Finder:
    """Finds any of many sentences in one pass over a text: they wait under their first words."""

    def __init__(self, looked_for: Iterable[str]) -> None:
        self._sentences = frozenset(looked_for)
        self._waiting: dict[tuple[str, ...], tuple[int, ...]] = {}
        self._short: dict[str, tuple[int, ...]] = {}
        for sentence in self._sentences:
            # There are many sentences, made of few words: each word is held once.
            opening = tuple(map(intern, sentence.split(None, OPENING)[:OPENING]))
            # Many may begin alike, but few lengths are tried where a text begins like them.
            length = _length(sentence)
            if length < OPENING:
                lengths = self._short.get(opening[0], ())
                self._short[opening[0]] = (*lengths, length)
            elif length not in (lengths := self._waiting.get(opening, ())):
                self._waiting[opening] = (*lengths, length)

    def found(self, texts: Iterable[str]) -> list[str]:
        """The sentences that stand in the texts, each once, in alphabetical order."""
        return self.among(spoken(texts))

    def among(self, said: list[str]) -> list[str]:
        """The sentences that stand among words that are said, each once, in alphabetical order."""
        return sorted(set(self._among(said)))

    def _among(self, said: list[str]) -> Iterator[str]:
        runs = zip(*(islice(said, first, None) for first in range(OPENING)), strict=False)
        for start in compress(count(), map(self._waiting.__contains__, runs)):
            for length in self._waiting[tuple(said[start : start + OPENING])]:
                if (part := " ".join(said[start : start + length])) in self._sentences:
                    yield part
        if not self._short:
            return
        for start in compress(count(), map(self._short.__contains__, said)):
            for length in self._short[said[start]]:
                if (part := " ".join(said[start : start + length])) in self._sentences:
                    yield part

    def composed(self, phrases: Iterable[str], said: list[str]) -> set[str]:
        """The sentences that a phrase of the interface and words for everybody make side by side."""
        openings = {words(phrase) for phrase in phrases}
        beginnings = {_beginning(opening) for opening in openings}
        tails: dict[str, set[str]] = {}
        longest = max(map(_length, openings), default=0)
        for sentence in self._sentences:
            if _beginning(sentence) in beginnings:  # few do, and only those are cut everywhere
                parts = sentence.split()
                for cut in range(2, min(len(parts) - 2, longest) + 1):
                    if " ".join(parts[:cut]) in openings:
                        tails.setdefault(" ".join(parts[cut:]), set()).add(sentence)
        return {sentence for tail in Finder(tails).among(said) for sentence in tails[tail]}
