"""A company's own words: `[[organisation.name]]` in a text stands for a field of `curriculum.yaml`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from generator.model.offer import Organisation
from generator.problem import Problem
from generator.source import Document

PLACEHOLDER = re.compile(r"\[\[\s*([a-z_.]+)\s*\]\]")
WORDS = ("name", "promise", "currency", "contact")


def fill(documents: tuple[Document, ...]) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """The documents with every placeholder replaced, and the placeholders nobody knows."""
    words = _words(documents)
    problems: list[Problem] = []
    filled = tuple(_filled(document, words, problems) for document in documents)
    return filled, tuple(problems)


def _words(documents: tuple[Document, ...]) -> dict[str, str]:
    """What each placeholder stands for: the organisation's own words, or our defaults."""
    offer = next((found for found in documents if found.path == "curriculum.yaml"), None)
    own = offer.data.get("organisation") if offer else None
    profile = own if isinstance(own, dict) else {}
    defaults = Organisation()
    return {
        f"organisation.{name}": str(profile.get(name) or getattr(defaults, name)) for name in WORDS
    }


def _filled(document: Document, words: dict[str, str], problems: list[Problem]) -> Document:
    def visit(value: Any, loc: tuple[int | str, ...]) -> Any:
        if isinstance(value, dict):
            return {key: visit(inner, (*loc, key)) for key, inner in value.items()}
        if isinstance(value, list):
            return [visit(inner, (*loc, index)) for index, inner in enumerate(value)]
        return text(value, loc) if isinstance(value, str) and "[[" in value else value

    def text(value: str, loc: tuple[int | str, ...]) -> str:
        for match in PLACEHOLDER.finditer(value):
            if match[1] not in words:
                problems.append(_unknown(document, match[1], loc, words))
        return PLACEHOLDER.sub(lambda match: words.get(match[1], match[0]), value)

    if document.text and "[[" not in document.text and "\\" not in document.text:
        return document
    return replace(document, data=visit(document.data, ()))


def _unknown(
    document: Document, name: str, loc: tuple[int | str, ...], words: dict[str, str]
) -> Problem:
    known = ", ".join(f"`[[{word}]]`" for word in words)
    message = f"`[[{name}]]` stands for nothing"
    return Problem(document.path, document.locate(loc), "placeholder", message, f"choose {known}")
