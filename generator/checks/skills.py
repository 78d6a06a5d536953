"""The rule that an objective promises one skill: no second verb of its own after the first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.checks.objectives import verbs
from generator.checks.rule import Finding, warning
from generator.checks.word_lists import words
from generator.curriculum import Curriculum

TOKEN = re.compile(r"[\w'’-]+|[;,]")
JOINTS = frozenset({"and", "then", ",", ";"})
NEVER_MEANT = frozenset({"be", "become", "value"})
"""Banned verbs that stand in many a sentence as something else."""


@cache
def skill_verbs() -> frozenset[str]:
    """Every verb of the lists, banned ones included: `and understand` promises a second thing, too."""
    return frozenset(verb for names in verbs().values() for verb in names) - NEVER_MEANT


@warning("OBJ-03")
def promises_one_skill(curriculum: Curriculum) -> Iterator[Finding]:
    """Two skills in one objective cannot be checked apart: who masters one of them has half a result.

    Computed: no second verb of `generator/checks/bloom.yaml` begins a part of the sentence after "and",
    "then", a comma or a semicolon. What comes after "that", "how", "to" and the like does not count, and
    a verb that is a noun as well counts when a word such as "a", "the" or "your" follows.
    Basis: Carpentries lesson development.
    """
    for objective in curriculum.all("objective"):
        if verb := second_verb(objective.text):
            message = f"this objective promises a second skill: `{verb}`"
            hint = "keep the one that the module checks, or make two objectives of it"
            yield Finding("objective", objective.id, ("text",), message, hint)


@cache
def second_verb(text: str) -> str | None:
    """A verb with which a second skill begins, if there is one."""
    found: list[str] = TOKEN.findall(text.lower())
    tokens = [token for token in found if not _is_adverb(token)]
    is_inside = False
    for before, token, after in zip(tokens, tokens[1:], [*tokens[2:], ""], strict=False):
        if token == ";" or (token == "then" and before in JOINTS):
            is_inside = False
        elif token in words("subordinators") or _is_infinitive(before, token, after):
            is_inside = True
        elif before in JOINTS and not is_inside and _is_verb(token, after):
            return token
    return None


def _is_adverb(token: str) -> bool:
    return token.endswith("ly") and token not in skill_verbs()


def _is_infinitive(before: str, token: str, after: str) -> bool:
    """Whether `to` begins what something is for; "explain to a colleague" does not."""
    return token == "to" and before not in JOINTS and after not in words("determiners")


def _is_verb(token: str, after: str) -> bool:
    return token in skill_verbs() and (
        token not in words("also_nouns") or after in words("determiners")
    )
