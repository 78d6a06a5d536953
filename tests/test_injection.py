"""Texts that would like to run: written into every field that takes free text, shown on every page.

What a browser would make of the pages is another test's business. Here the HTML is read: no element, no
attribute and no address may come from a text, and the signs of templates stay as they were written.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import pytest

from generator import complaints, loading
from generator.assets import theme_folder
from generator.editions import Edition
from generator.loading import assemble
from generator.model import KINDS, Kind, kind_of
from generator.model.walk import references
from generator.pages import publish
from generator.pages.page import Page
from generator.problem import Problem
from generator.source import Document, parse
from tests.edits import originals
from tests.injections import LINKS, SCRIPTS

PAYLOADS = [*SCRIPTS, *LINKS]
SHORT = ["<i>", "</g>", "&lt;", "\"'", "{{x}}"]
SHORTEST_LIMIT = 140
ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href"}
Way = tuple[str, tuple[int | str, ...]]


# Fields that may be left out, and that the tiny curriculum leaves out: where they go in a file of a kind.
LEFT_OUT: dict[str, list[tuple[tuple[int | str, ...], object]]] = {
    "path": [(("closing",), "Text."), (("stages", 0, "note"), "Text.")],
    "glossary": [(("terms", 0, "aliases"), ["Text."]), (("terms", 0, "origin_note"), "Text.")],
    "sources": [(("sources", 0, "container"), "Text.")],
    "statistic": [(("article_value",), "Text."), (("why_kept",), "Text.")],
    "article": [(("ideas", 0, "aside"), "Text.")],
    "figure": [(("parts", 0, "note"), "Text.")],
    "offer": [(("words",), ["Text."])],
    "workshop": [
        (("days", 0, "slots", number, *field), "Text.")
        for number in range(8)
        for field in (("materials", 0, "note"), ("sheet", "fields", 0, "hint"))
    ],
}
OF_EVERY_ITEM = [(("tags",), ["Text."]), (("authors",), ["Text."])]
# Never on a page, or one of a few words that a page compares with its own.
NOT_SHOWN = {"language", "rule", "reason", "mark"}


@cache
def documents() -> dict[str, Document]:
    """The files of the tiny curriculum, with the fields that it leaves out."""
    found = (parse(text, name)[0] for name, text in originals().items() if name.endswith(".yaml"))
    filled = (_filled(document) for document in found if document is not None)
    return {document.path: document for document in filled}


def _filled(document: Document) -> Document:
    data = copy.deepcopy(document.data)
    kind = kind_of(document.path)
    assert kind is not None
    for loc, value in (*LEFT_OUT.get(kind.name, ()), *OF_EVERY_ITEM):
        changed = copy.deepcopy(data)
        with suppress(KeyError, IndexError):
            _put(changed, loc, value)
        data = changed if _item(document, changed) is not None else data
    return Document(document.path, document.tree, data, document.text)


def _text_fields(whole: dict[str, Any]) -> set[str]:
    """The names of all fields of a kind that take free text, as its JSON Schema has them."""
    parts = (whole, *whole.get("$defs", {}).values())
    fields = (field for part in parts for field in part.get("properties", {}).items())
    return {name for name, field in fields if any(map(_is_free, _forms(field)))}


def _forms(field: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A field's schema with everything that it may be, entries of lists included."""
    yield field
    for inner in (*field.get("anyOf", ()), field.get("items")):
        if isinstance(inner, dict):
            yield from _forms(inner)


def _is_free(form: dict[str, Any]) -> bool:
    bound = {"enum", "const", "pattern", "format", "x-refers-to"}
    return form.get("type") == "string" and not bound & form.keys()


@pytest.mark.parametrize("kind", {kind.name: kind for kind in KINDS}.values(), ids=lambda k: k.name)
def test_every_field_that_takes_free_text_is_among_those_that_are_tried(kind: Kind) -> None:
    ways = [loc for path, loc in free() if (found := kind_of(path)) and found.name == kind.name]
    tried = {next(step for step in reversed(loc) if isinstance(step, str)) for loc in ways}
    assert _text_fields(kind.adapter.json_schema()) - NOT_SHOWN <= tried


def _texts(value: Any, loc: tuple[int | str, ...] = ()) -> Iterator[tuple[int | str, ...]]:
    if isinstance(value, str):
        yield loc
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    if not isinstance(value, str | None):
        for step, inner in steps:
            yield from _texts(inner, (*loc, step))


