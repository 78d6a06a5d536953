"""The pages of cases: stories to work on, with what is known and what is not."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.cases import Case
from generator.pages.credits import credits
from generator.pages.page import Link, Plan
from generator.pages.publication import Publication


def pages(publication: Publication) -> Iterator[Plan]:
    """The list of cases and a page for each."""
    cases = publication.shown(publication.curriculum.cases)
    yield Plan(
        uri="cases/",
        title=publication.say("sections.cases"),
        description=publication.say("case.list_lead"),
        template="cases",
        reader=publication.reader,
        fill=lambda: {"cards": tuple(_card(publication, case) for case in cases)},
    )
    for case in cases:
        yield case_page(publication, case)


def _card(publication: Publication, case: Case) -> Link:
    """A case as a card: what happens, where, and whether it is made up."""
    link = publication.link("case", case.id)
    origin = publication.say("case.fictional" if case.fictional else "case.reported")
    meta = [publication.see(case).setting, origin]
    if publication.see(case).audience == "trainer":
        meta.append(publication.say("case.for_trainers"))
    return Link(link.uri, link.title, publication.see(case).synopsis, "case", tuple(meta))


def case_page(publication: Publication, case: Case) -> Plan:
    """The page of a case."""
    figure = publication.curriculum.get("figure", case.figure) if case.figure else None
    return Plan(
        uri=f"cases/{case.id}/",
        title=case.title,
        description=case.summary,
        template="case",
        reader=publication.reader,
        source=publication.curriculum.path_of("case", case.id),
        fill=lambda: {
            "case": publication.see(case),
            "figure": figure,
            "exercises": publication.used_in("case", case.id, "exercise"),
            "used_in": publication.used_in("case", case.id, "module", "idea"),
            "credits": credits(publication, case.idea_refs),
            "sources": publication.links("source", case.source_refs),
        },
    )
