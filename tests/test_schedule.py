"""Minutes, agendas, materials and objectives: every number here was worked out by hand.

The tiny workshop starts at nine: ten minutes of welcome, one module, ten minutes to close. The module's
segments take 4, 5, 8 and 4 minutes (the core), then 14, 12, 10, a break of 10, 6, 12, 15, 8, 8 and 8.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import schedule, supplies
from generator.curriculum import Curriculum
from generator.markup import word_count
from generator.model.exercises import Per
from generator.model.workshops import Depth, Workshop
from generator.schedule import Row
from tests.edits import edited, originals

MODULE = "content/modules/ask-before-you-mend.yaml"
WORKSHOP = "content/workshops/bench-morning.yaml"
QUIZ = "content/quizzes/cf01-check.yaml"


def tiny(*edits: dict[str, Any]) -> Curriculum:
    loaded = edited(edits).load()
    assert loaded.curriculum is not None, loaded.problems
    return loaded.curriculum


def compact() -> Curriculum:
    """The same morning with the compact version of its module."""
    return tiny({"file": WORKSHOP, "set": {"days.0.slots.1.depth": "compact"}})


def morning(curriculum: Curriculum) -> Workshop:
    return curriculum.workshops[0]


def sheet(curriculum: Curriculum) -> tuple[Row, ...]:
    (day,) = schedule.agenda(curriculum, morning(curriculum))
    return tuple(part for row in day for part in schedule.run_sheet(curriculum, row))


def test_a_module_takes_the_sum_of_its_segments() -> None:
    module = tiny().modules[0]
    assert schedule.minutes_full(module) == 124
    assert schedule.minutes_compact(module) == 21
    assert len(schedule.segments(module, Depth.FULL)) == 14
    kinds = [part.kind for part in schedule.segments(module, Depth.COMPACT)]
    assert kinds == ["open", "input", "exercise", "debrief"]


def test_an_agenda_has_clock_times_worked_out_from_the_start() -> None:
    curriculum = tiny()
    (day,) = schedule.agenda(curriculum, morning(curriculum))
    assert [(row.clock, row.until, row.minutes, row.kind, row.title) for row in day] == [
        ("09:00", "09:10", 10, "welcome", "Hands on the bench"),
        ("09:10", "11:14", 124, "module", "Ask before you mend"),
        ("11:14", "11:24", 10, "closing", "One ticket"),
    ]
    assert [row.offset for row in day] == [0, 10, 134]


def test_the_compact_version_makes_the_day_shorter() -> None:
    curriculum = compact()
    (day,) = schedule.agenda(curriculum, morning(curriculum))
    assert [row.clock for row in day] == ["09:00", "09:10", "09:31"]
    assert schedule.clock_minutes(curriculum, morning(curriculum)) == (41,)


def test_a_second_day_begins_at_its_own_time() -> None:
    second = {"start": "13:30", "slots": [{"module": "ask-before-you-mend", "depth": "compact"}]}
    curriculum = tiny({"file": WORKSHOP, "set": {"days.1": second}})
    _, day = schedule.agenda(curriculum, morning(curriculum))
    assert [(row.day, row.clock, row.offset) for row in day] == [(2, "13:30", 0)]
    assert schedule.clock_minutes(curriculum, morning(curriculum)) == (144, 21)


def test_a_run_sheet_has_every_segment_at_its_time() -> None:
    rows = sheet(tiny())
    assert [(row.clock, row.kind) for row in rows] == [
        ("09:00", "welcome"),
        ("09:10", "open"),
        ("09:14", "input"),
        ("09:19", "exercise"),
        ("09:27", "debrief"),
        ("09:31", "exercise"),
        ("09:45", "exercise"),
        ("09:57", "exercise"),
        ("10:07", "break"),
        ("10:17", "exercise"),
        ("10:23", "exercise"),
        ("10:35", "exercise"),
        ("10:50", "exercise"),
        ("10:58", "check"),
        ("11:06", "commit"),
        ("11:14", "closing"),
    ]
    assert all(row.offset == row.start - 9 * 60 for row in rows)
    assert rows[1].segment is not None
    assert rows[0].segment is None


def test_a_segment_in_a_run_sheet_knows_its_title_its_slot_and_its_module() -> None:
    curriculum = tiny()
    slot, module = morning(curriculum).days[0].slots[1], curriculum.modules[0]
    for row, segment in zip(sheet(curriculum)[1:-1], module.segments, strict=True):
        assert (row.day, row.minutes, row.title) == (1, segment.minutes, segment.title)
        assert (row.slot, row.module, row.segment) == (slot, module, segment)


def test_a_run_sheet_leaves_no_gap() -> None:
    rows = sheet(tiny())
    for before, after in pairwise(rows):
        assert before.until == after.clock


def test_the_steps_of_an_exercise_have_their_times_and_the_rest_is_for_the_talk() -> None:
    curriculum = tiny()
    row = sheet(curriculum)[5]  # 14 minutes for an exercise of two and eight
    exercise = curriculum.get("exercise", "needed-or-not")
    found = schedule.moments(row, exercise)
    assert [(moment.clock, moment.minutes) for moment in found] == [
        ("09:31", 2),
        ("09:33", 8),
        ("09:41", 4),
    ]
    assert [moment.step for moment in found] == [*exercise.steps, None]


def test_a_single_minute_that_is_left_is_for_the_talk() -> None:
    curriculum = tiny({"file": MODULE, "set": {"segments.2.minutes": "9"}})
    found = schedule.moments(sheet(curriculum)[3], curriculum.get("exercise", "what-is-it-for"))
    assert [(moment.clock, moment.minutes) for moment in found][2:] == [("09:27", 1)]


def test_an_exercise_that_fills_its_segment_leaves_no_time_for_the_talk() -> None:
    curriculum = tiny()
    row = sheet(curriculum)[3]  # 8 minutes for an exercise of three and five
    found = schedule.moments(row, curriculum.get("exercise", "what-is-it-for"))
    assert [(moment.clock, moment.minutes) for moment in found] == [("09:19", 3), ("09:22", 5)]


@pytest.mark.parametrize(
    ("minutes", "shown"), [(0, "00:00"), (545, "09:05"), (720, "12:00"), (1445, "00:05")]
)
def test_a_clock_shows_two_digits_and_begins_anew_at_midnight(minutes: int, shown: str) -> None:
    assert schedule.clock(minutes) == shown


@given(st.integers(0, 24 * 60 - 1))
@settings(deadline=None)
def test_a_clock_can_be_read_back(minutes: int) -> None:
    assert schedule.minutes_since_midnight(schedule.clock(minutes)) == minutes


def test_breaks_are_no_taught_minutes_wherever_they_stand() -> None:
    curriculum = tiny()
    assert schedule.taught_minutes(curriculum, morning(curriculum)) == 134
    lunch = {"days.0.slots.3": {"kind": "lunch", "title": "Soup", "minutes": 45}}
    longer = tiny({"file": WORKSHOP, "set": lunch})
    assert schedule.clock_minutes(longer, morning(longer)) == (189,)
    assert schedule.taught_minutes(longer, morning(longer)) == 134


def test_a_workshop_knows_its_modules_and_their_depth() -> None:
    curriculum = compact()
    found = schedule.workshop_modules(curriculum, morning(curriculum))
    assert [(module.code, depth) for module, depth in found] == [("CF01", Depth.COMPACT)]


def test_the_exercises_of_a_module_come_in_their_order_and_once() -> None:
    change = {"segments.11.exercise": "what-is-it-for"}
    curriculum = tiny({"file": MODULE, "set": change})
    found = schedule.exercises_of(curriculum, curriculum.modules[0])
    assert [exercise.id for exercise in found] == [
        "what-is-it-for",
        "needed-or-not",
        "at-the-counter",
        "why-it-came-back",
        "my-own-bench",
        "a-riders-day",
        "four-benches",
        "if-this-then-that",
    ]
    short = schedule.exercises_of(curriculum, curriculum.modules[0], Depth.COMPACT)
    assert [exercise.id for exercise in short] == ["what-is-it-for"]


def test_the_whole_workshop_reaches_every_objective() -> None:
    curriculum = tiny()
    found = schedule.reach(curriculum, morning(curriculum))
    assert [objective.id for objective in found.reached] == ["CF01-O1", "CF01-O2", "CF01-O3"]
    assert found.left_out == ()


def test_a_round_of_recall_reaches_nothing_new() -> None:
    recall = {"kind": "recall", "title": "Again", "minutes": 5, "quiz": "cf01-check"}
    short = {"file": WORKSHOP, "set": {"days.0.slots.1.depth": "compact", "days.0.slots.3": recall}}
    curriculum = tiny(short)
    found = schedule.reach(curriculum, morning(curriculum))
    assert [objective.id for objective in found.reached] == ["CF01-O1"]
    asked = {"file": WORKSHOP, "set": {"days.0.slots.0.quiz": "cf01-check"}}
    curriculum = tiny(short, asked)
    assert len(schedule.reach(curriculum, morning(curriculum)).reached) == 2


def test_the_short_one_reaches_only_what_it_assesses() -> None:
    curriculum = compact()
    found = schedule.reach(curriculum, morning(curriculum))
    assert [objective.id for objective in found.reached] == ["CF01-O1"]
    assert [objective.id for objective in found.left_out] == ["CF01-O2", "CF01-O3"]


def test_a_quiz_in_the_short_version_assesses_too() -> None:
    core = {"file": MODULE, "set": {"segments.12.core": "true"}}
    curriculum = tiny(core)
    done = schedule.assessed(curriculum, curriculum.modules[0], Depth.COMPACT)
    # CF01-O3 is asked for by a reflection and a rating only, which assess nothing.
    assert done == {"CF01-O1", "CF01-O2"}


def test_a_quiz_outside_the_short_version_assesses_in_the_whole_one() -> None:
    only = {"objectives": ["CF01-O3"]}
    names = [name for name in originals() if name.startswith("content/exercises/")]
    curriculum = tiny(*({"file": name, "set": only} for name in names))
    module = curriculum.modules[0]
    assert schedule.assessed(curriculum, module, Depth.COMPACT) == {"CF01-O3"}
    assert schedule.assessed(curriculum, module, Depth.FULL) == {"CF01-O1", "CF01-O2", "CF01-O3"}


def test_a_question_takes_its_words_at_238_a_minute_and_25_seconds() -> None:
    # 119 words of scenario and stem and 119 of options: one minute and 25 seconds.
    change = {
        "questions.0.scenario": {"words": 100},
        "questions.0.stem": {"words": 19},
        "questions.0.options.0.text": {"words": 40},
        "questions.0.options.1.text": {"words": 40},
        "questions.0.options.2.text": {"words": 39},
    }
    question = tiny({"file": QUIZ, "set": change}).get("question", "Q-CF01-01")
    assert question.words == 238
    assert question.seconds == 85


def test_a_quiz_takes_the_sum_of_its_questions() -> None:
    curriculum = tiny()
    quiz = curriculum.get("quiz", "cf01-check")
    seconds = schedule.quiz_seconds(curriculum, quiz)
    assert seconds == sum(question.seconds for question in quiz.questions)
    assert seconds > 13 * 25


def test_a_quiz_takes_the_time_of_shared_questions_too() -> None:
    curriculum = tiny()
    quiz, anchor = (
        curriculum.get("quiz", "morning-after"),
        curriculum.get("question", "Q-BEFORE-03"),
    )
    own = sum(question.seconds for question in quiz.questions)
    assert schedule.quiz_seconds(curriculum, quiz) == own + anchor.seconds


def alone(words: int = 1, minutes: int = 8) -> int:
    """Minutes alone with so many words in the first segment, and so many minutes in an exercise."""
    read = {"file": MODULE, "set": {"segments.0.read": {"words": words}}}
    steps = {"minutes": str(minutes), "steps.1.minutes": str(minutes - 3)}
    curriculum = tiny(read, {"file": "content/exercises/what-is-it-for.yaml", "set": steps})
    return schedule.minutes_alone(curriculum, curriculum.modules[0])


def test_the_minutes_alone_grow_by_five_with_five_minutes_of_reading() -> None:
    assert alone(1 + 5 * 238) == alone(1) + 5


def test_the_minutes_alone_grow_by_five_with_five_minutes_of_an_exercise() -> None:
    assert alone(minutes=13) == alone(minutes=8) + 5


def test_the_estimate_for_somebody_alone_is_reading_exercises_and_quiz() -> None:
    plain = tiny()
    module = plain.modules[0]
    words = sum(map(word_count, schedule.self_paced_texts(module)))
    exercises = sum(each.minutes for each in schedule.exercises_of(plain, module))
    quiz = schedule.quiz_seconds(plain, plain.get("quiz", "cf01-check"))
    assert schedule.estimate_alone(plain, module) == pytest.approx(
        words / 238 + exercises + quiz / 60
    )
    longer = {"file": QUIZ, "set": {"questions.0.scenario": {"words": 1190}}}
    longest = {"file": QUIZ, "set": {"questions.0.scenario": {"words": 2380}}}
    one, two = tiny(longer), tiny(longest)
    more = schedule.estimate_alone(two, two.modules[0]) - schedule.estimate_alone(
        one, one.modules[0]
    )
    assert more == pytest.approx(5, abs=0.02)


def test_the_minutes_alone_are_the_next_five_above_the_estimate() -> None:
    curriculum = tiny()
    module = curriculum.modules[0]
    told, estimate = (
        schedule.minutes_alone(curriculum, module),
        schedule.estimate_alone(curriculum, module),
    )
    assert told - 5 < estimate <= told


def test_the_minutes_alone_are_told_as_the_module_states_them() -> None:
    curriculum = tiny({"file": MODULE, "set": {"minutes": {"full": "124", "alone": "97"}}})
    assert schedule.minutes_alone(curriculum, curriculum.modules[0]) == 97


def test_the_taught_minutes_are_known_for_each_day() -> None:
    second = {"start": "09:00", "slots": [{"module": "ask-before-you-mend", "depth": "compact"}]}
    curriculum = tiny({"file": WORKSHOP, "set": {"days.1": second}})
    assert schedule.taught_by_day(curriculum, morning(curriculum)) == (134, 21)
    assert schedule.taught_minutes(curriculum, morning(curriculum)) == 155


def test_the_minutes_alone_are_told_in_fives() -> None:
    assert {alone(words) % 5 for words in (1, 100, 500, 1000)} == {0}


def test_what_somebody_reads_alone_holds_nothing_for_the_trainer() -> None:
    texts = " ".join(schedule.self_paced_texts(tiny().modules[0]))
    assert "A bicycle hangs on the stand." in texts
    assert "A wrong repair takes longer than two questions." in texts
    assert "Hang the bicycle up" not in texts


# What to bring for 13 people: 7 pairs, 5 groups of three.
SUPPLIES = {
    "bell": 1,
    "name card": 13,
    "pen": 13,
    "roll of paper": 10,
    "deck of cards": 5,
    "envelope with role cards": 5,
    "sticky notes": 70,
}


def test_materials_are_counted_for_the_people_who_come() -> None:
    curriculum = tiny()
    found = supplies.materials(curriculum, morning(curriculum), 13)
    assert {supply.item: supply.total for supply in found} == SUPPLIES


def test_what_is_used_often_is_listed_once_with_all_its_uses() -> None:
    curriculum = tiny()
    found = {s.item: s for s in supplies.materials(curriculum, morning(curriculum), 13)}
    assert len(found["pen"].uses) == 9
    assert found["pen"].uses[0] == "EX-01 What is it for?"
    assert found["bell"].uses == ("A morning at the bench",)
    assert found["roll of paper"].notes == ("Wide enough for two hands.",)


def test_what_is_listed_says_for_whom_it_is_counted() -> None:
    curriculum = tiny()
    found = {s.item: s for s in supplies.materials(curriculum, morning(curriculum), 13)}
    counted = {item: (supply.per, supply.size) for item, supply in found.items()}
    assert counted["bell"] == (Per.ROOM, 0)
    assert counted["name card"] == (Per.PERSON, 1)
    assert counted["roll of paper"] == (Per.GROUP, 3)


def test_what_a_welcome_needs_is_named_after_the_welcome() -> None:
    curriculum = tiny()
    found = {s.item: s for s in supplies.materials(curriculum, morning(curriculum), 13)}
    assert found["name card"].uses == ("Hands on the bench",)


def test_the_short_version_needs_less() -> None:
    curriculum = compact()
    found = supplies.materials(curriculum, morning(curriculum), 13)
    assert {supply.item for supply in found} == {"bell", "name card", "pen", "roll of paper"}


def test_of_two_quantities_of_the_same_thing_the_larger_counts() -> None:
    change = {"materials.0.quantity": "3", "materials.0.item": "Pen"}
    curriculum = tiny({"file": "content/exercises/four-benches.yaml", "set": change})
    found = {s.item: s for s in supplies.materials(curriculum, morning(curriculum), 4)}
    assert (found["pen"].quantity, found["pen"].total) == (3, 12)


@pytest.mark.parametrize(
    ("quantity", "per", "size", "people", "total"),
    [
        (2, Per.PERSON, 4, 13, 26),
        (1, Per.PAIR, 4, 13, 7),
        (1, Per.TRIAD, 4, 13, 5),
        (1, Per.GROUP, 4, 13, 4),
        (3, Per.GROUP, 5, 10, 6),
        (2, Per.ROOM, 4, 13, 2),
        (1, Per.GROUP, 1, 13, 13),
    ],
)
def test_begun_groups_count_as_whole_ones(
    quantity: int, per: Per, size: int, people: int, total: int
) -> None:
    assert supplies.total(quantity, per, size, people) == total


def test_what_a_workshop_brings_for_a_module_is_named_after_the_module() -> None:
    poster = {"item": "Poster", "per": "room", "quantity": "1"}
    curriculum = tiny({"file": WORKSHOP, "set": {"days.0.slots.1.materials": [poster]}})
    found = {item.item: item for item in supplies.materials(curriculum, morning(curriculum), 12)}
    assert found["Poster"].uses == ("CF01 Ask before you mend",)