def _put(data: Any, loc: tuple[int | str, ...], text: object) -> None:
    *way, last = loc
    for step in way:
        data = data[step]
    data[last] = text


def _take(data: Any, loc: tuple[int | str, ...]) -> Any:
    for step in loc:
        data = data[step]
    return data


def _item(document: Document, data: dict[str, Any]) -> Any:
    """What the model makes of the data of a file; nothing when it does not take them."""
    kind = kind_of(document.path)
    assert kind is not None
    fixed = {} if kind.is_single_file else {"id": "some-id", **dict(kind.fixed)}
    found = complaints.validate(kind, Document(document.path, document.tree, data), fixed)
    return None if isinstance(found, tuple) else found


@cache
def free() -> tuple[Way, ...]:
    """Every place in the tiny curriculum where the model lets any text stand."""
    found = []
    for path, document in documents().items():
        ids = {reference.loc for reference in references(_item(document, document.data))}
        for loc in _texts(document.data):
            if loc in ids:
                continue
            data = copy.deepcopy(document.data)
            _put(data, loc, "<{ any ]> text \"at' all, which is long enough")
            if _item(document, data) is not None:
                found.append((path, loc))
    return tuple(found)


def poisoned(turn: int) -> list[Document]:
    """The files of the tiny curriculum, a payload in each free text: in each turn another one."""
    data = {path: copy.deepcopy(document.data) for path, document in documents().items()}
    for number, (path, loc) in enumerate(free()):
        payload = PAYLOADS[(number + turn) % len(PAYLOADS)]
        text = _take(data[path], loc)
        if "figures/" in path and loc[0] in {"labels", "parts"}:
            # The words of a drawing must fit into it.
            payload = SHORT[(number + turn) % len(SHORT)]
        elif len(text) + len(payload) < SHORTEST_LIMIT:
            payload = f"{text} {payload}"
        _put(data[path], loc, payload if payload in SHORT else payload.ljust(24, "."))
    return [
        Document(path, document.tree, data[path], document.text)
        for path, document in documents().items()
    ]


class Reader(HTMLParser):
    """Collects what must not be in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "iframe", "object", "embed", "base", "meta", "link", "style", "math"}:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcdoc"}:
                self.found.append(f"{tag} {name}={value}")
            if name in ADDRESSES and tag != "a" and urlsplit(value or "").netloc:
                self.found.append(f"{tag} {name}={value}")
            if name in ADDRESSES and urlsplit(value or "").scheme not in {
                "",
                "http",
                "https",
                "mailto",
            }:
                self.found.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def pages(turn: int, monkeypatch: pytest.MonkeyPatch) -> tuple[Page, ...]:
    """The pages that are made of poisoned texts, even of those that an editor would be told about."""

    def nothing(document: Document) -> Iterator[Problem]:
        return iter(())

    monkeypatch.setattr(loading.texts, "problems", nothing)
    monkeypatch.setattr(loading.links, "problems", lambda *_: iter(()))
    loaded = assemble(poisoned(turn))
    assert loaded.curriculum is not None, loaded.problems
    return publish(loaded.curriculum, theme_folder(), Edition.FULL, "").pages


def test_there_are_payloads_and_fields_enough() -> None:
    assert len(set(PAYLOADS)) >= 40
    assert len(free()) > 300
    kinds = {kind_of(path) for path, _ in free()}
    assert {kind.name for kind in kinds if kind} == {kind.name for kind in KINDS}


@pytest.mark.parametrize("turn", range(0, len(PAYLOADS), 8))
def test_no_text_becomes_a_part_of_a_page_that_runs_or_loads(
    turn: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = 0
    for page in pages(turn, monkeypatch):
        reader = Reader()
        reader.feed(page.html)
        reader.close()
        assert reader.found == [], page.uri
        shown += "".join(reader.text).count("PWN()")
    # The payloads are there, as text.
    assert shown > 200


def test_the_signs_of_templates_are_shown_as_they_are_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tests.test_injection.PAYLOADS", ["{{ 7*7 }}{% x %}"])
    monkeypatch.setattr("tests.test_injection.SHORT", ["{{7*7}}"])
    html = "".join(page.html for page in pages(0, monkeypatch) if not page.uri.startswith("edit/"))
    assert html.count("{{ 7*7 }}") > 200
    assert "49" not in html.replace("490", "")
