"""Rules on links: words that say where they lead, and addresses that are safe on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.corpus import corpus
from generator.checks.prose import Prose
from generator.checks.rule import Finding, error, warning
from generator.curriculum import Curriculum

LINK = re.compile(r"(?<!!)\[(?P<words>[^\]\n]*)\]\(\s*<?(?P<address>[^)\s>]*)>?(?:\s+[^)]*)?\)")
BARE = re.compile(r"(?<![(<\w/\"'])https?://[^\s)>\]]+|<(https?://[^\s>]+)>")
EMPTY = frozenset(
    {
        *("here", "click", "click here", "click this", "link", "this link", "this", "that", "more"),
        *("read more", "learn more", "see here", "see more", "page", "this page", "website", "url"),
    }
)
MARKS = re.compile(r"[*_`!\"'“”‘’.,:;→>»]+")


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a text."""

    passage: Prose
    words: str
    address: str


@error("ACC-04")
def links_say_where_they_lead(curriculum: Curriculum) -> Iterator[Finding]:
    """Whoever listens to a page hears its links one after the other: "here, here, more".

    Computed: the words of a link are more than one character, none of `here`, `click`, `link`, `more` and
    their like, and no address; an address does not stand in a text without words.
    Basis: Carpentries lesson checks; WCAG 2.4.4.
    """
    hint = "write what stands behind it, such as [the list of sources](…)"
    for link in _links(curriculum):
        words = MARKS.sub("", link.words).strip().lower()
        if len(words) < 2 or words in EMPTY or "://" in words or words.startswith("www"):
            said = f'the link "{link.words}"' if words else "a link without words"
            message = f"{said} does not say where it leads"
            part = f"[{link.words}]"
            yield Finding(*link.passage.key, link.passage.loc, message, hint, part=part)
    for passage in _with_addresses(curriculum):
        if found := BARE.search(LINK.sub(" ", passage.text)):
            message = "an address stands here in place of words"
            yield Finding(*passage.key, passage.loc, message, hint, part=found[0])


@warning("SRC-08")
def addresses_are_safe_on_the_way(curriculum: Curriculum) -> Iterator[Finding]:
    """What comes without https can be changed on its way, and browsers warn of it.

    Computed: addresses in texts, and those of sources, do not begin with `http:`. (A link to a page of
    this site that is not there is an error of its own, `link-missing`.) Whether pages of others still
    answer is not asked: that takes a network, and would make a check fail for what somebody else did.
    Basis: Carpentries lesson checks.
    """
    for source in curriculum.sources:
        if source.url and source.url.startswith("http:"):
            message = "this address is not safe on the way: it begins with `http:`"
            yield Finding("source", source.id, ("url",), message, "try it with `https:`")
    for link in _links(curriculum):
        if link.address.startswith("http:"):
            message = f"the link to {link.address} is not safe on the way"
            hint, part = "try it with `https:`", link.address
            yield Finding(*link.passage.key, link.passage.loc, message, hint, part=part)


def _links(curriculum: Curriculum) -> Iterator[Link]:
    """Every link that is written as one."""
    for passage in corpus(curriculum).passages:
        if "](" in passage.text:
            for match in LINK.finditer(passage.text):
                yield Link(passage, match["words"], match["address"])


def _with_addresses(curriculum: Curriculum) -> Iterator[Prose]:
    return (each for each in corpus(curriculum).passages if "://" in each.text)
