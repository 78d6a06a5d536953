"""The readers' pages: what comes next is said, no shaky number is shown large, examples are true."""

from __future__ import annotations

import re
from functools import cache

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.assets import theme_folder
from generator.editions import Edition
from generator.markup import plain, typographic
from generator.model.exercise_material import Data
from generator.model.modules import SegmentKind
from generator.model.statistics import EvidenceStatus
from generator.pages.editing import CODES, SLIPS, slips
from generator.pages.page import Page, Plan
from generator.pages.render import render
from generator.pages.statistics import ORDER, QUOTABLE, StatisticEntry
from generator.schedule import exercises_of, segments, workshop_modules
from tests.curriculum import curriculum, planned, publication


@cache
def plan(uri: str, edition: Edition = Edition.FULL) -> Plan:
    return next(plan for plan in planned(edition) if plan.uri == uri)


@cache
def page(uri: str) -> Page:
    return render(plan(uri), theme_folder())


MODULES = [module.id for module in curriculum().modules]


@pytest.mark.parametrize("id", MODULES)
def test_the_parts_of_a_module_are_counted_without_a_gap(id: str) -> None:
    context = plan(f"modules/{id}/").context
    numbers = [part.number for part in (*context["parts"], *context["plans"])]
    assert numbers == list(range(1, context["count"] + 1))


@pytest.mark.parametrize("id", MODULES)
def test_the_plan_of_a_module_comes_after_what_is_to_be_remembered(id: str) -> None:
    context, html = plan(f"modules/{id}/").context, page(f"modules/{id}/").html
    assert all(part.segment.kind != SegmentKind.COMMIT for part in context["parts"][-1:])
    for part in context["plans"]:
        assert html.index('id="key-points"') < html.index(f'id="{part.anchor}"')


@pytest.mark.parametrize("id", MODULES)
def test_a_module_ends_with_a_way_on(id: str) -> None:
    context, html = plan(f"modules/{id}/").context, page(f"modules/{id}/").html
    onward = html.split('class="onward', 1)[1].split("</section>", 1)[0]
    following = MODULES[MODULES.index(id) + 1 :]
    assert (f"{following[0]}/" in onward) if following else ("take-part/" in onward)
    for step in context["onward"]:
        assert step.next.uri.startswith(step.path.uri)


def test_a_path_leads_from_each_module_to_the_next_stage_and_at_the_end_to_its_closing() -> None:
    path = next(path for path in curriculum().paths if path.id == "first-steps")
    anchors = re.findall(r'<h2 id="(stage-\d+|closing)"', page(f"paths/{path.id}/").html)
    ways = [
        step.next.uri.partition("#")[2]
        for stage in path.stages
        for id in stage.modules
        for step in plan(f"modules/{id}/").context["onward"]
        if step.path.uri == f"paths/{path.id}/"
    ]
    assert ways == anchors[1:]


def test_quizzes_of_a_stage_come_before_its_modules() -> None:
    for path in curriculum().paths:
        for part in plan(f"paths/{path.id}/").context["stages"]:
            kinds = [step.kind for step in part.steps]
            order = ["quiz", "module", "survey"]
            assert kinds == sorted(kinds, key=order.index)


@pytest.mark.parametrize("id", MODULES)
def test_on_paper_the_answers_come_after_every_question(id: str) -> None:
    html = page(f"modules/{id}/").html
    answers = html.index('class="printed-answers print-only"')
    assert answers > max(found.start() for found in re.finditer('class="question ', html))


@pytest.mark.parametrize("id", MODULES)
def test_a_module_stays_light(id: str) -> None:
    assert len(page(f"modules/{id}/").html.encode()) < 200_000


def entries() -> tuple[StatisticEntry, ...]:
    found: tuple[StatisticEntry, ...] = plan("statistics/").context["entries"]
    return found


def test_every_status_has_its_place_and_its_meaning() -> None:
    assert set(ORDER) == set(EvidenceStatus)
    for status in EvidenceStatus:
        assert publication().say(f"statistics.meanings.{status}")


def test_a_number_that_is_not_sound_is_never_shown_large() -> None:
    assert {entry.statistic.evidence for entry in entries()} - QUOTABLE
    for entry in entries():
        if entry.statistic.evidence not in QUOTABLE:
            assert entry.number is None
            assert not entry.bars


def test_the_statistics_come_with_the_best_checked_first() -> None:
    places = [ORDER.index(EvidenceStatus(entry.statistic.evidence)) for entry in entries()]
    assert places == sorted(places)


