"""The codes of the reader: each has a page in the handbook, and files with the mistake."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from generator.handbook import lessons
from generator.problem import Severity
from tests.bad_files import folders
from tests.test_bad import JARGON

GENERATOR = Path(__file__).parent.parent / "generator"
MODULES = [
    "resolving",
    *(
        "builder",
        "characters",
        "complaints",
        "decoding",
        "files",
        "handwritten",
        "links",
        "loading",
    ),
    *("placeholders", "slips", "source", "texts"),
]
FAMILIES = "address|character|field|file|id|link|list|markup|not|number|offer|page|placeholder|reference|text|yaml"
CODE = re.compile(rf"(?:{FAMILIES})(?:-[a-z]+)+|placeholder")
# Nothing is known that brings it: it answers what pydantic may say one day and does not say yet.
FOR_WHATEVER_COMES = {"field-wrong"}
# A file that may not be opened cannot be made by whoever may open all; `tests/test_source.py` has it.
NOT_AMONG_THE_BAD_FILES = {"file-unreadable"}


def texts(module: str) -> set[str]:
    """Every text that stands in a module."""
    tree = ast.parse((GENERATOR / f"{module}.py").read_text(encoding="utf-8"))
    nodes = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {node.value for node in nodes if isinstance(node.value, str)}


def codes() -> set[str]:
    """Every code that the reader may say; two are put together from a number."""
    found = {text for module in MODULES for text in texts(module) if CODE.fullmatch(text)}
    return found | {"file-utf-16", "file-utf-32"}


def test_every_code_of_the_reader_has_a_page() -> None:
    assert codes() - FOR_WHATEVER_COMES <= set(lessons())


def test_every_page_of_a_code_of_the_reader_is_about_one_that_is_said() -> None:
    ours = {code for code in lessons() if CODE.fullmatch(code)}
    assert ours <= codes()


def test_every_code_of_the_reader_is_seen_in_bad_files() -> None:
    seen = {code for folder in folders() for *_, code, _ in folder.wanted}
    assert codes() - seen - NOT_AMONG_THE_BAD_FILES == FOR_WHATEVER_COMES
    assert not seen & NOT_AMONG_THE_BAD_FILES


@pytest.mark.parametrize("code", sorted(code for code in lessons() if CODE.fullmatch(code)))
def test_a_page_says_how_much_a_mistake_matters(code: str) -> None:
    told = {
        severity for folder in folders() for *_, name, severity in folder.wanted if name == code
    }
    assert told <= {str(lessons()[code].severity)}
    assert lessons()[code].severity is not Severity.REPORT


@pytest.mark.parametrize("code", sorted(code for code in lessons() if CODE.fullmatch(code)))
def test_a_page_is_written_for_people_who_edit(code: str) -> None:
    page = lessons()[code]
    said = re.sub(r"`[^`]*`", "", f"{page.title} {page.why} {page.computed}")
    assert not JARGON.search(said)
