"""What changes on the pages of the site, and who sees it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.curriculum import Curriculum
from generator.editions import Edition
from generator.impact.changes import Audience, Fate, PageChange
from generator.pages import plans
from generator.pages.page import Plan
from generator.pages.publication import Publication
from generator.pages.render import render, words
from generator.views import Reader

EDITORS = "edit/"
"""Below this address the site explains itself to editors, whatever is taught."""


@dataclass(frozen=True)
class Sites:
    """Every page of one side in both editions: title and HTML by address."""

    full: Mapping[str, tuple[str, str]]
    participant: Mapping[str, tuple[str, str]]
    handouts: frozenset[str]
    """Pages that are made for participants only."""


def sites(curriculum: Curriculum, theme: Path, by_hand: Mapping[str, str]) -> Sites:
    """Both editions of a curriculum; `by_hand` are the pages written in Markdown, by address."""
    own = {uri: (uri.strip("/").rsplit("/", 1)[-1], text) for uri, text in by_hand.items()}
    full, participant = (_plans(curriculum, theme, edition) for edition in Edition)
    return Sites(
        full={**_pages(full, theme), **own},
        participant={**_pages(participant, theme), **own},
        handouts=frozenset(plan.uri for plan in full if plan.reader is Reader.HANDOUT),
    )


def _plans(curriculum: Curriculum, theme: Path, edition: Edition) -> tuple[Plan, ...]:
    publication = Publication(curriculum, words(theme), edition)
    return tuple(plan for plan in plans(publication) if not plan.uri.startswith(EDITORS))


def _pages(planned: tuple[Plan, ...], theme: Path) -> dict[str, tuple[str, str]]:
    made = (render(plan, theme) for plan in planned)
    return {page.uri: (page.title, f"{page.title}\n{page.html}") for page in made}


def page_changes(before: Sites, after: Sites) -> tuple[PageChange, ...]:
    """Every page that is new, gone or different, in the order of the site."""
    return tuple(_changes(before, after))


def _changes(before: Sites, after: Sites) -> Iterator[PageChange]:
    for uri in dict.fromkeys((*after.full, *after.participant, *before.full, *before.participant)):
        is_open = before.participant.get(uri) != after.participant.get(uri)
        if is_open or before.full.get(uri) != after.full.get(uri):
            here = after.full.get(uri) or after.participant.get(uri)
            once = before.full.get(uri) or before.participant.get(uri)
            title, _ = here or once or ("", "")
            fate = Fate.CHANGED if here and once else Fate.ADDED if here else Fate.REMOVED
            yield PageChange(uri, title, fate, _audience(uri, is_open, before, after))


def _audience(uri: str, is_open: bool, before: Sites, after: Sites) -> Audience:
    """For whom the change is: what participants' pages do not show is for trainers."""
    if not is_open:
        return Audience.TRAINERS
    made_for_them = uri in after.handouts | before.handouts
    return Audience.PARTICIPANTS if made_for_them else Audience.EVERYONE
