"""Load everything: every file read, checked and joined, every reference resolved."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pydantic import BaseModel

from generator import complaints, links, placeholders, texts
from generator.addresses import LISTS, PARTS_OF_A_PAGE
from generator.curriculum import Curriculum, Entry, Key, Use, file_key
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
from generator.model.walk import Found, references
from generator.problem import Position, Problem, Severity, has_errors
from generator.source import Document, read

ERROR = Severity.ERROR
# Which kinds of files hold the things that can be referred to inside a file.
HOLDERS = {
    "article-idea": {"article"},
    "objective": {"module"},
    "misconception": {"module"},
    "module-code": {"module", "offer"},
    "question": {"quiz"},
    "term": {"glossary"},
    "source": {"sources"},
    "tension": {"tensions"},
}


REFERRED_TO = (ArticleIdea, ArticleTension, Misconception, Objective, QuestionBase, Source, Term)
"""What stands inside a file and is referred to by its own id."""


@dataclass(frozen=True)
class Loaded:
    """What loading brought: a curriculum unless there are errors, and all problems."""

    curriculum: Curriculum | None
    problems: tuple[Problem, ...]
    rest: Curriculum | None = None
    """Where there are errors: what is left without the files that cannot be read."""


def load(*roots: Path) -> Loaded:
    """Load the curriculum in `roots`; files of a later root replace those of an earlier one.

    Never raises for what the files hold: every mistake of every file becomes a `Problem`.
    """
    listings = [listing(root) for root in roots]
    files = {name: path for found in listings for name, path in found.documents}
    problems = [problem for found in listings for problem in found.problems]
    pages: list[HandwrittenPage] = []
    for name, path in (entry for found in listings for entry in found.pages):
        page, trouble = read_page(path, name)
        problems.extend(trouble)
        pages += [page] if page else []
    read_documents: list[Document] = []
    for name, path in sorted(files.items()):
        document, found = read(path, name)
        problems.extend(found)
        if document is not None:
            read_documents.append(document)
    datasets, found = read_tables(roots)
    problems.extend(found)
    return assemble(read_documents, problems, datasets, pages)


def assemble(
    found: Iterable[Document],
    problems: Iterable[Problem] = (),
    datasets: Mapping[str, Dataset] = NO_TABLES,
    pages: Collection[HandwrittenPage] = (),
) -> Loaded:
    """The curriculum that the documents and tables make, or what is wrong with them.

    `pages` are those written by hand, to which texts may link.
    """
    trouble = list(problems)
    written = tuple(found)
    filled, unknown = placeholders.fill(written)
    trouble.extend(unknown)
    trouble.extend(problem for document in written for problem in texts.problems(document))
    entries: dict[Key, Entry] = {}
    for document in filled:
        for entry in _entries(document, trouble):
            _register(entries, entry, trouble)
    if all(document.path != OFFER for document in written) and all(
        problem.path != OFFER for problem in trouble
    ):
        hint = "write what is offered, and in which order"
        problem = Problem(OFFER, Position(), "offer-missing", "this file is missing", hint)
        trouble.append(problem)
    broken = frozenset(file_key(problem.path) for problem in trouble if problem.severity is ERROR)
    retired = frozenset(key for key, entry in entries.items() if _status(entry) is Status.RETIRED)
    uses, missing = _resolve(entries, broken, retired)
    trouble.extend(missing)
    living = {key: entry for key, entry in entries.items() if entry.owner not in retired}
    trouble.extend(links.problems(written, living, pages, broken))
    offer = entries.get(("offer", "curriculum"))
    if offer is None or has_errors(trouble):
        return Loaded(None, tuple(sorted(trouble)), intact(living, broken, datasets))
    # Drafts stay, so that editors can see them.
    known = MappingProxyType(living)
    curriculum = Curriculum(offer.value, known, uses, offer.document, datasets)  # type: ignore[arg-type]
    return Loaded(curriculum, tuple(sorted(trouble)))


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
        ("tensions", "tension"),
        ("ideas", "article-idea"),
        ("planned", "module-code"),
    ):
        for index, value in enumerate(getattr(item, field, ())):
            if isinstance(value, REFERRED_TO):
                yield Entry((name, value.id), value, document, (field, index))
            elif isinstance(value, PlannedModule):
                yield Entry((name, value.code), value, document, (field, index))
    if isinstance(item, Module):
        yield Entry(("module-code", item.code), item, document, ())


def _register(entries: dict[Key, Entry], entry: Entry, trouble: list[Problem]) -> None:
    """Take an entry in, unless its id is taken."""
    kind, id = entry.key
    at = entry.document.locate(entry.loc)
    if kind in LISTS and (id in PARTS_OF_A_PAGE or id.startswith("letter-")):
        message = f"the id `{id}` would be taken for another part of the page that lists it"
        trouble.append(
            Problem(entry.document.path, at, "id-reserved", message, "choose another id")
        )
    first = entries.setdefault(entry.key, entry)
    if first is entry:
        return
    is_planned = isinstance(entry.value, PlannedModule)
    if is_planned and _status(first) is Status.DRAFT:
        entries[entry.key] = entry  # until the module is finished, readers see that it is planned
        return
    there = first.document.locate(first.loc)
    message = f"the id `{entry.key[1]}` is taken already ({first.document.path}, line {there.line})"
    hint = "remove it here once the module is written" if is_planned else "choose another"
    trouble.append(Problem(entry.document.path, at, "id-taken", message, hint))


def _resolve(
    entries: dict[Key, Entry], broken: frozenset[Key], retired: frozenset[Key]
) -> tuple[Mapping[Key, tuple[Use, ...]], list[Problem]]:
    """Who refers to what, and every reference that leads nowhere, or to a `retired` file.

    What stands in a `broken` file is not missed: its own problem says enough.
    """
    uses: dict[Key, list[Use]] = defaultdict(list)
    missing: list[Problem] = []
    for entry in entries.values():
        if entry.key != entry.owner or entry.owner in retired:
            continue
        for found in references(entry.value):
            key = (found.kind, found.id)
            if key not in entries:
                if not _is_excused(key, broken):
                    missing.append(_missing(entries, entry, found))
                continue
            uses[key].append(Use(entry.key, found.loc))
            target = entries[entries[key].owner]
            if target.key in retired:
                missing.append(_retired(entry, found))
            elif _status(target) is Status.DRAFT and _status(entry) not in {None, Status.DRAFT}:
                missing.append(_draft(entry, found))
    return MappingProxyType({key: tuple(value) for key, value in uses.items()}), missing


def _is_excused(key: Key, broken: frozenset[Key]) -> bool:
    """Whether the thing may well stand in a file that could not be read."""
    return key in broken or any(kind in HOLDERS.get(key[0], ()) for kind, _ in broken)


def _status(entry: Entry) -> Status | None:
    """Where a file stands in the editors' work; the offer and the lists have no such status."""
    return getattr(entry.value, "status", None)


def _draft(entry: Entry, found: Found) -> Problem:
    """A reference from a published thing to one that is not published yet."""
    message = f"`{found.id}` is a draft, so it is not on the site"
    hint = "finish it first, or make this file a draft, too"
    at = entry.document.locate(found.loc)
    return Problem(entry.document.path, at, "reference-draft", message, hint)


def _retired(entry: Entry, found: Found) -> Problem:
    """A reference to something that is no longer published."""
    message = f"`{found.id}` is retired"
    hint = "refer to what replaces it, or remove the reference"
    at = entry.document.locate(found.loc)
    return Problem(entry.document.path, at, "reference-retired", message, hint)


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
