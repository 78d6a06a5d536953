"""Rules about surveys: questions, not claims to agree with, and a scale in words."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading import normal
from generator.checks.rule import Finding, error
from generator.curriculum import Curriculum


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

    Computed: every point of the scale has a word of its own. (The model sees to five to seven points.)
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
