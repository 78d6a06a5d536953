"""Rules about questions together: none repeats or reveals another, and enough ask for more than recall."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from generator.checks.keys import SMALLEST_BANK
from generator.checks.reading import normal, texts
from generator.checks.resemblance import near_duplicates, words_of
from generator.checks.rule import Finding, warning
from generator.curriculum import Curriculum
from generator.model.base import Level
from generator.model.questions import ChoiceQuestion, QuestionBase, TrueFalse
from generator.model.questions_to_fill import Cloze, ShortText
from generator.model.questions_to_live import Dialogue, Rating, Reflection
from generator.model.walk import Loc

UNSCORED = (Reflection, Rating)
RECALL = (Level.REMEMBER, Level.UNDERSTAND)
RUN = 4
_SMALL = """
a about after all an and any are as at be been before but by can do does for from had has have he her
his how i if in into is it its may more most no not of off on one or our out over she should so than
that the their them then there they this those to two under up was we were what when where which who
will with would you your
"""
SMALL_WORDS = frozenset(_SMALL.split())
"""Words that stand everywhere and give nothing away."""
ASKED = frozenset({"scenario", "stem", "statement", "text", "says"})
"""The fields of a question, and of what stands in it, that are read before the answer."""
Run = tuple[str, ...]


def scored(curriculum: Curriculum) -> tuple[QuestionBase, ...]:
    """Every question that has a right answer."""
    return tuple(item for item in curriculum.all("question") if not isinstance(item, UNSCORED))


@warning("QST-22")
def questions_do_not_answer_each_other(curriculum: Curriculum) -> Iterator[Finding]:
    """Whoever reads on finds the answer to the last question, and nobody learns what they knew.

    Computed: within a quiz, four words in a row of a right option (or the whole of an answer to be
    written, from two words on) stand in the stem, scenario or statement of another question; unless
    they stand in the question itself or in a wrong option, too, or two of them are small words.
    Basis: item-writing guideline 4.
    """
    for quiz in curriculum.quizzes:
        shown = [normal(_shown(question)) for question in quiz.questions]
        pairs = zip(quiz.questions, shown, strict=True)
        telling = [list(_telling(question, said)) for question, said in pairs]
        said = _said(shown, {run for runs in telling for _, run in runs})
        for index, runs in enumerate(telling):
            for loc, run in runs:
                others = [place for place in said.get(run, ()) if place != index]
                if others:
                    told = quiz.questions[others[0]].id
                    message = f"`{told}` contains words of this right answer: {' '.join(run)}"
                    hint = "put it in other words there, or ask them in different quizzes"
                    yield Finding("quiz", quiz.id, ("questions", index, *loc), message, hint)
                    break


def _said(shown: Sequence[str], looked_for: set[Run]) -> dict[Run, list[int]]:
    """Which questions show a run that is looked for before they are answered."""
    found: dict[Run, list[int]] = defaultdict(list)
    spaced = [f" {said} " for said in shown]
    for run in looked_for:
        words = f" {' '.join(run)} "
        if places := [index for index, said in enumerate(spaced) if words in said]:
            found[run] = places
    return found


def _shown(question: QuestionBase) -> str:
    """What everybody reads of a question before its options."""
    statement = question.statement if isinstance(question, TrueFalse) else ""
    return f"{question.scenario or ''} / {question.stem} / {statement}"


def _runs(said: Sequence[str], size: int) -> Iterator[Run]:
    """The runs of `size` words."""
    return zip(*(said[start:] for start in range(size)), strict=False)


def _telling(question: QuestionBase, shown: str) -> Iterator[tuple[Loc, Run]]:
    """The runs of words that give the answer of a question away, with the place of the answer.

    A run tells nothing if it is `shown` with the question anyway.
    """
    if isinstance(question, ChoiceQuestion):
        wrong = [option.text for option in question.options if not option.correct]
        known = f"{shown} {normal(' / '.join(wrong))}"
        for index, option in enumerate(question.options):
            for run in _runs(normal(option.text).split(), RUN) if option.correct else ():
                if len(set(run) - SMALL_WORDS) > 2 and " ".join(run) not in known:
                    yield ("options", index, "text"), run
        return
    for loc, answer in _written(question):
        run = tuple(normal(answer).split())
        if 2 <= len(run) <= RUN and " ".join(run) not in shown:
            yield loc, run


def _written(question: QuestionBase) -> Iterator[tuple[Loc, str]]:
    """The answers that are to be written."""
    if isinstance(question, ShortText):
        yield from ((("accept", index), text) for index, text in enumerate(question.accept))
    elif isinstance(question, Cloze):
        for number, gap in enumerate(question.gaps):
            loc = ("gaps", number, "accept")
            yield from (((*loc, index), text) for index, text in enumerate(gap.accept))


@warning("QST-24")
def half_of_the_bank_asks_for_more_than_recall(curriculum: Curriculum) -> Iterator[Finding]:
    """Knowing the words is not doing the work; a quiz of definitions trains people for quizzes.

    Computed: of all questions that have a right answer, at least half are at the level `apply` or above, or
    have a `scenario`, or are dialogues; from twelve such questions on.
    Basis: item-writing guideline 3.
    """
    items = scored(curriculum)
    plain = [item for item in items if _is_recall(item)]
    if len(items) >= SMALLEST_BANK and len(plain) > len(items) / 2:
        message = f"{len(plain)} of {len(items)} questions ask for recall, without a situation"
        hint = "give some a `scenario`, or ask what somebody should do"
        yield Finding("question", plain[0].id, ("level",), message, hint)


def _is_recall(question: QuestionBase) -> bool:
    has_situation = question.scenario is not None or isinstance(question, Dialogue)
    return question.level in RECALL and not has_situation


@warning("QST-32")
def no_question_is_asked_twice(curriculum: Curriculum) -> Iterator[Finding]:
    """A question that comes again in nearly the same words measures memory of the first time.

    Computed: of the different words that two questions use in their scenario, stem and options (or what
    stands for options in their kind), more than four fifths are in both; every question is
    compared with the whole bank.
    Basis: house rule.
    """
    bank = curriculum.all("question")
    pairs = near_duplicates([words_of(" ".join(asked(question))) for question in bank])
    for number, other in sorted((max(pair), min(pair)) for pair in pairs):
        message = f"this question is nearly the same as `{bank[other].id}`"
        hint = "ask about another case, or remove one of the two"
        yield Finding("question", bank[number].id, ("stem",), message, hint)


def asked(question: QuestionBase) -> Iterable[str]:
    """What a question says before it is answered, and the answers to choose from."""
    if isinstance(question, ChoiceQuestion):
        # The usual kind, without a walk through all fields.
        yield from (question.scenario or "", question.stem)
        yield from (option.text for option in question.options)
        return
    for loc, text in texts(question):
        if loc[-1] in ASKED and loc[0] != "near":
            yield text