def test_a_bar_is_as_long_as_its_number() -> None:
    found = {entry.statistic.id: entry.bars for entry in entries() if entry.bars}
    assert found
    for id, bars in found.items():
        statistic = curriculum().get("statistic", id)
        number, other = statistic.value, statistic.comparator.value
        assert [float(bar.value) for bar in bars] == [number, other]
        assert bars[0].share / bars[1].share == pytest.approx(number / other, rel=0.01)
        assert max(bar.share for bar in bars) <= 100


def test_what_nobody_says_stands_in_one_line() -> None:
    for entry in entries():
        assert "unknown" not in dict(entry.rows).values()


def test_each_slip_brings_the_message_it_is_an_example_of() -> None:
    assert set(SLIPS) == set(CODES)
    for slip in slips():
        assert f"error[{CODES[slip.name]}]" in slip.message


def test_the_page_for_editors_names_a_file_to_copy_for_each_kind_with_a_folder() -> None:
    for place in plan("edit/").context["places"]:
        if place.path.endswith("/"):
            assert f"{place.path}{place.example}" in {
                entry.document.path for entry in curriculum().entries.values()
            }


def test_the_fields_of_a_kind_with_types_are_those_that_all_types_need() -> None:
    places = {place.name: place.fields for place in plan("edit/").context["places"]}
    assert {"type", "code", "minutes", "steps"} <= set(places["exercises"])
    assert "cards" not in places["exercises"]
    assert "id" not in places["modules"]


def test_cards_of_a_module_are_dealt_as_everywhere_else() -> None:
    for id in MODULES:
        for part in plan(f"modules/{id}/").context["parts"]:
            if part.exercise and part.exercise.cards:
                written = [card.id for card in part.exercise.exercise.cards]
                dealt = [each.card.id for each in part.exercise.cards]
                assert sorted(dealt) == sorted(written)
                assert dealt != written


def test_long_times_are_said_in_hours() -> None:
    length = plan(f"paths/{curriculum().paths[0].id}/").context["length"]
    assert "hours" in length


DATA = [item for item in curriculum().exercises if item.type == "data"]


@pytest.mark.parametrize("exercise", DATA, ids=lambda item: item.id)
def test_an_exercise_with_data_can_be_done_alone_on_the_page_of_its_module(exercise: Data) -> None:
    uses = {id for kind, id in curriculum().used_by("exercise", exercise.id) if kind == "module"}
    assert uses
    for id in uses:
        tree = LexborHTMLParser(page(f"modules/{id}/").html)
        shown, printed = (
            " ".join(node.text() for node in tree.css(place))
            for place in ("ol.tasks", ".printed-answers")
        )
        for task in exercise.tasks:
            assert typographic(task.text) in shown
            assert typographic(task.method) in printed
        if exercise.dataset:
            assert tree.css_first(f'.solo a[href$="data/{exercise.dataset}"]')


@pytest.mark.parametrize("id", MODULES)
def test_the_data_of_a_module_stand_on_its_page_unless_people_are_to_find_them_out(id: str) -> None:
    done = (item for item in exercises_of(curriculum(), curriculum().get("module", id)))
    tables = [item.dataset for item in done if item.type == "data" and item.show_table]
    expected = [list(row) for name in tables if name for row in curriculum().datasets[name].rows]
    rows = LexborHTMLParser(page(f"modules/{id}/").html).css(".solo table.data tbody tr")
    assert [[cell.text() for cell in row.css("th, td")] for row in rows] == expected


def test_what_a_segment_reads_is_in_the_handout_unless_an_exercise_brings_it() -> None:
    looked = 0
    for workshop in curriculum().workshops:
        paper = " ".join(
            LexborHTMLParser(page(f"workshops/{workshop.id}/handout/").html).text().split()
        )
        for module, depth in workshop_modules(curriculum(), workshop):
            for case in {part.case for part in segments(module, depth) if part.case}:
                story = plain(curriculum().get("case", case).story)
                assert paper.count(typographic(story[-60:])) == 1, (workshop.id, case)
                looked += 1
    assert looked >= 4


def test_cards_with_statistics_tell_where_a_number_comes_from_and_not_what_it_is_good_for() -> None:
    for exercise in DATA:
        html = page(f"exercises/{exercise.id}/").html
        cards = LexborHTMLParser(html).css(".role-card")
        assert len(cards) == len(exercise.statistics)
        for letter, id, card in zip("ABCDEFGH", exercise.statistics, cards, strict=False):
            statistic, text = curriculum().get("statistic", id), " ".join(card.text().split())
            assert f"{letter}. {typographic(statistic.title)}" in text
            assert typographic(statistic.article_value) in text
            for source in statistic.chain:
                assert typographic(curriculum().get("source", source).title) in text
            for verdict in (
                statistic.teaching_use,
                statistic.claim_sentence,
                statistic.do_not_use_for,
            ):
                assert not verdict or typographic(verdict) not in text
    assert sum(len(exercise.statistics) for exercise in DATA) == 7
