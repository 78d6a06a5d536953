"""Links in texts that lead nowhere, in one edition or in all: told where they are written, not on a page."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from enum import Enum, auto

from generator.addresses import (
    FOLDERS,
    FOR_TRAINERS,
    GUIDE,
    HANDOUT,
    IDEA_FOLDERS,
    OVERVIEWS,
    address_among,
)
from generator.curriculum import Entry, Key, file_key, is_for_trainer
from generator.handwritten import NO_PAGE, HandwrittenPage, page_links
from generator.model import WHOLE_FILES
from generator.model.base import Audience, Status
from generator.model.offer import Offer
from generator.model.walk import audience_at
from generator.problem import Problem
from generator.source import Document
from generator.texts import Target

FOLDER_KINDS = {
    **{folder: kind for kind, folder in FOLDERS.items()},
    **dict.fromkeys(IDEA_FOLDERS.values(), "idea"),
}
OFFER = ("offer", "curriculum")
OFFERED = frozenset({"module", "workshop", "path"})
"""Kinds of which only what the offer lists has a page."""
Saying = tuple[str, str, str]
"""The code of a problem, what is wrong, and what to do."""


class Standing(Enum):
    """Who finds a page on the site."""

    EVERYBODY = auto()
    TRAINERS = auto()
    """The edition for participants lacks it."""
    NOT_OFFERED = auto()
    DRAFT = auto()


Site = Mapping[str, Standing]
"""Every address that a text may name, and who finds something there."""


def problems(
    linked: Collection[tuple[Document, Target]],
    entries: Mapping[Key, Entry],
    pages: Collection[HandwrittenPage],
    broken: Collection[Key],
) -> Iterator[Problem]:
    """Every link to a page of this site that is not there for everybody who reads the link.

    `linked` holds what texts link to; `pages` are those written by hand, whose links are judged, too.
    What stands in a `broken` file is not missed.
    """
    if not linked and not pages:
        return
    site = _site(entries, pages)
    for page in pages:
        yield from _on_page(page, site, broken)
    for document, target in linked:
        if _key(target.address) in broken and target.address not in site:
            continue
        reader = entries.get(file_key(document.path))
        saying = _missing(target, site) or (reader and _lost(target, reader, site))
        if saying:
            at = document.locate_within(target.loc, target.part, target.number)
            yield Problem(document.path, at, *saying)


def _site(entries: Mapping[Key, Entry], pages: Collection[HandwrittenPage]) -> Site:
    """Every address of the site that a text may link to."""
    found = dict.fromkeys((*OVERVIEWS, *(page.address for page in pages)), Standing.EVERYBODY)
    found |= dict.fromkeys(FOR_TRAINERS, Standing.TRAINERS)
    offered = _offered(entries[OFFER].value) if OFFER in entries else None
    for entry in entries.values():
        if entry.key[0] in WHOLE_FILES or entry.owner not in entries:
            continue
        address, owner = address_among(entries, *entry.key), entries[entry.owner]
        standing = _standing(owner, offered)
        if entry.key[0] == "workshop":
            found |= {f"{address}{GUIDE}": standing, f"{address}{HANDOUT}": standing}
            if standing is Standing.EVERYBODY:
                standing = found[f"{address}{GUIDE}"] = Standing.TRAINERS
        found[address] = standing
    return found


def _offered(offer: object) -> frozenset[Key] | None:
    """What the offer lists; none where there is no offer that could be read."""
    if not isinstance(offer, Offer):
        return None
    return frozenset((kind, id) for kind in OFFERED for id in getattr(offer, f"{kind}s"))


def _standing(owner: Entry, offered: Collection[Key] | None) -> Standing:
    """Who finds what is made from a file."""
    kind = owner.key[0]
    if getattr(owner.value, "status", None) is Status.DRAFT:
        return Standing.DRAFT
    if kind in OFFERED and offered is not None and owner.key not in offered:
        return Standing.NOT_OFFERED
    return Standing.TRAINERS if is_for_trainer(owner.value) else Standing.EVERYBODY


def _missing(target: Target, site: Site) -> Saying | None:
    """What to say of a link to what has no page at all."""
    address = target.address
    if address not in site:
        message = f"no page of this site has the address `{address[:80]}`"
        return "link-missing", message, _hint(target, site)
    return _unlisted(address) if site[address] is Standing.NOT_OFFERED else None


def _unlisted(address: str) -> Saying:
    message = f"`{address[:80]}` is not on the site, since curriculum.yaml does not offer it"
    folder = address.partition("/")[0]
    return "link-missing", message, f"list it there below `{folder}`, or take the link out"


def _lost(target: Target, reader: Entry, site: Site) -> Saying | None:
    """What to say of a link that somebody who reads the text cannot follow."""
    standing = site[target.address]
    status = getattr(reader.value, "status", None)
    if standing is Standing.DRAFT and status is not Status.DRAFT:
        return _to_draft(target.address, has_status=status is not None)
    is_read_by_all = audience_at(reader.value, target.loc) is not Audience.TRAINER
    return (
        _for_trainers(target.address) if standing is Standing.TRAINERS and is_read_by_all else None
    )


def _to_draft(address: str, *, has_status: bool) -> Saying:
    message = f"`{address[:80]}` belongs to a draft, so it is not on the site"
    other = "make this file a draft, too" if has_status else "take the link out"
    return "link-draft", message, f"finish it first, or {other}"


def _for_trainers(address: str) -> Saying:
    message = f"`{address[:80]}` is for trainers only, and participants read this text"
    if _key(address)[0] == "workshop" and address.partition("/")[2]:
        return (
            "link-for-trainers",
            message,
            "lead to the workshop's `handout/`, or take the link out",
        )
    return "link-for-trainers", message, "take the link out, or move it to a field for trainers"


def _on_page(page: HandwrittenPage, site: Site, broken: Collection[Key]) -> Iterator[Problem]:
    """The links of a page written by hand, which everybody reads, to what is not there."""
    whole = {address.partition("#")[0] for address in site} | {""}
    whole |= {_address(key) for key in broken}
    for written, address, at in page_links(page):
        saying: Saying | None = None
        match site.get(address):
            case Standing.DRAFT:
                saying = _to_draft(address, has_status=False)
            case Standing.TRAINERS:
                saying = _for_trainers(address)
            case Standing.NOT_OFFERED:
                saying = _unlisted(address)
            case None if address == NO_PAGE or address not in whole:
                hint = "write the way from this file, such as `../glossary/index.md`"
                saying = "link-missing", f"`{written[:80]}` leads to no page", hint
        if saying:
            yield Problem(page.path, at, *saying)


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
    return "write it from the start of the site, such as `glossary/` or `exercises/`"
