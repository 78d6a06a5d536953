"""Rules about things that must fit together inside one file: names, pairs, gaps, slots, credits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel

from generator.checks.reading import amount, documents, listed, models
from generator.checks.rule import Finding, error
from generator.curriculum import Curriculum
from generator.model.base import Origin
from generator.model.exercise_material import CardSort
from generator.model.exercise_talk import RolePlay
from generator.model.questions_to_fill import Categorise, Cloze, Matching, Ordering
from generator.model.questions_to_live import Dialogue, Rating
from generator.model.walk import Loc, fields_with_models

CREDITED = ("idea", "exercise")
GAP = re.compile(r"\{([^{}]*)\}")
Fault = tuple[Loc, str, str]


@error("FIT-01")
def credit_is_given(curriculum: Curriculum) -> Iterator[Finding]:
    """Readers are told whose ideas they read; the list of credits is made from `idea_refs`.

    Computed: a principle, building block, practice or exercise whose origin is `article` or `adapted`
    names at least one idea of an article.
    Basis: required of this curriculum.
    """
    for kind in CREDITED:
        for item in curriculum.all(kind):
            if item.origin is not Origin.CURRICULUM and not item.idea_refs:
                message = f"the origin is `{item.origin}`, and no idea of an article is named"
                hint = "add `idea_refs`, or call the origin `curriculum`"
                yield Finding(kind, item.id, ("origin",), message, hint)


@error("FIT-02")
def short_names_are_unique(curriculum: Curriculum) -> Iterator[Finding]:
    """What has the same name cannot be told apart, on the page or in saved answers.

    Computed: within one list no two entries have the same `id`; in a role-play no two roles have the same
    name; in a dialogue no turn and no end has the name of another.
    Basis: house rule.
    """
    for (kind, id), document in documents(curriculum):
        for loc, model in models(document):
            for place, name in _repeated(model):
                message = f"`{name}` stands here a second time"
                yield Finding(kind, id, (*loc, *place), message, "choose another name")


def _repeated(model: BaseModel) -> Iterator[tuple[Loc, str]]:
    """The names inside a value that another entry of the same list has already."""
    for group in _name_groups(model):
        if len({name for _, name in group}) == len(group):
            continue
        counts: Counter[str] = Counter()
        for loc, name in group:
            counts[name] += 1
            if counts[name] > 1:
                yield loc, name


def _name_groups(model: BaseModel) -> Iterator[tuple[tuple[Loc, str], ...]]:
    """The lists of a value whose entries must have names of their own."""
    if isinstance(model, Dialogue):
        yield (*_names(model, "nodes", "id"), *_names(model, "endings", "id"))
        return
    if isinstance(model, RolePlay):
        yield _names(model, "roles", "name")
    for field in fields_with_models(type(model)):
        yield _names(model, field, "id")


def _names(model: BaseModel, field: str, attribute: str) -> tuple[tuple[Loc, str], ...]:
    values = getattr(model, field)
    if not isinstance(values, tuple):
        return ()
    return tuple(
        ((field, index, attribute), getattr(value, attribute))
        for index, value in enumerate(values)
        if isinstance(value, BaseModel) and _has(type(value), attribute)
    )


@cache
def _has(model: type[BaseModel], attribute: str) -> bool:
    return attribute in model.model_fields


@error("FIT-03")
def names_lead_somewhere(curriculum: Curriculum) -> Iterator[Finding]:
    """A card whose pile does not exist can never be sorted right.

    Computed: every short name that a question or a card sort uses (piles, pairs, orders, gaps, turns,
    survey items) is the name of something in it; every thing to be matched, ordered or filled in has its
    answer, once.
    Basis: house rule.
    """
    for question in curriculum.all("question"):
        for loc, message, hint in _question_faults(curriculum, question):
            yield Finding("question", question.id, loc, message, hint)
    for exercise in curriculum.exercises:
        if isinstance(exercise, CardSort):
            piles = [pile.id for pile in exercise.categories]
            for index, card in enumerate(exercise.cards):
                if card.key not in piles:
                    loc = ("cards", index, "key")
                    yield Finding("exercise", exercise.id, loc, *_nowhere(card.key, piles))


def _nowhere(name: str, known: list[str]) -> tuple[str, str]:
    return f"nothing here is called `{name}`", f"choose one of {listed(known)}"


def _question_faults(curriculum: Curriculum, question: object) -> Iterator[Fault]:
    if isinstance(question, Matching):
        yield from _matching_faults(question)
    elif isinstance(question, Ordering):
        yield from _ordering_faults(question)
    elif isinstance(question, Categorise):
        piles = [pile.id for pile in question.categories]
        for index, item in enumerate(question.items):
            if item.category not in piles:
                yield ("items", index, "category"), *_nowhere(item.category, piles)
    elif isinstance(question, Cloze):
        yield from _cloze_faults(question)
    elif isinstance(question, Dialogue):
        yield from _dialogue_faults(question)
    elif isinstance(question, Rating):
        known = [item.id for item in curriculum.get("survey", question.survey).items]
        if question.item not in known:
            yield ("item",), *_nowhere(question.item, known)


def _matching_faults(question: Matching) -> Iterator[Fault]:
    premises = [item.id for item in question.premises]
    responses = [item.id for item in question.responses]
    for index, pair in enumerate(question.pairs):
        if pair.premise not in premises:
            yield ("pairs", index, "premise"), *_nowhere(pair.premise, premises)
        if pair.response not in responses:
            yield ("pairs", index, "response"), *_nowhere(pair.response, responses)
    counts = Counter(pair.premise for pair in question.pairs)
    for name in premises:
        if counts[name] != 1:
            message = f"`{name}` has {amount(counts[name], 'pair')}"
            yield ("pairs",), message, "give it exactly one"


def _ordering_faults(question: Ordering) -> Iterator[Fault]:
    if sorted(question.order) != sorted(item.id for item in question.items):
        message = "`order` does not name each item exactly once"
        yield (
            ("order",),
            message,
            f"write {listed(item.id for item in question.items)}, each once and in the right order",
        )


def _cloze_faults(question: Cloze) -> Iterator[Fault]:
    written = Counter(GAP.findall(question.text))
    known = [gap.id for gap in question.gaps]
    for name in written:
        if name not in known:
            yield ("text",), f"the gap `{{{name}}}` has no answer", "add it under `gaps`"
    for index, gap in enumerate(question.gaps):
        if written[gap.id] != 1:
            found = f"stands {written[gap.id]} times" if written[gap.id] else "does not stand"
            message = f"`{{{gap.id}}}` {found} in the text"
            yield ("gaps", index, "id"), message, "write it exactly once"
        if question.bank and not set(question.bank) & set(gap.accept):
            message = f"no word under `bank` is a right answer for the gap `{gap.id}`"
            yield ("bank",), message, "add one that the gap names under `accept`"


def _dialogue_faults(question: Dialogue) -> Iterator[Fault]:
    turns = [node.id for node in question.nodes]
    known = [*turns, *(ending.id for ending in question.endings)]
    if question.start not in turns:
        yield ("start",), *_nowhere(question.start, turns)
    for number, node in enumerate(question.nodes):
        for index, choice in enumerate(node.choices):
            if choice.next not in known:
                loc = ("nodes", number, "choices", index, "next")
                yield loc, *_nowhere(choice.next, known)


@error("FIT-04")
def questions_stay_in_their_module(curriculum: Curriculum) -> Iterator[Finding]:
    """A module's quiz that asks about another module is unfair to whoever took only this one.

    Computed: each question of a quiz with a module checks an objective of that module, and the quiz of a
    module belongs to it.
    Basis: house rule.
    """
    for quiz in curriculum.quizzes:
        if quiz.module is None:
            continue
        known = [objective.id for objective in curriculum.get("module", quiz.module).objectives]
        for index, question in enumerate(quiz.questions):
            if question.objective not in known:
                loc = ("questions", index, "objective")
                message = f"`{question.objective}` is no objective of `{quiz.module}`"
                yield Finding("quiz", quiz.id, loc, message, f"choose one of {listed(known)}")
    for module in curriculum.all("module"):
        if (owner := curriculum.get("quiz", module.quiz).module) not in {None, module.id}:
            message = f"the quiz `{module.quiz}` belongs to `{owner}`"
            yield Finding("module", module.id, ("quiz",), message, "name a quiz of this module")


@error("FIT-05")
def slots_are_one_thing(curriculum: Curriculum) -> Iterator[Finding]:
    """What is neither a module nor has minutes has no place on the clock; what is both has two times.

    Computed: a slot has either `module`, or all of `kind`, `title` and `minutes`.
    Basis: house rule.
    """
    for workshop in curriculum.all("workshop"):
        for day, plan in enumerate(workshop.days):
            for number, slot in enumerate(plan.slots):
                fields = ("kind", "title", "minutes")
                there = [name for name in fields if getattr(slot, name) is not None]
                loc = ("days", day, "slots", number)
                if slot.module and there:
                    message = f"this slot is a module, and has {listed(there)} as well"
                    hint = "remove what the module says itself"
                    yield Finding("workshop", workshop.id, (*loc, there[0]), message, hint)
                elif not slot.module and len(there) < len(fields):
                    missing = [name for name in fields if name not in there]
                    message = f"this slot has neither a module nor {listed(missing)}"
                    yield Finding("workshop", workshop.id, loc, message, "add what is missing")
