"""Writes a made-up curriculum of any size: sound by the model, and different in every sentence.

Each module has three objectives, an exercise and a quiz of eight questions, as long as real ones are.
The same size and seed give the same files.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import yaml

BELIEFS = 5
MODULES_IN_A_PATH = 20
MODULES_OF_AN_IDEA = 20
SHARE_OF_REASONS = 0.2
"""How many sentences give a reason, too; more of them would be hard to read."""
VOCABULARY: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("vocabulary.yaml").read_text(encoding="utf-8")
)


class Prose:
    """Sentences by chance, of five parts each."""

    def __init__(self, seed: str) -> None:
        self.chance = random.Random(seed)
        self.names = [self.name() for _ in range(6)]
        self.input_title = self.short()
        """The title of the segment in which the answers are taught."""
        self.places: list[str] = []
        """The places of right options to come."""
        self.wrong = 0
        """How many wrong options there were, so that each belief stands behind a few of them."""

    def one(self, words: list[str]) -> str:
        return self.chance.choice(words)

    def word(self, kind: str) -> str:
        return self.one(VOCABULARY[kind])

    def name(self) -> str:
        """A name of a person; few modules share it, as in real examples."""
        return f"{self.word('syllable')}{self.word('syllable')}".capitalize()

    def place(self) -> str:
        """Where the right one of three options stands: at each place equally often."""
        if not self.places:
            self.places = self.chance.sample("abc", 3)
        return self.places.pop()

    def clause(self) -> str:
        """Such as `the clerk Marbelor of the ferry counted the round lamp twice at noon`."""
        who = f"{self.word('who')} {self.one(self.names)} of the {self.word('place')}"
        what = f"{self.word('like')} {self.word('thing')}"
        return f"the {who} {self.word('did')} the {what} {self.word('how')} {self.word('when')}"

    def sentence(self) -> str:
        why = f" {self.word('why')}" if self.chance.random() < SHARE_OF_REASONS else ""
        text = f"{self.clause()}{why}."
        return text[0].upper() + text[1:]

    def paragraph(self, sentences: int) -> str:
        return " ".join(self.sentence() for _ in range(sentences))

    def text(self, paragraphs: int) -> str:
        return "\n\n".join(self.paragraph(self.chance.randint(3, 5)) for _ in range(paragraphs))

    def short(self) -> str:
        """A few words for a title or an option."""
        what = f"{self.word('like')} {self.word('thing')} of the {self.word('place')}"
        text = f"{self.word('did')} the {what} {self.word('when')}"
        return text[0].upper() + text[1:]


def write(root: Path, modules: int) -> None:
    """A curriculum of so many modules, in a folder that is not there yet."""
    for number in range(1, modules + 1):
        prose = Prose(f"module {number}")
        put(root, f"content/modules/module-{number}.yaml", module(number, prose))
        put(root, f"content/quizzes/quiz-{number}.yaml", quiz(number, prose))
        put(root, f"content/exercises/exercise-{number}.yaml", exercise(number, prose))
    ideas = range(1, (modules - 1) // MODULES_OF_AN_IDEA + 2)
    for number in ideas:
        put(root, f"content/principles/idea-{number}.yaml", idea(number, Prose(f"idea {number}")))
    learnt = paths(modules)
    for number, numbers in enumerate(learnt, 1):
        put(root, f"content/paths/path-{number}.yaml", path(numbers, Prose(f"path {number}")))
    put(root, "content/articles/founding.yaml", article(ideas))
    put(root, "content/sources.yaml", {"sources": [SOURCE]})
    put(root, "curriculum.yaml", offer(modules, len(learnt)))


SOURCE = {
    "id": "notes",
    "form": "article",
    "by": "A. Writer",
    "year": "n.d.",
    "title": "Notes on benches",
    "read": "full",
    "interest": "author-of-method",
    "note": "It exists in this benchmark only.",
}


def put(root: Path, name: str, data: dict[str, Any]) -> None:
    """Write an item to its file."""
    target = root / name
    target.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=100)
    target.write_text(text, encoding="utf-8")


def head(title: str, prose: Prose) -> dict[str, Any]:
    """What every item says of itself."""
    return {
        "title": title,
        "summary": prose.sentence(),
        "status": "stable",
        "updated": "2026-11-22",
        "origin": "curriculum",
    }


def code(number: int) -> str:
    """The code of a module."""
    return f"CF{number:04d}"


def _misconception(number: int, which: int) -> str:
    return f"MC-{code(number)}-belief-{which}"


def module(number: int, prose: Prose) -> dict[str, Any]:
    """A module of six segments that takes 43 minutes."""
    named = code(number)
    return {
        **head(f"Module {number}: {prose.short()}", prose),
        "code": named,
        "promise": f"I can say why {prose.clause()}.",
        "question": f"What changes when {prose.clause()}?",
        "objectives": [
            {"id": f"{named}-O1", "level": "understand", "text": f"Explain why {prose.clause()}"},
            _objective(f"{named}-O2", "apply", f"Use the rule by which {prose.clause()}", prose),
            _objective(f"{named}-O3", "create", f"Draft a page on how {prose.clause()}", prose),
        ],
        "ideas": [f"idea-{(number - 1) // MODULES_OF_AN_IDEA + 1}"],
        "segments": _segments(number, prose),
        "keypoints": [prose.sentence() for _ in range(4)],
        "misconceptions": [
            {
                "id": _misconception(number, which),
                "belief": prose.sentence(),
                "why_plausible": prose.sentence(),
                "correction": prose.sentence(),
            }
            for which in range(1, BELIEFS + 1)
        ],
        "quiz": f"quiz-{number}",
        "try_this_week": f"Ask on Monday why {prose.clause()}.",
        "group": {"min": 4, "max": 20, "ideal": 12},
        "manager_note": prose.paragraph(2),
        "if_short": prose.paragraph(2),
        "if_long": prose.paragraph(2),
        "watch_for": [prose.sentence(), prose.sentence()],
    }


def _objective(id: str, level: str, text: str, prose: Prose) -> dict[str, Any]:
    return {
        "id": id,
        "level": level,
        "text": text,
        "condition": f"Given the {prose.word('thing')} of the {prose.word('place')}",
        "criterion": f"Each line names the {prose.word('who')} and the {prose.word('thing')}",
    }


def _segments(number: int, prose: Prose) -> list[dict[str, Any]]:
    def segment(kind: str, minutes: int, **more: Any) -> dict[str, Any]:
        return {
            "kind": kind,
            "title": prose.short(),
            "minutes": minutes,
            "core": True,
            "read": prose.text(3),
            "do": prose.paragraph(3),
            "say": prose.paragraph(2),
            "ask": [
                {
                    "question": f"Why is it that {prose.clause()}?",
                    "expect": [prose.sentence(), prose.sentence()],
                }
            ],
            "transition": prose.sentence(),
            "energy": prose.one(["sit", "talk", "move"]),
            **more,
        }

    return [
        segment("open", 4),
        segment("input", 6, title=prose.input_title),
        segment("exercise", 10, exercise=f"exercise-{number}", energy="talk"),
        segment("debrief", 6),
        segment("check", 9, quiz=f"quiz-{number}"),
        segment("commit", 8),
    ]


KINDS_OF_QUESTIONS = (
    *("single", "multi", "single", "ordering"),
    *("single", "numeric", "single", "single"),
)


def quiz(number: int, prose: Prose, kinds: tuple[str, ...] = KINDS_OF_QUESTIONS) -> dict[str, Any]:
    """A quiz with a question of each of these kinds."""
    return {
        **head(f"Check {number}: {prose.short()}", prose),
        "module": f"module-{number}",
        "purpose": "check",
        "intro": prose.sentence(),
        "questions": [question(number, place, kind, prose) for place, kind in enumerate(kinds, 1)],
    }


def question(number: int, place: int, kind: str, prose: Prose) -> dict[str, Any]:
    """A question of one of four kinds."""
    objective = f"{code(number)}-O{1 + place % 3}"
    shared = {
        "id": f"Q-{code(number)}-{place:02d}",
        "kind": kind,
        "objective": objective,
        "level": ("understand", "apply", "create")[place % 3],
        "scenario": prose.paragraph(2),
        "stem": f"What follows when {prose.clause()}?",
        "explanation": f'{prose.paragraph(2)} See "{prose.input_title}".',
        "hint": f"Think of the {prose.word('thing')} in the {prose.word('place')}.",
    }
    return {**shared, **_answers(number, kind, prose)}


def _answers(number: int, kind: str, prose: Prose) -> dict[str, Any]:
    if kind == "ordering":
        items = [{"id": f"item-{letter}", "text": prose.short()} for letter in "abcd"]
        order = [item["id"] for item in items]
        prose.chance.shuffle(order)
        return {"items": items, "order": order}
    if kind == "numeric":
        first, second = prose.chance.randint(12, 480), prose.chance.randint(12, 480)
        working = f"{prose.sentence()} So {first} + {second} = {first + second}."
        answer = {"answer": first + second, "tolerance": 1}
        return {**answer, "unit": "minutes", "working": working}
    right = set(prose.chance.sample("abcd", 2)) if kind == "multi" else {prose.place()}
    letters = "abcd" if kind == "multi" else "abc"
    options = [_option(number, letter, letter in right, prose) for letter in letters]
    return {"options": options, **({"select": 2} if kind == "multi" else {})}


def _option(number: int, letter: str, is_right: bool, prose: Prose) -> dict[str, Any]:
    option: dict[str, Any] = {
        "id": letter,
        "text": f"{prose.short()}.",
        "feedback": prose.sentence(),
    }
    if is_right:
        return {**option, "correct": True}
    prose.wrong += 1
    return {**option, "misconception": _misconception(number, prose.wrong % BELIEFS + 1)}


def exercise(number: int, prose: Prose) -> dict[str, Any]:
    """A talk in pairs that takes ten minutes."""
    letter = chr(ord("a") + (number - 1) // 99 % 26)
    return {
        **head(f"Talk {number}: {prose.short()}", prose),
        "type": "discussion",
        "code": f"EX-{(number - 1) % 99 + 1:02d}{letter}",
        "objectives": [f"{code(number)}-O{which}" for which in (1, 2, 3)],
        "purpose": prose.sentence(),
        "minutes": 10,
        "steps": [
            {"minutes": 3, "who": "alone", "text": f"Recall where {prose.clause()}."},
            {"minutes": 5, "who": "pairs", "text": f"Compare how {prose.clause()}."},
            {"minutes": 2, "who": "plenary", "text": f"Say where {prose.clause()}."},
        ],
        "group": {"min": 4, "max": 20, "size": 2},
        "materials": [
            {"item": f"Sheet on the {prose.word('thing')}", "per": "person", "quantity": 1},
            {"item": f"Picture of the {prose.word('place')}", "per": "group", "quantity": 1},
        ],
        "output": {
            "name": f"Page on the {prose.word('thing')}",
            "fields": [
                {"id": name, "label": prose.short(), "hint": prose.sentence(), "lines": 3}
                for name in ("first", "second", "third")
            ],
        },
        "support": "half",
        "example_output": prose.text(1),
        "expected_answers": [prose.sentence(), prose.sentence()],
        "solo_answer": prose.text(1),
        "pitfalls": [{"sign": prose.sentence(), "response": prose.sentence()} for _ in range(3)],
        "debrief": {
            "what": [f"Where did you see that {prose.clause()}?"],
            "so_what": [f"Why does it matter that {prose.clause()}?"],
            "now_what": [f"What will you do when {prose.clause()}?"],
            "minutes": 6,
        },
        "variants": {
            "solo": prose.text(1),
            "virtual": prose.paragraph(2),
            "large_group": prose.paragraph(2),
            "low_tech": prose.paragraph(1),
        },
        "accessibility": prose.paragraph(3),
        "sensitivity": {"level": "none"},
        "success_criteria": [prose.sentence(), prose.sentence()],
        "prompts": [f"Why did {prose.clause()}?", f"Who gains when {prose.clause()}?"],
        "format": "think-pair-share",
        "talk_time": prose.sentence(),
        "capture": prose.sentence(),
        "synthesis": prose.sentence(),
    }


def idea(number: int, prose: Prose) -> dict[str, Any]:
    """A principle that some modules teach."""
    return {
        **head(f"Principle {number}: {prose.short()}", prose),
        "origin": "article",
        "idea_refs": [f"A{number:02d}"],
        "number": number,
        "article": "founding",
        "article_name": prose.short(),
        "in_one_line": prose.sentence(),
        "why_it_matters": prose.sentence(),
        "what_it_means": prose.paragraph(2),
        "points": [
            {"id": name, "text": prose.sentence(), "idea_refs": [f"A{number:02d}"]}
            for name in ("first", "second", "third")
        ],
        "looks_like": [prose.sentence() for _ in range(3)],
        "does_not_look_like": [prose.sentence() for _ in range(3)],
        "questions_to_ask": [f"Why did {prose.clause()}?", f"Where had {prose.clause()}?"],
        "example": f"A made-up example. {prose.paragraph(2)}",
        "common_mistakes": [{"belief": prose.sentence(), "better": prose.sentence()}],
        "evidence": {"strength": "opinion", "text": prose.sentence()},
        "try_this_week": f"Ask on Monday why {prose.clause()}.",
    }


def article(ideas: range) -> dict[str, Any]:
    """The article in which all ideas stand."""
    prose = Prose("article")
    return {
        **head("The founding article", prose),
        "origin": "article",
        "letter": "A",
        "source": "notes",
        "author": "A. Writer",
        "byline": "A. Writer",
        "published": "no date",
        "form": "a short essay",
        "strengths": prose.sentence(),
        "cautions": [prose.sentence()],
        "boilerplate": "none",
        "ideas": [
            {
                "id": f"A{number:02d}",
                "lines": [number],
                "becomes": ["principle"],
                "modules": [code(number)],
                "text": prose.sentence(),
            }
            for number in ideas
        ],
    }


def paths(modules: int) -> list[list[int]]:
    """The modules of each path."""
    return [
        list(range(first, min(first + MODULES_IN_A_PATH, modules + 1)))
        for first in range(1, modules + 1, MODULES_IN_A_PATH)
    ]


def path(numbers: list[int], prose: Prose) -> dict[str, Any]:
    """A path through some modules, four a week."""
    weeks = [numbers[first : first + 4] for first in range(0, len(numbers), 4)]
    return {
        **head(f"Path: {prose.short()}", prose),
        "promise": prose.sentence(),
        "who_for": prose.sentence(),
        "stages": [
            {"title": f"Week {week}", "modules": [f"module-{number}" for number in taken]}
            for week, taken in enumerate(weeks, 1)
        ],
    }


def offer(modules: int, paths: int) -> dict[str, Any]:
    """What is offered: everything."""
    prose = Prose("offer")
    return {
        "title": "A made-up curriculum",
        "tagline": prose.sentence(),
        "introduction": prose.paragraph(3),
        "modules": [f"module-{number}" for number in range(1, modules + 1)],
        "articles": ["founding"],
        "paths": [f"path-{number}" for number in range(1, paths + 1)],
    }
