"""Rules about sources, numbers and figures: honest about where they come from, open to everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.reading import listed, normal
from generator.checks.rule import Finding, error
from generator.curriculum import Curriculum
from generator.model.references import Read, Source
from generator.model.statistics import EvidenceStatus, Statistic

PEDIGREE = ("population", "country", "n", "fieldwork_year")
DOUBTFUL = frozenset(
    {EvidenceStatus.UNVERIFIED, EvidenceStatus.MISQUOTED, EvidenceStatus.CONTESTED}
)
ALLOWED_UNKNOWN = {EvidenceStatus.VERIFIED_ORIGINAL: 0, EvidenceStatus.VERIFIED_SECONDARY: 1}
FILE_NAME = re.compile(r"\.(svg|png|jpe?g|gif|webp|pdf)\b", re.IGNORECASE)
EMPTY_OPENING = re.compile(
    r"^(an? |the )?(image|picture|photo|graphic|figure)( of|:)", re.IGNORECASE
)
YEAR = re.compile(r"^(n\.d\.|\d{4}([–-]\d{2,4})?)$")


@error("ACC-01")
def figures_say_what_they_show(curriculum: Curriculum) -> Iterator[Finding]:
    """Whoever cannot see a figure should learn from its alternative text what the others see.

    Computed: `alt` is no file name, does not begin with "image of" or the like, and does not repeat the
    title or the caption.
    Basis: Carpentries lesson checks; WCAG 1.1.1.
    """
    for figure in curriculum.figures:
        loc = ("alt",)
        if FILE_NAME.search(figure.alt) or normal(figure.alt) == normal(figure.drawing):
            message = "this alternative text is the name of a file"
            yield Finding("figure", figure.id, loc, message, "say what the figure shows")
        elif EMPTY_OPENING.match(figure.alt):
            message = "this alternative text begins by saying that it is a picture, which everybody is told anyway"
            yield Finding("figure", figure.id, loc, message, "start with what the figure shows")
        elif normal(figure.alt) in {normal(figure.title), normal(figure.caption)}:
            message = "this alternative text repeats the title or the caption"
            yield Finding("figure", figure.id, loc, message, "say what the figure shows")


@error("ACC-02")
def long_descriptions_hold_what_the_figure_holds(curriculum: Curriculum) -> Iterator[Finding]:
    """Whoever cannot see a figure should get all of it, and not a second caption.

    Computed: `long_description` is longer than the alternative text, repeats neither it nor the caption,
    and names at least two thirds of the parts: all words of more than three letters of their labels.
    Basis: WCAG 1.1.1.
    """
    for figure in curriculum.figures:
        told = normal(figure.long_description)
        words, hint = frozenset(told.split()), "say everything that the figure holds, part by part"
        missing = [part.label for part in figure.parts if not _label_words(part.label) <= words]
        message = None
        if told in {normal(figure.alt), normal(figure.caption)}:
            message = "the long description repeats the alternative text or the caption"
        elif len(told.split()) <= len(normal(figure.alt).split()):
            message = "the long description is no longer than the alternative text"
        elif 3 * len(missing) > len(figure.parts):
            message = f"the long description does not speak of {listed(missing)}"
        if message:
            yield Finding("figure", figure.id, ("long_description",), message, hint)


def _label_words(label: str) -> frozenset[str]:
    """The words that carry the meaning of a label."""
    return frozenset(word for word in normal(label).split() if len(word) > 3)


@error("SRC-01")
def numbers_have_a_pedigree(curriculum: Curriculum) -> Iterator[Finding]:
    """A number without "who, where, when, of how many" is a rumour.

    Computed: a value has a unit, and what it is compared with has a value to compare; a statistic that is
    `verified-original` was seen by us and leaves none of population, country, n and year
    `unknown`, one that is `verified-secondary` at most one.
    Basis: what the search for the founding articles' numbers brought to light.
    """
    for statistic in curriculum.statistics:
        if statistic.value is not None and statistic.unit is None:
            message = "this number has no unit"
            yield Finding("statistic", statistic.id, ("value",), message, "add `unit`")
        if statistic.value is None and statistic.comparator is not None:
            message = "there is nothing to compare this with"
            yield Finding("statistic", statistic.id, ("comparator",), message, "add `value`")
        allowed = ALLOWED_UNKNOWN.get(statistic.evidence)
        if allowed is None:
            continue
        for message, hint in _boasts(statistic, allowed):
            yield Finding("statistic", statistic.id, ("evidence",), message, hint)


def _boasts(statistic: Statistic, allowed: int) -> Iterator[tuple[str, str]]:
    """Why a statistic may not call itself verified."""
    if statistic.evidence is EvidenceStatus.VERIFIED_ORIGINAL and not statistic.original_seen:
        yield "the original was not seen", "call it `verified-secondary` at most"
    unknown = [name for name in PEDIGREE if normal(getattr(statistic, name)) == "unknown"]
    if len(unknown) > allowed:
        names = ", ".join(f"`{name}`" for name in unknown)
        verb = "are" if len(unknown) > 1 else "is"
        message = f"this is called `{statistic.evidence}`, but {names} {verb} unknown"
        yield message, "find them out, or choose a lower `evidence`"


@error("SRC-02")
def doubtful_numbers_decide_nothing(curriculum: Curriculum) -> Iterator[Finding]:
    """What a whole module leads up to should not rest on a number that may be wrong.

    Computed: no objective names, under `idea_refs`, the idea behind a statistic whose evidence is
    `unverified`, `misquoted` or `contested`. QST-34 says the same of questions.
    Basis: what the search for the founding articles' numbers brought to light.
    """
    for statistic in curriculum.statistics:
        if statistic.evidence not in DOUBTFUL or statistic.code is None:
            continue
        for use in curriculum.uses.get(("article-idea", statistic.code), ()):
            kind, id = use.by
            if use.loc[0] == "objectives":
                message = f"this rests on `{statistic.code}`, which is {statistic.evidence}"
                hint = "teach it as a case, or rest this on something sounder"
                yield Finding(kind, id, use.loc, message, hint)


@error("SRC-06")
def sources_can_be_found(curriculum: Curriculum) -> Iterator[Finding]:
    """A source that nobody can find, or that nobody has read, is a decoration.

    Computed: a source has an address, a container or a note on where it is to be found; its year is a
    year or `n.d.`; one that we have not read has a note that says how we know of it.
    Basis: house rule.
    """
    for source in curriculum.sources:
        for field, message, hint in _gaps(source):
            yield Finding("source", source.id, (field,), message, hint)


def _gaps(source: Source) -> Iterator[tuple[str, str, str]]:
    if not (source.url or source.container or source.note):
        hint = "add its address (`url`), what it appeared in (`container`) or a `note`"
        yield "id", "nothing says where to find this source", hint
    if not YEAR.match(source.year):
        yield "year", f"`{source.year}` is not a year", "write four digits, or `n.d.`"
    if source.read is Read.NOT_READ and source.note is None:
        hint = "add a `note`, or read it"
        yield "read", "nothing says how we know of a source that we have not read", hint
