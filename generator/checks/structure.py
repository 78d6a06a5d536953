"""Rules about the whole: nothing orphaned, nothing of the articles lost, nothing stale or circular."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter

from generator.checks.corpus import corpus
from generator.checks.reading import is_in_preparation, items, normal
from generator.checks.rule import Finding, dated_warning, error, warning
from generator.curriculum import Curriculum
from generator.model.articles import Becomes
from generator.model.modules import Module
from generator.problem import Severity

POINTERS = frozenset({Becomes.GAP, Becomes.FURTHER_READING, Becomes.SOURCE})
"""What an idea becomes that there is nothing to teach of."""
PLURAL = ("", "s", "es")
GRACE_DAYS = 90
"""For so long after its day of review a text may stand as it is."""
REFERRED_TO = ("exercise", "case", "figure", "statistic", "tension")


@warning("STR-03")
def nothing_is_orphaned(curriculum: Curriculum) -> Iterator[Finding]:
    """What nobody refers to, readers find only by chance, and nobody keeps it up.

    Computed: exercises, cases, figures, statistics and tensions to which no other file refers, and terms of the
    glossary whose word (or another word for it) stands in no text; unless they build on an idea
    that a module in preparation will teach.
    Basis: house rule.
    """
    for kind in REFERRED_TO:
        for item in curriculum.all(kind):
            used = set(curriculum.used_by(kind, item.id)) - {(kind, item.id)}
            if not used and not _is_awaited(curriculum, item.idea_refs):
                message = f"nothing refers to this {kind}"
                yield Finding(kind, item.id, ("title",), message, "use it somewhere, or remove it")
    yield from _idle_terms(curriculum)


def _is_awaited(curriculum: Curriculum, refs: Iterable[str]) -> bool:
    ideas = (curriculum.get("article-idea", ref) for ref in refs)
    return any(is_in_preparation(curriculum, idea) for idea in ideas)


def _idle_terms(curriculum: Curriculum) -> Iterator[Finding]:
    for term in curriculum.terms:
        is_said = any(_is_said(curriculum, word) for word in (term.term, *term.aliases))
        if not is_said and not _is_awaited(curriculum, term.idea_refs):
            hint = "use the word where it is meant, or remove the term"
            message = f"no text uses the term `{term.term}`"
            yield Finding("term", term.id, ("term",), message, hint)


def _is_said(curriculum: Curriculum, word: str) -> bool:
    """Whether a term stands in a text outside the glossary; its first and last part may be plural."""
    first, *rest = normal(word).split()
    begun = {" ".join((first + ending, *rest)) for ending in PLURAL}
    forms = {form + ending for form in begun for ending in (PLURAL if rest else ("",))}
    starts = (first + ending for ending in (*PLURAL, "'s", "s'"))
    whole_words = tuple(f" {form} " for form in forms)
    texts = (
        f" {normal(passage.text)} "
        for passage in corpus(curriculum).holding(starts)
        if passage.key[0] != "glossary"
    )
    return any(form in text for text in texts for form in whole_words)


@error("STR-06")
def no_idea_is_lost(curriculum: Curriculum) -> Iterator[Finding]:
    """This curriculum is to hold all that the founding articles hold; an idea that nothing draws on is lost.

    Computed: an idea must be named in some `idea_refs` (or as the `code` of a statistic) outside the
    articles, or belong to a module in preparation. Left out are ideas that are nothing but a gap
    in the stored text, a source or further reading.
    Basis: required of this curriculum.
    """
    for article in curriculum.articles:
        for index, idea in enumerate(article.ideas):
            uses = curriculum.uses.get(("article-idea", idea.id), ())
            if POINTERS.issuperset(idea.becomes) or is_in_preparation(curriculum, idea):
                continue
            if all(use.by[0] == "article" for use in uses):
                message = f"nothing in the curriculum draws on the idea `{idea.id}`"
                hint = f"write `{idea.id}` under `idea_refs` where it is taught"
                yield Finding("article", article.id, ("ideas", index, "id"), message, hint)


@dated_warning("STR-07")
def nothing_is_past_its_review(curriculum: Curriculum, today: dt.date) -> Iterator[Finding]:
    """Facts age; whoever wrote `review_by` meant that somebody should look again by that day.

    Computed: `review_by` lies before today. A warning; an error once 90 days have gone by.
    Basis: house rule.
    """
    for (kind, id), item in items(curriculum):
        if item.review_by is not None and item.review_by < today:
            message = f"this should have been reviewed by {item.review_by}"
            hint = "check that it still holds, then set a new day"
            is_long_ago = (today - item.review_by).days > GRACE_DAYS
            severity = Severity.ERROR if is_long_ago else Severity.WARNING
            yield Finding(kind, id, ("review_by",), message, hint, severity)


@error("STR-08")
def prerequisites_come_first(curriculum: Curriculum) -> Iterator[Finding]:
    """Whoever has not met what a module builds on cannot follow it.

    Computed: no module is, directly or by way of others, its own prerequisite; and in the list of
    modules, in each workshop and in each path, no module comes before one of its prerequisites.
    Basis: house rule.
    """
    for module, cycle in _cycles(curriculum):
        message = f"this module would have to come before itself: {' → '.join(cycle)}"
        hint = "take one of these prerequisites out"
        yield Finding("module", module.id, ("prerequisites",), message, hint)
    for kind, id, order in _orders(curriculum):
        for loc, early, late in _too_early(curriculum, order):
            message = f"`{early}` comes before `{late}`, which it builds on"
            yield Finding(kind, id, loc, message, f"put `{late}` first")


def _cycles(curriculum: Curriculum) -> Iterator[tuple[Module, tuple[str, ...]]]:
    """The modules that need themselves, each with the way back to it."""
    modules = curriculum.all("module")
    try:
        TopologicalSorter({module.id: module.prerequisites for module in modules}).prepare()
    except CycleError:
        # Only then is it worth the time to follow the prerequisites of each.
        ways = ((module, _cycle(curriculum, module)) for module in modules)
        yield from ((module, way) for module, way in ways if way)


def _cycle(curriculum: Curriculum, module: Module) -> tuple[str, ...]:
    """A way from a module back to itself along its prerequisites, if there is one."""
    waiting: list[tuple[str, ...]] = [(module.id,)]
    seen: set[str] = set()
    while waiting:
        way = waiting.pop()
        for needed in curriculum.get("module", way[-1]).prerequisites:
            if needed == module.id:
                return (*way, needed)
            if needed not in seen:
                seen.add(needed)
                waiting.append((*way, needed))
    return ()


Order = tuple[tuple[tuple[int | str, ...], str], ...]
"""Modules in the order in which they are taught, each with the place that names it."""


def _orders(curriculum: Curriculum) -> Iterator[tuple[str, str, Order]]:
    offered = tuple((("modules", n), id) for n, id in enumerate(curriculum.offer.modules))
    yield "offer", "curriculum", offered
    for workshop in curriculum.all("workshop"):
        taught = tuple(
            (("days", d, "slots", s, "module"), slot.module)
            for d, day in enumerate(workshop.days)
            for s, slot in enumerate(day.slots)
            if slot.module
        )
        yield "workshop", workshop.id, taught
    for path in curriculum.all("path"):
        stages = tuple(
            (("stages", s, "modules", n), id)
            for s, stage in enumerate(path.stages)
            for n, id in enumerate(stage.modules)
        )
        yield "path", path.id, stages


def _too_early(
    curriculum: Curriculum, order: Order
) -> Iterator[tuple[tuple[int | str, ...], str, str]]:
    """The modules of an order that come before one of their prerequisites."""
    first: dict[str, int] = {}
    for index, (_, id) in enumerate(order):
        first.setdefault(id, index)
    for index, (loc, id) in enumerate(order):
        for needed in curriculum.get("module", id).prerequisites:
            if first.get(needed, -1) > index:
                yield loc, id, needed
