"""Links in texts that lead nowhere: told in the file where they are written, not on a page."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping

from generator.addresses import FOLDERS, IDEA_FOLDERS, OVERVIEWS, address_among
from generator.curriculum import Entry, Key, file_key
from generator.handwritten import HandwrittenPage, lost_links
from generator.problem import Problem
from generator.source import Document
from generator.texts import Target, targets

FOLDER_KINDS = {
    **{folder: kind for kind, folder in FOLDERS.items()},
    **dict.fromkeys(IDEA_FOLDERS.values(), "idea"),
}
HAVE_NO_PAGE = frozenset({"offer", "glossary", "sources"})


def problems(
    documents: Iterable[Document],
    entries: Mapping[Key, Entry],
    pages: Collection[HandwrittenPage],
    broken: Collection[Key],
) -> Iterator[Problem]:
    """Every link to a page of this site that is not there.

    `pages` are those written by hand; what stands in a `broken` file is not missed.
    """
    linked = [(document, target) for document in documents for target in targets(document)]
    if not linked and not pages:
        return
    known = _known(entries, [page.address for page in pages])
    whole = {address.partition("#")[0] for address in known} | {""}
    missed = frozenset(_address(key) for key in broken)
    for page in pages:
        yield from lost_links(page, whole | missed)
    for document, target in linked:
        if target.address not in known and _key(target.address) not in broken:
            at = document.locate_within(target.loc, target.part, target.number)
            message = f"no page of this site has the address `{target.address[:80]}`"
            yield Problem(document.path, at, "link-missing", message, _hint(target, known))


def _known(entries: Mapping[Key, Entry], pages: Collection[str]) -> frozenset[str]:
    """Every address of the site that a text may link to."""
    own = {
        address_among(entries, *entry.key)
        for entry in entries.values()
        if entry.key[0] not in HAVE_NO_PAGE and (entry.owner in entries or entry.owner == entry.key)
    }
    return frozenset({*own, *OVERVIEWS, *pages})


def _key(address: str) -> Key:
    """The file that a page with this address would be made from."""
    folder, _, rest = address.partition("/")
    if folder in FOLDER_KINDS:
        return FOLDER_KINDS[folder], rest.partition("/")[0]
    return file_key(f"content/{folder}.yaml")


def _address(key: Key) -> str:
    """The address of the page that is made from a file, if it is made from one alone."""
    folder = next((name for name, kind in FOLDER_KINDS.items() if kind == key[0]), "")
    return f"{folder}/{key[1]}/"


def _hint(target: Target, known: Collection[str]) -> str:
    """What was probably meant."""
    wanted = target.address.lstrip("./").removesuffix("index.md").removesuffix(".md")
    near = difflib.get_close_matches(wanted, known, n=1, cutoff=0.6)
    if near:
        return f"did you mean `{near[0]}`?"
    return "write it from the start of the site, such as `glossary/` or `exercises/four-benches/`"
