"""Leave from a rule: honoured where it is given, and refused once it is expired or not needed."""

from __future__ import annotations

import datetime as dt
import difflib
import inspect
from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.checks.reading import items
from generator.curriculum import Curriculum
from generator.model.base import Waiver
from generator.problem import Problem

CODE = "STR-09"
ON_FINISHED_PAGES = frozenset(
    {
        *("ACC-03", "ACC-05", "ACC-07", "ACC-08", "FAC-02", "FAC-05", "HND-02", "HND-03", "SRC-09"),
        *("WEB-01", "WEB-02", "PUB-01", "PUB-02", "PUB-03", "PUB-04"),
    }
)
"""Rules that look at the built site, long after a file could give leave from them."""
OF_THE_READER = frozenset(
    {
        *("address", "character", "csv", "field", "file", "id", "link", "list", "markup", "not"),
        *("number", "offer", "page", "placeholder", "reference", "text", "yaml"),
    }
)
"""The first words of the codes of whatever is found before any rule is asked."""


def settle(
    curriculum: Curriculum, problems: Iterable[Problem], codes: frozenset[str], today: dt.date
) -> Iterator[Problem]:
    """A rule may be set aside for one item, for a reason, until a day; and only while it has to be.

    Computed: the problems that a rule finds in a file are dropped when the file waives the rule. A
    waiver whose day has passed no longer counts; that, a waiver of a rule that finds nothing
    in the file, and a waiver of a rule that does not exist, are errors; so is one of a rule that
    looks at finished pages, and of what keeps a file from being read as it was meant.
    Basis: exemption lists that only ever shrink, as comprehensive-rust keeps them.
    """
    found: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        found[(problem.path, problem.code)].append(problem)
    for (kind, id), item in items(curriculum):
        for index, waiver in enumerate(item.waivers):
            path, at = curriculum.place(kind, id, "waivers", index)
            complaint = _complaint(waiver, found.get((path, waiver.rule)), codes, today)
            if complaint is None:
                found.pop((path, waiver.rule))
            else:
                yield Problem(path, at, CODE, *complaint)
    for kept in found.values():
        yield from kept


def _complaint(
    waiver: Waiver, covered: list[Problem] | None, codes: frozenset[str], today: dt.date
) -> tuple[str, str] | None:
    """What is wrong with a waiver and what to do; nothing when it holds."""
    if waiver.rule not in codes:
        return _never(waiver.rule) or _unknown(waiver.rule, codes)
    if waiver.until < today:
        hint = "mend what the rule finds, or agree on a new day"
        return f"the waiver of `{waiver.rule}` ended on {waiver.until}", hint
    if not covered:
        return f"the waiver of `{waiver.rule}` is not needed", "remove it"
    return None


def _never(code: str) -> tuple[str, str] | None:
    """What to say of a code from which no file can give leave."""
    if code == CODE:
        why = "it judges the waivers themselves"
    elif code in ON_FINISHED_PAGES:
        why = "it judges finished pages, and many files have a part in each"
    elif code.partition("-")[0] in OF_THE_READER:
        why = "it tells what would not come out as it was meant"
    else:
        return None
    return f"`{code}` cannot be set aside: {why}", "mend what it finds, and remove the waiver"


def _unknown(code: str, codes: frozenset[str]) -> tuple[str, str]:
    near = difflib.get_close_matches(code.upper(), codes, n=1)
    hint = f"did you mean `{near[0]}`?" if near else "remove the waiver"
    return f"there is no rule `{code}`", hint


def explanation() -> str:
    """The page of this rule in the handbook."""
    return inspect.cleandoc(settle.__doc__ or "")
