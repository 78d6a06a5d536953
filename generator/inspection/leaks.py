"""The rule that keeps a trainer's text from participants, whatever a template or a script does."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.curriculum import Curriculum
from generator.inspection.finished import FinishedPage, FinishedSite
from generator.inspection.rule import Finding, Scope, error
from generator.inspection.sentences import Finder, read_aloud, sentences, source_lines, spoken
from generator.model.base import Audience
from generator.model.walk import texts
from generator.views import Reader

MOST_LINES = 20_000
HINT = (
    "take it out of the template; a template for participants is given views that lack such fields"
)


@error("FAC-05", Scope.CURRICULUM)
def participants_see_nothing_for_trainers(site: FinishedSite) -> Iterator[Finding]:
    """One page with a key or a private brief on it ends the exercise before it begins.

    Computed: each text for trainers is taken apart into sentences of 25 characters and more. None of them,
    unless it also stands in a text for everybody, is found on a page for participants: neither in what
    can be read nor in its source, nor in the search index of the edition for participants. In handouts,
    sentences of answers are looked for too, and marks that tell a right option.
    Basis: house rule.
    """
    for_trainers, with_answers = site.once("secrets", lambda: secrets(site.curriculum, site.words))
    seen: Seen = site.once("seen", Seen)
    for page in site.pages:
        if site.is_for_participants or page.reader is not Reader.TRAINER:
            is_handout = page.reader is Reader.HANDOUT
            finder = with_answers if is_handout else for_trainers
            yield from _on_page(page, finder, Seen() if is_handout else seen)
    if site.is_for_participants:
        for address, content in site.files.items():
            for sentence in for_trainers.found(_readings(address, content)):
                message = f"`{address}` holds a sentence for trainers: `{sentence}`"
                yield Finding(address, message, HINT)


@dataclass(frozen=True)
class Seen:
    """What was looked at on other pages: the navigation stands on each of them."""

    lines: set[str] = field(default_factory=set)
    """The lines of the sources of those where nothing was found."""
    blocks: set[str] = field(default_factory=set)
    """What is read aloud on them."""

    def add(self, lines: set[str], blocks: set[str]) -> None:
        """Remember a page where nothing was found; of many pages only the last, lest they fill the memory."""
        if len(self.lines) > MOST_LINES:
            self.lines.clear()
            self.blocks.clear()
        self.lines.update(lines)
        self.blocks.update(blocks)


def _on_page(page: FinishedPage, finder: Finder, seen: Seen) -> Iterator[Finding]:
    """The sentences on a page that should not be there."""
    lines = set(source_lines(page.html)).difference(seen.lines)
    blocks = set(read_aloud(page.html)).difference(seen.blocks)
    found = finder.found(lines | blocks)
    if not found:
        seen.add(lines, blocks)
    for sentence in found:
        message = f"{page.name} shows participants a sentence for trainers: `{sentence}`"
        yield Finding(page.path, message, HINT)
    if page.reader is Reader.HANDOUT and page.find("[data-correct]"):
        yield Finding(page.path, f"{page.name} marks the right options", "print no answers there")


def _readings(address: str, content: str) -> Iterator[str]:
    """A file that is no page, as it stands and as what it holds is read."""
    strings = _strings(json.loads(content)) if address.endswith(".json") else iter((content,))
    for string in strings:
        yield from read_aloud(string) if "<" in string else string.splitlines()


def secrets(curriculum: Curriculum, words: Mapping[str, object]) -> tuple[Finder, Finder]:
    """The sentences for trainers alone; and those together with the answers, for handouts."""
    said: dict[Audience, list[str]] = {audience: [] for audience in Audience}
    for audience, text in _said(curriculum):
        said[audience].append(text)
    trainer, answers = _sentences(said[Audience.TRAINER]), _sentences(said[Audience.AFTER_ANSWER])
    hidden, phrases = Finder(trainer | answers), list(_strings(words))
    public = spoken([*said[Audience.EVERYONE], *phrases])
    shown = {*hidden.among(public), *hidden.composed(phrases, public)}
    learned = hidden.found(said[Audience.AFTER_ANSWER])
    return Finder(trainer - shown - {*learned}), Finder((trainer | answers) - shown)


def _sentences(texts: list[str]) -> set[str]:
    return {sentence for text in set(texts) for sentence in sentences(text)}


def _said(curriculum: Curriculum) -> Iterator[tuple[Audience, str]]:
    """Every text of every file with its audience, drafts with the rest."""
    files = (entry.value for entry in curriculum.entries.values() if not entry.loc)
    return (pair for value in files for pair in texts(value))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)
