"""Rules about objectives: what they promise can be seen, and something in the curriculum sees to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.checks.reading import count_words, listed
from generator.checks.rule import Finding, error, warning
from generator.checks.word_lists import word_lists
from generator.curriculum import Curriculum
from generator.model.base import Level
from generator.model.exercises import ExerciseBase, Support
from generator.model.modules import Objective, SegmentKind
from generator.model.questions import QuestionBase

RANK = {level: rank for rank, level in enumerate(Level)}
CHOICES = frozenset(
    {"single", "multi", "alternate", "true-false", "matching", "ordering", "categorise"}
)
"""Kinds of questions whose answer stands there to be picked."""
UNSCORED = frozenset({"reflection", "rating"})


def verbs() -> Mapping[str, tuple[str, ...]]:
    """The verbs of each level, and those that nobody can observe (`banned`)."""
    return word_lists("bloom.yaml")


def _objectives(curriculum: Curriculum) -> Iterator[Objective]:
    yield from curriculum.all("objective")


def _finding(objective: Objective, field: str, message: str, hint: str) -> Finding:
    return Finding("objective", objective.id, (field,), message, hint)


@error("OBJ-01")
def starts_with_a_verb_of_its_level(curriculum: Curriculum) -> Iterator[Finding]:
    """The first word says what a participant does, and how demanding that is.

    Computed: the first word is in the list of the stated level in `generator/checks/bloom.yaml`.
    Published lists disagree, so a verb may stand in several. OBJ-02 sees to words that no list has.
    Basis: Mager's objectives; Bloom's taxonomy, revised; Carpentries lesson development.
    """
    for objective in _objectives(curriculum):
        allowed = verbs()[objective.level]
        if objective.verb not in allowed and objective.verb not in verbs()["banned"]:
            message = f"`{objective.verb}` is not a verb of the level `{objective.level}`"
            hint = f"start with one of {listed(allowed, 12)}, or change the level"
            yield _finding(objective, "text", message, hint)


@error("OBJ-02")
def says_what_can_be_observed(curriculum: Curriculum) -> Iterator[Finding]:
    """Nobody can see whether somebody understands; what people do with it can be seen.

    Computed: the first word is none of those listed as `banned` in `generator/checks/bloom.yaml`.
    Basis: Mager's objectives; Carpentries lesson development.
    """
    for objective in _objectives(curriculum):
        if objective.verb in verbs()["banned"]:
            message = f"`{objective.verb}` names nothing that anybody can see"
            hint = f"say what the participant does, such as {listed(verbs()[objective.level], 4)}"
            yield _finding(objective, "text", message, hint)


@warning("OBJ-04")
def says_under_which_condition_or_how_well(curriculum: Curriculum) -> Iterator[Finding]:
    """Whether somebody can "use open questions" is anybody's guess; three of them in one talk can be counted.

    Computed: `condition` or `criterion` is there when the level is `apply` or higher.
    Basis: the other two parts of Mager's objectives.
    """
    for objective in _objectives(curriculum):
        if RANK[objective.level] < RANK[Level.APPLY]:
            continue
        if objective.condition is None and objective.criterion is None:
            message = "this objective says neither under which condition nor how well"
            yield _finding(objective, "id", message, "add `condition` or `criterion`")


@dataclass(slots=True)
class Assessors:
    """What assesses an objective: questions (those never scored apart) and exercises."""

    questions: list[QuestionBase] = field(default_factory=list)
    exercises: list[ExerciseBase] = field(default_factory=list)


def assessors(curriculum: Curriculum) -> Mapping[str, Assessors]:
    """For each objective that something assesses, what does."""
    found: dict[str, Assessors] = defaultdict(Assessors)
    for question in curriculum.all("question"):
        if question.kind not in UNSCORED:
            found[question.objective].questions.append(question)
    for exercise in curriculum.exercises:
        for objective in exercise.objectives:
            found[objective].exercises.append(exercise)
    return found


@error("OBJ-05")
def is_assessed(curriculum: Curriculum) -> Iterator[Finding]:
    """A promise that nothing checks is a hope.

    Computed: at least one exercise lists the objective, or one question names it. Reflections and
    ratings do not count: nobody scores them.
    Basis: constructive alignment; required of this curriculum.
    """
    found = assessors(curriculum)
    for objective in _objectives(curriculum):
        if objective.id not in found:
            message = f"nothing assesses the objective `{objective.id}`"
            yield _finding(objective, "id", message, "add a question or an exercise for it")


@error("OBJ-06")
def is_assessed_at_its_level(curriculum: Curriculum) -> Iterator[Finding]:
    """Who can pick the right definition cannot yet write one.

    Computed: an exercise practises an objective at the objective's own level. Where there is none, one
    of its questions must be of that level or a higher one, and for the level `create` one of
    them must ask for more than picking what stands there.
    Basis: assessment must fit the verb (Carpentries lesson development).
    """
    found = assessors(curriculum)
    for objective in _objectives(curriculum):
        questions = found[objective.id].questions if objective.id in found else []
        if not questions or found[objective.id].exercises:
            continue
        if max(RANK[question.level] for question in questions) < RANK[objective.level]:
            message = f"no question reaches the level `{objective.level}` of this objective"
            yield _finding(objective, "level", message, "add an exercise or a harder question")
        elif objective.level is Level.CREATE and _only_picks(questions):
            message = "an objective of the level `create` is checked by picking answers alone"
            yield _finding(objective, "level", message, "add an exercise in which it is made")


def _only_picks(questions: Iterable[QuestionBase]) -> bool:
    return all(getattr(question, "kind", "") in CHOICES for question in questions)


@warning("OBJ-07")
def is_short(curriculum: Curriculum) -> Iterator[Finding]:
    """An objective has to be taken in at one glance.

    Computed: at most 25 words.
    Basis: house rule.
    """
    for objective in _objectives(curriculum):
        if (count := count_words(objective.text)) > 25:
            message = f"this objective has {count} words"
            yield _finding(objective, "text", message, "say it in at most 25 words")


@warning("OBJ-10")
def making_has_a_model(curriculum: Curriculum) -> Iterator[Finding]:
    """Somebody who makes a thing for the first time needs one to look at, or one half made.

    Computed: a module with an objective of the level `create` that something assesses has a segment of
    the kind `example`, or an exercise for that objective whose `support` is `worked` or `half`.
    Basis: worked examples and fading help novices.
    """
    found = assessors(curriculum)
    for module in curriculum.all("module"):
        if any(part.kind is SegmentKind.EXAMPLE for part in module.segments):
            continue
        for objective in module.objectives:
            if objective.level is not Level.CREATE or objective.id not in found:
                continue
            exercises = found[objective.id].exercises
            if all(exercise.support is Support.BLANK for exercise in exercises):
                message = f"`{objective.id}` asks to make something, and no example of it is shown"
                hint = "add a segment of the kind `example`, or half-fill the sheet of its exercise"
                yield _finding(objective, "id", message, hint)
