"""Rules on numbers in running text: each is backed by a statistic, or marked as an example."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.checks.corpus import Corpus, corpus, once
from generator.checks.plain import plain
from generator.checks.prose import Prose
from generator.checks.rule import Finding, error
from generator.checks.word_lists import word_lists
from generator.curriculum import Curriculum, Key
from generator.model.cases import Case
from generator.model.exercise_material import Data
from generator.model.exercises import ExerciseBase
from generator.model.walk import Loc

NUMBER = r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|ninety|hundred)"
LOOSE = re.compile(
    rf"\d[\d.,]*\s?%|{NUMBER} per ?cent\b|[$€£]\s?\d|\b\d+x\b|\btwice as\b"
    rf"|\b{NUMBER} times (?:as|more|less|the|higher|lower|larger|smaller|likelier|cheaper|dearer)\b",
    re.IGNORECASE,
)
LARGE = re.compile(
    rf"(?:\b(?:an?|half a|several|many|{NUMBER})|[$€£]\s?\d[\d.,]*)\s+(?:b|tr)illions?\b|\d\s?[tb]n\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MARKED = re.compile(
    r"\b(?:made[ -]up|made it up|examples?|invented|fiction(?:al)?|fictitious|imagined?|imaginary|suppose|"
    r"say,|if nothing|let us|illustrat\w+|arithmetic)\b",
    re.IGNORECASE,
)
# Words that give a number away; the other signs are part of the number.
TRIGGERS = ("percent", "cent")
TIMES = re.compile(r"times (?:as|more|less|the|[a-z]+er)\b|twice as\b", re.IGNORECASE)
SIGNS = re.compile(r"[%$€£]|^\d+x$")
# Statistics and sources are where numbers are checked; ledgers restate what an article says.
CHECKED_KINDS = frozenset({"statistic", "sources", "article"})
TOLD = re.compile(
    r"(?:\.example|\.story|\.scenario|\.says|\.working|\.method|DataTask\.text|Numeric\.stem)$"
)
TOLD_FILES = (Case, Data)


@error("SRC-05")
def numbers_in_texts_are_backed(curriculum: Curriculum) -> Iterator[Finding]:
    """A number that belongs to nobody is believed by everybody, and passed on.

    Computed: where a text has a percentage, an amount of money or "x times as …", the same part of the file
    names a statistic (`statistics`) or its idea (`idea_refs`), or the text says that the number is made up or an example, or it
    stands in an `example`, a story or a question with a scene, or in the data of an exercise. Parts are the entries of
    the lists at the top of a file, such as a segment or a question. Statistics, sources and the ledgers
    of the articles are where numbers are kept, and are left alone.
    Basis: house rule.
    """
    texts = corpus(curriculum)
    for passage in _with_signs(texts):
        found = LOOSE.search(plain(passage.text)) if passage.key[0] not in CHECKED_KINDS else None
        if found and not _is_backed(curriculum, passage):
            message = f'"{_around(plain(passage.text), found)}" is a number without a source'
            hint = "name its statistic under `statistics`, or say that it is made up or an example"
            yield Finding(*passage.key, passage.loc, message, hint, part=found[0])


def _with_signs(texts: Corpus) -> Iterator[Prose]:
    """The passages with a sign or a word that goes with a number."""
    signs = {sign for sign, word in texts.vocabulary.items() if SIGNS.search(word)}
    places = texts.places(signs.union(texts.signs(TRIGGERS)))
    found = {index for here in places.values() for index in here}
    for here in texts.places(texts.signs(("times", "twice"))).values():
        found.update(index for index in here if TIMES.search(texts.passages[index].text))
    return (texts.passages[index] for index in sorted(found))


@error("SRC-11")
def huge_sums_say_where_and_what(curriculum: Curriculum) -> Iterator[Finding]:
    """A trillion without a country, a year and a definition cannot be wrong, and so says nothing.

    Computed: a text with "billion" or "trillion" stands in a part of a file that also names a country (by
    the list `places` in `generator/checks/wording.yaml`) and a year, or that names a statistic, or that
    is marked as made up. Of a statistic in billions or trillions, `country` is known and some year
    stands in `fieldwork_year` or in the claim. The ledgers of the articles and the notes on sources
    are left alone.
    Basis: what the search for the founding articles' numbers brought to light.
    """
    texts = corpus(curriculum)
    for passage in texts.holding(("billion", "billions", "trillion", "trillions")):
        kind, id = passage.key
        found = LARGE.search(plain(passage.text)) if kind not in CHECKED_KINDS else None
        if found is None or _is_backed(curriculum, passage):
            continue
        said = " ".join(each.text for each in _part(curriculum, passage))
        if not (YEAR.search(said) and _names_a_place(said)):
            message = f'"{_around(plain(passage.text), found)}" belongs to no country and no year'
            hint = "say of which country and year, and what was counted; or name its statistic"
            yield Finding(kind, id, passage.loc, message, hint, part=found[0])
    for statistic in curriculum.statistics:
        if LARGE.search(f"a {statistic.unit}; {statistic.claim_sentence}"):
            dated = YEAR.search(f"{statistic.fieldwork_year} {statistic.claim_sentence}")
            if not dated or statistic.country.lower().startswith("unknown"):
                message = "a sum of this size says nothing without a country and a year"
                hint = "fill in `country` and `fieldwork_year`, or leave the number out"
                yield Finding("statistic", statistic.id, ("claim_sentence",), message, hint)


def _names_a_place(text: str) -> bool:
    words = f" {' '.join(re.findall(r'[A-Za-z]+', text.lower()))} "
    return any(f" {place} " in words for place in word_lists("wording.yaml")["places"])


def _is_backed(curriculum: Curriculum, passage: Prose) -> bool:
    """Whether something vouches for the numbers of a passage, or says that they are made up."""
    value = curriculum.entries[passage.key].value
    if TOLD.search(passage.field) or isinstance(value, TOLD_FILES):
        return True
    part = passage.loc[: _depth(passage.loc)]
    if part in _backed_parts(curriculum).get(passage.key, ()):
        return True
    if passage.key[0] == "figure" and _is_in_a_story(curriculum, passage.key):
        return True
    around = _part(curriculum, passage)
    return any(each.field.endswith(".scenario") or MARKED.search(each.text) for each in around)


def _is_in_a_story(curriculum: Curriculum, figure: Key) -> bool:
    """Whether a figure belongs to a case, or to an exercise on made-up data."""
    users = (curriculum.entries[key].value for key in curriculum.used_by(*figure))
    return any(isinstance(user, (*TOLD_FILES, ExerciseBase)) for user in users)


def _depth(loc: Loc) -> int:
    """How far the place of a part reaches: an entry of a list at the top of the file, or a field."""
    return 2 if len(loc) > 1 and isinstance(loc[1], int) else 1


@once
def _backed_parts(curriculum: Curriculum) -> Mapping[Key, set[Loc]]:
    """The parts of each file that name a statistic, or the idea of an article behind one."""
    named = [("statistic", statistic.id) for statistic in curriculum.statistics]
    named += [("article-idea", each.code) for each in curriculum.statistics if each.code]
    found: dict[Key, set[Loc]] = defaultdict(set)
    for key in named:
        for use in curriculum.uses.get(key, ()):
            if len(use.loc) > 1 and use.loc[0] != "idea_refs":
                found[use.by].add(use.loc[:2])
    return found


def _part(curriculum: Curriculum, passage: Prose) -> list[Prose]:
    """The texts of the part of a file in which a passage stands; a figure is one part."""
    texts = corpus(curriculum)
    whole = passage.key[0] == "figure"
    part = passage.loc[: _depth(passage.loc)]
    others = (texts.passages[index] for index in texts.by_file[passage.key])
    return [each for each in others if whole or each.loc[: len(part)] == part]


def _around(text: str, found: re.Match[str]) -> str:
    """A number with the words around it."""
    start = text.rfind(" ", 0, max(found.start() - 12, 0)) + 1
    end = found.end() + 24
    # The last word may be cut short, but never the number.
    end = len(text) if end >= len(text) else max(found.end(), text.rfind(" ", 0, end))
    return " ".join(text[start:end].split()).rstrip(".,;:")
