"""Rules about what a trainer needs: what to do, what to expect, for how many people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks.reading import amount
from generator.checks.rule import Finding, error, warning
from generator.curriculum import Curriculum
from generator.model.evaluation import EvaluationPlan
from generator.model.modules import Ask
from generator.model.quizzes import Purpose
from generator.model.walk import Loc
from generator.model.workshops import Format
from generator.schedule import workshop_modules

MOST_WITHOUT_PRODUCER = 12
NEEDED = {
    "do": "write down what the trainer does",
    "transition": "write down how the trainer leads over to the next part",
}


@error("FAC-01")
def core_segments_are_prepared(curriculum: Curriculum) -> Iterator[Finding]:
    """A trainer who takes over tomorrow has only what stands here.

    Computed: each `core` segment of a module has `do` and `transition`; each question to the room, in a
    module or a slot of a workshop, has at least two expected answers.
    Basis: facilitator guides of universities.
    """
    for module in curriculum.all("module"):
        for index, part in enumerate(module.segments):
            place = ("segments", index)
            for field in NEEDED:
                if part.core and getattr(part, field) is None:
                    message = f"this core segment has no `{field}`"
                    yield Finding("module", module.id, (*place, "title"), message, NEEDED[field])
            yield from _unexpected("module", module.id, (*place, "ask"), part.ask)
    for workshop in curriculum.all("workshop"):
        for day, plan in enumerate(workshop.days):
            for number, slot in enumerate(plan.slots):
                asked = ("days", day, "slots", number, "ask")
                yield from _unexpected("workshop", workshop.id, asked, slot.ask)


def _unexpected(kind: str, id: str, place: Loc, asks: Iterable[Ask]) -> Iterator[Finding]:
    for index, ask in enumerate(asks):
        if (count := len(ask.expect)) < 2:
            message = f"this question has {amount(count, 'expected answer')}"
            hint = "write at least two under `expect`, with what to make of them"
            yield Finding(kind, id, (*place, index, "question"), message, hint)


@error("FAC-07")
def groups_fit(curriculum: Curriculum) -> Iterator[Finding]:
    """A module made for twenty breaks down in a workshop that takes thirty.

    Computed: the number of people for which a workshop is offered lies within that of each of its
    modules; everywhere, `min` is at most `ideal`, and `ideal` at most `max`.
    Basis: house rule.
    """
    for kind in ("module", "workshop"):
        for item in curriculum.all(kind):
            if not item.group.min <= item.group.ideal <= item.group.max:
                message = "`ideal` does not lie between `min` and `max`"
                yield Finding(kind, item.id, ("group", "ideal"), message, "correct the numbers")
    for workshop in curriculum.all("workshop"):
        for day, plan in enumerate(workshop.days):
            for number, slot in enumerate(plan.slots):
                group = slot.module and curriculum.get("module", slot.module).group
                if group and not group.min <= workshop.group.min <= workshop.group.max <= group.max:
                    message = (
                        f"`{slot.module}` works for {group.min} to {group.max} people, this "
                        f"workshop is for {workshop.group.min} to {workshop.group.max}"
                    )
                    loc = ("days", day, "slots", number, "module")
                    hint = "change the group of one of the two"
                    yield Finding("workshop", workshop.id, loc, message, hint)


@warning("FAC-06")
def large_video_meetings_have_a_producer(curriculum: Curriculum) -> Iterator[Finding]:
    """Nobody can lead a talk, open rooms and read a chat at once when many people are connected.

    Computed: a workshop that is a virtual series, or says under `virtual_delivery` how it runs as a video
    meeting, and that takes more than 12 people, names a producer there or under `staffing`. Each
    exercise has its note `virtual` by the list of its fields.
    Basis: facilitator guides of universities; practice of trainers.
    """
    for workshop in curriculum.all("workshop"):
        is_virtual = workshop.virtual_delivery or workshop.format is Format.VIRTUAL_SERIES
        said = f"{workshop.staffing} {workshop.virtual_delivery or ''}".lower()
        if is_virtual and workshop.group.max > MOST_WITHOUT_PRODUCER and "producer" not in said:
            message = (
                f"nobody is named as producer of a video meeting with {workshop.group.max} people"
            )
            hint = "name a producer under `staffing`, who looks after rooms and chat"
            yield Finding("workshop", workshop.id, ("staffing",), message, hint)


@warning("FAC-08")
def votes_have_an_answer(curriculum: Curriculum) -> Iterator[Finding]:
    """When most of the room chooses the same wrong option, the trainer has ten seconds to know why.

    Computed: in each quiz that the guide of a workshop holds, every wrong option names a misconception,
    from which the guide takes the belief and what to say. In quizzes with the purpose `check`,
    QST-19 asks for it already, as an error.
    Basis: peer instruction; Carpentries instructor training.
    """
    for id in _quizzes_in_guides(curriculum):
        quiz = curriculum.get("quiz", id)
        if quiz.purpose is Purpose.CHECK:
            continue
        for index, question in enumerate(quiz.questions):
            for number, option in enumerate(getattr(question, "options", ())):
                if not option.correct and option.misconception is None:
                    loc = ("questions", index, "options", number, "text")
                    message = "the guide cannot say what to do when most people choose this"
                    hint = "add the `misconception` behind it"
                    yield Finding("quiz", quiz.id, loc, message, hint)


def _quizzes_in_guides(curriculum: Curriculum) -> tuple[str, ...]:
    """The quizzes taken in workshops, those of their modules and the forms, each once."""
    found: dict[str, None] = {}
    for workshop in curriculum.all("workshop"):
        own = (slot.quiz for day in workshop.days for slot in day.slots if slot.quiz)
        modules = workshop_modules(curriculum, workshop)
        forms = _forms(workshop.evaluation_plan) if workshop.evaluation_plan else ()
        found.update(dict.fromkeys((*own, *(module.quiz for module, _ in modules), *forms)))
    return tuple(found)


def _forms(plan: EvaluationPlan) -> Iterator[str]:
    """The quizzes of an evaluation plan."""
    named = (plan.before, plan.after, *(each.quiz for each in plan.followups))
    return (quiz for quiz in named if quiz)
