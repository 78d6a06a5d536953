"""Damaged curricula by the thousand: each brings problems in plain words, or a site whose links hold.

Files are damaged as accidents damage them: a bit turns over, a line is lost, doubled or moved, a word
goes. A file that is as it was is read once for all; a page that is as it was is searched for links once.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from generator import checks
from generator.assets import assets, theme_folder
from generator.curriculum import Curriculum
from generator.datasets import Dataset, parse_table, tables
from generator.editions import Edition
from generator.files import listing
from generator.handwritten import HandwrittenPage, read_page
from generator.loading import Loaded, assemble
from generator.pages import plans
from generator.pages.page import Plan
from generator.pages.publication import Publication
from generator.pages.render import render, words
from generator.problem import Problem, Severity, has_errors
from generator.source import Document, read
from tests.links import is_elsewhere, parse, resolved, targets
from tests.projects import PROJECT, TINY

# How many curricula are damaged, in how many places each: 2,000 in all. What is damaged in a hundred
# places never loads; so most are damaged in few, to see what comes of those that do.
TASKS = (
    *(("tiny", 1, shard, 100) for shard in range(9)),
    *(("tiny", 2, shard, 100) for shard in range(3)),
    *(("tiny", 3, shard, 100) for shard in range(2)),
    *(("tiny", 100, shard, 100) for shard in range(5)),
    ("tiny", 3, 2, 25),
    *(("own", 1, shard, 5) for shard in range(5)),
    *(("own", 3, shard, 5) for shard in range(5)),
    *(("own", 100, shard, 5) for shard in range(5)),
)
ROOTS = {"tiny": TINY, "own": PROJECT}
OURS = re.compile(
    r"Traceback|pydantic|Input should|NoneType|<class|object at 0x|Error\b|validation|"
    r"\bstr\b|\bint\b|\bdict\b|\btuple\b|\bregex\b|\{[a-z_]+\}"
)
"""What no message to an editor may hold, but as a quotation from the file."""
EDITORS = "edit/"
"""Below this address the site explains itself: whatever is taught, these pages are the same."""


@dataclass(frozen=True)
class Original:
    """A curriculum before the damage: its files, and what was read of each."""

    texts: dict[str, bytes]
    documents: dict[str, Document]
    datasets: dict[str, Dataset]
    pages: dict[str, HandwrittenPage]


@cache
def original(root: Path) -> Original:
    """The curriculum in a folder, which must be sound."""
    listed = listing(root)
    found = {name: read(path, name)[0] for name, path in listed.documents}
    files = (*listed.documents, *listed.pages, *tables(root))
    texts = {name: path.read_bytes() for name, path in files}
    parsed = {
        name: parse_table(text.decode(), name)[0]
        for name, text in texts.items()
        if name.endswith(".csv")
    }
    pages = {name: read_page(path, name)[0] for name, path in listed.pages}
    return Original(
        texts,
        {name: document for name, document in found.items() if document},
        {table.name: table for table in parsed.values() if table},
        {name: page for name, page in pages.items() if page},
    )


def damaged(original: Original, edits: int, chance: random.Random) -> dict[str, bytes]:
    """The files that some damages change."""
    changed: dict[str, bytes] = {}
    names = sorted(original.texts)
    weights = [len(original.texts[name]) for name in names]
    for name in chance.choices(names, weights, k=edits):
        damage = chance.choice(DAMAGES)
        changed[name] = damage(changed.get(name, original.texts[name]), chance)
    return changed


def flip_a_bit(text: bytes, chance: random.Random) -> bytes:
    if not text:
        return text
    place = chance.randrange(len(text))
    return text[:place] + bytes([text[place] ^ 1 << chance.randrange(8)]) + text[place + 1 :]


def lose_a_line(text: bytes, chance: random.Random) -> bytes:
    lines = text.splitlines(keepends=True)
    if lines:
        del lines[chance.randrange(len(lines))]
    return b"".join(lines)


def swap_two_lines(text: bytes, chance: random.Random) -> bytes:
    lines = text.splitlines(keepends=True)
    if len(lines) > 1:
        one, other = chance.sample(range(len(lines)), 2)
        lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def double_a_line(text: bytes, chance: random.Random) -> bytes:
    lines = text.splitlines(keepends=True)
    if lines:
        lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    return b"".join(lines)


def lose_a_word(text: bytes, chance: random.Random) -> bytes:
    found = list(re.finditer(rb"[A-Za-z0-9-]+ ?", text))
    if not found:
        return text
    word = chance.choice(found)
    return text[: word.start()] + text[word.end() :]


def swap_two_words(text: bytes, chance: random.Random) -> bytes:
    found = list(re.finditer(rb"[A-Za-z0-9-]+", text))
    if len(found) < 2:
        return text
    one, other = sorted(chance.sample(found, 2), key=lambda word: word.start())
    middle = text[one.end() : other.start()]
    return text[: one.start()] + other[0] + middle + one[0] + text[other.end() :]


DAMAGES = (
    flip_a_bit,
    lose_a_line,
    swap_two_lines,
    double_a_line,
    lose_a_word,
    swap_two_words,
)


def load(original: Original, changed: dict[str, bytes], folder: Path) -> Loaded:
    """What loading makes of the damaged curriculum; only the changed files are read anew."""
    documents, datasets = dict(original.documents), dict(original.datasets)
    pages = dict(original.pages)
    problems: list[Problem] = []
    for name, text in changed.items():
        path = folder / "damaged"
        path.write_bytes(text)
        if name.endswith(".csv"):
            datasets.pop(name.rsplit("/", 1)[-1], None)
            table, found = _table(text, name)
            datasets |= {table.name: table} if table else {}
        elif name.endswith(".md"):
            pages.pop(name, None)
            page, found = read_page(path, name)
            pages |= {name: page} if page else {}
        else:
            documents.pop(name, None)
            document, found = read(path, name)
            documents |= {name: document} if document else {}
        problems.extend(found)
    ordered = [documents[name] for name in sorted(documents)]
    return assemble(ordered, problems, datasets, tuple(pages.values()))


def _table(text: bytes, name: str) -> tuple[Dataset | None, tuple[Problem, ...]]:
    """A table; one that is no text is left as it was, since only files on the disk are decoded."""
    return parse_table(text.decode("utf-8", "replace"), name)


def assert_plain(problems: tuple[Problem, ...], texts: dict[str, bytes]) -> None:
    """Every problem stands at a place that exists, and says in plain words what is wrong."""
    for problem in problems:
        assert problem.path in texts, problem
        lines = re.split(r"\r\n|\r|\n", texts[problem.path].decode("utf-8-sig", "replace"))
        line, column = problem.position.line, problem.position.column
        assert 1 <= line <= len(lines) + 1, problem
        last = len(lines[line - 1]) if line <= len(lines) else 0
        assert 1 <= column <= last + 1, problem
        assert problem.message.strip(), problem
        assert problem.hint.strip() or problem.severity is Severity.REPORT, problem
        own = re.sub(r"`[^`]*`|\"[^\"]*\"", "", f"{problem.message} {problem.hint}")
        assert not OURS.search(own), problem


@cache
def _links(html: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Where a page leads to, and the ids on it."""
    parts = list(parse(html).walk())
    leads = (target for part in parts for target in targets(part) if not is_elsewhere(target))
    return tuple(dict.fromkeys(leads)), frozenset(part.get("id") for part in parts)


