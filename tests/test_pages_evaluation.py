"""The evaluation plan of a workshop reaches the trainer, and nobody else."""

from __future__ import annotations

import re

from generator.editions import Edition
from generator.inspection.finished import FinishedPage, text
from tests.finished import finished

WORKSHOP = "workshops/bench-morning/"


def page(uri: str, edition: Edition = Edition.FULL) -> FinishedPage:
    return next(page for page in finished(edition).pages if page.uri == uri)


def rows(uri: str) -> list[str]:
    """What each line of the plan says."""
    tables = (table for table in page(uri).find("table") if "Evaluation plan" in text(table))
    return [text(row) for table in tables for row in table.css("tbody tr")]


def test_the_plan_stands_on_the_page_of_the_workshop_and_in_its_guide() -> None:
    plan = rows(WORKSHOP)
    assert plan == rows(f"{WORKSHOP}guide/")
    assert len(plan) == 7
    before, reaction, after, month, *_, measure = plan
    assert "Before the morning" in before
    assert "usefulness, confidence, what may stand in the way" in reaction
    assert "After the morning" in after
    assert "The mechanic asks a question before lifting the bicycle." in month
    assert "Whoever runs the bench." in measure


def test_a_plan_leads_to_its_forms() -> None:
    links = {link.attributes.get("href") for link in page(WORKSHOP).find("table.signs a")}
    forms = ("quizzes/morning-before", "quizzes/morning-after", "surveys/month-later")
    assert {f"../../{form}/" for form in forms} <= links


def test_the_guide_holds_the_keys_of_the_forms_and_when_they_are_taken() -> None:
    found = {
        re.sub(r"\W+", " ", text(part)).strip().split(" Taken")[0]: text(part)
        for part in page(f"{WORKSHOP}guide/").find(".quiz-key")
    }
    assert "Taken before the workshop" in found["Before the morning"]
    assert "Taken after the workshop" in found["After the morning"]
    assert "Whoever rings it knows how loud it has to be" in found["Before the morning"]


def test_participants_see_no_plan() -> None:
    for each in finished(Edition.PARTICIPANT).pages:
        assert "Evaluation plan" not in each.html


def test_a_handout_counts_questions_as_the_guide_does_though_it_leaves_some_out() -> None:
    numbers = [text(each) for each in page(f"{WORKSHOP}handout/").find(".question__number")]
    assert numbers[-1] == "Question 13 of 13"
    assert len(numbers) == 12
