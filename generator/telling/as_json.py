"""Problems as JSON, for programs: `VERSION` changes when a field changes its meaning or goes.

    {"version": 1,
     "problems": [{"path": "content/…", "line": 1, "column": 1, "severity": "error",
                   "code": "EXE-01", "message": "what is wrong", "hint": "what to do"}],
     "summary": {"errors": 1, "warnings": 0, "reports": 0, "files": 1}}

Paths are relative to the curriculum's folder. Lines and columns count from 1, in characters. The
severity is `error`, `warning` or `report`. Fields may be added without a new version.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.problem import Problem, Severity
from generator.telling.account import Account

VERSION = 1


def told(account: Account) -> Iterator[str]:
    """One JSON object."""
    summary = {
        "errors": account.count(Severity.ERROR),
        "warnings": account.count(Severity.WARNING),
        "reports": account.count(Severity.REPORT),
        "files": account.files,
    }
    problems = [_told(problem) for problem in account.problems]
    whole = {"version": VERSION, "problems": problems, "summary": summary}
    yield json.dumps(whole, ensure_ascii=True, indent=2)


def _told(problem: Problem) -> dict[str, Any]:
    return {
        "path": problem.path,
        "line": problem.position.line,
        "column": problem.position.column,
        "severity": str(problem.severity),
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }
