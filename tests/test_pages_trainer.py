"""The trainers' pages hold everything a trainer needs; what participants get holds no key."""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path

import pytest

from generator import checks, markup, schedule
from generator.assets import theme_folder
from generator.curriculum import Curriculum
from generator.editions import Edition
from generator.loading import load
from generator.model.base import Audience
from generator.model.exercises import Per
from generator.model.walk import texts
from generator.model.workshops import Depth, Slot, Workshop
from generator.pages import plans
from generator.pages.navigation import Section, navigation
from generator.pages.page import Page
from generator.pages.publication import Publication
from generator.pages.render import render, words
from generator.pages.runsheet import run_sheets
from generator.pages.staging import staged
from generator.supplies import materials
from generator.views import Reader

TINY = Path(__file__).parent / "cases" / "tiny"
TYPES = {
    "discussion": "what-is-it-for",
    "card-sort": "needed-or-not",
    "role-play": "at-the-counter",
    "case": "why-it-came-back",
    "self-assessment": "my-own-bench",
    "journey-map": "a-riders-day",
    "action-plan": "if-this-then-that",
    "gallery-walk": "four-benches",
    "data": "what-tickets-say",
}
GUIDE = "workshops/bench-morning/guide/"
HANDOUT = "workshops/bench-morning/handout/"


@cache
def tiny() -> Curriculum:
    loaded = load(TINY)
    assert loaded.curriculum is not None, "\n".join(map(str, loaded.problems))
    return loaded.curriculum


@cache
def publication(edition: Edition = Edition.FULL) -> Publication:
    return Publication(tiny(), words(theme_folder()), edition)


@cache
def pages(edition: Edition = Edition.FULL) -> dict[str, Page]:
    made = (render(plan, theme_folder()) for plan in plans(publication(edition)))
    return {page.uri: page for page in made}


def workshop() -> Workshop:
    return tiny().get("workshop", "bench-morning")


def reduced(text: str) -> str:
    """The words of a text and nothing between them but one space."""
    return " ".join(re.findall(r"\w+", text.lower()))


@cache
def read(uri: str, edition: Edition = Edition.FULL) -> str:
    """What can be read on a page: its source with the attributes, and its text alone."""
    source = pages(edition)[uri].html
    return reduced(html.unescape(source)) + " | " + visible(source)


def visible(source: str) -> str:
    return reduced(html.unescape(re.sub(r"<[^>]*>", " ", source)))


def fields(*audiences: Audience, kinds: tuple[str, ...] = ()) -> set[str]:
    """The prose for some audiences, in all files or in those of some kinds."""
    owners = {key: entry for key, entry in tiny().entries.items() if not entry.loc}
    found = {
        markup.plain(text)
        for (kind, _), entry in owners.items()
        if not kinds or kind in kinds
        for audience, text in texts(entry.value)
        if audience in audiences
    }
    return {text for text in found if len(text.split()) > 2}


def test_the_tiny_curriculum_is_without_a_problem() -> None:
    assert load(TINY).problems == ()
    assert checks.run(tiny()) == ()


def test_the_tiny_curriculum_has_every_type_of_exercise_and_every_kind_of_question() -> None:
    assert {exercise.type: exercise.id for exercise in tiny().exercises} == TYPES
    assert len({question.kind for question in tiny().quizzes[0].questions}) == 13


# The clock


def test_an_agenda_has_clock_times() -> None:
    (day,) = schedule.agenda(tiny(), workshop())
    assert [(row.clock, row.minutes) for row in day] == [
        ("09:00", 10),
        ("09:10", 124),
        ("11:14", 10),
    ]
    assert day[-1].until == "11:24"


def test_the_run_sheet_has_the_time_of_each_segment() -> None:
    (sheet,) = run_sheets(publication(), workshop())
    acts = sheet.scenes[1].acts
    assert [act.row.clock for act in acts[:4]] == ["09:10", "09:14", "09:19", "09:27"]
    assert [act.row.offset for act in acts[:4]] == [10, 14, 19, 27]


def test_the_steps_of_an_exercise_have_their_times_and_the_rest_is_for_the_debrief() -> None:
    (sheet,) = run_sheets(publication(), workshop())
    sort = sheet.scenes[1].acts[4]
    assert [(move.clock, move.minutes, move.who) for move in sort.moves] == [
        ("09:31", 2, "alone"),
        ("09:33", 8, "groups"),
        ("09:41", 4, None),
    ]


def test_a_break_inside_a_module_is_not_taught() -> None:
    assert schedule.clock_minutes(tiny(), workshop()) == (144,)
    assert schedule.taught_minutes(tiny(), workshop()) == 134


def test_every_time_on_the_run_sheet_follows_the_start_that_the_trainer_sets() -> None:
    source = pages()[GUIDE].html
    shown = re.findall(r"<time[^>]*>(\d\d:\d\d)</time>", source)
    follows = re.findall(r'<time[^>]*data-clock="(\d\d:\d\d)"[^>]*>\1</time>', source)
    assert len(shown) > 50
    assert follows == shown


def test_the_session_on_one_page_leads_to_every_step() -> None:
    source = pages()[GUIDE].html
    table = source[source.index("timetable") : source.index("</table>")]
    led_to = re.findall(r'href="#(slot-[\d-]+)"', table)
    assert len(led_to) == 1 + 1 + 14 + 1
    assert all(f'id="{name}"' in source for name in led_to)


def test_the_compact_version_is_made_of_the_core_segments() -> None:
    module = tiny().get("module", "ask-before-you-mend")
    titles = [part.title for part in schedule.segments(module, Depth.COMPACT)]
    assert titles == [
        "One bicycle, two stories",
        "Two questions",
        "What is it for?",
        "What did you hear?",
    ]
    assert schedule.minutes_compact(module) == 21


def test_a_workshops_own_sentence_takes_the_place_of_the_modules_last_one() -> None:
    own = "And now to something else."
    slots = (Slot(module="ask-before-you-mend", transition=own),)
    day = workshop().days[0].model_copy(update={"slots": slots})
    changed = workshop().model_copy(update={"days": (day,)})
    acts = run_sheets(publication(), changed)[0].scenes[0].acts
    assert acts[-1].transition == own
    assert acts[0].transition == "Transition from the opening to the input."


# Materials


@pytest.mark.parametrize(
    ("people", "totals"),
    [
        (12, {"pen": 12, "roll of paper": 8, "sticky notes": 60, "envelope with role cards": 4, "bell": 1}),
        (13, {"pen": 13, "roll of paper": 10, "sticky notes": 70, "envelope with role cards": 5, "bell": 1}),
    ],
)  # fmt: skip
def test_materials_are_totalled_for_the_number_of_people(
    people: int, totals: dict[str, int]
) -> None:
    found = {supply.item: supply.total for supply in materials(tiny(), workshop(), people)}
    assert totals.items() <= found.items()


def test_a_material_that_several_exercises_use_is_brought_once() -> None:
    pens = [supply for supply in materials(tiny(), workshop(), 12) if supply.item == "pen"]
    assert [(pen.per, len(pen.uses)) for pen in pens] == [(Per.PERSON, 9)]


def test_quantities_follow_the_number_of_people_on_the_page() -> None:
    quantity = '<span class="quantity" data-quantity="2" data-per="group" data-size="3">8</span>'
    assert quantity in pages()[GUIDE].html
    assert quantity in pages()["workshops/bench-morning/"].html


# What a trainer has, and nobody else


def test_the_guide_holds_every_text_for_trainers_and_every_key() -> None:
    kinds = ("workshop", "module", "exercise", "quiz")
    guide = read(GUIDE)
    narrow = fields(Audience.TRAINER, Audience.AFTER_ANSWER, kinds=kinds)
    missing = {text for text in narrow if reduced(text) not in guide}
    # What somebody reads who works alone stands where that person reads.
    assert missing == {"Solo answer of EX-01, shown after the own answer."}
    assert len(narrow) > 150


