"""What changes in statistics and in everything that needs no comparison of its own; renamed ids."""

from __future__ import annotations

from collections.abc import Iterator

from generator.impact.changes import Fate, Renaming, StatisticChange, ThingChange, Wording
from generator.impact.pairs import Pairs, fields
from generator.model.statistics import Statistic

TOLD_ELSEWHERE = frozenset({"workshop", "module", "exercise", "question", "statistic"})
INSIDE = frozenset({"objective", "misconception", "article-idea", "module-code"})
"""Things inside a file whose change is told with the file."""
LISTS = {"glossary": "terms", "sources": "sources", "tensions": "tensions", "quiz": "questions"}
"""Files that hold a list of things, which are told one by one."""


def statistics(pairs: Pairs) -> Iterator[StatisticChange]:
    """Every statistic in which something changes."""
    for pair in pairs.of("statistic"):
        found = StatisticChange(
            id=pair.key[1],
            title=pair.title,
            fate=pair.fate,
            evidence=Wording(pair.key[1], _evidence(pair.before), _evidence(pair.after)),
            number=Wording(pair.key[1], _number(pair.before), _number(pair.after)),
            fields=fields(pair.before, pair.after, "evidence", "value", "unit"),
        )
        is_other = any(text.before != text.after for text in (found.evidence, found.number))
        if pair.before is None or pair.after is None or is_other or found.fields:
            yield found


def _evidence(statistic: Statistic | None) -> str:
    return str(statistic.evidence) if statistic else ""


def _number(statistic: Statistic | None) -> str:
    if statistic is None or statistic.value is None:
        return ""
    return " ".join(filter(None, (f"{statistic.value:g}", statistic.unit)))


def others(pairs: Pairs) -> Iterator[ThingChange]:
    """Every other thing that is new, gone or different."""
    kinds = dict.fromkeys(kind for kind, _ in (*pairs.after.entries, *pairs.before.entries))
    for kind in kinds:
        if kind in TOLD_ELSEWHERE or kind in INSIDE:
            continue
        for pair in pairs.of(kind):
            differing = fields(pair.before, pair.after, LISTS.get(kind, ""))
            if pair.before is None or pair.after is None or differing:
                yield ThingChange(kind, pair.key[1], pair.title, pair.fate, differing)
    yield from _tables(pairs)


def _tables(pairs: Pairs) -> Iterator[ThingChange]:
    """The tables in `content/data/` that differ."""
    old, new = pairs.before.datasets, pairs.after.datasets
    for name in dict.fromkeys((*new, *old)):
        if old.get(name) != new.get(name):
            gone = Fate.REMOVED if name not in new else Fate.CHANGED
            yield ThingChange("table", name, name, Fate.ADDED if name not in old else gone)


def renamed(pairs: Pairs) -> Iterator[Renaming]:
    """Every id that became another one."""
    for (kind, old), new in pairs.renamed.items():
        if kind not in {"module-code"}:
            value = pairs.after.get(kind, new)
            needs = hasattr(value, "aliases") and old not in value.aliases
            yield Renaming(kind, old, new, needs)
