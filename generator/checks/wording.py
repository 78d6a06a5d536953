"""Rules on single words and phrases: none that belittles or shuts out, no learning myths, no hedging."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.checks.corpus import Corpus, corpus
from generator.checks.plain import lowered, plain, unquoted
from generator.checks.prose import Prose
from generator.checks.rule import Finding, error, report, warning
from generator.checks.word_lists import word_lists
from generator.curriculum import Curriculum

# "Just" in the sense of "merely", before what somebody is told to do; "just before" and "fair and
# just" are other words.
JUST = re.compile(
    r"(?:^|[.!?;:,]\s+|\b(?:you|can|could|to|and|or|then|should|must|need)\s+)(just)\s+"
    r"(?!as\b|before|after|now|then|then|below|above|behind|under|over|outside|inside|in\b|on\b|like"
    r"|enough|about|because|what|how|when|where|the\b|a\b|an\b|one\b|two\b|three\b)[a-z]+",
    re.IGNORECASE,
)
READ_AND_HEARD = re.compile(
    r"\d+\s?(?:%|per ?cent)\s+of\s+(?:everything\s+|all\s+)?(?:that\s+|what\s+)?(?:we|they|people|you|learners)\s+"
    r"(?:read|hear|see|say|do|remember|retain)\b",
    re.IGNORECASE,
)
ABOUT_BELIEFS = ("Misconception.", "Mistake.")
EXACT = frozenset({"Term.definition", "Step.text"})


@warning("LNG-05")
def wording_shuts_nobody_out(curriculum: Curriculum) -> Iterator[Finding]:
    """Whoever finds it hard reads "it is easy" as "you are slow"; whoever is left out stops reading.

    Computed: no text says `obviously`, `it is easy to`, or `just` or `simply` before what somebody is to
    do; none uses a word for people, or for a disability, from the list `excluding` in
    `generator/checks/wording.yaml`. What stands in quotation marks is left alone: people talk like that.
    Basis: the rubric of The Carpentries for lessons; guides to inclusive writing.
    """
    texts = corpus(curriculum)
    for passage, phrase, _ in _hits(texts, "dismissive"):
        message = f'"{phrase}" tells those who find it hard that they are slow'
        yield Finding(*passage.key, passage.loc, message, "leave it out", part=phrase)
    for passage in texts.holding(["just"]):
        if found := JUST.search(unquoted(plain(passage.text))):
            message = f'"{_short(found[0])}" makes light of what people are asked to do'
            yield Finding(*passage.key, passage.loc, message, "leave out `just`", part=found[1])
    for passage, phrase, better in _hits(texts, "excluding"):
        message = f'"{phrase}" leaves people out, or makes a figure of speech of an illness'
        yield Finding(*passage.key, passage.loc, message, f"say: {better}", part=phrase)


@error("LNG-06")
def nobody_teaches_learning_myths(curriculum: Curriculum) -> Iterator[Finding]:
    """A course that repeats a disproved belief about learning teaches it.

    Computed: no text names a belief from the list `myths` in `generator/checks/wording.yaml`, such as
    learning styles or the goldfish, or gives shares of what people remember of what they read and hear.
    Beliefs that a text corrects are left alone: misconceptions, mistakes, and a text that says "myth",
    "no evidence" or the like.
    Basis: reviews of research on learning.
    """
    texts = corpus(curriculum)
    corrected = _pattern("debunking")
    told = [(passage, phrase) for passage, phrase, _ in _hits(texts, "myths")]
    for passage in texts.holding(["read", "hear", "see", "remember", "retain"]):
        if "%" not in passage.text and "cent" not in passage.text:
            continue
        if found := READ_AND_HEARD.search(plain(passage.text)):
            told.append((passage, found[0]))
    for passage, phrase in told:
        if passage.field.startswith(ABOUT_BELIEFS) or corrected.search(plain(passage.text)):
            continue
        message = f'"{_short(phrase)}": research on learning does not bear this out'
        hint = "leave it out, or say that it is a myth"
        yield Finding(*passage.key, passage.loc, message, hint, part=phrase)


@report("LNG-09")
def definitions_and_steps_do_not_hedge(curriculum: Curriculum) -> Iterator[Finding]:
    """ "Usually" in a definition leaves open when it holds; in a step, whether to do it.

    Computed: the definitions of the glossary and the steps of exercises are searched for the words of the
    list `hedges` in `generator/checks/wording.yaml`, such as `usually` and `maybe`.
    Basis: guides to technical writing.
    """
    for passage, phrase, _ in _hits(corpus(curriculum), "hedges", EXACT):
        message = f'"{phrase}" leaves open what this says'
        hint = "say when it holds, or leave it out"
        yield Finding(*passage.key, passage.loc, message, hint, part=phrase)


def _hits(
    texts: Corpus, name: str, fields: frozenset[str] | None = None
) -> Iterator[tuple[Prose, str, str]]:
    """The passages that hold a phrase of a list outside quotation marks; the phrase, what is better."""
    phrases = _phrases(name)
    for passage in texts.holding({texts.rarest(phrase) for phrase in phrases}):
        if fields is not None and passage.field not in fields:
            continue
        found = _pattern(name).findall(unquoted(plain(passage.text)))
        for phrase in dict.fromkeys(found):
            yield passage, phrase, phrases[_key(phrase)]


@cache
def _phrases(name: str) -> dict[str, str]:
    """The phrases of a list, each with what may stand instead."""
    split = (entry.partition(" = ") for entry in word_lists("wording.yaml")[name])
    return {_key(phrase): better for phrase, _, better in split}


def _key(phrase: str) -> str:
    """A phrase as it is looked up: small letters, one space between words."""
    return re.sub(r"[\s-]+", " ", lowered(phrase))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Finds any phrase of a list, longer ones first; words are joined by spaces or hyphens."""
    longest = sorted(_phrases(name), key=len, reverse=True)
    joined = "|".join(re.escape(phrase).replace(r"\ ", r"[\s-]+") for phrase in longest)
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)


def _short(text: str) -> str:
    """A found passage without its surroundings."""
    return text.strip(" .,;:!?\n")
