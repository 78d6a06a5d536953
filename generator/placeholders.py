"""A company's own words: `[[organisation.name]]` in a text stands for a field of `curriculum.yaml`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from generator.files import OFFER
from generator.model.offer import Organisation
from generator.problem import Problem
from generator.source import Document

PLACEHOLDER = re.compile(r"\[\[\s*([a-z_.]+)\s*\]\]")
WORDS = ("name", "promise", "currency", "contact")


def fill(documents: tuple[Document, ...]) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """The documents with every placeholder replaced, and the placeholders nobody knows."""
    offer = next((found for found in documents if found.path == OFFER), None)
    meant, problems = words(offer), list[Problem]()
    return tuple(filled(document, meant, problems) for document in documents), tuple(problems)


def words(offer: Document | None) -> dict[str, str]:
    """What each placeholder stands for: the organisation's own words, or our defaults."""
    own = offer.data.get("organisation") if offer else None
    profile = own if isinstance(own, dict) else {}
    defaults = Organisation()
    return {
        f"organisation.{name}": str(profile.get(name) or getattr(defaults, name)) for name in WORDS
    }


def filled(document: Document, words: dict[str, str], problems: list[Problem]) -> Document:
    """The document with every placeholder replaced; itself where it cannot hold any."""
    if document.text and "[[" not in document.text and "\\" not in document.text:
        return document

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

    return replace(document, said=visit(document.data, ()))


def _unknown(
    document: Document, name: str, loc: tuple[int | str, ...], words: dict[str, str]
) -> Problem:
    known = ", ".join(f"`[[{word}]]`" for word in words)
    message = f"`[[{name}]]` stands for nothing"
    return Problem(document.path, document.locate(loc), "placeholder", message, f"choose {known}")
