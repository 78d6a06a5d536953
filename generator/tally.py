"""What a curriculum holds, counted: tables for those who lead its work."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import schedule
from generator.checks import readability
from generator.checks.reading import items
from generator.curriculum import Curriculum, Key
from generator.model import WHOLE_FILES
from generator.model.base import Level, Status
from generator.model.modules import Module
from generator.model.questions import QuestionBase
from generator.problem import Problem, Severity

Cell = str | int
Row = tuple[Cell, ...]
INSIDE = ("objective", "question", "term", "source", "tension", "misconception", "article-idea")
"""Things that stand inside files and are counted as well."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of figures under a title."""

    name: str
    """A short name for programs."""
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def tally(curriculum: Curriculum, found: Iterable[Problem], today: dt.date) -> tuple[Table, ...]:
    """Every table about which there is something to say; `found` is what the rules found."""
    reports = (problem for problem in found if problem.severity is Severity.REPORT)
    made = (
        _table("things", "What there is", "kind number drafts", _things(curriculum)),
        _table("kinds", "Questions by kind", "kind number scored", _kinds(curriculum)),
        _table("levels", "Questions by module and level", _LEVELS, _levels(curriculum)),
        _table("objectives", "Objectives", _OBJECTIVES, _objectives(curriculum)),
        _table("modules", "Minutes of modules", "module full compact alone", _modules(curriculum)),
        _table("workshops", "Workshops", _WORKSHOPS, _workshops(curriculum)),
        _table("paths", "Paths", "path modules minutes", _paths(curriculum)),
        _table(
            "ideas", "Ideas of the articles", "article used waiting left_out", _ideas(curriculum)
        ),
        _table("statistics", "Statistics by evidence", "evidence number", _evidence(curriculum)),
        _table("grades", "Reading grades", "file readers words grade", _grades(curriculum)),
        _table(
            "waivers", "Rules set aside", "file rule until days reason", _waived(curriculum, today)
        ),
        _table("drafts", "Not published yet", "file title", _drafts(curriculum)),
        _table("reports", "Reported by the rules", "place code message", map(_report, reports)),
    )
    return tuple(table for table in made if table.rows)


_LEVELS = f"module {' '.join(Level)} all"
_OBJECTIVES = "module objectives practised asked in_a_workshop without_any"
_WORKSHOPS = "workshop clock taught modules reached left_out"


def _table(name: str, title: str, columns: str, rows: Iterable[Row]) -> Table:
    return Table(name, title, tuple(columns.split()), tuple(rows))


def _things(curriculum: Curriculum) -> Iterator[Row]:
    """How many there are of each kind, and how many of them are drafts."""
    owners = {entry.key: entry.owner for entry in curriculum.entries.values()}
    kinds = Counter(key[0] for key, owner in owners.items() if key == owner or key[0] in INSIDE)
    drafts = {key for key, item in items(curriculum) if item.status is Status.DRAFT}
    asleep = Counter(key[0] for key, owner in owners.items() if owner in drafts)
    for kind, number in sorted(kinds.items()):
        if kind not in WHOLE_FILES:
            yield kind, number, asleep[kind]


def _questions(curriculum: Curriculum) -> Iterator[tuple[str, QuestionBase]]:
    """Every question with the kind that its file names."""
    for question in curriculum.all("question"):
        yield question.kind, question


def _kinds(curriculum: Curriculum) -> Iterator[Row]:
    kinds = Counter(kind for kind, _ in _questions(curriculum))
    for kind, number in kinds.most_common():
        yield kind, number, 0 if kind in schedule.UNSCORED else number


def _levels(curriculum: Curriculum) -> Iterator[Row]:
    """How many questions each module has on each level."""
    owners = {
        objective.id: module.code
        for module in curriculum.modules
        for objective in module.objectives
    }
    counts = Counter(
        (owners.get(question.objective, ""), question.level)
        for _, question in _questions(curriculum)
    )
    for module in curriculum.modules:
        numbers = tuple(counts[(module.code, level)] for level in Level)
        yield (_name(module), *numbers, sum(numbers))


