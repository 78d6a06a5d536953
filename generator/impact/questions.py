"""What changes in questions, and above all whether another answer is right now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from generator.impact.changes import QuestionChange, Wording
from generator.impact.pairs import Pair, Pairs, fields
from generator.model.questions import QuestionBase


def changes(pairs: Pairs) -> Iterator[QuestionChange]:
    """Every question that is new, gone or different."""
    for pair in pairs.of("question"):
        before, after = pair.before, pair.after
        differing = fields(before, after, "stem")
        stem = Wording(pair.key[1], before.stem if before else "", after.stem if after else "")
        if before is None or after is None or differing or stem.before != stem.after:
            yield QuestionChange(
                pair.key[1], _quiz(pairs, pair), pair.fate, stem, _key(before, after), differing
            )


def _quiz(pairs: Pairs, pair: Pair) -> str:
    """The title of the quiz that a question stands in."""
    curriculum = pairs.after if pair.after is not None else pairs.before
    owner = curriculum.entries[("question", pair.any.id)].owner
    return str(curriculum.get(*owner).title)


def _key(before: QuestionBase | None, after: QuestionBase | None) -> Wording | None:
    """The right answers, when they are not the same; none for a question that is new or gone."""
    if before is None or after is None:
        return None
    if before.kind == after.kind and _judge_alike(before, after):  # type: ignore[attr-defined]
        return None
    return Wording(after.id, answer(before), answer(after))


def _judge_alike(before: Any, after: Any) -> bool:
    """Whether two questions of a kind count the same answers as right."""
    if hasattr(before, "options"):
        return _same_options(before.options, after.options)
    return _judgement(before) == _judgement(after)


def _same_options(before: Any, after: Any) -> bool:
    """Whether no option was right and is wrong now, or the reverse.

    An option is known by its text, whatever its letter; by its letter if its text is new.
    """
    old = {option.text: option for option in before}
    new = {option.text: option for option in after}
    pairs = [(old.pop(text), new.pop(text)) for text in list(old) if text in new]
    letters = {option.id: option for option in new.values()}
    rest = [(was, letters.pop(was.id, None)) for was in old.values()]
    alone = [was for was, now in rest if now is None] + list(letters.values())
    matched = [*pairs, *((was, now) for was, now in rest if now is not None)]
    return all(was.correct == now.correct for was, now in matched) and not any(
        option.correct for option in alone
    )


def _judgement(question: Any) -> object:
    """What a question counts as right, to be compared with another of its kind."""
    if question.kind == "dialogue":
        return tuple(
            (node.id, tuple((choice.next, choice.quality) for choice in node.choices))
            for node in question.nodes
        )
    if question.kind == "matching":
        return frozenset((pair.premise, pair.response) for pair in question.pairs)
    if question.kind == "categorise":
        return frozenset((item.id, item.category) for item in question.items)
    return answer(question)


def answer(question: Any) -> str:
    """The right answer as a text; empty where there is none, or where it does not fit in a line."""
    say = ANSWERS.get(question.kind)
    return say(question) if say else ""


def _labels(entries: Any) -> dict[str, str]:
    return {entry.id: entry.text for entry in entries}


def _chosen(question: Any) -> str:
    return " / ".join(option.text for option in question.options if option.correct)


def _matched(question: Any) -> str:
    left, right = _labels(question.premises), _labels(question.responses)
    return "; ".join(
        f"{left.get(pair.premise, pair.premise)} – {right.get(pair.response, pair.response)}"
        for pair in question.pairs
    )


def _ordered(question: Any) -> str:
    labels = _labels(question.items)
    return f"{', '.join(labels.get(id, id) for id in question.order)} ({question.tolerance})"


def _sorted(question: Any) -> str:
    names = _labels(question.categories)
    return "; ".join(f"{item.text} – {names.get(item.category, '')}" for item in question.items)


def _number(question: Any) -> str:
    return f"{question.answer:g} ± {question.tolerance:g} {question.unit}"


def _filled(question: Any) -> str:
    return "; ".join(f"{gap.id}: {' / '.join(gap.accept)}" for gap in question.gaps)


ANSWERS: dict[str, Callable[[Any], str]] = {
    "single": _chosen,
    "multi": _chosen,
    "alternate": _chosen,
    "true-false": lambda question: "true" if question.correct else "false",
    "matching": _matched,
    "ordering": _ordered,
    "categorise": _sorted,
    "numeric": _number,
    "short-text": lambda question: " / ".join(question.accept),
    "cloze": _filled,
}
"""How the right answer of each kind of question is told."""
