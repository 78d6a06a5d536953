"""A rule about what observers look for: conduct that two people would tick alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.checks.doing import plain_form, words
from generator.checks.reading import first_word
from generator.checks.rule import Finding, warning
from generator.curriculum import Curriculum
from generator.model.exercise_talk import RolePlay

INDICATOR = re.compile(
    r'["“(:]|\b(by|such as|for example|for instance|that is|when|until|within|without)\b'
)
"""What follows a judgement when a text goes on to say how it shows."""
THIRD_PERSON = re.compile(r"[a-z]+s")
NOUN = re.compile(r"[a-z]+(ness|ss|us|is|ics)")
HINT_DOING = "begin with what can be seen or heard, such as `Asks` or `Waits`"


@warning("EXE-16")
def observers_see_what_they_tick(curriculum: Curriculum) -> Iterator[Finding]:
    """An observer who has to judge the person gives an opinion; one who ticks conduct gives a fact.

    Computed: each behaviour of an observer sheet begins with a verb of the list `observable` in
    `generator/checks/doing.yaml` or with another verb in the form of `asks`, but with none of
    `unobservable`; a word of `traits` must say after it how that shows ("politely: thanks …", "by …").
    Basis: what participants found helpful and harmful in role-plays (Nestel and Tierney).
    """
    for exercise in curriculum.all("exercise"):
        if not isinstance(exercise, RolePlay):
            continue
        for index, behaviour in enumerate(exercise.observer_sheet.behaviours):
            if fault := _fault(behaviour.text):
                loc = ("observer_sheet", "behaviours", index, "text")
                yield Finding("exercise", exercise.id, loc, *fault)


def _fault(text: str) -> tuple[str, str] | None:
    """What an observer cannot see of a behaviour, and what to do about it."""
    first = _verb(text)
    forms = plain_form(first)
    trait = _bare_trait(text)
    if forms & words("unobservable"):
        return f"`{first}` names nothing that can be seen or heard", HINT_DOING
    if trait:
        message = f"`{trait}` is a judgement, and two observers would tick it differently"
        return message, "say how it shows, such as `by saying the name` or the words themselves"
    if not forms & words("observable") and not _looks_like_a_verb(first):
        return f"`{text.split()[0]}` is nothing that somebody does", HINT_DOING
    return None


def _looks_like_a_verb(word: str) -> bool:
    """Whether an unknown word has the form of `asks`."""
    is_third_person = THIRD_PERSON.fullmatch(word) and not NOUN.fullmatch(word)
    return bool(is_third_person) and word not in words("not_imperative")


def _verb(text: str) -> str:
    """The first word but for `never`, `not` and the like."""
    words_of_text = [first_word(word) for word in text.split()]
    left = (word for word in words_of_text if word not in words("before_verbs"))
    return next(left, first_word(text))


@cache
def _traits() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(sorted(words('traits')))})\b")


def _bare_trait(text: str) -> str | None:
    """A judgement of the person after which nothing says how it shows."""
    for found in _traits().finditer(text.lower()):
        if not INDICATOR.search(text.lower(), found.end()):
            return found[0]
    return None
