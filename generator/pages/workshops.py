"""Workshops for those who lead them: the formats side by side, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace

from generator import schedule
from generator.markup import typographic
from generator.model.modules import Module
from generator.model.workshops import Workshop
from generator.pages.credits import credits
from generator.pages.evaluation import looks
from generator.pages.page import Link, Plan
from generator.pages.publication import Publication
from generator.pages.runsheet import run_sheets
from generator.supplies import Supply, materials
from generator.views import Reader, View


@dataclass(frozen=True, slots=True)
class Taught:
    """A module of a workshop, with the objectives that the workshop reaches and leaves out."""

    module: View
    link: Link
    depth: str
    minutes: int
    reached: tuple[View, ...]
    further: tuple[View, ...]
    """Those reached that the workshop does not promise by name."""
    left_out: tuple[View, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """A workshop in figures, for the list and for its own page."""

    workshop: View
    link: Link
    guide: Link
    handout: Link
    minutes: int
    """From the first start to the last end, breaks included; all days together."""
    taught_minutes: int
    modules: tuple[Taught, ...]
    reached: int
    promised: tuple[View, ...]
    """The objectives that the workshop promises, the most important first."""
    objectives: int
    """Objectives of all modules that the workshop touches."""


def pages(publication: Publication) -> Iterator[Plan]:
    """The list of workshops and the page of each; participants have the handouts only."""
    if not publication.has_guides:
        return
    workshops = publication.shown(publication.curriculum.workshops)
    yield Plan(
        uri="workshops/",
        title=publication.say("sections.lead"),
        description=publication.say("lead.lead"),
        template="lead",
        reader=Reader.TRAINER,
        fill=lambda: _side_by_side(publication, workshops),
    )
    for workshop in workshops:
        yield workshop_page(publication, workshop)


@dataclass(frozen=True, slots=True)
class Across:
    """A module, and how it is taught in each of the workshops: `full`, `compact` or not at all."""

    link: Link
    depths: tuple[str | None, ...]


def _side_by_side(publication: Publication, workshops: tuple[Workshop, ...]) -> dict[str, object]:
    """The workshops in figures, and which module is taught in which of them."""
    found = tuple(offered(publication, workshop) for workshop in workshops)
    depths = [{part.module.id: part.depth for part in item.modules} for item in found]
    modules = publication.shown(publication.curriculum.modules)
    return {
        "workshops": found,
        "objectives": sum(len(module.objectives) for module in modules),
        "across": tuple(
            Across(
                publication.link("module", module.id), tuple(each.get(module.id) for each in depths)
            )
            for module in modules
        ),
    }


def workshop_page(publication: Publication, workshop: Workshop) -> Plan:
    """What a trainer reads before choosing a workshop, and sends round before running it."""
    curriculum = publication.curriculum
    return Plan(
        uri=f"workshops/{workshop.id}/",
        title=workshop.title,
        description=workshop.summary,
        template="workshop",
        reader=Reader.TRAINER,
        source=curriculum.path_of("workshop", workshop.id),
        boost=1.5,
        fill=lambda: {
            "offered": offered(publication, workshop),
            "workshop": publication.see(workshop, Reader.TRAINER),
            "sheets": run_sheets(publication, workshop),
            "supplies": supplies(publication, workshop),
            "others": _not_taught(publication, workshop),
            "looks": looks(publication, workshop),
            "credits": credits(publication, workshop.idea_refs),
        },
    )


def offered(publication: Publication, workshop: Workshop) -> Offered:
    """The workshop in figures."""
    curriculum = publication.curriculum
    modules = taught(publication, workshop)
    return Offered(
        workshop=publication.see(workshop, Reader.TRAINER),
        link=publication.link("workshop", workshop.id),
        guide=Link(f"workshops/{workshop.id}/guide/", publication.say("guide.title")),
        handout=Link(f"workshops/{workshop.id}/handout/", publication.say("handout.title")),
        minutes=sum(schedule.clock_minutes(curriculum, workshop)),
        taught_minutes=schedule.taught_minutes(curriculum, workshop),
        modules=modules,
        promised=tuple(
            publication.see(curriculum.get("objective", id), Reader.TRAINER)
            for id in workshop.objectives
        ),
        reached=sum(len(part.reached) for part in modules),
        objectives=sum(len(part.reached) + len(part.left_out) for part in modules),
    )


def taught(
    publication: Publication, workshop: Workshop, reader: Reader = Reader.TRAINER
) -> tuple[Taught, ...]:
    """The modules of a workshop in their order."""
    pairs = schedule.workshop_modules(publication.curriculum, workshop)
    done = {found.id for found in schedule.reach(publication.curriculum, workshop).reached}
    promised = frozenset(workshop.objectives)
    return tuple(
        Taught(
            module=publication.see(module, reader),
            link=publication.link("module", module.id),
            depth=str(depth),
            minutes=sum(part.minutes for part in schedule.segments(module, depth)),
            reached=_those(publication, module, done, reader),
            further=_those(publication, module, done - promised, reader),
            left_out=_those(
                publication, module, {found.id for found in module.objectives} - done, reader
            ),
        )
        for module, depth in pairs
    )


def _those(
    publication: Publication, module: Module, wanted: Set[str], reader: Reader
) -> tuple[View, ...]:
    """The objectives of a module that are among the wanted ones, in their order."""
    found = (objective for objective in module.objectives if objective.id in wanted)
    return tuple(publication.see(objective, reader) for objective in found)


def supplies(publication: Publication, workshop: Workshop) -> tuple[Supply, ...]:
    """What to bring for the number of people that the workshop works best for."""
    found = materials(publication.curriculum, workshop, workshop.group.ideal)
    throughout = {workshop.title: publication.say("workshop.throughout")}
    return tuple(_lettered(supply, throughout) for supply in found)


def _lettered(supply: Supply, names: dict[str, str]) -> Supply:
    """The supply with the quotation marks of print."""
    uses = (names.get(use, use) for use in supply.uses)
    return replace(
        supply,
        item=typographic(supply.item),
        notes=tuple(map(typographic, supply.notes)),
        uses=tuple(map(typographic, uses)),
    )


def _not_taught(publication: Publication, workshop: Workshop) -> tuple[Link, ...]:
    """The modules that the workshop leaves out altogether."""
    used = {module.id for module, _ in schedule.workshop_modules(publication.curriculum, workshop)}
    rest = (id for id in publication.curriculum.offer.modules if id not in used)
    return publication.links("module", rest)
