"""Rules about exercises: minutes that add up, a talk afterwards, safety, and a way to do it alone."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.doing import words
from generator.checks.reading import amount, count_words, first_word
from generator.checks.rule import Finding, error, warning
from generator.curriculum import Curriculum, is_for_trainer
from generator.model.base import Level
from generator.model.exercise_own_work import SelfAssessment
from generator.model.exercises import ExerciseBase, Sensitivity, SensitivityLevel, Support
from generator.model.modules import Module, SegmentKind
from generator.model.paths import LearningPath
from generator.model.walk import Loc

SHORTEST_DEBRIEF = 4
OPEN = "set its `audience` to `both`"


def _finding(exercise: ExerciseBase, loc: Loc, message: str, hint: str) -> Finding:
    return Finding("exercise", exercise.id, loc, message, hint)


@error("EXE-01")
def steps_add_up(curriculum: Curriculum) -> Iterator[Finding]:
    """A trainer with a clock running relies on every number.

    Computed: the minutes of the steps add up to `minutes`.
    Basis: required of this curriculum.
    """
    for exercise in curriculum.exercises:
        total = sum(step.minutes for step in exercise.steps)
        if total != exercise.minutes:
            message = f"the steps take {total} minutes, and `minutes` says {exercise.minutes}"
            yield _finding(exercise, ("minutes",), message, "make the two agree")


@error("EXE-02")
def is_talked_over(curriculum: Curriculum) -> Iterator[Finding]:
    """People learn from what they make of an activity, and that takes time.

    Computed: the debrief has questions in all three rounds (what, so what, now what), and takes at least
    four minutes, or a fifth of the activity if that is less.
    Basis: meta-analyses of debriefs.
    """
    for exercise in curriculum.exercises:
        given = exercise.debrief.minutes
        if given < SHORTEST_DEBRIEF and given < exercise.minutes / 5:
            message = (
                f"a debrief of {amount(given, 'minute')} is too short "
                f"for {exercise.minutes} minutes of activity"
            )
            hint = f"give it {SHORTEST_DEBRIEF} minutes"
            yield _finding(exercise, ("debrief", "minutes"), message, hint)


@error("EXE-11")
def can_be_done_alone(curriculum: Curriculum) -> Iterator[Finding]:
    """A page that needs a room full of people, or that is not there, ends the path for whoever learns alone.

    Computed: nothing that a path leads to (modules with their exercises and quizzes, quizzes, surveys) is
    for trainers only. Every exercise must say anyway how one person, and a video meeting, can do it.
    Basis: the curriculum promises both ways.
    """
    for path in curriculum.all("path"):
        for loc, kind, id in _led_to(path):
            if is_for_trainer(curriculum.get(kind, id)):
                message = f"`{id}` is for trainers only, and this path leads to it"
                yield Finding("path", path.id, loc, message, f"take it out, or {OPEN}")
        for index, stage in enumerate(path.stages):
            for number, module in enumerate(stage.modules):
                loc = ("stages", index, "modules", number)
                for id in _closed_parts(curriculum, curriculum.get("module", module)):
                    message = f"`{id}` in the module `{module}` is for trainers only"
                    yield Finding("path", path.id, loc, message, f"choose another, or {OPEN}")


def _led_to(path: LearningPath) -> Iterator[tuple[Loc, str, str]]:
    for index, stage in enumerate(path.stages):
        for field, kind in (("modules", "module"), ("quizzes", "quiz"), ("surveys", "survey")):
            for number, id in enumerate(getattr(stage, field)):
                yield ("stages", index, field, number), kind, id


def _closed_parts(curriculum: Curriculum, module: Module) -> Iterator[str]:
    """The exercises and quizzes of a module that are for trainers only."""
    for part in module.segments:
        for kind, id in (("exercise", part.exercise), ("quiz", part.quiz)):
            if id and is_for_trainer(curriculum.get(kind, id)):
                yield id


@warning("EXE-13")
def first_makings_have_help(curriculum: Curriculum) -> Iterator[Finding]:
    """Whoever makes a thing for the first time from an empty page learns mostly that it is hard.

    Computed: the first exercise of a module that practises an objective of the level `create` is not
    `blank` in its `support`, unless a segment of the kind `example` comes before it.
    Basis: worked examples and fading help novices.
    """
    for module in curriculum.all("module"):
        index = _first_making(curriculum, module)
        if index is None:
            continue
        exercise = curriculum.get("exercise", module.segments[index].exercise)
        before = {part.kind for part in module.segments[:index]}
        if exercise.support is Support.BLANK and SegmentKind.EXAMPLE not in before:
            message = (
                f"`{exercise.id}` is the first exercise here that makes something, "
                "and starts from an empty page"
            )
            hint = "put a segment of the kind `example` before it, or half-fill its sheet (`support: half`)"
            yield Finding("module", module.id, ("segments", index, "exercise"), message, hint)


def _first_making(curriculum: Curriculum, module: Module) -> int | None:
    """The place of the first segment whose exercise practises making something."""
    made = {found.id for found in module.objectives if found.level is Level.CREATE}
    for index, part in enumerate(module.segments):
        if part.exercise and made & set(curriculum.get("exercise", part.exercise).objectives):
            return index
    return None


@warning("EXE-14")
def steps_tell_what_to_do(curriculum: Curriculum) -> Iterator[Finding]:
    """People in a room look up, read one line and act.

    Computed: a step has at most 25 words and begins with none of the words with which no instruction
    can begin (`not_imperative` in `generator/checks/doing.yaml`: articles, pronouns, prepositions and
    the like). A list of all verbs would refuse good ones.
    Basis: house rule.
    """
    for exercise in curriculum.exercises:
        for index, step in enumerate(exercise.steps):
            loc = ("steps", index, "text")
            if (count := count_words(step.text)) > 25:
                message = f"this step has {count} words"
                yield _finding(exercise, loc, message, "say it in at most 25 words")
            if first_word(step.text) in words("not_imperative"):
                message = f"this step begins with `{step.text.split()[0]}`"
                yield _finding(exercise, loc, message, "begin with what to do, such as `Write`")


@error("EXE-15")
def sensitive_things_have_a_way_out(curriculum: Curriculum) -> Iterator[Finding]:
    """Whoever is asked about something painful must know before, and be free to leave it out.

    Computed: an exercise or a case whose sensitivity is not `none` has a `note` and an `opt_out`; a
    sensitive self-assessment is `private`. No self-assessment has a score.
    Basis: what participants found harmful in role-plays (Nestel and Tierney).
    """
    for kind in ("exercise", "case"):
        for item in curriculum.all(kind):
            for message, hint in _unsafe(item.sensitivity):
                yield Finding(kind, item.id, ("sensitivity", "level"), message, hint)
    for exercise in curriculum.exercises:
        is_sensitive = exercise.sensitivity.level is not SensitivityLevel.NONE
        if isinstance(exercise, SelfAssessment) and is_sensitive and not exercise.private:
            message = "a sensitive self-assessment is not private"
            yield _finding(exercise, ("private",), message, "write `private: true`")


def _unsafe(sensitivity: Sensitivity) -> Iterator[tuple[str, str]]:
    if sensitivity.level is SensitivityLevel.NONE:
        return
    if sensitivity.note is None:
        yield "nobody is told before that this may be hard", "say so in a `note`"
    if sensitivity.opt_out is None:
        message = "there is no way out for somebody who would rather not take part"
        yield message, "say under `opt_out` what they may do in its place"
