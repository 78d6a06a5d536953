"""The handbook: for each code a page with why, how it is computed, a wrong and a right example.

The examples stand in `entries/<code>.yaml`. A rule says why and how in its docstring, and its entry
adds the examples; what the reader finds has no function of its own, so its entry says all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from generator import inspection
from generator.checks import RULES, waivers
from generator.handbook.entry import Entry, Passage, entry_of
from generator.problem import Severity
from generator.source import read

ENTRIES = Path(__file__).parent / "entries"
EXPLANATION = re.compile(
    r"(?P<why>.+?)\n\nComputed: (?P<computed>.+?)\nBasis: (?P<basis>.+)", re.DOTALL
)

READER_FAMILIES = {
    "file": "file",
    "csv": "csv",
    "yaml": "yaml",
    "character": "yaml",
    "id": "reference",
    "reference": "reference",
    "link": "reference",
    "page": "file",
}
"""The families of the codes of the reader, by how they begin; all others are about fields."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """The page of one code."""

    code: str
    title: str
    """What must be so, in a few words."""
    severity: Severity
    why: str
    computed: str
    basis: str
    wrong: tuple[Passage, ...]
    right: tuple[Passage, ...]
    given: tuple[Passage, ...]
    """What stands around both examples, and is not shown."""
    seen_as: tuple[str, ...]
    """The codes under which a mistake is told, where they differ from the code of the page."""

    @property
    def family(self) -> str:
        """The part of the handbook that it stands in: `QST` for `QST-05`, `yaml` for `yaml-tab`."""
        first = self.code.split("-")[0]
        return first if first.isupper() else READER_FAMILIES.get(first, "field")


@cache
def lessons() -> Mapping[str, Lesson]:
    """Every page of the handbook by its code, in the order of the codes."""
    return MappingProxyType({lesson.code: lesson for lesson in sorted(_lessons(), key=_order)})


def _order(lesson: Lesson) -> tuple[bool, str, str]:
    """Rules first, whose codes are in capitals; then what the reader finds, family by family."""
    return not lesson.code[0].isupper(), lesson.family, lesson.code


def _lessons() -> Iterator[Lesson]:
    rules = {rule.code: (rule.severity, rule.explanation) for rule in RULES}
    rules |= {rule.code: (rule.severity, rule.explanation) for rule in inspection.RULES}
    rules[waivers.CODE] = (Severity.ERROR, waivers.explanation())
    for path in sorted(ENTRIES.glob("*.yaml")):
        entry = _entry(path)
        severity, explanation = rules.get(path.stem, (entry.level, ""))
        said = EXPLANATION.fullmatch(explanation)
        why, computed, basis = said.groups() if said else (entry.why, entry.computed, entry.basis)
        yield Lesson(
            code=path.stem,
            title=entry.title,
            severity=severity,
            why=_one_line(why),
            computed=_one_line(computed),
            basis=_one_line(basis),
            wrong=entry.wrong,
            right=entry.right,
            given=entry.given,
            seen_as=entry.seen_as or (path.stem,),
        )


def _entry(path: Path) -> Entry:
    document, problems = read(path, path.name)
    assert document is not None, problems
    return entry_of(document.data)


def _one_line(text: str) -> str:
    """A text whose lines were broken to fit a file, beginning with a capital letter."""
    line = " ".join(text.split())
    return f"{line[:1].upper()}{line[1:]}"
