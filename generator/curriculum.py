"""Load everything, resolve every reference, and hold the index both ways."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from generator import complaints, placeholders
from generator.model import Kind, kind_of
from generator.model.base import Item, Readership, Status
from generator.model.exercises import ExerciseBase
from generator.model.ideas import Idea, IdeaKind
from generator.model.modules import Misconception, Module, Objective
from generator.model.offer import Offer, PlannedModule
from generator.model.paths import LearningPath
from generator.model.questions import QuestionBase
from generator.model.quizzes import Quiz
from generator.model.references import Article, ArticleIdea, Figure, Source, Statistic, Term
from generator.model.surveys import Survey
from generator.model.cases import Case
from generator.model.walk import Found, Loc, references
from generator.model.workshops import Workshop
from generator.problem import Position, Problem, has_errors
from generator.source import Document, documents, read

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
        return _file_key(self.document.path)


@dataclass(frozen=True)
class Curriculum:
    """Everything that is taught, with all references resolved."""

    offer: Offer
    entries: Mapping[Key, Entry]
    uses: Mapping[Key, tuple[Use, ...]]
    offer_document: Document

    def get(self, kind: str, id: str) -> Any:
        """The thing of `kind` with `id`; it exists, since references were checked."""
        return self.entries[(kind, id)].value

    def all(self, kind: str) -> tuple[Any, ...]:
        """Everything of `kind`, in the order of the files."""
        return tuple(entry.value for (name, _), entry in self.entries.items() if name == kind)

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
    def workshops(self) -> tuple[Workshop, ...]:
        """The workshops in the order in which they are offered."""
        return tuple(self.get("workshop", id) for id in self.offer.workshops)

    @cached_property
    def paths(self) -> tuple[LearningPath, ...]:
        """The paths in the order in which they are offered."""
        return tuple(self.get("path", id) for id in self.offer.paths)

    @cached_property
    def exercises(self) -> tuple[ExerciseBase, ...]:
        """The exercises in the order of their codes."""
        return tuple(sorted(self.all("exercise"), key=lambda exercise: exercise.code))

    def ideas(self, kind: IdeaKind) -> tuple[Idea, ...]:
        """The ideas of one kind, in their order."""
        found = (idea for idea in self.all("idea") if idea.kind is kind)
        return tuple(sorted(found, key=lambda idea: idea.number))

    @cached_property
    def quizzes(self) -> tuple[Quiz, ...]:
        """The quizzes."""
        return self.all("quiz")

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
        """The founding articles."""
        return self.all("article")

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The terms of the glossary, in alphabetical order."""
        return tuple(sorted(self.all("term"), key=lambda term: term.term.lower()))

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources, in alphabetical order."""
        return tuple(sorted(self.all("source"), key=lambda source: (source.by.lower(), source.year)))

    def planned(self, code: str) -> PlannedModule | None:
        """The module in preparation that has `code`, if there is one."""
        return next((module for module in self.offer.planned if module.code == code), None)


@dataclass(frozen=True)
class Loaded:
    """What loading brought: a curriculum unless there are errors, and all problems."""

    curriculum: Curriculum | None
    problems: tuple[Problem, ...]


def load(*roots: Path) -> Loaded:
    """Load the curriculum in `roots`; files of a later root replace those of an earlier one.

    Never raises for what the files hold: every mistake of every file becomes a `Problem`.
    """
    files = {name: path for root in roots for name, path in documents(root)}
    problems: list[Problem] = []
    read_documents: list[Document] = []
    for name, path in sorted(files.items()):
        document, found = read(path, name)
        problems.extend(found)
        if document is not None:
            read_documents.append(document)
    return assemble(read_documents, problems)


def assemble(found: Iterable[Document], problems: Iterable[Problem] = ()) -> Loaded:
    """The curriculum that the documents make, or what is wrong with them."""
    trouble = list(problems)
    filled, unknown = placeholders.fill(tuple(found))
    trouble.extend(unknown)
    entries: dict[Key, Entry] = {}
    for document in filled:
        for entry in _entries(document, trouble):
            _register(entries, entry, trouble)
    uses, missing = _resolve(entries)
    trouble.extend(missing)
    offer = entries.get(("offer", "curriculum"))
    if offer is None and not has_errors(trouble):
        hint = "write what is offered, and in which order"
        trouble.append(
            Problem("curriculum.yaml", Position(), "offer-missing", "this file is missing", hint)
        )
    if offer is None or has_errors(trouble):
        return Loaded(None, tuple(sorted(trouble)))
    published = _published(entries)
    curriculum = Curriculum(offer.value, MappingProxyType(published), uses, offer.document)  # type: ignore[arg-type]
    return Loaded(curriculum, tuple(sorted(trouble)))


def _published(entries: dict[Key, Entry]) -> dict[Key, Entry]:
    """Everything but retired items; drafts stay, so that editors can see them."""
    return {
        key: entry
        for key, entry in entries.items()
        if getattr(entry.value, "status", None) is not Status.RETIRED
    }


def is_for_trainer(item: object) -> bool:
    """Whether a whole item is kept from participants."""
    return isinstance(item, Item) and item.audience is Readership.TRAINER


def _file_key(path: str) -> Key:
    kind = kind_of(path)
    name = kind.name if kind else "file"
    return name, path.rsplit("/", 1)[-1].removesuffix(".yaml")


def _entries(document: Document, trouble: list[Problem]) -> Iterator[Entry]:
    """The things that a document holds: the file itself and what can be referred to inside it."""
    kind = kind_of(document.path)
    if kind is None:
        hint = "move it to the folder of its kind, such as content/exercises/"
        message = "this file stands in a folder that belongs to no kind"
        trouble.append(Problem(document.path, Position(), "file-place", message, hint))
        return
    id = document.path.rsplit("/", 1)[-1].removesuffix(".yaml")
    fixed = {} if kind.is_single_file else {"id": id, **dict(kind.fixed)}
    result = complaints.validate(kind, document, fixed)
    if isinstance(result, tuple):
        trouble.extend(result)
        return
    yield Entry((kind.name, id), result, document)
    yield from _inner_entries(result, document)


def _inner_entries(item: BaseModel, document: Document) -> Iterator[Entry]:
    """What stands inside a file and can be referred to on its own."""
    for field, name in (
        ("objectives", "objective"),
        ("misconceptions", "misconception"),
        ("questions", "question"),
        ("terms", "term"),
        ("sources", "source"),
        ("ideas", "article-idea"),
        ("planned", "module-code"),
    ):
        for index, value in enumerate(getattr(item, field, ())):
            if isinstance(value, Objective | Misconception | QuestionBase | Term | Source | ArticleIdea):
                yield Entry((name, value.id), value, document, (field, index))
            elif isinstance(value, PlannedModule):
                yield Entry((name, value.code), value, document, (field, index))
    if isinstance(item, Module):
        yield Entry(("module-code", item.code), item, document, ())


def _register(entries: dict[Key, Entry], entry: Entry, trouble: list[Problem]) -> None:
    """Take an entry in, unless its id is taken."""
    first = entries.setdefault(entry.key, entry)
    if first is entry:
        return
    at = entry.document.locate(entry.loc)
    there = first.document.locate(first.loc)
    message = (
        f"the id `{entry.key[1]}` is taken already ({first.document.path}, line {there.line})"
    )
    trouble.append(Problem(entry.document.path, at, "id-taken", message, "choose another"))


def _resolve(entries: dict[Key, Entry]) -> tuple[Mapping[Key, tuple[Use, ...]], list[Problem]]:
    """Who refers to what, and every reference that leads nowhere."""
    uses: dict[Key, list[Use]] = defaultdict(list)
    missing: list[Problem] = []
    for entry in entries.values():
        if entry.loc:
            continue
        for found in references(entry.value):
            if (found.kind, found.id) in entries:
                uses[(found.kind, found.id)].append(Use(entry.key, found.loc))
            else:
                missing.append(_missing(entries, entry, found))
    return MappingProxyType({key: tuple(value) for key, value in uses.items()}), missing


def _missing(entries: dict[Key, Entry], entry: Entry, found: Found) -> Problem:
    """A reference that leads nowhere, with the nearest id that exists."""
    known = [id for kind, id in entries if kind == found.kind]
    near = difflib.get_close_matches(found.id, known, n=1, cutoff=0.5)
    hint = f"did you mean `{near[0]}`?" if near else f"there is no such {_spoken(found.kind)} yet"
    message = f"`{found.id}` is not the id of any {_spoken(found.kind)}"
    at = entry.document.locate(found.loc)
    return Problem(entry.document.path, at, "reference-missing", message, hint)


def _spoken(kind: str) -> str:
    """The name of a kind as people say it."""
    return {"article-idea": "idea of an article", "module-code": "module"}.get(kind, kind)


def kind_folder(kind: Kind) -> str:
    """The folder of a kind, as an editor sees it."""
    return f"content/{kind.folder}/"
