"""Where the addresses on the pages of a site lead, and which of them lead nowhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from generator.inspection.finished import FinishedPage

ELSEWHERE = re.compile(r"(?:https?|mailto|data|javascript):|//", re.IGNORECASE)
"""How an address begins that leaves the site, or that runs; other rules say whether it may."""


class Ways:
    """What there is on a site, and what was found to lead there.

    Most addresses stand on every page, in the navigation, and begin with the way up to the top of the
    site. Pages of one depth write those alike, so each is followed once for each depth.
    """

    def __init__(self, addresses: Iterable[str], pages: Iterable[FinishedPage]) -> None:
        self._files = frozenset(addresses)
        self._pages = {page.uri: page for page in pages}
        self._anchors: dict[str, frozenset[str]] = {}
        self._good: defaultdict[str, set[str]] = defaultdict(set)

    def astray(self, base: str, targets: frozenset[str]) -> Iterator[str]:
        """The addresses on the page or in the file at `base` that lead nowhere, in alphabetical order."""
        up = "../" * base.count("/")
        good = self._good[up]
        for target in sorted(targets - good):
            if ELSEWHERE.match("".join(target.split())) or self.leads_somewhere(target, base):
                if up and target.startswith(up):
                    good.add(target)
            else:
                yield target

    def leads_somewhere(self, target: str, base: str) -> bool:
        """Whether an address, as it is written at `base`, leads to a file, or to a place on a page."""
        path, _, anchor = target.partition("#")
        found = below_the_site(path.partition("?")[0], base)
        if found is None:
            return False
        if found not in self._pages:
            return found in self._files and not anchor
        return not anchor or unquote(anchor) in self._anchors_on(found)

    def is_there(self, address: str) -> bool:
        """Whether the site has the page at an address that is seen from its top, and the place on it."""
        uri, _, anchor = address.partition("#")
        return uri in self._pages and (not anchor or anchor in self._anchors_on(uri))

    def _anchors_on(self, uri: str) -> frozenset[str]:
        """The ids on a page; of a large site only those pages are asked to which an anchor leads."""
        if uri not in self._anchors:
            self._anchors[uri] = self._pages[uri].gist.attributes.anchors
        return self._anchors[uri]


def below_the_site(path: str, base: str) -> str | None:
    """A path as it is written at `base`, seen from the top of the site; none if it leads out of it.

    >>> below_the_site("../../glossary/", "modules/listen/")
    'glossary/'
    """
    if not path:
        return base
    if path.startswith("/") or ":" in path:
        return None
    kept = base.split("/")[:-1]
    *steps, last = unquote(path).split("/")
    for step in (*steps, last):
        if step == ".." and not kept:
            return None
        kept = kept[:-1] if step == ".." else kept if step in {"", "."} else [*kept, step]
    is_folder = last in {"", ".", ".."} and bool(kept)
    return f"{'/'.join(kept)}{'/' if is_folder else ''}"
