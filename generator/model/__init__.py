"""What a file may say: one small module for a kind, every field described for editors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from generator.model.articles import Article
from generator.model.cases import Case
from generator.model.exercise_types import Exercise
from generator.model.figures import Figure
from generator.model.ideas import Idea
from generator.model.modules import Module
from generator.model.offer import Offer
from generator.model.paths import LearningPath
from generator.model.quizzes import Quiz
from generator.model.references import Glossary, Sources, Tensions
from generator.model.statistics import Statistic
from generator.model.surveys import Survey
from generator.model.workshops import Workshop


@dataclass(frozen=True)
class Kind:
    """A kind of thing: its name, where its files stand, and what they may say."""

    name: str
    folder: str
    """Below `content/`; the name of the file itself for the single files."""
    adapter: TypeAdapter[Any]
    fixed: tuple[tuple[str, str], ...] = ()
    """Fields that the place of the file decides."""

    @property
    def is_single_file(self) -> bool:
        """Whether all things of this kind stand in one file."""
        return self.folder.endswith(".yaml")

    @property
    def schema_name(self) -> str:
        """The name of the file with its JSON Schema, without the ending."""
        return self.name


_IDEA: TypeAdapter[Any] = TypeAdapter(Idea)

KINDS = (
    Kind("idea", "principles", _IDEA, (("kind", "principle"),)),
    Kind("idea", "building-blocks", _IDEA, (("kind", "building-block"),)),
    Kind("idea", "practices", _IDEA, (("kind", "practice"),)),
    Kind("module", "modules", TypeAdapter(Module)),
    Kind("exercise", "exercises", TypeAdapter(Exercise)),
    Kind("quiz", "quizzes", TypeAdapter(Quiz)),
    Kind("workshop", "workshops", TypeAdapter(Workshop)),
    Kind("path", "paths", TypeAdapter(LearningPath)),
    Kind("survey", "surveys", TypeAdapter(Survey)),
    Kind("case", "cases", TypeAdapter(Case)),
    Kind("statistic", "statistics", TypeAdapter(Statistic)),
    Kind("figure", "figures", TypeAdapter(Figure)),
    Kind("article", "articles", TypeAdapter(Article)),
    Kind("glossary", "glossary.yaml", TypeAdapter(Glossary)),
    Kind("sources", "sources.yaml", TypeAdapter(Sources)),
    Kind("tensions", "tensions.yaml", TypeAdapter(Tensions)),
    Kind("offer", "curriculum.yaml", TypeAdapter(Offer)),
)
"""Every kind of file, with the folder that holds it."""
WHOLE_FILES = frozenset(kind.name for kind in KINDS if kind.is_single_file)
"""Kinds of which there is one file, which has no page of its own: `glossary`, `sources` and the like."""


def kind_of(path: str) -> Kind | None:
    """The kind of the file at `path` (relative to the curriculum's folder), if it has one."""
    for kind in KINDS:
        place = kind.folder if kind.name == "offer" else f"content/{kind.folder}"
        if path == place or (path.count("/") == 2 and path.startswith(f"{place}/")):
            return kind
    return None
