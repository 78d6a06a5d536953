"""The page of statistics: what each badge means, and every number with where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.statistics import EvidenceStatus, Statistic
from generator.pages.page import Link, Plan
from generator.pages.publication import Origin, Publication
from generator.views import View

ORDER = (
    EvidenceStatus.VERIFIED_ORIGINAL,
    EvidenceStatus.VERIFIED_SECONDARY,
    EvidenceStatus.PARTLY,
    EvidenceStatus.CONTESTED,
    EvidenceStatus.MISQUOTED,
    EvidenceStatus.UNVERIFIED,
    EvidenceStatus.ILLUSTRATIVE,
)
"""The best checked first."""
QUOTABLE = frozenset(ORDER[:3])
"""Only these numbers stand in large figures: the others would be read as facts."""
ROWS = (
    *("article_value", "population", "country", "n"),
    *("fieldwork_year", "publisher", "sponsor_interest"),
)
UNKNOWN, NOT_APPLICABLE = "unknown", "not applicable"


@dataclass(frozen=True, slots=True)
class Bar:
    """A number as a bar; `share` is its length in per cent."""

    label: str
    value: str
    share: float


@dataclass(frozen=True, slots=True)
class Citation:
    """A step of the way back to the original: a source, and how much of it we have read."""

    source: View
    link: Link


@dataclass(frozen=True, slots=True)
class StatisticEntry:
    """A statistic with its pedigree, its chain of citations and its uses."""

    statistic: View
    number: str | None
    """The number as it is shown in large figures; none when it should not be."""
    bars: tuple[Bar, ...]
    rows: tuple[tuple[str, str], ...]
    chain: tuple[Citation, ...]
    used_in: tuple[Link, ...]
    origin: Origin
    checked: str
    """The day on which the number was last looked up, in words."""


def statistics_page(publication: Publication) -> Plan:
    """The page of statistics."""
    statistics = publication.shown(publication.curriculum.statistics)
    ordered = sorted(statistics, key=lambda item: ORDER.index(item.evidence))
    counts = {str(status): sum(item.evidence is status for item in ordered) for status in ORDER}
    return Plan(
        uri="statistics/",
        title=publication.say("sections.statistics"),
        description=publication.say("statistics.lead"),
        template="statistics",
        source="",
        reader=publication.reader,
        fill=lambda: {
            "entries": tuple(entry(publication, item) for item in ordered),
            "legend": tuple((status, count) for status, count in counts.items() if count),
        },
    )


def entry(publication: Publication, statistic: Statistic) -> StatisticEntry:
    """A statistic with its pedigree."""
    is_quotable = statistic.evidence in QUOTABLE and statistic.value is not None
    return StatisticEntry(
        publication.see(statistic),
        f"{statistic.value:g}" if is_quotable else None,
        _bars(publication, statistic) if is_quotable else (),
        tuple(_rows(publication, statistic)),
        tuple(_citation(publication, id) for id in statistic.chain),
        publication.used_in("statistic", statistic.id),
        publication.origin("statistic", statistic.id),
        publication.day(statistic.checked_on),
    )


def _bars(publication: Publication, statistic: Statistic) -> tuple[Bar, ...]:
    """The number beside the one to compare it with: percentages of 100, others of the larger."""
    other, value = statistic.comparator, statistic.value
    if other is None or value is None:
        return ()
    is_share = (statistic.unit or "").replace(" ", "").startswith("percent")
    whole = 100 if is_share else max(value, other.value)
    return tuple(
        Bar(label, f"{number:g}", round(100 * number / whole, 1))
        for label, number in (
            (publication.say("statistics.this_number"), value),
            (other.group, other.value),
        )
    )


def _rows(publication: Publication, statistic: Statistic) -> list[tuple[str, str]]:
    """What is known about a number, and in one line what nobody says."""
    named = [
        (publication.say(f"statistics.rows.{name}"), getattr(statistic, name)) for name in ROWS
    ]
    silent = [label for label, value in named if value == UNKNOWN]
    rows = [row for row in named if row[1] not in {None, UNKNOWN, NOT_APPLICABLE}]
    if silent:
        rows.append((publication.say("statistics.unknown"), "; ".join(map(_lowered, silent))))
    return rows


def _lowered(label: str) -> str:
    return label[0].lower() + label[1:]


def _citation(publication: Publication, id: str) -> Citation:
    source = publication.curriculum.get("source", id)
    return Citation(publication.see(source), publication.link("source", id))