def test_the_handout_holds_no_key_and_no_note() -> None:
    handout = read(HANDOUT)
    narrow = fields(Audience.TRAINER, Audience.AFTER_ANSWER)
    assert {text for text in narrow if reduced(text) in handout} == set()
    assert "data-correct" not in pages()[HANDOUT].html


def test_the_handout_holds_what_participants_write_on() -> None:
    handout = read(HANDOUT)
    for exercise in tiny().exercises:
        for field in exercise.output.fields:
            assert reduced(field.label) in handout
    assert "when is it needed" in handout  # the workshop's own sheet
    assert "asks what the bicycle is for" in handout  # the observer's
    assert "on monday the chain is new" in handout  # the case


def test_the_handout_leaves_out_minutes_and_breaks_in_its_agenda() -> None:
    agenda = pages()[HANDOUT].html.split("handout__agenda")[1].split("</ol>")[0]
    assert re.findall(r">([^<>]+)</(?:a|li)>", agenda) == [
        "Hands on the bench",
        "Ask before you mend",
        "One ticket",
    ]
    assert not re.search(r"\d\d:\d\d", agenda)


def test_a_wrong_answer_in_the_guide_says_what_to_say() -> None:
    guide = read(GUIDE)
    assert (
        "if most chose b they may believe a good mechanic sees what is wrong say the eye sees"
        in guide
    )


@pytest.mark.parametrize("id", TYPES.values(), ids=TYPES)
def test_participants_read_of_an_exercise_what_is_not_for_trainers(id: str) -> None:
    exercise = tiny().get("exercise", id)
    uri = f"exercises/{id}/"
    own = {markup.plain(text) for who, text in texts(exercise) if who is Audience.TRAINER}
    assert {text for text in own if reduced(text) not in read(uri)} == set()
    assert {text for text in own if reduced(text) in read(uri, Edition.PARTICIPANT)} == set()
    assert reduced(exercise.purpose) in read(uri, Edition.PARTICIPANT)


def test_a_case_has_its_teaching_note_for_trainers_only() -> None:
    uri = "cases/third-return/"
    for text in fields(Audience.TRAINER, kinds=("case",)):
        assert reduced(text) in read(uri)
        assert reduced(text) not in read(uri, Edition.PARTICIPANT)


def test_participants_have_the_handout_and_no_other_page_of_a_workshop() -> None:
    found = {uri for uri in pages(Edition.PARTICIPANT) if uri.startswith("workshops/")}
    assert found == {HANDOUT}
    take_part = navigation(publication(Edition.PARTICIPANT))[1]
    assert isinstance(take_part, Section)
    assert HANDOUT in take_part.children


# Cards


def test_cards_are_mixed_and_keep_their_numbers_wherever_they_appear() -> None:
    exercise = tiny().get("exercise", "needed-or-not")
    dealt = [
        [(card.number, card.card.text) for card in staged(publication(), exercise, reader).cards]
        for reader in Reader
    ]
    assert dealt[0] == dealt[1] == dealt[2]
    assert [text for _, text in dealt[0]] != [card.text for card in exercise.cards]


def test_role_cards_and_decks_are_there_to_print() -> None:
    guide = pages()[GUIDE].html
    assert guide.count('class="role-card page-break"') == 3
    assert guide.count('class="deck__card"') == 8
    assert "role-card" not in pages(Edition.PARTICIPANT)["exercises/at-the-counter/"].html


# Lists and surveys


def test_formats_are_compared_by_what_is_counted() -> None:
    lead = read("workshops/")
    assert "144 134 of them taught" in lead
    assert "3 of 3" in lead


def test_a_survey_can_be_answered_then_and_now_and_names_nothing_that_is_sent() -> None:
    source = pages()["surveys/bench-poll/"].html
    assert source.count('type="radio"') == 2 * 2 * 5
    assert not re.search(r"<form[^>]*\baction=", source)


def test_no_trainers_page_has_an_inline_style_or_script() -> None:
    for page in pages().values():
        html = re.sub(r"<pre.*?</pre>", "", page.html, flags=re.DOTALL)  # examples, shown as text
        assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", html), page.uri
