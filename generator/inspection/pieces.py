"""A page cut at every `<`, so that what stands on many pages is looked at once.

Nine tenths of a page is its frame, and the page made before it had most of that too. Whatever shows in
one piece, wherever that stands, therefore needs to be looked for only in the pieces that were not there.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a page: each begins after a `<` and ends before the next."""

    before: str
    """What stands before the first `<`; it belongs to no tag."""
    each: Sequence[str]
    """The pieces in their order."""
    distinct: frozenset[str]
    """The pieces, each once."""

    @classmethod
    def of(cls, page: str) -> Pieces:
        """The pieces of a page."""
        before, *each = page.split("<")
        return cls(before, each, frozenset(each))

    def rest(self, known: Collection[str]) -> str:
        """The page without the pieces that are `known`; the others in whatever order."""
        return "<".join((self.before, *self.distinct.difference(known)))
