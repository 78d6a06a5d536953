"""The coverage page: every objective and every idea of the articles, and where it is found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from generator import schedule
from generator.model.modules import Module, Objective
from generator.pages.articles import Fate, fate
from generator.pages.page import Link, Plan
from generator.pages.publication import Publication


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """An objective, and what practises, checks and reaches it."""

    objective: Objective
    exercises: tuple[Link, ...]
    questions: tuple[Link, ...]
    workshops: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """The ideas of an article, and what became of them."""

    link: Link
    fates: tuple[Fate, ...]


def pages(publication: Publication) -> Iterator[Plan]:
    """The coverage page."""
    yield Plan(
        uri="coverage/",
        title=publication.say("sections.coverage"),
        description=publication.say("coverage.lead"),
        template="coverage",
        reader=publication.reader,
        searchable=False,
        fill=partial(_contents, publication),
    )


def _contents(publication: Publication) -> dict[str, object]:
    """What became of each objective and of each idea."""
    curriculum = publication.curriculum
    modules = publication.shown(curriculum.modules)
    articles = tuple(
        ArticleRows(
            publication.link("article", article.id),
            tuple(fate(publication, idea) for idea in article.ideas),
        )
        for article in publication.shown(curriculum.articles)
    )
    counts = Counter(row.state for article in articles for row in article.fates)
    asked, reached = _asked(publication), _reached(publication)
    return {
        "modules": tuple(
            (publication.link("module", module.id), _rows(publication, module, asked, reached))
            for module in modules
        ),
        "articles": articles,
        "counts": tuple((state, counts[state]) for state in ("used", "waiting", "left_out")),
        "all": counts.total(),
    }


Linked = Mapping[str, tuple[Link, ...]]
"""By the id of an objective: links to what belongs to it."""


def _asked(publication: Publication) -> Linked:
    """The questions that check each objective, quiz by quiz."""
    found: dict[str, list[Link]] = defaultdict(list)
    for quiz in publication.shown(publication.curriculum.quizzes):
        for question in quiz.questions:
            uri = publication.link("question", question.id).uri
            found[question.objective].append(Link(uri, question.id, kind=question.level))
    return {objective: tuple(links) for objective, links in found.items()}


def _reached(publication: Publication) -> Linked:
    """The workshops that reach each objective."""
    found: dict[str, list[Link]] = defaultdict(list)
    for workshop in publication.shown(publication.curriculum.workshops):
        reached = schedule.reach(publication.curriculum, workshop).reached
        for id in dict.fromkeys(objective.id for objective in reached):
            found[id].append(publication.link("workshop", workshop.id))
    return {objective: tuple(links) for objective, links in found.items()}


def _rows(
    publication: Publication, module: Module, asked: Linked, reached: Linked
) -> tuple[ObjectiveRow, ...]:
    """What trains, checks and reaches each objective of a module."""
    return tuple(
        ObjectiveRow(
            objective,
            publication.used_in("objective", objective.id, "exercise"),
            asked.get(objective.id, ()),
            reached.get(objective.id, ()),
        )
        for objective in module.objectives
    )