@cache
def _loaded() -> frozenset[str]:
    """The addresses of what pages load."""
    return frozenset(asset.uri for asset in assets(theme_folder()))


def broken_links(
    curriculum: Curriculum, edition: Edition, by_hand: tuple[str, ...], data: frozenset[str]
) -> Iterator[str]:
    """Every link of a site that leads to no page, or to no place on it."""
    publication = Publication(curriculum, words(theme_folder()), edition)
    planned = tuple(plans(publication))
    found = {plan.uri: _links(_html(plan)) for plan in planned}
    files = _loaded() | data | frozenset(by_hand) | {"index.html"}
    for uri, (leads, _) in found.items():
        for target in leads:
            path, _, anchor = resolved(target, uri).partition("#")
            if path in files and not anchor:
                continue
            if path not in found or (anchor and anchor not in found[path][1]):
                yield f"{edition}: {uri}: `{target}`"


_pages_of_editors: dict[tuple[str, str], str] = {}


def _html(plan: Plan) -> str:
    """The page as it is printed; those for editors only once."""
    if not plan.uri.startswith(EDITORS):
        return render(plan, theme_folder()).html
    key = (plan.uri, plan.reader.name)
    if key not in _pages_of_editors:
        _pages_of_editors[key] = render(plan, theme_folder()).html
    return _pages_of_editors[key]


@pytest.mark.parametrize("task", TASKS, ids=lambda task: "-".join(map(str, task)))
def test_a_damaged_curriculum_brings_plain_problems_or_a_site_whose_links_hold(
    task: tuple[str, int, int, int], tmp_path: Path
) -> None:
    name, edits, shard, count = task
    sound, good = original(ROOTS[name]), 0
    by_hand = tuple(page.address for page in sound.pages.values())
    for number in range(count):
        chance = random.Random(f"{name} {edits} {shard} {number}")
        changed = damaged(sound, edits, chance)
        loaded = load(sound, changed, tmp_path)
        problems = loaded.problems
        if loaded.curriculum is not None:
            problems = (*problems, *checks.run(loaded.curriculum))
        assert_plain(problems, {**sound.texts, **changed})
        if loaded.curriculum is None or has_errors(problems):
            assert has_errors(problems)
            continue
        good += 1
        data = frozenset(f"data/{table}" for table in loaded.curriculum.datasets)
        for edition in Edition:
            wrong = list(broken_links(loaded.curriculum, edition, by_hand, data))
            assert not wrong, (number, wrong[:5])
    print(f"{name}, {edits} damages each: {good} of {count} became sites")
    assert good or edits > 1


def test_two_thousand_curricula_are_damaged() -> None:
    assert sum(count for *_, count in TASKS) == 2000
