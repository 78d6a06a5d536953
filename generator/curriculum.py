"""One Curriculum: everything that is taught, and the index of who refers to what, both ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from pydantic import BaseModel

from generator.datasets import Dataset
from generator.model import kind_of
from generator.model.articles import Article
from generator.model.base import Item, Readership
from generator.model.cases import Case
from generator.model.exercises import ExerciseBase
from generator.model.figures import Figure
from generator.model.ideas import Idea, IdeaKind
from generator.model.modules import Module
from generator.model.offer import Offer, PlannedModule
from generator.model.paths import LearningPath
from generator.model.question_kinds import Question
from generator.model.quizzes import Quiz
from generator.model.references import ArticleTension, Source, Term
from generator.model.statistics import Statistic
from generator.model.surveys import Survey
from generator.model.walk import Loc
from generator.model.workshops import Workshop
from generator.problem import Position
from generator.source import Document

Key = tuple[str, str]
"""A kind and an id, such as `("exercise", "draw-it-both-ways")`."""


@dataclass(frozen=True, slots=True)
class Use:
    """A place where something is referred to."""

    by: Key
    """The thing that refers."""
    loc: Loc
    """Where in it."""


@dataclass(frozen=True)
class Entry:
    """A thing that can be referred to, with the place where it stands."""

    key: Key
    value: BaseModel
    document: Document
    loc: Loc = ()

    @property
    def owner(self) -> Key:
        """The file that holds it, as a key."""
        return file_key(self.document.path)


@dataclass(frozen=True)
class Curriculum:
    """Everything that is taught, with all references resolved."""

    offer: Offer
    entries: Mapping[Key, Entry]
    uses: Mapping[Key, tuple[Use, ...]]
    offer_document: Document
    datasets: Mapping[str, Dataset]
    """The tables in `content/data/` by their file names."""

    def get(self, kind: str, id: str) -> Any:
        """The thing of `kind` with `id`; it exists, since references were checked."""
        return self.entries[(kind, id)].value

    def all(self, kind: str) -> tuple[Any, ...]:
        """Everything of `kind`, in the order of the files."""
        return self._by_kind.get(kind, ())

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Any, ...]]:
        """Everything of each kind, gathered once: the rules ask for it a hundred times."""
        found: dict[str, list[Any]] = {}
        for (kind, _), entry in self.entries.items():
            found.setdefault(kind, []).append(entry.value)
        return {kind: tuple(values) for kind, values in found.items()}

    def used_by(self, kind: str, id: str) -> tuple[Key, ...]:
        """The files that refer to a thing, each once."""
        return tuple(dict.fromkeys(use.by for use in self.uses.get((kind, id), ())))

    def place(self, kind: str, id: str, *loc: int | str) -> tuple[str, Position]:
        """The file and the position of a thing, or of a field in it."""
        entry = self.entries[(kind, id)]
        return entry.document.path, entry.document.locate((*entry.loc, *loc))

    def path_of(self, kind: str, id: str) -> str:
        """The file that holds a thing, relative to the curriculum's folder."""
        return self.entries[(kind, id)].document.path

    @cached_property
    def modules(self) -> tuple[Module, ...]:
        """The modules in the order in which they are offered."""
        return tuple(self.get("module", id) for id in self.offer.modules)

    @cached_property
    def place_of(self) -> Mapping[Key, int]:
        """How many modules are offered before each, and how many workshops."""
        offered = (("module", self.offer.modules), ("workshop", self.offer.workshops))
        return {(kind, id): place for kind, ids in offered for place, id in enumerate(ids)}

    @cached_property
    def stages_with(self) -> Mapping[str, tuple[tuple[LearningPath, int], ...]]:
        """By the id of a module: the paths with it, and the place of the stage that holds it."""
        found: dict[str, list[tuple[LearningPath, int]]] = {}
        for path in self.paths:
            for place, stage in enumerate(path.stages):
                for id in dict.fromkeys(stage.modules):
                    found.setdefault(id, []).append((path, place))
        return {id: tuple(stages) for id, stages in found.items()}

    @cached_property
    def minutes_alone(self) -> dict[int, tuple[Module, int]]:
        """Modules with the minutes for somebody alone, as they are worked out; by their identity."""
        return {}

    @cached_property
    def workshops(self) -> tuple[Workshop, ...]:
        """The workshops in the order in which they are offered."""
        return tuple(self.get("workshop", id) for id in self.offer.workshops)

    @cached_property
    def paths(self) -> tuple[LearningPath, ...]:
        """The paths in the order in which they are offered."""
        return tuple(self.get("path", id) for id in self.offer.paths)

    def offers(self, item: object) -> bool:
        """Whether an item has a place of its own: modules, workshops and paths must be offered."""
        if not isinstance(item, Module | Workshop | LearningPath):
            return True
        return (type(item), item.id) in self._offered

    @cached_property
    def _offered(self) -> frozenset[tuple[type, str]]:
        offered = (*self.modules, *self.workshops, *self.paths)
        return frozenset((type(item), item.id) for item in offered)

    @cached_property
    def exercises(self) -> tuple[ExerciseBase, ...]:
        """The exercises in the order of their codes."""
        return tuple(sorted(self.all("exercise"), key=lambda exercise: exercise.code))

    def ideas(self, kind: IdeaKind) -> tuple[Idea, ...]:
        """The ideas of one kind, in their order."""
        found = (idea for idea in self.all("idea") if idea.kind is kind)
        return tuple(sorted(found, key=lambda idea: idea.number))

    @cached_property
    def related_to(self) -> Mapping[str, tuple[tuple[str, Idea], ...]]:
        """By the id of an idea: each idea that names it, in the order of the files, and how."""
        found: dict[str, list[tuple[str, Idea]]] = {}
        for idea in self.all("idea"):
            for item in idea.related:
                found.setdefault(item.idea, []).append((item.relation, idea))
        return {id: tuple(named) for id, named in found.items()}

    @cached_property
    def quizzes(self) -> tuple[Quiz, ...]:
        """The quizzes."""
        return self.all("quiz")

    def asked(self, quiz: Quiz) -> tuple[Question, ...]:
        """The questions of a quiz: its own, and those of other quizzes that it asks again."""
        return (*quiz.questions, *(self.get("question", id) for id in quiz.again))

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """The cases."""
        return self.all("case")

    @cached_property
    def surveys(self) -> tuple[Survey, ...]:
        """The surveys."""
        return self.all("survey")

    @cached_property
    def statistics(self) -> tuple[Statistic, ...]:
        """The statistics."""
        return self.all("statistic")

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures in the order of their numbers."""
        return tuple(sorted(self.all("figure"), key=lambda figure: int(figure.code[1:])))

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The founding articles: first those that the offer puts in order, then the rest."""
        listed = dict.fromkeys(self.offer.articles)
        rest = (found for found in self.all("article") if found.id not in listed)
        return (*(self.get("article", id) for id in self.offer.articles), *rest)

    @cached_property
    def tensions(self) -> tuple[ArticleTension, ...]:
        """Where the articles disagree, in the order of the numbers."""
        return tuple(sorted(self.all("tension"), key=lambda tension: int(tension.id[1:])))

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The terms of the glossary, in alphabetical order."""
        return tuple(sorted(self.all("term"), key=lambda term: term.term.lower()))

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources, in alphabetical order."""
        return tuple(
            sorted(self.all("source"), key=lambda source: (source.by.lower(), source.year))
        )

    def planned(self, code: str) -> PlannedModule | None:
        """The module in preparation that has `code`, if there is one."""
        return self._planned.get(code)

    @cached_property
    def _planned(self) -> Mapping[str, PlannedModule]:
        # Where a code stands twice, the first counts.
        return {module.code: module for module in reversed(self.offer.planned)}


def is_for_trainer(item: object) -> bool:
    """Whether a whole item is kept from participants."""
    return isinstance(item, Item) and item.audience is Readership.TRAINER


@cache
def file_key(path: str) -> Key:
    """The kind and the id of the file at `path`."""
    kind = kind_of(path)
    name = kind.name if kind else "file"
    return name, path.rsplit("/", 1)[-1].removesuffix(".yaml")
