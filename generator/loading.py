"""Load everything: every file read, checked and joined, every reference resolved."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType

from pydantic import BaseModel

from generator import complaints, links, placeholders, texts
from generator.addresses import LISTS, PARTS_OF_A_PAGE
from generator.ahead import Read
from generator.curriculum import Curriculum, Entry, Key, file_key
from generator.datasets import NO_TABLES, Dataset, read_tables
from generator.files import OFFER, listing
from generator.handwritten import HandwrittenPage, read_page
from generator.intact import intact
from generator.model import kind_of
from generator.model.articles import ArticleIdea
from generator.model.base import Status
from generator.model.modules import Misconception, Module, Objective
from generator.model.offer import PlannedModule
from generator.model.questions import QuestionBase
from generator.model.references import ArticleTension, Source, Term
from generator.problem import Position, Problem, Severity, has_errors
from generator.resolving import resolve, status
from generator.source import Document, read
from generator.texts import Target

ERROR = Severity.ERROR
REFERRED_TO = (ArticleIdea, ArticleTension, Misconception, Objective, QuestionBase, Source, Term)
HOLDING = {
    "objectives": "objective",
    "misconceptions": "misconception",
    "questions": "question",
    "terms": "term",
    "sources": "source",
    "tensions": "tension",
    "ideas": "article-idea",
    "planned": "module-code",
}
"""The fields in which such things stand, and the kind of each."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a file brings: its document unless it cannot be read, and all that is worked out of it alone."""

    path: str
    document: Document | None
    problems: tuple[Problem, ...]
    entries: tuple[Entry, ...] = ()
    targets: tuple[Target, ...] = ()
    """The places of this site that its texts link to."""


@dataclass(frozen=True)
class Loaded:
    """What loading brought: a curriculum unless there are errors, and all problems."""

    curriculum: Curriculum | None
    problems: tuple[Problem, ...]
    rest: Curriculum | None = None
    """Where there are errors: what is left without the files that cannot be read."""


class Memory:
    """What files said when they were read last, for a program that loads again and again.

    A file that has the same size and the same time is not read again, as `make` and `git` do it.
    """

    def __init__(self) -> None:
        self._known: dict[Path, tuple[tuple[int, int, int], dict[str, str], Content]] = {}

    def content(self, path: Path, name: str, words: dict[str, str]) -> Content:
        """What the file at `path` brings, where placeholders stand for these `words`."""
        try:
            at = path.stat()
        except OSError:
            return _content(*read(path, name), name, words)
        seal = at.st_mtime_ns, at.st_size, at.st_ino
        kept = self._known.get(path)
        if kept and kept[:2] == (seal, words):
            return kept[2]
        document, problems = read(path, name)
        # A file that says what it said keeps its things, so that nothing is made of them again.
        same = kept and kept[1] == words and document and kept[2].document == document.shelved()
        content = kept[2] if kept and same else _content(document, problems, name, words)
        self._known[path] = seal, words, content
        return content


def load(*roots: Path, memory: Memory | None = None, read: Read = read) -> Loaded:
    """Load the curriculum in `roots`; files of a later root replace those of an earlier one.

    Never raises for what the files hold: every mistake of every file becomes a `Problem`. What `memory`
    knows of unchanged files is not worked out again; without it, `read` reads each file.
    """
    listings = [listing(root) for root in roots]
    files = {name: path for found in listings for name, path in found.documents}
    problems = [problem for found in listings for problem in found.problems]
    pages: list[HandwrittenPage] = []
    for name, path in (entry for found in listings for entry in found.pages):
        page, trouble = read_page(path, name)
        problems.extend(trouble)
        pages += [page] if page else []
    words = placeholders.words(read(files[OFFER], OFFER)[0] if OFFER in files else None)
    content = memory.content if memory else partial(_read, read)
    contents = [content(path, name, words) for name, path in sorted(files.items())]
    datasets, found = read_tables(roots)
    problems.extend(found)
    return _joined(contents, problems, datasets, pages)


def _read(read: Read, path: Path, name: str, words: dict[str, str]) -> Content:
    return _content(*read(path, name), name, words)


def assemble(
    found: Iterable[Document],
    problems: Iterable[Problem] = (),
    datasets: Mapping[str, Dataset] = NO_TABLES,
    pages: Collection[HandwrittenPage] = (),
) -> Loaded:
    """The curriculum that the documents and tables make, or what is wrong with them.

    `pages` are those written by hand, to which texts may link.
    """
    written = tuple(found)
    offer = next((document for document in written if document.path == OFFER), None)
    words = placeholders.words(offer)
    contents = [_content(document, (), document.path, words) for document in written]
    return _joined(contents, problems, datasets, pages)


