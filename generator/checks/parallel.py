"""The rule about parallel forms: what is asked before a workshop and after it weighs the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from generator.checks.banks import asked
from generator.checks.reading import amount, count_words
from generator.checks.resemblance import words_of
from generator.checks.rule import Finding, error
from generator.curriculum import Curriculum
from generator.model.questions import Form, QuestionBase
from generator.model.quizzes import Purpose, Quiz

PURPOSES = (Purpose.PRE, Purpose.POST)
LETTERS = (Form.A, Form.B)
MOST_APART = 0.15


@error("QST-28")
def forms_are_parallel(curriculum: Curriculum) -> Iterator[Finding]:
    """A gain from before to after means something only when both forms are equally hard.

    Computed: a quiz with the purpose `pre` and one with the purpose `post` are parallel when a workshop's
    evaluation plan names both, or when they belong to the same module. Each has equally many questions for
    each objective and level, those under `again` included; the mean number of words of the stems, and that
    of the scenarios, differ by at most 15 per cent. Their questions have the `form` A in one and B in
    the other, or `anchor`; only anchors are asked in both, and each of them is.
    Basis: house rule; parallel forms with common items.
    """
    for quiz in curriculum.quizzes:
        if quiz.purpose in PURPOSES:
            yield from _mixed(quiz)
    for before, after in _pairs(curriculum):
        yield from _unequal(curriculum, before, after)
        yield from _wordy(curriculum, before, after)
        yield from _shared(curriculum, before, after)


def _pairs(curriculum: Curriculum) -> Iterator[tuple[Quiz, Quiz]]:
    """Each two quizzes that ought to be parallel: before and after."""
    names: dict[tuple[str, str], None] = {}
    for workshop in curriculum.all("workshop"):
        plan = workshop.evaluation_plan
        if plan is not None and plan.before and plan.after:
            names[plan.before, plan.after] = None
    by_module: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for quiz in curriculum.quizzes:
        if quiz.purpose in PURPOSES and quiz.module is not None:
            by_module[quiz.module][PURPOSES.index(quiz.purpose)].append(quiz.id)
    for earlier, later in by_module.values():
        # All that belong to a module are measured against the first.
        names |= {(earlier[0], after): None for after in later if earlier}
        names |= {(before, later[0]): None for before in earlier if later}
    for before, after in names:
        yield curriculum.get("quiz", before), curriculum.get("quiz", after)


def _mixed(quiz: Quiz) -> Iterator[Finding]:
    """Questions of a form that do not say so, or that belong to the other one."""
    letter = next((item.form for item in quiz.questions if item.form in LETTERS), Form.A)
    for index, question in enumerate(quiz.questions):
        if question.form not in {letter, Form.ANCHOR}:
            message = f"this question is of the form `{question.form}`, and its quiz of the form `{letter}`"
            # Where nothing is written, there is no such field to point at.
            field = "form" if question.form in LETTERS else "id"
            hint = f"write `form: {letter}`, or `form: anchor` when both quizzes ask it"
            yield Finding("quiz", quiz.id, ("questions", index, field), message, hint)


def _unequal(curriculum: Curriculum, before: Quiz, after: Quiz) -> Iterator[Finding]:
    """Objectives and levels that one form asks more often than the other."""
    counts = [
        Counter((item.objective, str(item.level)) for item in curriculum.asked(quiz))
        for quiz in (before, after)
    ]
    for objective, level in sorted(counts[0].keys() | counts[1].keys()):
        earlier, later = (count[objective, level] for count in counts)
        if earlier != later:
            message = (
                f"this quiz has {amount(later, 'question')} for `{objective}` at the level `{level}`, "
                f"and `{before.id}` has {earlier or 'none'}"
            )
            yield Finding(
                "quiz", after.id, ("questions",), message, "give both quizzes equally many"
            )


def _wordy(curriculum: Curriculum, before: Quiz, after: Quiz) -> Iterator[Finding]:
    """Whether there is more to read in one form than in the other."""
    for field in ("stem", "scenario"):
        earlier, later = (_mean(curriculum.asked(quiz), field) for quiz in (before, after))
        if abs(earlier - later) > MOST_APART * max(earlier, later):
            message = (
                f"the {field}s of this quiz have {later:.1f} words on average, "
                f"and those of `{before.id}` {earlier:.1f}"
            )
            hint = "shorten the longer ones, until the two differ by at most 15 per cent"
            yield Finding("quiz", after.id, ("questions",), message, hint)


def _mean(questions: tuple[QuestionBase, ...], field: str) -> float:
    """The mean number of words in a field of all questions; no text counts as none."""
    return sum(count_words(getattr(item, field)) for item in questions) / max(1, len(questions))


def _shared(curriculum: Curriculum, before: Quiz, after: Quiz) -> Iterator[Finding]:
    """Anchors that only one form asks, and other questions that both ask."""
    for quiz, other in ((before, after), (after, before)):
        ids = {item.id for item in other.questions}
        for index, question in enumerate(quiz.questions):
            if question.form is Form.ANCHOR and question.id not in other.again:
                loc = ("questions", index, "form")
                message = f"`{other.id}` does not ask this anchor"
                hint = f"write `{question.id}` under `again` there"
                yield Finding("quiz", quiz.id, loc, message, hint)
        for index, id in enumerate(quiz.again):
            if id not in ids or curriculum.get("question", id).form is not Form.ANCHOR:
                message = f"`{id}` is no question of `{other.id}` with the form `anchor`"
                hint = "list only questions that say `form: anchor` there"
                yield Finding("quiz", quiz.id, ("again", index), message, hint)
    known = {words_of(" ".join(asked(item))): item.id for item in before.questions}
    for index, question in enumerate(after.questions):
        twin = known.get(words_of(" ".join(asked(question))))
        if twin is not None:
            message = f"this asks the same as `{twin}` in `{before.id}`"
            hint = "ask it there as an anchor, or ask about another case"
            yield Finding("quiz", after.id, ("questions", index, "stem"), message, hint)
