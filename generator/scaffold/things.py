"""What can be made anew: for each thing its starters, its folder or list, and what orders it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import KINDS, Kind


@dataclass(frozen=True)
class Thing:
    """Something to make: a file of its own, or an entry of a list in another file."""

    name: str
    kind: Kind
    """The kind of the file that holds it."""
    starters: tuple[str, ...]
    types: tuple[str, ...] = ()
    """The types that it has to be chosen from, as `--type` names them."""
    listed_in: str = ""
    """The list in `curriculum.yaml` that puts it in order."""
    field: str = ""
    """The list that holds it, when it is no file of its own."""

    @property
    def is_entry(self) -> bool:
        """Whether it is an entry of a list rather than a file."""
        return bool(self.field)


def _kind(folder: str) -> Kind:
    return next(kind for kind in KINDS if kind.folder == folder)


EXERCISE_TYPES = (
    *("discussion", "role-play", "case", "self-assessment", "journey-map"),
    *("action-plan", "card-sort", "gallery-walk", "data"),
)
QUESTION_KINDS = (
    *("single", "multi", "alternate", "true-false", "matching", "ordering", "categorise"),
    *("numeric", "short-text", "cloze", "dialogue", "reflection", "rating"),
)
_IDEA = ("item", "idea")
THINGS = {
    thing.name: thing
    for thing in (
        Thing("principle", _kind("principles"), _IDEA),
        Thing("building-block", _kind("building-blocks"), _IDEA),
        Thing("practice", _kind("practices"), _IDEA),
        Thing("module", _kind("modules"), ("item", "module"), listed_in="modules"),
        Thing("exercise", _kind("exercises"), ("item", "exercise"), types=EXERCISE_TYPES),
        Thing("quiz", _kind("quizzes"), ("item", "quiz")),
        Thing("workshop", _kind("workshops"), ("item", "workshop"), listed_in="workshops"),
        Thing("path", _kind("paths"), ("item", "path"), listed_in="paths"),
        Thing("survey", _kind("surveys"), ("item", "survey")),
        Thing("case", _kind("cases"), ("item", "case")),
        Thing("statistic", _kind("statistics"), ("item", "statistic")),
        Thing("figure", _kind("figures"), ("item", "figure")),
        Thing("article", _kind("articles"), ("item", "article"), listed_in="articles"),
        Thing("question", _kind("quizzes"), ("question",), types=QUESTION_KINDS, field="questions"),
        Thing("term", _kind("glossary.yaml"), ("term",), field="terms"),
        Thing("source", _kind("sources.yaml"), ("source",), field="sources"),
        Thing("tension", _kind("tensions.yaml"), ("tension",), field="tensions"),
        Thing("planned-module", _kind("curriculum.yaml"), ("planned-module",), field="planned"),
    )
}
"""Everything that can be made, by the name that the command line gives it."""
