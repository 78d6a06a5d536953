"""Rules about evaluation: what is asked before, at the end and long afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from generator import schedule
from generator.checks.reading import listed
from generator.checks.rule import Finding, error, warning
from generator.curriculum import Curriculum
from generator.model.evaluation import EvaluationPlan
from generator.model.quizzes import Purpose
from generator.model.surveys import Survey, SurveyItem, SurveyPurpose, Topic
from generator.model.workshops import Format, Workshop

EVALUATED = frozenset({Format.HALF_DAY, Format.FULL_DAY, Format.TWO_DAY, Format.VIRTUAL_SERIES})
"""Formats of half a day and longer."""
FORMS = {"before": Purpose.PRE, "after": Purpose.POST}
FOLLOWUPS = (30, 60, 90)
LEEWAY = 7
MOST_REACTIONS = 10
NEEDED_TOPICS = (Topic.USEFULNESS, Topic.CONFIDENCE, Topic.OBSTACLE)


@error("EVL-01")
def long_workshops_have_a_plan(curriculum: Curriculum) -> Iterator[Finding]:
    """Whoever asks only on the day hears how it felt, and never what came of it.

    Computed: a half-day, a full day, two days or a virtual series has an `evaluation_plan` with a quiz of
    the purpose `pre` under `before`, one of the purpose `post` under `after`, and follow-ups within a week
    of 30, 60 and 90 days.
    Basis: Kirkpatrick's four levels; learning and conduct come after reaction.
    """
    for workshop in curriculum.all("workshop"):
        if workshop.format not in EVALUATED:
            continue
        if workshop.evaluation_plan is None:
            message = f"a workshop of the format `{workshop.format}` has no `evaluation_plan`"
            hint = "add one: a quiz before and after, and follow-ups after 30, 60 and 90 days"
            yield Finding("workshop", workshop.id, ("format",), message, hint)
        else:
            yield from _incomplete(curriculum, workshop, workshop.evaluation_plan)


def _incomplete(
    curriculum: Curriculum, workshop: Workshop, plan: EvaluationPlan
) -> Iterator[Finding]:
    for field, purpose in FORMS.items():
        quiz = getattr(plan, field)
        if quiz is None:
            message = f"the evaluation plan names no quiz under `{field}`"
            hint = f"name one whose purpose is `{purpose}`"
            yield Finding("workshop", workshop.id, ("evaluation_plan",), message, hint)
        elif curriculum.get("quiz", quiz).purpose is not purpose:
            message = f"`{quiz}` is not a quiz with the purpose `{purpose}`"
            place = ("evaluation_plan", field)
            yield Finding("workshop", workshop.id, place, message, "name one that is")
    given = [followup.days for followup in plan.followups]
    missing = [day for day in FOLLOWUPS if not any(abs(day - each) <= LEEWAY for each in given)]
    if missing:
        *others, last = map(str, missing)
        days = f"{', '.join(others)} or {last}" if others else last
        message = f"no follow-up comes about {days} days after the workshop"
        loc = ("evaluation_plan", "followups") if given else ("evaluation_plan",)
        yield Finding("workshop", workshop.id, loc, message, "add it under `followups`")


def _plans(curriculum: Curriculum) -> Iterator[tuple[Workshop, EvaluationPlan]]:
    """The workshops that have an evaluation plan."""
    for workshop in curriculum.all("workshop"):
        if workshop.evaluation_plan is not None:
            yield workshop, workshop.evaluation_plan


@error("EVL-02")
def forms_cover_what_is_claimed(curriculum: Curriculum) -> Iterator[Finding]:
    """A gain can be shown only where people are asked, or watched, doing what was promised.

    Computed: the quizzes before and after have a question on each module of the workshop; each objective
    that the workshop reaches has a question in the quiz after it, or an exercise practises it there.
    Basis: Kirkpatrick's second level; constructive alignment.
    """
    for workshop, plan in _plans(curriculum):
        asked = {
            field: _asked(curriculum, quiz) for field in FORMS if (quiz := getattr(plan, field))
        }
        for field, objectives in asked.items():
            for module, _ in schedule.workshop_modules(curriculum, workshop):
                if not objectives & {objective.id for objective in module.objectives}:
                    message = f"this quiz asks nothing about the module `{module.id}`"
                    loc = ("evaluation_plan", field)
                    hint = "add a question on one of its objectives"
                    yield Finding("workshop", workshop.id, loc, message, hint)
        if unseen := _unseen(curriculum, workshop, asked.get("after", frozenset())):
            message = f"the workshop teaches {listed(unseen)}, and nothing shows whether it worked"
            hint = (
                "ask about it in the quiz taken after the workshop, or practise it in an exercise"
            )
            yield Finding("workshop", workshop.id, ("evaluation_plan",), message, hint)


def _asked(curriculum: Curriculum, id: str) -> frozenset[str]:
    """The objectives that a form asks about, in its own questions and in those that it asks again."""
    quiz = curriculum.get("quiz", id)
    return frozenset(
        item.objective for item in curriculum.asked(quiz) if item.kind not in schedule.UNSCORED
    )


def _unseen(curriculum: Curriculum, workshop: Workshop, asked: frozenset[str]) -> list[str]:
    """The objectives that are reached, and that neither the form nor an exercise assesses."""
    seen = set(asked)
    for module, depth in schedule.workshop_modules(curriculum, workshop):
        for exercise in schedule.exercises_of(curriculum, module, depth):
            seen.update(exercise.objectives)
    reached = schedule.reach(curriculum, workshop).reached
    return [objective.id for objective in reached if objective.id not in seen]


@warning("EVL-03")
def reactions_ask_for_more_than_satisfaction(curriculum: Curriculum) -> Iterator[Finding]:
    """How much people liked a day says little; what they will use, and what stands in the way, says more.

    Computed: a survey with the purpose `reaction` has at most ten questions; with `topic`, its questions
    say that they ask about usefulness, confidence and obstacles. The survey that an evaluation plan names
    under `reaction` has that purpose.
    Basis: Kirkpatrick's first level.
    """
    for survey in curriculum.surveys:
        if survey.purpose is not SurveyPurpose.REACTION:
            continue
        if len(survey.items) > MOST_REACTIONS:
            message = f"this reaction form has {len(survey.items)} questions"
            loc = ("items", MOST_REACTIONS)
            yield Finding("survey", survey.id, loc, message, f"keep at most {MOST_REACTIONS}")
        topics = {item.topic for item in survey.items}
        if missing := [f"`{topic}`" for topic in NEEDED_TOPICS if topic not in topics]:
            message = f"no question of this reaction form has the topic {' or '.join(missing)}"
            hint = "add the question, or say with `topic` which one asks about it"
            yield Finding("survey", survey.id, ("items",), message, hint)
    for workshop, plan in _plans(curriculum):
        named = plan.reaction and curriculum.get("survey", plan.reaction)
        if named and named.purpose is not SurveyPurpose.REACTION:
            message = f"`{named.id}` is not a survey with the purpose `reaction`"
            place = ("evaluation_plan", "reaction")
            yield Finding("workshop", workshop.id, place, message, "name one that is")


@warning("EVL-04")
def follow_ups_ask_what_people_do(curriculum: Curriculum) -> Iterator[Finding]:
    """Weeks later, the question is whether people do what was taught, and that can be seen or heard.

    Computed: some follow-up of an evaluation plan has a survey; each of its questions that is answered on
    the scale names an `idea` that a module of the workshop teaches and, with `looks_like`, a line under
    that heading of the idea.
    Basis: Kirkpatrick's third level; studies of what makes training last.
    """
    told: set[tuple[str, int]] = set()
    for workshop, plan in _plans(curriculum):
        modules = schedule.workshop_modules(curriculum, workshop)
        ideas = frozenset(idea for module, _ in modules for idea in module.ideas)
        surveys = dict.fromkeys(each.survey for each in plan.followups if each.survey)
        if plan.followups and not surveys:
            message = "no follow-up asks what people do at work"
            loc = ("evaluation_plan", "followups")
            yield Finding("workshop", workshop.id, loc, message, "add a `survey` to one of them")
        for survey in surveys:
            yield from _unrelated(curriculum, curriculum.get("survey", survey), ideas, told)


def _unrelated(
    curriculum: Curriculum, survey: Survey, ideas: frozenset[str], told: set[tuple[str, int]]
) -> Iterator[Finding]:
    """The questions of a survey that match nothing that was taught, each told once."""
    for index, item in enumerate(survey.items):
        problem = None if item.open else _mismatch(curriculum, item, ideas)
        if problem and (survey.id, index) not in told:
            told.add((survey.id, index))
            yield Finding("survey", survey.id, ("items", index, "text"), *problem)


def _mismatch(
    curriculum: Curriculum, item: SurveyItem, ideas: frozenset[str]
) -> tuple[str, str] | None:
    """Why a question matches no behaviour that was taught, and what to do."""
    if item.idea is None or item.looks_like is None:
        hint = "add `idea`, and `looks_like` with the number of the line"
        return "this question does not say which behaviour it asks about", hint
    if item.idea not in ideas:
        hint = "ask about an idea that is taught there"
        return f"no module of the workshop teaches `{item.idea}`", hint
    if item.looks_like > (lines := len(curriculum.get("idea", item.idea).looks_like)):
        message = f"`{item.idea}` has no line {item.looks_like} under `looks_like`"
        return message, f"choose a number from 1 to {lines}"
    return None


@warning("EVL-05")
def results_have_an_owner(curriculum: Curriculum) -> Iterator[Finding]:
    """A number that nobody took before, and that nobody will read, shows nothing.

    Computed: the `measure` of an evaluation plan has a `baseline`, an `owner` and `days`, the day on which
    it is read again.
    Basis: Kirkpatrick's fourth level; the eighth principle, measure what matters.
    """
    for workshop, plan in _plans(curriculum):
        if plan.measure is None:
            message = "the evaluation plan has no `measure` of what customers notice"
            hint = "add one, with `baseline`, `owner` and `days`"
            yield Finding("workshop", workshop.id, ("evaluation_plan",), message, hint)
            continue
        fields = ("baseline", "owner", "days")
        if missing := [field for field in fields if getattr(plan.measure, field) is None]:
            loc = ("evaluation_plan", "measure", "text")
            message = f"this measure has no {' and no '.join(f'`{field}`' for field in missing)}"
            yield Finding("workshop", workshop.id, loc, message, "add what is missing")
