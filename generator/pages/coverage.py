"""The coverage page: every objective and every idea of the articles, and where it is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

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
    yield Plan(
        uri="coverage/",
        title=publication.say("sections.coverage"),
        description=publication.say("coverage.lead"),
        template="coverage",
        reader=publication.reader,
        searchable=False,
        context={
            "modules": tuple(
                (publication.link("module", module.id), _rows(publication, module))
                for module in modules
            ),
            "articles": articles,
            "counts": tuple((state, counts[state]) for state in ("used", "waiting", "left_out")),
            "all": counts.total(),
        },
    )


def _rows(publication: Publication, module: Module) -> tuple[ObjectiveRow, ...]:
    return tuple(_row(publication, objective) for objective in module.objectives)


def _row(publication: Publication, objective: Objective) -> ObjectiveRow:
    curriculum = publication.curriculum
    questions = tuple(
        Link(publication.link("question", question.id).uri, question.id, kind=question.level)
        for quiz in publication.shown(curriculum.quizzes)
        for question in quiz.questions
        if question.objective == objective.id
    )
    reached = tuple(
        publication.link("workshop", workshop.id)
        for workshop in publication.shown(curriculum.workshops)
        if objective in schedule.reach(curriculum, workshop).reached
    )
    exercises = publication.used_in("objective", objective.id, "exercise")
    return ObjectiveRow(objective, exercises, questions, reached)
