"""Writes a made-up curriculum whose site has about so many pages, mixed as a real one is.

To a module belong two exercises, its check, a quiz that calls it to mind, three ideas and a case; to
every eight modules a workshop with its guide and its handout. Texts are as long as it takes to have
the same average of words on a page at every size, so that sizes can be compared.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks import synthetic, synthetic_more
from benchmarks.synthetic import Prose, put

WORDS_A_PAGE = 680
"""What texts are stretched or shortened to, in the HTML of a page without what surrounds it."""
ALWAYS_THERE = 291
"""Pages that any curriculum has: the handbook, the fields, the lists and the doors."""
WORDS_ALWAYS_THERE = 65_500
MODULES_TO_A_WORKSHOP = 12
IDEAS = ("principle", "principle", "building-block", "practice", "practice")
EXERCISES, QUIZZES, CASES = 3, 2, 2
PAGES_OF_A_MODULE = 1 + EXERCISES + QUIZZES + CASES + len(IDEAS)
PAGES_OF_A_WORKSHOP = 3
KINDS_OF_QUESTIONS = ("single", "multi", "single", "ordering", "single", "single")
FIXED_WORDS = 559.0
"""Words that a made page has, on average, whatever the length of its texts."""
WORDS_OF_LENGTH = 223.0
"""Words that texts of the length 1 add to a page, on average."""
IDEAS_TO_AN_ARTICLE = 99


class Measured(Prose):
    """Prose of which a paragraph is `length` times as long as was asked for."""

    def __init__(self, seed: str, length: float) -> None:
        super().__init__(seed)
        self.length = length

    def clause(self) -> str:
        """Such as `the clerk Marbelor counted the lamp at noon`."""
        who = f"{self.word('who')} {self.one(self.names)}"
        return f"the {who} {self.word('did')} the {self.word('thing')} {self.word('when')}"

    def short(self) -> str:
        """Such as `Counted the lamp of the ferry`."""
        text = f"{self.word('did')} the {self.word('thing')} of the {self.word('place')}"
        return text[0].upper() + text[1:]

    def paragraph(self, sentences: int) -> str:
        """At least a sentence; a part of one is a chance of one."""
        wanted = int(sentences * self.length + self.chance.random())
        return " ".join(self.sentence() for _ in range(max(1, wanted)))


def write(root: Path, pages: int) -> int:
    """A curriculum in a folder that is not there yet; returns how many modules it has."""
    modules = modules_for(pages)
    length = length_for(pages)
    for number in range(1, modules + 1):
        for name, data in _unit(number, modules, length):
            put(root, name, data)
    for name, data in _shared(modules, length):
        put(root, name, data)
    (root / "mkdocs.yml").write_text(_settings(), encoding="utf-8")
    return modules


def _settings() -> str:
    """Our own settings, with the theme where it is, and without the page that is written by hand."""
    here = Path(__file__).parents[1]
    ours = (here / "mkdocs.yml").read_text(encoding="utf-8")
    for entry in ("custom_dir: theme", "- theme"):
        ours = ours.replace(entry, entry.replace("theme", str(here / "theme")))
    return ours.replace("about_url: pages/about/", 'about_url: ""')


def modules_for(pages: int) -> int:
    """With how many modules a site comes nearest to so many pages."""
    unit = PAGES_OF_A_MODULE + PAGES_OF_A_WORKSHOP / MODULES_TO_A_WORKSHOP
    return max(1, round((pages - ALWAYS_THERE) / unit))


def length_for(pages: int) -> float:
    """How long texts are for the average to come out."""
    made = pages - ALWAYS_THERE
    words = (WORDS_A_PAGE * pages - WORDS_ALWAYS_THERE) / max(1, made)
    return max(0.1, (words - FIXED_WORDS) / WORDS_OF_LENGTH)


def _unit(number: int, modules: int, length: float) -> Iterable[tuple[str, dict[str, Any]]]:
    """A module with all that belongs to it."""
    prose = Measured(f"unit {number}", length)
    yield f"content/modules/module-{number}.yaml", _module(number, prose)
    for place, id in enumerate(_ids("exercise", number, EXERCISES), (number - 1) * EXERCISES + 1):
        yield f"content/exercises/{id}.yaml", _exercise(place, number, prose)
    yield (
        f"content/quizzes/quiz-{number}.yaml",
        synthetic.quiz(number, prose, KINDS_OF_QUESTIONS),
    )
    yield f"content/quizzes/again-{number}.yaml", _again(number, prose)
    for place, (kind, id) in enumerate(_ideas(number)):
        yield f"content/{kind}s/{id}.yaml", _idea(number, place, prose)
    for id in _ids("case", number, CASES):
        yield f"content/cases/{id}.yaml", synthetic_more.case(prose)


def _ids(kind: str, number: int, count: int) -> list[str]:
    """The ids of the things of a kind that belong to a module; the first has its number alone."""
    more = [f"{kind}-{number}-{place}" for place in range(2, count + 1)]
    return [f"{kind}-{number}", *more]


def _ideas(number: int) -> list[tuple[str, str]]:
    """The kinds and the ids of the ideas of a module."""
    return [(kind, f"{kind}-{number}-{place}") for place, kind in enumerate(IDEAS, 1)]


def _module(number: int, prose: Prose) -> dict[str, Any]:
    return {**synthetic.module(number, prose), "ideas": [id for _, id in _ideas(number)]}


def _exercise(place: int, number: int, prose: Prose) -> dict[str, Any]:
    """An exercise of the module `number`; `place` counts all exercises."""
    letter = chr(ord("a") + (place - 1) // 99 % 26)
    code = f"EX-{(place - 1) % 99 + 1:02d}{letter}"
    title = f"Talk {place}: {prose.short()}"
    return {**synthetic.exercise(number, prose), "title": title, "code": code}


def _again(number: int, prose: Prose) -> dict[str, Any]:
    """A quiz that asks two questions of the module once more."""
    return {
        **synthetic.head(f"Again {number}: {prose.short()}", prose),
        "purpose": "retrieval",
        "intro": prose.sentence(),
        "again": [f"Q-{synthetic.code(number)}-0{place}" for place in (1, 2)],
    }


def _ref(number: int, place: int) -> tuple[str, str]:
    """The letter of the article that names an idea, and the idea's id there."""
    which = (number - 1) * len(IDEAS) + place
    letter = chr(ord("A") + which // IDEAS_TO_AN_ARTICLE % 26)
    return letter, f"{letter}{which % IDEAS_TO_AN_ARTICLE + 1:02d}"


def _idea(number: int, place: int, prose: Prose) -> dict[str, Any]:
    letter, ref = _ref(number, place)
    which = (number - 1) * len(IDEAS) + place
    made = synthetic.idea(number, prose)
    points = [{**point, "idea_refs": [ref]} for point in made["points"]]
    title = f"Idea {which + 1}: {prose.short()}"
    return {
        **made,
        "title": title,
        "number": which + 1,
        "idea_refs": [ref],
        "article": f"article-{letter.lower()}",
        "points": points,
        "case": f"case-{number}",
    }


def _shared(modules: int, length: float) -> Iterable[tuple[str, dict[str, Any]]]:
    """What stands beside the modules: workshops, paths, articles, sources, the offer."""
    mornings = range(1, modules // MODULES_TO_A_WORKSHOP + 1)
    for number in mornings:
        prose = Measured(f"workshop {number}", length)
        made = synthetic_more.workshop(number, (number - 1) * MODULES_TO_A_WORKSHOP + 1, prose)
        yield f"content/workshops/morning-{number}.yaml", made
    paths = synthetic.paths(modules)
    for number, taken in enumerate(paths, 1):
        yield f"content/paths/path-{number}.yaml", synthetic.path(taken, Prose(f"path {number}"))
    last = range(len(IDEAS))
    letters = sorted({_ref(number, place)[0] for number in range(1, modules + 1) for place in last})
    for letter in letters:
        ideas = _ideas_of(letter, modules)
        yield (
            f"content/articles/article-{letter.lower()}.yaml",
            synthetic_more.article(letter, ideas),
        )
    yield "content/sources.yaml", {"sources": [synthetic.SOURCE]}
    yield "content/figures/service-pyramid.yaml", synthetic_more.FIGURE
    yield (
        "curriculum.yaml",
        {
            **synthetic.offer(modules, len(paths)),
            "articles": [f"article-{letter.lower()}" for letter in letters],
            "workshops": [f"morning-{number}" for number in mornings],
        },
    )


def _ideas_of(letter: str, modules: int) -> dict[str, tuple[int, str]]:
    """The ideas of an article by their ids there, each with its module and its kind."""
    return {
        _ref(number, place)[1]: (number, kind)
        for number in range(1, modules + 1)
        for place, kind in enumerate(IDEAS)
        if _ref(number, place)[0] == letter
    }


def main() -> None:
    """Write a curriculum of so many pages into a folder."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("root", type=Path, help="a folder that is not there yet")
    asked.add_argument("--pages", type=int, default=1000)
    given = asked.parse_args()
    given.root.mkdir(parents=True)
    print(f"{write(given.root, given.pages)} modules")


if __name__ == "__main__":
    main()