def _joined(
    contents: Iterable[Content],
    problems: Iterable[Problem],
    datasets: Mapping[str, Dataset],
    pages: Collection[HandwrittenPage],
) -> Loaded:
    """The curriculum that all files make, or what is wrong with them."""
    trouble = list(problems)
    entries: dict[Key, Entry] = {}
    linked: list[tuple[Document, Target]] = []
    for content in contents:
        trouble.extend(content.problems)
        for entry in content.entries:
            _register(entries, entry, trouble)
        if (document := content.document) is not None:
            linked.extend((document, target) for target in content.targets)
    if all(content.path != OFFER for content in contents) and all(
        problem.path != OFFER for problem in trouble
    ):
        hint = "write what is offered, and in which order"
        problem = Problem(OFFER, Position(), "offer-missing", "this file is missing", hint)
        trouble.append(problem)
    broken = frozenset(file_key(problem.path) for problem in trouble if problem.severity is ERROR)
    retired = frozenset(key for key, entry in entries.items() if status(entry) is Status.RETIRED)
    uses, missing = resolve(entries, broken, retired)
    trouble.extend(missing)
    living = {key: entry for key, entry in entries.items() if entry.owner not in retired}
    trouble.extend(links.problems(linked, living, pages, broken))
    offer = entries.get(("offer", "curriculum"))
    if offer is None or has_errors(trouble):
        return Loaded(None, tuple(sorted(trouble)), intact(living, broken, datasets))
    # Drafts stay, so that editors can see them.
    known = MappingProxyType(living)
    curriculum = Curriculum(offer.value, known, uses, offer.document, datasets)  # type: ignore[arg-type]
    return Loaded(curriculum, tuple(sorted(trouble)))


def _content(
    document: Document | None, problems: Iterable[Problem], name: str, words: dict[str, str]
) -> Content:
    """What a file brings that was read; of its document only what is needed later is kept."""
    trouble = list(problems)
    if document is None:
        return Content(name, None, tuple(trouble))
    filled = placeholders.filled(document, words, trouble)
    trouble.extend(texts.problems(document))
    entries = tuple(_entries(filled, filled.shelved() if filled is document else filled, trouble))
    return Content(
        name, document.shelved(), tuple(trouble), entries, tuple(texts.targets(document))
    )


def _entries(document: Document, kept: Document, trouble: list[Problem]) -> Iterator[Entry]:
    """The things that a document holds: the file itself and what can be referred to inside it.

    They know their document as it is `kept`.
    """
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
    yield Entry((kind.name, id), result, kept)
    yield from _inner_entries(result, kept)


def _inner_entries(item: BaseModel, document: Document) -> Iterator[Entry]:
    """What stands inside a file and can be referred to on its own."""
    for field, name in _holding(type(item)):
        for index, value in enumerate(getattr(item, field)):
            if isinstance(value, REFERRED_TO):
                yield Entry((name, value.id), value, document, (field, index))
            elif isinstance(value, PlannedModule):
                yield Entry((name, value.code), value, document, (field, index))
    if isinstance(item, Module):
        yield Entry(("module-code", item.code), item, document, ())


@cache
def _holding(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a class that may hold what can be referred to, with the kind of it."""
    return tuple((field, kind) for field, kind in HOLDING.items() if field in model.model_fields)


def _register(entries: dict[Key, Entry], entry: Entry, trouble: list[Problem]) -> None:
    """Take an entry in, unless its id is taken."""
    kind, id = entry.key
    if kind in LISTS and (id in PARTS_OF_A_PAGE or id.startswith("letter-")):
        message = f"the id `{id}` would be taken for another part of the page that lists it"
        at = entry.document.locate(entry.loc)
        trouble.append(
            Problem(entry.document.path, at, "id-reserved", message, "choose another id")
        )
    first = entries.setdefault(entry.key, entry)
    if first is entry:
        return
    is_planned = isinstance(entry.value, PlannedModule)
    if is_planned and status(first) is Status.DRAFT:
        entries[entry.key] = entry  # until the module is finished, readers see that it is planned
        return
    at, there = entry.document.locate(entry.loc), first.document.locate(first.loc)
    message = f"the id `{entry.key[1]}` is taken already ({first.document.path}, line {there.line})"
    hint = "remove it here once the module is written" if is_planned else "choose another"
    trouble.append(Problem(entry.document.path, at, "id-taken", message, hint))
