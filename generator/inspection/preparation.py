"""Rules about what a trainer prepares from: the list of things to bring."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.inspection.finished import FinishedPage, FinishedSite, text
from generator.inspection.rule import Finding, Scope, error
from generator.supplies import materials


@error("FAC-02", Scope.CURRICULUM)
def nothing_to_bring_is_missing(site: FinishedSite) -> Iterator[Finding]:
    """A trainer who packs by the list stands in the room without whatever the list leaves out.

    Computed: the list of materials on the page and in the guide of a workshop holds exactly what its
    equipment, its slots and the exercises of its modules need, each for the number of people that
    the workshop works best for.
    Basis: facilitator guides of consultancies: both kinds of material in one place.
    """
    for page in site.made_with("workshop", "guide"):
        workshop = site.workshop_of(page)
        needed = Counter(
            (_name(supply.item), supply.total)
            for supply in materials(site.curriculum, workshop, workshop.group.ideal)
        )
        listed = Counter(_rows(page))
        missing, surplus = needed - listed, listed - needed
        if missing or surplus:
            what = f"`{next(iter(missing or surplus))[0]}`"
            said = f"lacks {what} in its number" if missing else f"has {what}, which nothing needs"
            message = f"the list of materials on {page.name} {said}"
            hint = "mend `theme/pages/parts/supplies.jinja`, which prints the list"
            yield Finding(page.path, message, hint)


def _rows(page: FinishedPage) -> Iterator[tuple[str, int]]:
    """What the list on the page says: the things and how many of each."""
    for row in page.find("table.supplies tbody tr"):
        item, total = row.css_first(".supplies__item"), row.css_first(".supplies__total")
        if item is not None and total is not None:
            digits = re.sub(r"\D", "", text(total))
            yield _name(text(item)), int(digits or 0)


def _name(item: str) -> str:
    """The words of a thing: quotation marks change on their way to the page."""
    return " ".join(re.findall(r"\w+", item.lower()))
