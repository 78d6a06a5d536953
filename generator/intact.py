"""What is left of a curriculum some of whose files cannot be read: enough for rules about one thing.

An editor with a slip in one file should hear of what is wrong in all others in the same run. References
may lead nowhere here, so only rules that look at one thing at a time may judge it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from generator.curriculum import Curriculum, Entry, Key, Use
from generator.datasets import Dataset
from generator.model.offer import Offer
from generator.model.walk import references
from generator.problem import Position
from generator.source import Document
from generator.tree import Mapping as Tree

LISTS = {"modules": "module", "articles": "article", "workshops": "workshop", "paths": "path"}
"""What the offer puts into an order, with the kind of each."""
NOWHERE = Document("curriculum.yaml", Tree({}, {}, Position()), {})
"""Stands for an offer that could not be read."""


def intact(
    entries: Mapping[Key, Entry], broken: frozenset[Key], datasets: Mapping[str, Dataset]
) -> Curriculum:
    """The things whose files are in order, as a curriculum that may not be published."""
    kept = {key: entry for key, entry in entries.items() if entry.owner not in broken}
    uses: dict[Key, list[Use]] = defaultdict(list)
    for entry in kept.values():
        if entry.key == entry.owner:
            for found in references(entry.value):
                uses[found.kind, found.id].append(Use(entry.key, found.loc))
    offer = kept.get(("offer", "curriculum"))
    return Curriculum(
        _offer(offer, kept),
        MappingProxyType(kept),
        MappingProxyType({key: tuple(found) for key, found in uses.items()}),
        offer.document if offer else NOWHERE,
        datasets,
    )


def _offer(entry: Entry | None, kept: Mapping[Key, Entry]) -> Offer:
    """The offer without what is missing; without an offer, everything that there is."""
    ids = {field: tuple(id for name, id in kept if name == kind) for field, kind in LISTS.items()}
    if entry is None:
        empty: dict[str, Any] = {"title": "", "tagline": "", "introduction": "", **ids}
        return Offer.model_construct(**empty)
    offer: Offer = entry.value  # type: ignore[assignment]
    listed = {
        field: tuple(id for id in getattr(offer, field) if (kind, id) in kept)
        for field, kind in LISTS.items()
    }
    return offer.model_copy(update=listed)
