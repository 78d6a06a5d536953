"""Quizzes on pages: the questions numbered, with or without their answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator import schedule
from generator.addresses import anchor
from generator.model.questions import QuestionBase
from generator.model.questions_to_live import Dialogue, Rating
from generator.model.quizzes import Feedback, Quiz
from generator.pages.credits import credits
from generator.pages.page import Link, Plan, site_address
from generator.pages.publication import Publication
from generator.views import Reader, View


class Asked:
    """A question as it is asked: the reader's view of it, its number, and whether answers show."""

    __slots__ = ("_question", "data_href", "id", "labels", "number", "show_answers", "taught_in")

    def __init__(
        self,
        question: View,
        number: int,
        show_answers: bool,
        labels: tuple[str, ...],
        taught_in: Link | None = None,
    ) -> None:
        self._question = question
        self.id = anchor(question.id)
        self.number = number
        self.show_answers = show_answers
        self.labels = labels
        self.taught_in = taught_in
        dataset = getattr(question, "dataset", None)
        self.data_href = site_address(f"data/{dataset}") if dataset else None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._question, name)

    @property
    def held(self) -> tuple[object, ...]:
        """Everything that it is made from, for those who compare pages."""
        return self._question, self.number, self.show_answers, self.labels, self.taught_in


@dataclass(frozen=True, slots=True)
class Sitting:
    """A quiz as a component of a page prints it."""

    id: str
    title: str
    intro: str | None
    questions: tuple[Asked, ...]
    minutes: int
    show_feedback: Feedback


def sitting(
    publication: Publication, quiz: Quiz, reader: Reader = Reader.LEARNER, answers: bool = True
) -> Sitting:
    """The quiz for a page; `answers` decides whether its keys are printed at all.

    Without answers it is for paper, where all branches of a dialogue would lie open: it has none.
    """
    reader = reader if answers else Reader.HANDOUT
    seen = publication.see(quiz, reader)
    questions = publication.curriculum.asked(quiz)
    # Numbers are given before anything is left out, so that a handout counts as the guide does.
    asked = tuple(
        Asked(
            publication.see(question, reader),
            number,
            answers,
            _labels(publication, question),
            _taught_in(publication, question) if quiz.module is None else None,
        )
        for number, question in enumerate(questions, 1)
        if answers or not isinstance(question, Dialogue)
    )
    minutes = max(1, round(schedule.quiz_seconds(publication.curriculum, quiz) / 60))
    return Sitting(quiz.id, seen.title, seen.intro, asked, minutes, quiz.show_feedback)


def _labels(publication: Publication, question: QuestionBase) -> tuple[str, ...]:
    """The worded scale of a rating; nothing for the other kinds."""
    if not isinstance(question, Rating):
        return ()
    scale: tuple[str, ...] = publication.curriculum.get("survey", question.survey).scale
    return scale


def _taught_in(publication: Publication, question: QuestionBase) -> Link | None:
    """The module that teaches what a question asks for, if it has a place on this site."""
    kind, id = publication.curriculum.entries[("objective", question.objective)].owner
    shown = publication.links(kind, (id,))
    return shown[0] if shown else None


def pages(publication: Publication) -> Iterator[Plan]:
    """A page for each quiz."""
    for quiz in publication.shown(publication.curriculum.quizzes):
        yield quiz_page(publication, quiz)


def quiz_page(publication: Publication, quiz: Quiz) -> Plan:
    """The page of a quiz on its own."""
    refs = (ref for question in publication.curriculum.asked(quiz) for ref in question.idea_refs)
    return Plan(
        uri=f"quizzes/{quiz.id}/",
        title=quiz.title,
        description=quiz.summary,
        template="quiz",
        reader=Reader.LEARNER,
        source=publication.curriculum.path_of("quiz", quiz.id),
        # The same questions stand on the module's page, which should be found first.
        searchable=False,
        fill=lambda: {
            "quiz": publication.see(quiz, Reader.LEARNER),
            "sitting": sitting(publication, quiz),
            "module": publication.link("module", quiz.module) if quiz.module else None,
            "credits": credits(publication, refs),
        },
    )
