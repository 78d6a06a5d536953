"""Pages of a curriculum in which something is left out: what is not there leaves no empty place."""

from __future__ import annotations

from typing import Any

from selectolax.lexbor import LexborHTMLParser

from generator.assets import theme_folder
from generator.editions import Edition
from generator.inspection import inspect
from generator.inspection.finished import FinishedSite, text
from generator.pages import plans
from generator.pages.publication import Publication
from generator.pages.render import render, words
from generator.problem import Problem
from tests.edits import Edited, edited
from tests.finished import finished, planted

IDEA = "content/principles/ask-first.yaml"
WORKSHOP = "content/workshops/bench-morning.yaml"
POINTS = [{"id": name, "text": f"Ring {name} you mend."} for name in ("before", "when", "after")]
QUIZ = "quizzes/cf01-check/"
HANDOUT = "workshops/bench-morning/handout/"
GUIDE = "workshops/bench-morning/guide/"


def publication(*edits: dict[str, Any], gone: tuple[str, ...] = ()) -> Publication:
    """The tiny curriculum after some edits, without the files that are `gone`."""
    texts = {name: text for name, text in edited(edits).texts.items() if name not in gone}
    loaded = Edited(texts).load()
    assert loaded.curriculum is not None, loaded.problems
    return Publication(loaded.curriculum, words(theme_folder()), Edition.FULL)


def page(uri: str, *edits: dict[str, Any]) -> LexborHTMLParser:
    """A page of it, as a browser reads it."""
    plan = next(plan for plan in plans(publication(*edits)) if plan.uri == uri)
    return LexborHTMLParser(render(plan, theme_folder()).html)


def test_an_idea_that_no_module_teaches_yet_names_the_one_in_preparation() -> None:
    later = {
        "file": "content/principles/ring-first.yaml",
        "copy": IDEA,
        "set": {"title": "Ring first", "number": "2", "idea_refs": ["A-claim-1"], "points": POINTS},
    }
    (ready, waiting) = map(text, page("principles/", later).css(".card"))
    assert ready.endswith("Taught in CF01 Ask before you mend")
    assert waiting.startswith("2. Ring first")
    assert waiting.endswith("CF02")


def looks(*left_out: str) -> list[str]:
    """The lines of the evaluation plan of a workshop without some of its parts."""
    removed = [f"evaluation_plan.{name}" for name in left_out]
    html = page("workshops/bench-morning/", {"file": WORKSHOP, "remove": removed})
    tables = [each for each in html.css("table") if "Evaluation plan" in text(each)]
    return [text(row) for table in tables for row in table.css("tbody tr")]


def test_each_part_of_an_evaluation_plan_may_be_left_out_and_the_others_stay_in_order() -> None:
    whole = looks()
    before, reaction, after, *followups, measure = whole
    assert len(followups) == 3
    assert looks("before") == [reaction, after, *followups, measure]
    assert looks("reaction") == [before, after, *followups, measure]
    assert looks("after") == [before, reaction, *followups, measure]
    assert looks("followups") == [before, reaction, after, measure]
    assert looks("measure") == whole[:-1]


def test_a_curriculum_without_tensions_has_no_page_of_tensions() -> None:
    case = {"file": "content/cases/third-return.yaml", "remove": ["tensions"]}
    without = publication(case, gone=("content/tensions.yaml",))
    uris = [{plan.uri for plan in plans(each)} for each in (publication(), without)]
    assert uris[0] - uris[1] == {"tensions/"}
    assert uris[1] < uris[0]


def problems(site: FinishedSite) -> list[Problem]:
    known = inspect(finished())
    return [problem for problem in inspect(site) if problem not in known]


def test_a_control_that_says_to_screen_readers_what_it_is_for_needs_no_other_label() -> None:
    html = '<input type="text" aria-label="Your answer">'
    assert problems(planted(finished(), QUIZ, ".option__label", html)) == []


def test_a_place_to_write_without_words_above_it_is_no_place_for_a_field_of_the_sheet() -> None:
    line = '<div class="writing-space__line"></div>'
    html = f'<div class="writing-space">{line}{line}</div>'
    (problem,) = problems(planted(finished(), HANDOUT, ".sheet .writing-space", html))
    assert problem.code == "HND-03"
    assert "has no place to write for" in problem.message
