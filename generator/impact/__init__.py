"""The impact of a change: what differs between two curricula for those who teach and learn.

`sides` finds what can be compared, the other modules compare it part by part, `telling` says it in
words, and `rendering` writes the words down.
"""

from __future__ import annotations

from generator.impact import lessons, questions, things, timetable
from generator.impact.changes import Impact, PageChange
from generator.impact.pairs import Pairs
from generator.impact.sides import Side


def compare(before: Side, after: Side, pages: tuple[PageChange, ...] | None) -> Impact:
    """What changes from one side to the other.

    `pages` are the changes of pages; none when one of the two sites could not be made.
    """
    if before.curriculum is None or after.curriculum is None:
        return Impact(set_aside=(*before.set_aside, *after.set_aside), is_comparable=False)
    aside = tuple(dict.fromkeys((*before.set_aside, *after.set_aside)))
    pairs = Pairs(before.curriculum, after.curriculum, frozenset(each.path for each in aside))
    return Impact(
        set_aside=aside,
        workshops=tuple(timetable.workshops(pairs)),
        modules=tuple(timetable.modules(pairs)),
        questions=tuple(questions.changes(pairs)),
        exercises=tuple(lessons.exercises(pairs)),
        statistics=tuple(things.statistics(pairs)),
        others=tuple(things.others(pairs)),
        pages=pages,
        renamed=tuple(things.renamed(pairs)),
    )
