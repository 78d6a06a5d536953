"""The evaluation plan of a workshop, line by line: when, what, and what it can show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.evaluation import EvaluationPlan, FollowUp
from generator.model.workshops import Workshop
from generator.pages.page import Link
from generator.pages.publication import Publication
from generator.views import Reader, View


@dataclass(frozen=True, slots=True)
class Look:
    """One look at what a workshop was good for."""

    when: str
    shows: str
    """The level of evidence: `reaction`, `learning`, `conduct` or `results`."""
    links: tuple[Link, ...] = ()
    tasks: tuple[str, ...] = ()
    minutes: int | None = None
    topics: tuple[str, ...] = ()
    """What a reaction form asks about."""
    behaviours: tuple[str, ...] = ()
    """What the questions of a follow-up ask about, in the words of the ideas."""
    measure: View | None = None


def looks(publication: Publication, workshop: Workshop) -> tuple[Look, ...]:
    """The lines of the plan by their days; none for a workshop without one."""
    plan = workshop.evaluation_plan
    return tuple(_looks(publication, workshop, plan)) if plan else ()


def forms(publication: Publication, workshop: Workshop) -> dict[str, str]:
    """The quizzes of the plan, each with a word on when it is taken."""
    plan = workshop.evaluation_plan
    if plan is None:
        return {}
    before, after = publication.say("guide.quiz_before"), publication.say("guide.quiz_after")
    found = {each.quiz: after for each in plan.followups if each.quiz}
    found |= {plan.after: after} if plan.after else {}
    return {plan.before: before, **found} if plan.before else found


def _looks(publication: Publication, workshop: Workshop, plan: EvaluationPlan) -> Iterator[Look]:
    say = publication.say
    if plan.before:
        yield Look(say("evaluation.before"), "learning", publication.links("quiz", (plan.before,)))
    if plan.reaction:
        links = publication.links("survey", (plan.reaction,))
        yield Look(
            say("evaluation.reaction"),
            "reaction",
            links,
            topics=_topics(publication, plan.reaction),
        )
    if plan.after:
        yield Look(say("evaluation.after"), "learning", publication.links("quiz", (plan.after,)))
    seen = publication.see(workshop, Reader.TRAINER).evaluation_plan
    for followup, shown in zip(plan.followups, seen.followups, strict=True):
        yield _followup(publication, followup, shown)
    if plan.measure:
        days = plan.measure.days
        when = say("guide.due.after", days=days) if days else say("evaluation.measure")
        yield Look(when, "results", measure=seen.measure)


def _topics(publication: Publication, survey: str) -> tuple[str, ...]:
    """What the questions of a reaction form ask about, each once."""
    items = publication.curriculum.get("survey", survey).items
    found = dict.fromkeys(str(item.topic) for item in items if item.topic)
    return tuple(publication.say(f"evaluation.topics.{topic}") for topic in found)


def _followup(publication: Publication, followup: FollowUp, shown: View) -> Look:
    behaviours = tuple(_behaviours(publication, followup.survey)) if followup.survey else ()
    return Look(
        publication.say("guide.due.after", days=followup.days),
        "learning" if followup.quiz and not followup.survey else "conduct",
        (
            *publication.links("quiz", filter(None, (followup.quiz,))),
            *publication.links("survey", filter(None, (followup.survey,))),
        ),
        tasks=shown.tasks,
        minutes=followup.minutes,
        behaviours=behaviours,
    )


def _behaviours(publication: Publication, survey: str) -> Iterator[str]:
    """The lines under `looks_like` that the questions of a survey ask about."""
    for item in publication.curriculum.get("survey", survey).items:
        if item.idea and item.looks_like:
            lines = publication.see(publication.curriculum.get("idea", item.idea)).looks_like
            if item.looks_like <= len(lines):
                yield lines[item.looks_like - 1]
