"""A rule about steps that shut somebody out: colour, walking, handwriting and hearing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.rule import Finding, warning
from generator.curriculum import Curriculum
from generator.model.exercise_material import GalleryWalk
from generator.model.exercises import ExerciseBase
from generator.model.walk import Loc

THINGS = (
    "cards?|dots?|stickers?|pens?|markers?|papers?|notes?|piles?|inks?|flags?|sheets?|box|boxes"
)


@dataclass(frozen=True, slots=True)
class Demand:
    """Something that a step may ask of people, how a text asks for it, and how one offers another way."""

    name: str
    asked: re.Pattern[str]
    offered: re.Pattern[str]
    hint: str


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b({pattern})\b", re.IGNORECASE)


DEMANDS = (
    Demand(
        "colours",
        _words(rf"colou?r(s|ed|ing)?|(red|green|blue|yellow|orange|purple) ({THINGS})"),
        _words(r"colou?rs?|symbols?|letters?|signs?|shapes?|patterns?|crosses"),
        "say what tells things apart for those who see no colours",
    ),
    Demand(
        "walking or standing",
        _words(
            r"walk|stand (up|at|in|by|on|along|beside|next|where)|get up|line up|"
            r"move (to|into|around|round|about|clockwise|on)|go (to|round|around)|"
            r"step (forward|back|into|across)|corners? of the room"
        ),
        _words(
            r"seats?|seated|sit|sitting|chairs?|wheelchair|walk|walking|stay|stand|"
            r"nobody (has|needs) to (move|stand)"
        ),
        "say how somebody takes part who stays seated",
    ),
    Demand(
        "handwriting",
        _words(r"write|draw (?!lots?\b|(a |one )?cards?\b|(a )?conclusions?\b)|sketch|jot|by hand"),
        _words(
            r"typ(e|ed|ing)|dictat(e|ed|ing)|record(ed|s|ing)?|spoken|speak|say|said|voice|"
            r"writers?|scribes?|handwriting|without writing"
        ),
        "say who or what writes for those who cannot",
    ),
    Demand(
        "hearing",
        _words(r"listen|aloud|whisper|hum|sing|by ear|(bell|chime|gong|buzzer)s?|music"),
        _words(
            r"hear|hearing|deaf|print(ed)?|written|in writing|sign(ed| language)|light|silent|"
            r"silence|captions?|subtitles?|point(ed)?|write"
        ),
        "say what those do who do not hear well",
    ),
)


@warning("EXE-12")
def no_step_shuts_anybody_out(curriculum: Curriculum) -> Iterator[Finding]:
    """Whoever cannot walk, hear, write by hand or tell colours apart must know beforehand how to take part.

    Computed: where the steps of an exercise (or the prompts of its stations) ask for colours, walking,
    handwriting or hearing by a word such as `red dots`, `walk`, `write` or `aloud`, its
    `accessibility` names another way. One finding for each demand, at the first step that makes it.
    Basis: Universal Design for Learning guidelines.
    """
    for exercise in curriculum.all("exercise"):
        for demand in DEMANDS:
            if demand.offered.search(exercise.accessibility):
                continue
            for loc, text in _instructions(exercise):
                if found := demand.asked.search(text):
                    message = (
                        f"`{found[0].strip()}` asks for {demand.name}, and `accessibility` "
                        "offers no other way"
                    )
                    yield Finding("exercise", exercise.id, loc, message, demand.hint)
                    break


def _instructions(exercise: ExerciseBase) -> Iterator[tuple[Loc, str]]:
    """What participants are told to do, with the place of each text."""
    for index, step in enumerate(exercise.steps):
        yield ("steps", index, "text"), step.text
    if isinstance(exercise, GalleryWalk):
        for index, station in enumerate(exercise.stations):
            yield ("stations", index, "prompt"), station.prompt
