"""Rules about surveys: questions with a worded scale, not too many, about a time, and private."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.reading import count_words, normal
from generator.checks.rule import Finding, error, warning
from generator.curriculum import Curriculum
from generator.model.exercise_own_work import SelfAssessment
from generator.model.surveys import Survey, SurveyPurpose

MOST_ITEMS = 15
TIME = re.compile(
    r"\b(second|minute|hour|day|night|week|weekend|fortnight|month|quarter|term|season|year|decade|session|"
    r"morning|afternoon|evening|workshop|course|module|training|meeting|shift|visit|lesson|project|"
    r"(mon|tues|wednes|thurs|fri|satur|sun)day)s?\b|\b(today|yesterday|tomorrow|tonight|now|lately|recently|"
    r"since|until|so far|at present|currently|at the moment)\b|\b(19|20)\d\d\b",
    re.IGNORECASE,
)
PRIVACY_WORDS = 3
SHARED = re.compile(
    r"\b(managers?|boss(es)?|employers?|supervisors?|hr|human resources|trainers?|facilitators?|we|"
    r"colleagues?|team|others)\b.*\b(sees?|reads?|gets?|receives?|collects?|keeps?|stores?)\b",
    re.IGNORECASE,
)
UNSHARED = re.compile(
    r"\b(not|never|no|nobody|none|nothing|neither|cannot|without|whether|unless|if)\b|n['’]t\b",
    re.IGNORECASE,
)


@error("SUR-01")
def surveys_ask(curriculum: Curriculum) -> Iterator[Finding]:
    """People tend to agree with whatever is claimed; a question asks for what is so.

    Computed: each item ends with a question mark, and no point of the scale says "agree".
    Basis: survey research on agree-disagree scales.
    """
    for survey in curriculum.surveys:
        for index, item in enumerate(survey.items):
            if not item.text.endswith("?"):
                message = "this is not a question"
                loc = ("items", index, "text")
                yield Finding("survey", survey.id, loc, message, "ask, and end with `?`")
        for index, label in enumerate(survey.scale):
            if "agree" in label.lower():
                message = "this scale asks people to agree"
                hint = "ask how often, how well or how much, with points to match"
                yield Finding("survey", survey.id, ("scale", index), message, hint)


@error("SUR-02")
def every_point_is_worded(curriculum: Curriculum) -> Iterator[Finding]:
    """ "3" means something else to everybody; words mean nearly the same.

    Computed: each of the five to seven points has a word of its own.
    Basis: survey research on labelled scales.
    """
    for survey in curriculum.surveys:
        seen: set[str] = set()
        for index, label in enumerate(survey.scale):
            if not any(character.isalpha() for character in label):
                message = f"the point `{label}` has no word"
                yield Finding("survey", survey.id, ("scale", index), message, "say what it means")
            elif normal(label) in seen:
                message = f"two points of the scale are called `{label}`"
                yield Finding("survey", survey.id, ("scale", index), message, "tell them apart")
            seen.add(normal(label))


@warning("SUR-05")
def surveys_are_short_and_say_when(curriculum: Curriculum) -> Iterator[Finding]:
    """Tired people tick the middle; and "how often" without a time is answered about another time by each.

    Computed: a survey has at most fifteen items; its `time_frame` names a time, such as `in the past two
    weeks` or `this morning`.
    Basis: house rule.
    """
    for survey in curriculum.surveys:
        if (count := len(survey.items)) > MOST_ITEMS:
            message = f"this survey has {count} items"
            hint = f"keep the {MOST_ITEMS} that you will do something about"
            yield Finding("survey", survey.id, ("items",), message, hint)
        if not TIME.search(survey.time_frame):
            message = f"`{survey.time_frame}` names no time"
            hint = "say which time the questions are about, such as `in the past two weeks`"
            yield Finding("survey", survey.id, ("time_frame",), message, hint)


@error("SUR-06")
def self_assessments_are_private(curriculum: Curriculum) -> Iterator[Finding]:
    """People answer honestly about themselves when they know that nobody looks.

    Computed: an exercise of the type `self-assessment` is `private` (its answers are kept on the own
    device, or nowhere), and names no survey but a self-assessment; the `privacy_note`, which
    is printed above the questions of every survey, says something, and in a self-assessment does not say
    that somebody else sees, collects or keeps the answers.
    Basis: house rule; research on disclosure in surveys.
    """
    for exercise in curriculum.all("exercise"):
        if isinstance(exercise, SelfAssessment):
            yield from _exposed(curriculum, exercise)
    for survey in curriculum.surveys:
        if problem := _privacy(survey):
            yield Finding("survey", survey.id, ("privacy_note",), *problem)


def _exposed(curriculum: Curriculum, exercise: SelfAssessment) -> Iterator[Finding]:
    """What would carry the answers of an exercise to others."""
    if not exercise.private:
        hint = "remove this line; who wants to talk about it can do so"
        message = "the result of a self-assessment would not stay with the participant"
        yield Finding("exercise", exercise.id, ("private",), message, hint)
    if exercise.instrument is not None:
        survey = curriculum.get("survey", exercise.instrument)
        if survey.purpose is not SurveyPurpose.SELF_ASSESSMENT:
            message = f"`{survey.id}` is not a self-assessment, so others may read the answers"
            hint = "name a survey with the purpose `self-assessment`"
            yield Finding("exercise", exercise.id, ("instrument",), message, hint)


def _privacy(survey: Survey) -> tuple[str, str] | None:
    """What is wrong with what a survey says about privacy, and what to do."""
    if count_words(survey.privacy_note) < PRIVACY_WORDS:
        return (
            "this does not say who sees the answers",
            "say who sees them, and what becomes of them",
        )
    if survey.purpose is SurveyPurpose.SELF_ASSESSMENT:
        for sentence in re.split(r"[.;]", survey.privacy_note):
            if SHARED.search(sentence) and not UNSHARED.search(sentence):
                message = "somebody else would see the answers of a self-assessment"
                return message, "let them stay with the participant, and say so"
    return None