def _name(module: Module) -> str:
    return f"{module.code} {module.title}"


def _objectives(curriculum: Curriculum) -> Iterator[Row]:
    """How many objectives of each module are practised, asked for and reached, and which are nothing of it."""
    practised = {id for exercise in curriculum.all("exercise") for id in exercise.objectives}
    asked = {
        question.objective
        for kind, question in _questions(curriculum)
        if kind not in schedule.UNSCORED
    }
    reached = {
        objective.id
        for workshop in curriculum.workshops
        for objective in schedule.reach(curriculum, workshop).reached
    }
    for module in curriculum.modules:
        own = [objective.id for objective in module.objectives]
        numbers = (sum(id in kind for id in own) for kind in (practised, asked, reached))
        bare = (id for id in own if id not in practised | asked)
        yield (_name(module), len(own), *numbers, " ".join(bare))


def _modules(curriculum: Curriculum) -> Iterator[Row]:
    for module in curriculum.modules:
        yield (
            _name(module),
            schedule.minutes_full(module),
            schedule.minutes_compact(module),
            schedule.minutes_alone(curriculum, module),
        )


def _workshops(curriculum: Curriculum) -> Iterator[Row]:
    for workshop in curriculum.workshops:
        found = schedule.reach(curriculum, workshop)
        yield (
            workshop.title,
            sum(schedule.clock_minutes(curriculum, workshop)),
            schedule.taught_minutes(curriculum, workshop),
            len(schedule.workshop_modules(curriculum, workshop)),
            len(found.reached),
            len(found.left_out),
        )


def _paths(curriculum: Curriculum) -> Iterator[Row]:
    for path in curriculum.paths:
        ids = dict.fromkeys(id for stage in path.stages for id in stage.modules)
        modules = [curriculum.get("module", id) for id in ids]
        minutes = sum(schedule.minutes_alone(curriculum, module) for module in modules)
        yield path.title, len(modules), minutes


def _ideas(curriculum: Curriculum) -> Iterator[Row]:
    """What became of the ideas of each article."""
    for article in curriculum.articles:
        states = Counter(
            "used" if _is_used(curriculum, idea.id) else "left_out" if idea.aside else "waiting"
            for idea in article.ideas
        )
        yield article.title, states["used"], states["waiting"], states["left_out"]


def _is_used(curriculum: Curriculum, idea: str) -> bool:
    uses: tuple[Key, ...] = curriculum.used_by("article-idea", idea)
    return any(kind != "article" for kind, _ in uses)


def _evidence(curriculum: Curriculum) -> Iterator[Row]:
    counts = Counter(str(statistic.evidence) for statistic in curriculum.statistics)
    yield from counts.most_common()


def _grades(curriculum: Curriculum) -> Iterator[Row]:
    """The hardest files first, for each kind of readers."""
    found = sorted(readability.graded(curriculum), key=lambda group: -group.whole.grade)
    for group in found:
        path = curriculum.path_of(*group.key)
        yield path, group.name, group.whole.words, f"{group.whole.grade:.1f}"


def _waived(curriculum: Curriculum, today: dt.date) -> Iterator[Row]:
    """The rules that are set aside; those that end first come first."""
    found = [
        (waiver.until, curriculum.path_of(*key), waiver)
        for key, item in items(curriculum)
        for waiver in item.waivers
    ]
    for until, path, waiver in sorted(found, key=lambda each: each[:2]):
        yield path, waiver.rule, str(until), (until - today).days, waiver.reason


def _drafts(curriculum: Curriculum) -> Iterator[Row]:
    for key, item in items(curriculum):
        if item.status is Status.DRAFT:
            yield curriculum.path_of(*key), item.title


def _report(problem: Problem) -> Row:
    return problem.place, problem.code, problem.message
