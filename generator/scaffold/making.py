"""The texts of a new thing: its own file, or its place in the file that holds it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.curriculum import Curriculum
from generator.formatting.layout import laid_out
from generator.formatting.parts import Entry, Group
from generator.scaffold.explained import Explainer
from generator.scaffold.facts import facts, question_facts, question_prefix
from generator.scaffold.insertion import with_id, with_lines
from generator.scaffold.starters import NOWHERE, put, started
from generator.scaffold.things import THINGS, Thing

Texts = Callable[[str], str]
"""The text of a file by its path; empty when there is none."""


@dataclass(frozen=True)
class Wish:
    """What somebody wants to make."""

    thing: Thing
    id: str
    title: str
    type: str = ""
    holder: str = ""
    """For a question: the id of the quiz that it joins."""
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Made:
    """New texts of files by their paths, and what they are: new ones, and ones that were changed."""

    new: Mapping[str, str]
    changed: Mapping[str, str]


def make(wish: Wish, curriculum: Curriculum, text_of: Texts) -> Made:
    """The texts that fulfil a wish; raises what `starters` and `insertion` raise."""
    words = {**facts(curriculum, wish.thing.name), "id": wish.id, "title": wish.title}
    if wish.thing.is_entry:
        return _entry(wish, curriculum, words, text_of)
    return _file(wish, curriculum, words, text_of)


def path_of(thing: Thing, id: str) -> str:
    """Where the file of a thing stands."""
    if thing.kind.name == "offer":
        return "curriculum.yaml"
    if thing.kind.is_single_file:
        return f"content/{thing.kind.folder}"
    return f"content/{thing.kind.folder}/{id}.yaml"


def _file(wish: Wish, curriculum: Curriculum, words: dict[str, str], text_of: Texts) -> Made:
    thing = wish.thing
    new: dict[str, str] = {}
    settings = dict(wish.settings)
    if thing.name == "module":
        words["code"] = settings.pop("code", words["code"])
        if planned := curriculum.planned(words["code"]):
            settings.setdefault("promise", planned.promise)
        words["quiz"] = settings.get("quiz", f"{words['code'].lower()}-check")
        if "quiz" not in settings:
            new |= _quiz_of(wish, words, curriculum)
    if thing.name == "quiz":
        words["prefix"] = question_prefix(wish.id)
    starters = (*thing.starters, f"{thing.name}-{wish.type}") if wish.type else thing.starters
    new[path_of(thing, wish.id)] = _text(thing, starters, words, settings, curriculum)
    if not thing.listed_in:
        return Made(new, {})
    offer = with_id(text_of("curriculum.yaml"), thing.listed_in, wish.id)
    return Made(new, {"curriculum.yaml": offer})


def _quiz_of(wish: Wish, words: dict[str, str], curriculum: Curriculum) -> dict[str, str]:
    """The quiz that comes with a new module."""
    quiz = THINGS["quiz"]
    known = {**words, "title": f"Questions: {wish.title}"}
    text = _text(quiz, ("item", "module-quiz"), known, {}, curriculum)
    return {path_of(quiz, words["quiz"]): text}


def _text(
    thing: Thing,
    starters: tuple[str, ...],
    words: dict[str, str],
    settings: Mapping[str, str],
    curriculum: Curriculum,
) -> str:
    """The text of a new file with its comments."""
    whole = started(starters, words)
    for field, value in settings.items():
        put(whole, field, value)
    below = Explainer(thing.kind, _referred(curriculum)).explain(whole)
    return laid_out(whole, [], below)


def _entry(wish: Wish, curriculum: Curriculum, words: dict[str, str], text_of: Texts) -> Made:
    """The file that holds the thing, with the thing at the end of its list."""
    thing = wish.thing
    if thing.name == "question":
        words |= question_facts(curriculum, curriculum.get("quiz", wish.holder))
        if wish.id:
            words["question"] = wish.id
    starters = (*thing.starters, f"{thing.name}-{wish.type}") if wish.type else thing.starters
    item = started(starters, words)
    for field, value in wish.settings:
        put(item, field, value)
    lines = _entry_lines(thing, item, curriculum)
    path = path_of(thing, wish.holder)
    old = text_of(path)
    text = with_lines(old, thing.field, lines)
    return Made({}, {path: text}) if old else Made({path: text}, {})


def _entry_lines(thing: Thing, item: Group, curriculum: Curriculum) -> list[str]:
    """The lines of a new entry, its dash first, with comments as in a file of its own."""
    listed = Group([Entry(None, item)], True, False, NOWHERE, NOWHERE)
    explainer = Explainer(thing.kind, _referred(curriculum))
    explainer.explain_item(thing.field, item)
    return laid_out(listed, [], []).rstrip("\n").split("\n")


def _referred(curriculum: Curriculum) -> dict[str, str]:
    """An id of each kind of thing, for examples."""
    found: dict[str, str] = {}
    for kind, id in curriculum.entries:
        found.setdefault(kind, id)
    return found
