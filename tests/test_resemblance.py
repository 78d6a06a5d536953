"""Near-duplicates: what the index finds is what comparing every pair would find, with few comparisons."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from generator.checks import resemblance
from generator.checks.resemblance import Words, near_duplicates, resemble, words_of

VOCABULARY = [f"word{number}" for number in range(60)]


def bank(seed: int, size: int = 120, most: int = 30) -> list[Words]:
    """Random questions; many are made from an earlier one by changing a few words."""
    chance = random.Random(seed)
    texts: list[Words] = []
    for _ in range(size):
        if texts and chance.random() < 0.6:
            words = set(chance.choice(texts))
            for word in chance.sample(VOCABULARY, chance.randint(0, 7)):
                words ^= {word}
        else:
            words = set(chance.sample(VOCABULARY, chance.randint(0, most)))
        texts.append(frozenset(words))
    return texts


def all_pairs(texts: list[Words]) -> set[int]:
    """The same by comparing every text with every other."""
    order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
    return {
        number
        for place, number in enumerate(order)
        if any(resemble(texts[number], texts[other]) for other in order[:place])
    }


@pytest.mark.parametrize("few", [0, resemblance.FEW])
@pytest.mark.parametrize("most", [12, 30, 60])
@pytest.mark.parametrize("seed", range(12))
def test_the_index_finds_exactly_what_comparing_all_pairs_finds(
    seed: int, most: int, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resemblance, "FEW", few)
    texts = bank(seed, most=most)
    found = dict(near_duplicates(texts))
    assert set(found) == all_pairs(texts)
    assert all(resemble(texts[number], texts[other]) for number, other in found.items())


def test_some_and_not_all_random_questions_are_near_duplicates() -> None:
    texts = bank(1)
    assert 10 < len(all_pairs(texts)) < len(texts) - 10


@pytest.mark.parametrize(("shared", "alike"), [(8, False), (9, True)])
def test_exactly_four_fifths_are_not_enough(shared: int, alike: bool) -> None:
    one = frozenset(VOCABULARY[:shared])
    other = one | {"a", "b"}
    assert resemble(one, other) is alike
    assert bool(list(near_duplicates([one, other]))) is alike


def test_case_and_punctuation_make_no_difference() -> None:
    assert words_of("Which reply, then?") == words_of("which REPLY then")


def test_texts_without_words_resemble_nothing() -> None:
    assert list(near_duplicates([frozenset(), frozenset()])) == []


def test_a_group_holds_no_sizes_that_are_too_far_apart_and_none_are_lost_between_two() -> None:
    for smaller, larger in pairwise(resemblance.GROUPS):
        # The shortest that a text of the smallest size of a group may resemble is in the group before.
        assert 4 * larger // 5 + 1 > smaller
        assert larger > smaller


def from_one_template(size: int) -> list[Words]:
    """Questions of forty words that are the same and six of their own: just too different."""
    common = {f"common{number}" for number in range(40)}
    return [frozenset(common | {f"own{text}-{n}" for n in range(6)}) for text in range(size)]


def from_few_words(size: int) -> list[Words]:
    """Questions of fifty words by chance, out of two hundred and fifty."""
    chance = random.Random(0)
    words = [f"word{number}" for number in range(250)]
    return [frozenset(chance.sample(words, 50)) for _ in range(size)]


def all_alike(size: int) -> list[Words]:
    """Questions that differ in one word."""
    common = {f"common{number}" for number in range(40)}
    return [frozenset(common | {f"own{text}"}) for text in range(size)]


@pytest.mark.parametrize("make", [from_one_template, from_few_words, all_alike])
def test_few_of_many_questions_are_compared(make: object, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    def counting(one: Words, other: Words) -> bool:
        nonlocal compared
        compared += 1
        return resemble(one, other)

    monkeypatch.setattr(resemblance, "resemble", counting)
    assert callable(make)
    for _ in near_duplicates(make(2000)):
        pass
    assert compared < 10 * 2000
