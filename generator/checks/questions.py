"""Rules about questions: stems that ask, texts that are short, quizzes that cover what they check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

from generator.checks.keys import SMALLEST_BANK
from generator.checks.options import choice_questions
from generator.checks.reading import amount, count_words, listed, normal
from generator.checks.rule import Finding, error, warning
from generator.curriculum import Curriculum
from generator.model.questions import ChoiceQuestion, TrueFalse
from generator.model.questions_to_fill import Matching
from generator.model.quizzes import Purpose, Quiz
from generator.model.walk import Loc

ENDINGS = ("?", ":", "___", "…")
MOST_REUSES = 3
VARY = "let some of them show another belief"


@warning("QST-10")
def stem_asks(curriculum: Curriculum) -> Iterator[Finding]:
    """Whoever must read the options to find out what is asked compares wordings, and does not think.

    Computed: the `stem` of a question with options, the text that asks, has at least six words and ends with a question mark,
    a colon or a gap (`___`); and the options do not all begin with the same three words.
    Basis: item-writing guidelines 14 and 15.
    """
    for question in choice_questions(curriculum):
        if not question.stem.endswith(ENDINGS):
            message = "this stem is neither a question nor a sentence to complete"
            yield Finding("question", question.id, ("stem",), message, "ask a question")
        elif (count := count_words(question.stem)) < 6:
            message = f"this stem has {amount(count, 'word')}"
            hint = "ask in at least six, so that it can be answered without reading the options"
            yield Finding("question", question.id, ("stem",), message, hint)
        if len(shared := _shared_opening(question)) >= 3:
            message = f"all options begin with `{' '.join(shared)}`"
            yield Finding(
                "question", question.id, ("options",), message, "say it once, in the stem"
            )


def _shared_opening(question: ChoiceQuestion) -> tuple[str, ...]:
    """The words with which all options begin."""
    openings = zip(*(normal(option.text).split() for option in question.options), strict=False)
    return tuple(words[0] for words in takewhile(lambda words: len(set(words)) == 1, openings))


@error("QST-19")
def wrong_options_diagnose(curriculum: Curriculum) -> Iterator[Finding]:
    """A wrong option is worth its place when it shows what somebody believes.

    Computed: in a quiz whose purpose is `check`, every wrong option names a misconception of the quiz's
    module, no right option names one, and none is used more than three times in a quiz.
    Basis: diagnostic power (Carpentries instructor training); item-writing guidelines 29 and 30.
    """
    for quiz in curriculum.quizzes:
        if quiz.purpose is not Purpose.CHECK:
            continue
        known = _misconceptions(curriculum, quiz)
        seen: dict[str, int] = {}
        for index, question in enumerate(quiz.questions):
            if isinstance(question, ChoiceQuestion):
                yield from _undiagnosed(quiz, index, question, known, seen)


def _misconceptions(curriculum: Curriculum, quiz: Quiz) -> frozenset[str]:
    """The misconceptions that a quiz may use: those of its module, or all if it has none."""
    if quiz.module is None:
        return frozenset(item.id for item in curriculum.all("misconception"))
    return frozenset(item.id for item in curriculum.get("module", quiz.module).misconceptions)


def _undiagnosed(
    quiz: Quiz, index: int, question: ChoiceQuestion, known: frozenset[str], seen: dict[str, int]
) -> Iterator[Finding]:
    for number, option in enumerate(question.options):
        place = ("questions", index, "options", number)
        belief = option.misconception
        if belief is not None:
            seen[belief] = seen.get(belief, 0) + 1
        problem = _diagnosis(option.correct, belief, known, seen)
        if problem is not None:
            loc = (*place, "misconception") if belief else place
            yield Finding("quiz", quiz.id, loc, *problem)


def _diagnosis(
    correct: bool, belief: str | None, known: frozenset[str], seen: dict[str, int]
) -> tuple[str, str] | None:
    """What is wrong with what an option says about a belief, and what to do."""
    if correct:
        return ("a right option names a misconception", "remove it") if belief else None
    if belief is None:
        return "this wrong option names no misconception", "add `misconception`, or replace it"
    if belief not in known:
        return f"`{belief}` is no misconception of this quiz's module", "use one of its own"
    if seen[belief] > MOST_REUSES:
        return f"`{belief}` stands behind more than {MOST_REUSES} options of this quiz", VARY
    return None


@warning("QST-23")
def true_and_false_are_rare_and_balanced(curriculum: Curriculum) -> Iterator[Finding]:
    """A coin answers half of all true-false questions.

    Computed: they are at most one in ten of all questions, from twelve questions on; where there are
    five or more, between 40 and 60 per cent of the statements are true.
    Basis: house rule.
    """
    bank = curriculum.all("question")
    items = [question for question in bank if isinstance(question, TrueFalse)]
    if len(bank) >= SMALLEST_BANK and len(items) > len(bank) / 10:
        message = f"{len(items)} of {len(bank)} questions are of the kind `true-false`"
        hint = "turn some into the kind `alternate` or `single`"
        yield Finding("question", items[0].id, ("kind",), message, hint)
    true = sum(question.correct for question in items)
    if len(items) >= 5 and not 0.4 <= true / len(items) <= 0.6:
        message = f"{true} of {len(items)} statements are true"
        yield Finding(
            "question",
            items[0].id,
            ("correct",),
            message,
            f"make some of them {'false' if true > len(items) / 2 else 'true'}",
        )


@error("QST-27")
def a_quiz_covers_its_module(curriculum: Curriculum) -> Iterator[Finding]:
    """A check that leaves out an objective says nothing about it, and one question may be luck.

    Computed: a quiz with a module and questions of its own has a question for each objective of the
    module; and all quizzes together, the forms before and after included, have two for each of them.
    Basis: constructive alignment.
    """
    in_bank = Counter(question.objective for question in curriculum.all("question"))
    for quiz in curriculum.quizzes:
        if quiz.module is None or not quiz.questions:
            continue
        asked = {question.objective for question in quiz.questions}
        objectives = curriculum.get("module", quiz.module).objectives
        missing = [objective.id for objective in objectives if objective.id not in asked]
        if missing:
            message = f"no question of this quiz checks {listed(missing)}"
            yield Finding("quiz", quiz.id, ("questions",), message, "add one for each")
        for objective in objectives:
            if objective.id in asked and in_bank[objective.id] == 1:
                message = "a single question checks this objective"
                yield Finding("objective", objective.id, ("text",), message, "add another one")


@warning("QST-29")
def questions_are_quick_to_read(curriculum: Curriculum) -> Iterator[Finding]:
    """A question should test knowing, not reading.

    Computed: a stem has at most 40 words, a scenario 120, an option 20.
    Basis: item-writing guidelines 13 and 16.
    """
    for question in curriculum.all("question"):
        limits: list[tuple[Loc, str | None, int]] = [
            (("stem",), question.stem, 40),
            (("scenario",), question.scenario, 120),
        ]
        if isinstance(question, ChoiceQuestion):
            for index, option in enumerate(question.options):
                limits.append((("options", index, "text"), option.text, 20))
        for loc, text, most in limits:
            if (count := count_words(text)) > most:
                message = f"this has {count} words"
                yield Finding(
                    "question", question.id, loc, message, f"say it in at most {most} words"
                )


@warning("QST-31")
def matching_leaves_no_last_pair(curriculum: Curriculum) -> Iterator[Finding]:
    """Where both lists are equally long and each answer fits once, nobody has to know the last pair.

    Computed: the lists of a matching question differ in length or an answer is used twice, and neither
    has more than seven entries.
    Basis: house rule.
    """
    for question in curriculum.all("question"):
        if not isinstance(question, Matching):
            continue
        used = [pair.response for pair in question.pairs]
        if len(question.premises) == len(question.responses) and len(set(used)) == len(used):
            message = "each answer fits once, so the last pair needs no thought"
            hint = "add an answer that fits nothing"
            yield Finding("question", question.id, ("responses",), message, hint)
        if len(question.responses) > 7:
            message = f"there are {len(question.responses)} answers to choose from"
            yield Finding("question", question.id, ("responses",), message, "keep seven at most")
