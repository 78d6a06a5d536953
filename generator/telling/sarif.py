"""Problems as SARIF 2.1.0, the format in which tools tell each other what they found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from generator import __version__
from generator.handbook import Lesson, lessons
from generator.problem import Problem, Severity
from generator.telling.account import Account

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.REPORT: "note"}
BASE = "%SRCROOT%"
"""The name that SARIF gives the folder of the repository."""


def told(account: Account) -> Iterator[str]:
    """One log with one run."""
    codes = sorted({*lessons(), *(problem.code for problem in account.problems)})
    numbers = {code: number for number, code in enumerate(codes)}
    driver = {
        "name": "curriculum",
        "semanticVersion": __version__,
        "rules": [_rule(code, lessons().get(code)) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, numbers, account.prefix) for each in account.problems],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield json.dumps(log, ensure_ascii=True, indent=2)


def _rule(code: str, lesson: Lesson | None) -> dict[str, Any]:
    """What a code means; a code without a page in the handbook has only its name."""
    if lesson is None:
        return {"id": code}
    parts = (lesson.why, lesson.computed, lesson.basis)
    why, computed, basis = (part.strip() for part in parts)
    plain = f"{why}\n\nHow it is worked out: {computed}\n\nWhere it comes from: {basis}"
    marked = f"{why}\n\n**How it is worked out:** {computed}\n\n**Where it comes from:** {basis}"
    return {
        "id": code,
        "shortDescription": {"text": lesson.title},
        "fullDescription": {"text": why or lesson.title},
        "help": {"text": plain, "markdown": marked},
        "defaultConfiguration": {"level": LEVELS[lesson.severity]},
        "properties": {"tags": [lesson.family]},
    }


def _result(problem: Problem, numbers: dict[str, int], prefix: str) -> dict[str, Any]:
    what = f"{problem.message}; {problem.hint}" if problem.hint else problem.message
    artifact = {"uri": quote(f"{prefix}{problem.path}"), "uriBaseId": BASE}
    region = {"startLine": problem.position.line, "startColumn": problem.position.column}
    return {
        "ruleId": problem.code,
        "ruleIndex": numbers[problem.code],
        "level": LEVELS[problem.severity],
        "message": {"text": what},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
    }
