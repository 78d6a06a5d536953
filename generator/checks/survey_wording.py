"""Rules about the words of surveys: one idea in a question, no negation, no label for a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.rule import Finding, warning
from generator.curriculum import Curriculum

_FIXED = (
    r"between [^,?]+? and|both [^,?]+? and|whether or not|or not|more or less|now and (then|again)|"
    r"again and again|over and over|back and forth|up and down|once or twice|and so on|or so|day and night|"
    r"(one|two|three|four|five) or (two|three|four|five|six|more)|a day or two|sooner or later|bit by bit|"
    r"first and foremost|time and again|pros and cons|trial and error|give and take|by and large|"
    r"research and development|terms and conditions|questions? and answers?|[A-Z][\w-]* and [A-Z][\w-]*"
)
FIXED = re.compile(rf"(?<!\w)({_FIXED})(?!\w)")
TWO_IDEAS = re.compile(r"\band/or\b|\b(and|or)\b|[^\W\d_]{2,}/[^\W\d_]{2,}", re.IGNORECASE)
NEGATIVE = re.compile(r"\b(not|never|cannot)\b|n['’]t\b", re.IGNORECASE)
NO_NEGATION = re.compile(r"\b(or not|not only|why not|if not)\b", re.IGNORECASE)
_ROLE = (
    "leader|manager|boss|listener|communicator|coach|colleague|team player|employee|worker|learner"
)
_GRADE = (
    "poor|weak|bad|terrible|awful|mediocre|average|incompetent|ineffective|hopeless|lazy|difficult|toxic|"
    "good|great|strong|excellent|outstanding|brilliant|true|real|born|natural|gifted|ideal|perfect|slow"
)
_CALLED = (
    "failure|loser|amateur|beginner|novice|champion|hero|superstar|genius|guru|dinosaur|laggard"
)
YOU_ARE = re.compile(
    rf"\byou( are|['’]re) (not )?(an? |the )?({_GRADE}|{_CALLED})\b(?! (at|with|on|to|for)\b)",
    re.IGNORECASE,
)
LABEL = re.compile(
    rf"{YOU_ARE.pattern}|\b({_GRADE}) ({_ROLE})s?\b|\b(bad|good|difficult|toxic|lazy|weak) person\b"
    rf"|\b((low|high|top|poor|weak|strong|average) |under-?)performers?\b|\b({_CALLED})(e?s)?\b",
    re.IGNORECASE,
)


@warning("SUR-03")
def an_item_asks_one_thing(curriculum: Curriculum) -> Iterator[Finding]:
    """Who did one of two things cannot answer a question about both.

    Computed: no item joins two words with "and", "or" or a stroke; fixed phrases ("now and then", "between
    … and …", "one or two", names) do not count.
    Basis: survey research on double-barrelled questions.
    """
    for survey in curriculum.surveys:
        for index, item in enumerate(survey.items):
            if found := TWO_IDEAS.search(FIXED.sub("so", item.text)):
                joint = found[0]
                message = f"`{joint}` makes this two questions in one"
                hint = "ask about one of the two, or make two items"
                yield Finding("survey", survey.id, ("items", index, "text"), message, hint)


@warning("SUR-04")
def items_are_worded_positively(curriculum: Curriculum) -> Iterator[Finding]:
    """ "Never" as the answer to "how often did you not ask" takes three readings.

    Computed: no item that is answered on the scale contains "not", "never", "cannot" or "n't".
    Basis: survey research on negative wording.
    """
    for survey in curriculum.surveys:
        for index, item in enumerate(survey.items):
            found = NEGATIVE.search(NO_NEGATION.sub("", item.text))
            if found and not item.open:
                message = f"`{found[0]}` turns the scale round"
                hint = "ask for what people do, not for what they leave undone"
                yield Finding("survey", survey.id, ("items", index, "text"), message, hint)


@warning("SUR-07")
def readings_grade_no_person(curriculum: Curriculum) -> Iterator[Finding]:
    """A label sticks to the person; a sentence about conduct says where to begin.

    Computed: under `interpretation` of a survey or of a self-assessment, no `range` and no `text` calls
    anybody something ("a poor leader", "beginner", "champion"), and no `next_step` tells the reader "you are
    weak" or the like.
    Basis: research on feedback about the self.
    """
    for kind in ("survey", "exercise"):
        for item in curriculum.all(kind):
            for index, reading in enumerate(getattr(item, "interpretation", ())):
                for field, labels in (("range", LABEL), ("text", LABEL), ("next_step", YOU_ARE)):
                    if found := labels.search(getattr(reading, field)):
                        loc = ("interpretation", index, field)
                        message = f"`{found[0]}` labels a person"
                        hint = "say what the answers show about what was done, and what to try next"
                        yield Finding(kind, item.id, loc, message, hint)
