"""Forms before and after: a question that both share is asked in both, and numbers come with their file."""

from __future__ import annotations

from functools import cache

from generator.assets import theme_folder
from generator.editions import Edition
from generator.pages import plans
from generator.pages.page import Page
from generator.pages.publication import Publication
from generator.pages.render import render, words
from tests.edits import edited


@cache
def page(uri: str) -> Page:
    loaded = edited().load()
    assert loaded.curriculum is not None, loaded.problems
    publication = Publication(loaded.curriculum, words(theme_folder()), Edition.FULL)
    plan = next(plan for plan in plans(publication) if plan.uri == uri)
    return render(plan, theme_folder())


def test_an_anchor_is_asked_in_both_forms_after_the_questions_of_their_own() -> None:
    stem = "What comes before the spanner, in two words?"
    for name in ("morning-before", "morning-after"):
        html = page(f"quizzes/{name}/").html
        assert html.count("question__number") == 3
        assert html.count('id="q-before-03"') == 1
        assert html.index(stem) > html.index("Question 3 of 3")


def test_a_question_with_numbers_leads_to_the_file_that_they_come_from() -> None:
    assert 'href="../../data/tickets.csv"' in page("quizzes/cf01-check/").html


def test_how_to_count_an_answer_stands_in_the_guide_and_not_on_the_page_of_the_quiz() -> None:
    counted = "percentage of the rows"
    assert counted in page("workshops/bench-morning/guide/").html
    assert counted not in page("quizzes/cf01-check/").html
