"""What the rules on texts stand on: prose, words, sentences, syllables, spelling and fingerprints."""

from __future__ import annotations

import re

import pytest

from generator.checks import dictionary, fingerprints, prose, shipped
from generator.checks.corpus import corpus, gathered
from generator.checks.originality import longest_runs
from generator.checks.plain import WORD, plain
from generator.checks.prose import Prose, passages
from generator.checks.reading import documents, texts
from generator.checks.syllables import syllables
from generator.model.base import Audience
from tests.curriculum import curriculum
from tests.edits import edited

KNOWN = {
    **dict.fromkeys(["names", "wished", "loved", "asked", "cheque", "nurse"], 1),
    **dict.fromkeys(["people", "business", "nurses", "boxes", "needed", "quiet", "really"], 2),
    **dict.fromkeys(["something", "little", "centre", "programme", "colleague", "science"], 2),
    **dict.fromkeys(["customer", "leadership", "behaviour", "employee", "carefully", "idea"], 3),
    **dict.fromkeys(["serious", "recognise", "different", "area", "created", "analyse"], 3),
    **dict.fromkeys(["experience", "responsible", "prioritise", "necessary"], 4),
    **dict.fromkeys(["organisation", "responsibility's"], 5),
}
# "Different" and "necessary" are spoken in more than one way; the dictionary's first one counts.
KNOWN |= {"responsibility's": 6}


def of(*found: str) -> list[Prose]:
    return [
        Prose(("idea", "one"), ("text",), Audience.EVERYONE, text, "Text", True) for text in found
    ]


@pytest.mark.parametrize(("word", "count"), KNOWN.items())
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_every_long_text_that_people_read_is_prose() -> None:
    walked = {(each.key, each.loc) for each in passages(curriculum())}
    missing = {
        (key[0], [step for step in loc if isinstance(step, str)][-1])
        for key, value in documents(curriculum())
        for loc, text in texts(value)
        if (key, loc) not in walked and text.count(" ") > 3
    }
    names = {name.rpartition(".")[2] for name in prose.APART} | {"reason", "url"}
    assert {field for _, field in missing} <= names | {"name", "promise", "contact", "who"}


def test_a_text_knows_who_reads_it() -> None:
    found = {(each.field, each.audience) for each in passages(curriculum())}
    assert ("Segment.say", Audience.TRAINER) in found
    assert ("Segment.read", Audience.EVERYONE) in found
    assert ("Option.feedback", Audience.AFTER_ANSWER) in found
    assert ("Case.story", Audience.TRAINER) in found, "a case for trainers only"


def test_texts_in_other_languages_are_left_alone() -> None:
    loaded = edited(
        [{"file": "content/principles/ask-first.yaml", "set": {"language": "de"}}]
    ).load()
    assert loaded.curriculum is not None
    assert not [each for each in passages(loaded.curriculum) if each.key == ("idea", "ask-first")]


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("One two. Three four five.", [2, 3]),
        ('"Who waits?" asks Ines. Nobody.', [4, 1]),
        ("Write:\n\n- one thing\n- another thing, too", [1, 2, 3]),
        ("1. **Tell** it\n2. Ask.", [2, 1]),
        ("A well-kept list … of things (see example.org). It ends.", [7, 2]),
    ],
)
def test_sentences_are_told_apart(text: str, lengths: list[int]) -> None:
    assert gathered(of(text)).sentences([0]) == lengths


def test_words_are_found_without_the_marks_around_them() -> None:
    text = (
        "**Bold**, _soft_ and [two words](https://example.org/a): EX-07, `code`, {gap} — it's 40%."
    )
    found = gathered(of(text))
    written = [found.vocabulary[number] for number in found.texts[0]]
    assert written == ["Bold", "soft", "and", "two", "words", "it's", "40%"]


def test_cutting_at_spaces_finds_the_words_that_reading_the_whole_text_finds() -> None:
    texts = corpus(curriculum())
    others = 0
    for passage, numbers in zip(texts.passages, texts.texts, strict=True):
        whole = [word.strip("_") for word in WORD.findall(plain(passage.text))]
        cut = [texts.vocabulary[number] for number in numbers]
        # The numbers before the entries of a list are the only ones that may be seen or not.
        bare = [word for word in cut if not re.fullmatch(r"\d{1,2}", word)]
        others += bare != [word for word in whole if not re.fullmatch(r"\d{1,2}", word)]
    assert others <= len(texts.passages) / 500


@pytest.mark.parametrize(
    ("word", "guess"),
    [("recieve", "receive"), ("managment", "management"), ("organization", "organisation")],
)
def test_a_misspelt_word_gets_a_guess(word: str, guess: str) -> None:
    assert not dictionary.knows(word)
    assert dictionary.guess(word) == guess


def test_british_spellings_are_known_and_american_ones_are_told_apart() -> None:
    for ours, theirs in [("colour", "color"), ("analyse", "analyze"), ("centre", "center")]:
        assert dictionary.knows(ours)
        assert not dictionary.knows(theirs)
        assert dictionary.is_american(theirs)


ARTICLE = "Whoever rides in winter should own two lamps, a bell that rings, and wool under leather."


def test_fingerprints_know_the_runs_of_a_text_and_hold_none_of_its_words() -> None:
    data = fingerprints.packed([ARTICLE])
    known = fingerprints.unpacked(data)
    words = fingerprints.tokens(ARTICLE)
    assert len(known.runs[7]) == len(words) - 6
    assert len(known.runs[4]) == len(words) - 3
    body = data.partition(b"\n")[2]
    assert not [word for word in words if len(word) > 3 and word.encode() in body]


def test_a_copied_stretch_is_found_whole_whatever_its_marks() -> None:
    known = fingerprints.unpacked(fingerprints.packed([ARTICLE]))
    text = "We say: *whoever* rides in WINTER should own two lamps and a bell."
    words = fingerprints.tokens(text)
    assert list(longest_runs(words, known)) == ["whoever rides in winter should own two lamps"]
    marks = [fingerprints.mark(word) for word in words]
    assert list(known.stretches(marks, 7)) == [(2, 10)]


def test_six_words_are_no_copy() -> None:
    known = fingerprints.unpacked(fingerprints.packed([ARTICLE]))
    words = fingerprints.tokens("Whoever rides in winter should own gloves.")
    assert not list(longest_runs(words, known))


def test_the_fingerprints_of_the_articles_say_how_many_runs_they_hold() -> None:
    known = fingerprints.unpacked(shipped.raw(fingerprints.FILE))
    assert len(known.runs[7]) > 6000
    assert len(known.runs[4]) > 6000
    assert sum(known.pairs) < len(known.pairs) / 10
