"""A rule on quotations: short, and with the name of whoever said it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.corpus import corpus, once
from generator.checks.prose import Prose
from generator.checks.rule import Finding, error
from generator.curriculum import Curriculum

MOST, FEWEST = 25, 8
"""A quotation has at most so many words; a shorter one than the second is a turn of phrase."""
QUOTED = re.compile(r"(?<![\w.,!?])[\"“](?=\S)([^\"“”]+)[\"”](?!\w)")
BLOCK = re.compile(r"(?:^[ \t]*>.*\n?)+", re.MULTILINE)
# Where texts speak of what others wrote, and where they may, beside examples of how to say a thing.
# Elsewhere, quotation marks are for people in stories, for what a trainer may say, for words as words.
ABOUT_SOURCES = frozenset(
    {
        *("Statistic.claim_sentence", "Statistic.article_value", "Statistic.found"),
        *("EvidenceNote.text", "ArticleIdea.text", "ArticleIdea.aside", "Article.strengths"),
        *("Article.cautions", "Source.note", "Term.origin_note", "Case.facts"),
    }
)
EXPLAINING = re.compile(
    r"^(?:Idea\.wh|Point\.text|Term\.definition|Segment\.read|.*\.explanation$)"
)
SAID = re.compile(
    r"\b(?:accord(?:ing|s) to|says?|said|wr(?:ote|ites)|asks?|asked|calls?|called|puts?|quot\w+|names?|"
    r"speaks? of|reads?|article|report|study|survey|book|talk|(?:19|20)\d\d|ours|our own|we)\b"
)


@error("SRC-10")
def quotations_are_short_and_attributed(curriculum: Curriculum) -> Iterator[Finding]:
    """A few words with a name are a quotation; many without one are somebody else's text.

    Computed: a block quotation, or what stands in quotation marks where a text speaks of sources (a
    statistic, the evidence, a ledger, a note on a source, a fact of a case), has at most 25 words;
    and from 8 words upwards, its paragraph names an author from `sources.yaml` or says who said it.
    In explanations, only paragraphs that name such an author count. Speech in stories, and words for a
    trainer to say, are no quotations.
    Basis: the rights of authors; the right to quote covers short passages with a source.
    """
    authors = _authors(curriculum)
    for passage in corpus(curriculum).passages:
        for quotation, around in _quotations(passage, authors):
            count = len(quotation.split())
            if count > MOST:
                message = f"this quotation has {count} words (at most {MOST})"
                hint = "say most of it in your own words"
                yield Finding(*passage.key, passage.loc, message, hint, part=_opening(quotation))
            elif count >= FEWEST and not (SAID.search(around) or authors.search(around)):
                message = f'nobody is named for the quotation "{_opening(quotation)} …"'
                hint = "say who said it, and where"
                yield Finding(*passage.key, passage.loc, message, hint, part=_opening(quotation))


def _quotations(passage: Prose, authors: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """The quotations of a text, each with its surroundings."""
    text = passage.text
    if ">" in text:
        for block in BLOCK.finditer(text):
            around = text[max(0, block.start() - 200) : block.start()] + text[block.end() :][:200]
            yield re.sub(r"^[ \t]*>", "", block[0], flags=re.MULTILINE), around
    if not ('"' in text or "“" in text):
        return
    is_about = passage.field in ABOUT_SOURCES
    if is_about or EXPLAINING.match(passage.field):
        for paragraph in text.split("\n\n"):
            for found in QUOTED.finditer(paragraph):
                around = paragraph[: found.start()] + paragraph[found.end() :]
                if is_about or authors.search(around):
                    yield found[1], around


@once
def _authors(curriculum: Curriculum) -> re.Pattern[str]:
    """Finds any name of an author, or of an organisation, in a text."""
    by = " ".join(source.by for source in curriculum.sources)
    names = {name for name in re.findall(r"\w{3,}", by) if name[0].isupper()}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names) or ['-']))})\b")


def _opening(text: str) -> str:
    return " ".join(text.split()[:5])
