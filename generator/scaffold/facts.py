"""What a curriculum has already, for a new thing: the next free code, and what it may refer to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from generator.curriculum import Curriculum
from generator.model.ideas import IdeaKind
from generator.model.modules import Module
from generator.model.questions import ChoiceQuestion
from generator.model.quizzes import Quiz

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# The first thing of each kind is what a new thing refers to, until its writer chooses another.
REFERRED = (
    "idea",
    "article",
    "article-idea",
    "exercise",
    "case",
    "source",
    "survey",
    "module",
    "misconception",
)


def facts(curriculum: Curriculum, thing: str) -> dict[str, str]:
    """Words to fill a starter with, by their names there."""
    found = {kind.replace("-", "_"): _first(curriculum, kind) for kind in REFERRED}
    found["misconception_2"] = found["misconception"]
    found |= _objective(curriculum)
    found |= _module(curriculum)
    survey = next(iter(curriculum.surveys), None)
    found["survey_item"] = survey.items[0].id if survey else ""
    found["letter"] = _next_letter(curriculum)
    found["number"] = _next_number(curriculum, thing)
    found["code"] = _next_code(curriculum, thing)
    return {name: text for name, text in found.items() if text}


def question_facts(curriculum: Curriculum, quiz: Quiz) -> dict[str, str]:
    """The next free id of a question in a quiz, and what its last question is about."""
    ids = [question.id for question in quiz.questions]
    taken = {key[1] for key in curriculum.entries if key[0] == "question"}
    prefix = ids[-1].rsplit("-", 1)[0] if ids else f"Q-{question_prefix(quiz.id)}"
    free = (f"{prefix}-{number:02}" for number in range(1, 100))
    found = {"question": next((id for id in free if id not in taken), f"{prefix}-99")}
    if quiz.questions:
        last = quiz.questions[-1]
        found |= {"objective": last.objective, "level": str(last.level)}
    if module := quiz.module:
        found |= _misconceptions(quiz, curriculum.get("module", module))
    return found


def _misconceptions(quiz: Quiz, module: Module) -> dict[str, str]:
    """Two misconceptions for two wrong options: those that the quiz has used least so far."""
    used = Counter(
        option.misconception
        for question in quiz.questions
        if isinstance(question, ChoiceQuestion)
        for option in question.options
    )
    ids = [misconception.id for misconception in module.misconceptions]
    first = min(ids, key=lambda id: used[id])
    used[first] += 1
    second = min(ids, key=lambda id: used[id])
    return {"misconception": first, "misconception_2": second}


def question_prefix(id: str) -> str:
    """The letters in the ids of a quiz's questions: `WEEK1` for `week-1`."""
    return re.sub(r"[^A-Z0-9]", "", id.upper())


def _first(curriculum: Curriculum, kind: str) -> str:
    return next((id for name, id in curriculum.entries if name == kind), "")


def _objective(curriculum: Curriculum) -> dict[str, str]:
    found = next(iter(curriculum.all("objective")), None)
    return {"objective": found.id, "level": str(found.level)} if found else {}


def _module(curriculum: Curriculum) -> dict[str, str]:
    """The group of the first module, and how long a workshop takes with it between its two ends."""
    module = next(iter(curriculum.modules), None)
    if module is None:
        return {}
    core = sum(segment.minutes for segment in module.segments if segment.core)
    full = sum(segment.minutes for segment in module.segments)
    group = module.group
    return {
        "depth": "compact" if core else "full",
        "clock_minutes": str(20 + (core or full)),
        "group_min": str(group.min),
        "group_max": str(group.max),
        "group_ideal": str(group.ideal),
    }


def _next_letter(curriculum: Curriculum) -> str:
    taken = {article.letter for article in curriculum.articles}
    return next((letter for letter in LETTERS if letter not in taken), LETTERS[-1])


def _next_number(curriculum: Curriculum, thing: str) -> str:
    if thing not in set(IdeaKind):
        return ""
    return str(max((idea.number for idea in curriculum.ideas(IdeaKind(thing))), default=0) + 1)


def _next_code(curriculum: Curriculum, thing: str) -> str:
    if thing in {"module", "planned-module"}:
        codes = (id for kind, id in curriculum.entries if kind == "module-code")
        return f"CF{_after(codes):02}"
    if thing == "exercise":
        return f"EX-{_after(exercise.code for exercise in curriculum.exercises):02}"
    if thing == "tension":
        return f"K{_after(tension.id for tension in curriculum.tensions)}"
    if thing == "figure":
        return f"F{_after(figure.code for figure in curriculum.figures)}"
    return ""


def _after(codes: Iterable[str]) -> int:
    """The number after the greatest number in the codes."""
    return (
        max((int(found[0]) for code in codes if (found := re.findall(r"\d+", code))), default=0) + 1
    )
