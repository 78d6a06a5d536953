"""The pages of ideas: principles, building blocks and practices, and the lists of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.addresses import IDEA_FOLDERS
from generator.model.ideas import Idea, IdeaKind
from generator.pages.credits import credits
from generator.pages.page import Link, Plan
from generator.pages.publication import Publication
from generator.views import View


@dataclass(frozen=True, slots=True)
class Relatives:
    """Other ideas that stand to this one in the same way."""

    relation: str
    links: tuple[Link, ...]


def pages(publication: Publication) -> Iterator[Plan]:
    """A page for each idea, and a list for each kind."""
    for kind in IdeaKind:
        ideas = publication.shown(publication.curriculum.ideas(kind))
        yield list_page(publication, kind, ideas)
        for idea in ideas:
            yield idea_page(publication, idea)


def list_page(publication: Publication, kind: IdeaKind, ideas: Iterable[Idea]) -> Plan:
    """All ideas of a kind, in their order."""
    return Plan(
        uri=f"{IDEA_FOLDERS[kind]}/",
        title=publication.say(f"sections.{kind}"),
        description=publication.say(f"ideas.list.{kind}"),
        template="ideas",
        reader=publication.reader,
        fill=lambda: {
            "kind": str(kind),
            "groups": tuple(_groups(publication, ideas)),
        },
    )


def _groups(
    publication: Publication, ideas: Iterable[Idea]
) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """The ideas as cards, grouped by the article that names them."""
    grouped: dict[str, list[Link]] = {}
    for idea in ideas:
        grouped.setdefault(idea.article, []).append(card(publication, idea))
    for article, links in grouped.items():
        yield publication.curriculum.get("article", article).byline, tuple(links)


def card(publication: Publication, idea: Idea) -> Link:
    """An idea as a card: its name and its one line."""
    link, seen = publication.link("idea", idea.id), publication.see(idea)
    meta = tuple(_where_taught(publication, idea))
    return Link(link.uri, f"{idea.number}. {link.title}", seen.in_one_line, "idea", meta)


def _where_taught(publication: Publication, idea: Idea) -> Iterator[str]:
    """The modules that teach an idea, in a line; those in preparation by their codes only."""
    if ready := publication.used_in("idea", idea.id, "module"):
        yield publication.say("ideas.taught_in", titles=", ".join(link.title for link in ready))
    elif planned := _planned(publication, idea):
        codes = ", ".join(module.code for module in planned)
        yield publication.say("ideas.will_be_taught", codes=codes)


def idea_page(publication: Publication, idea: Idea) -> Plan:
    """The page of an idea."""
    curriculum = publication.curriculum
    seen = publication.see(idea)
    case = curriculum.get("case", idea.case) if idea.case else None
    return Plan(
        uri=publication.link("idea", idea.id).uri,
        title=idea.title,
        description=idea.summary,
        template="idea",
        reader=publication.reader,
        source=curriculum.path_of("idea", idea.id),
        boost=1.5,
        fill=lambda: {
            "idea": seen,
            "article": publication.link("article", idea.article),
            "author": curriculum.get("article", idea.article).byline,
            "case": publication.link("case", case.id) if case and publication.shows(case) else None,
            "figure": curriculum.get("figure", idea.figure) if idea.figure else None,
            "points": seen.points,
            "tensions": tuple(_tensions(publication, seen)),
            "related": tuple(_related(publication, idea)),
            "taught": _taught(publication, idea),
            "used_in": publication.used_in("idea", idea.id, "exercise", "workshop", "survey"),
            "credits": credits(publication, _refs(idea)),
            "sources": publication.links("source", idea.source_refs),
        },
    )


def _related(publication: Publication, idea: Idea) -> Iterator[Relatives]:
    """The ideas that this one names, then those that name this one and were not named yet."""
    grouped: dict[str, list[str]] = {}
    for item in idea.related:
        grouped.setdefault(item.relation, []).append(item.idea)
    named = {item.idea for item in idea.related}
    for back, other in publication.curriculum.related_to.get(idea.id, ()):
        if other.id not in named and publication.shows(other):
            grouped.setdefault(f"{back}-back", []).append(other.id)
    for relation, ids in grouped.items():
        yield Relatives(relation, publication.links("idea", ids))


def _tensions(publication: Publication, idea: View) -> Iterator[tuple[Link, str]]:
    for tension in idea.tensions:
        yield publication.link("idea", tension.pulls_against), tension.text


def _refs(idea: Idea) -> tuple[str, ...]:
    """The ideas of the articles behind the idea and its points, each once."""
    inner = (ref for point in idea.points for ref in point.idea_refs)
    return tuple(dict.fromkeys((*idea.idea_refs, *inner)))


def _taught(publication: Publication, idea: Idea) -> tuple[Link, ...]:
    """The modules that teach the idea; those in preparation have no page of their own."""
    return publication.used_in("idea", idea.id, "module") or tuple(
        Link(
            "take-part/#in-preparation",
            publication.say("ideas.in_preparation", code=module.code, title=module.title),
        )
        for module in _planned(publication, idea)
    )


def _planned(publication: Publication, idea: Idea) -> tuple[View, ...]:
    """The modules in preparation that will teach what the articles say about the idea."""
    curriculum = publication.curriculum
    codes = {code for ref in idea.idea_refs for code in curriculum.get("article-idea", ref).modules}
    planned = (curriculum.planned(code) for code in sorted(codes))
    return publication.see_all(filter(None, planned))
