"""Rules about what a page would run and load: its scripts and styles are files, and all from this site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from generator.inspection.finished import FinishedPage, FinishedSite
from generator.inspection.rule import Finding, error

Tag = tuple[str, dict[str, str]]
"""The name of an element and its attributes."""

DATA = "application/json"
"""What a script may hold in the page: it is read, and never run."""
LEADING = {"a", "area"}
"""Elements whose addresses a reader follows; nothing is loaded from there before."""
TOLD_TO_SEARCH_ENGINES = {"canonical", "alternate", "next", "prev", "license"}
"""What a `link` may say of another address without loading it."""
LOADED = {"action", "background", "data", "formaction", "href", "imagesrcset", "ping", "poster"}
LOADED |= {"src", "srcset", "xlink:href"}
"""Attributes whose addresses a browser asks."""

HARMLESS = "harmless"
"""Under this name a site keeps the pieces of the last page without a sign."""

# Signs that a page may break a rule; most show none, and are then not read tag by tag. All in small letters.
# None of them holds a `<` but at its beginning: so each shows in a piece of a page as it shows in the page.
_WORDS = ("<style", "script:", "script&")
_SCRIPT = re.compile(r'<script(?! src=| id="__config" type="application/json">)')
_ATTRIBUTE = re.compile(r"[\s\"'/](?:on[a-z]+|style|srcdoc|srcset|imagesrcset|ping)\s*=")
_ADDRESS = re.compile(r"(?<!xmlns)=\s*[\"']?\s*(?:[a-z][a-z0-9+.-]*:)?$")
_HARMLESS = ("<a ", '<link rel="canonical" ')
_HOST = re.compile(r"(?:^|,)\s*((?:[a-z][a-z0-9+.-]*:)?[/\\]{2}\S*)", re.IGNORECASE)


@error("WEB-01")
def nothing_runs_inside_a_page(site: FinishedSite) -> Iterator[Finding]:
    """Whoever smuggles a script into a page finds that browsers run none that stands in a page: so ours may not.

    Computed: no page has a script without a file (data apart), a `style` element or attribute, an attribute
    that waits for an event (`onclick`), an address that starts with `javascript:`, or a page within an
    attribute (`srcdoc`).
    Basis: the policy that every page carries (Content Security Policy, level 3).
    """
    for page in site.pages:
        if _signs(site, page).of_running:
            for what in dict.fromkeys(what for tag in _tags(page) for what in _inline(tag)):
                message = (
                    f"on {page.name} `{what}` stands in the page, where browsers will not obey it"
                )
                hint = "put a script into `theme/components/`, and a style into a style sheet"
                yield Finding(page.path, message, hint)


@error("WEB-02")
def nothing_comes_from_elsewhere(site: FinishedSite) -> Iterator[Finding]:
    """What a page loads from another host tells that host who is learning what, and is missing offline.

    Computed: no page loads a script, a style, a picture, a font, a frame or anything else from an address
    with a host, and none sends anything there. Links that a reader may follow lead wherever they like.
    Basis: the policy that every page carries; the readers' privacy.
    """
    for page in site.pages:
        if _signs(site, page).of_asking:
            for what in dict.fromkeys(what for tag in _tags(page) for what in _elsewhere(tag)):
                message = f"on {page.name} {what}, which is another host"
                hint = "put the file into the theme, and write where it lies in the site"
                yield Finding(page.path, message, hint)


class _Signs(NamedTuple):
    """What a page may do, by the look of it."""

    of_running: bool = False
    """Whether something that runs or styles may stand in it."""
    of_asking: bool = False
    """Whether an address with a host may stand in another place than in a link to follow."""


def _signs(site: FinishedSite, page: FinishedPage) -> _Signs:
    """The signs on a page; what the last page without any had too is not looked through again."""
    harmless: frozenset[str] = site.kept.get(HARMLESS, frozenset())
    if harmless is page.pieces.distinct:
        return _Signs()
    text = page.pieces.rest(harmless).lower()
    named = bool(_ATTRIBUTE.search(text))
    signs = _Signs(named or _may_run(text), named or _may_ask(text))
    if not any(signs):
        site.kept[HARMLESS] = page.pieces.distinct
    return signs


def _may_run(text: str) -> bool:
    return any(word in text for word in _WORDS) or bool(_SCRIPT.search(text))


def _may_ask(text: str) -> bool:
    at = text.find("//")
    while at >= 0:
        if _ADDRESS.search(text, max(0, at - 20), at) and not _is_followed(text, at):
            return True
        at = text.find("//", at + 2)
    return False


def _is_followed(html: str, at: int) -> bool:
    """Whether what stands at a place is the address of a link, which a reader may follow."""
    return html.startswith(_HARMLESS, html.rfind("<", 0, at))


def _inline(tag: Tag) -> Iterator[str]:
    """What of an element would run or style without a file."""
    name, attributes = tag
    if name == "style" or (
        name == "script" and "src" not in attributes and attributes.get("type") != DATA
    ):
        yield f"<{name}>"
    for attribute, value in attributes.items():
        if attribute in {"style", "srcdoc"} or attribute.startswith("on"):
            yield f"<{name} {attribute}>"
        elif attribute in LOADED and "".join(value.split()).lower().startswith("javascript:"):
            yield f"<{name} {attribute}={value[:40]}>"


def _elsewhere(tag: Tag) -> Iterator[str]:
    """What an element would load from another host, or send to it."""
    name, attributes = tag
    if name == "link" and set(attributes.get("rel", "").split()) & TOLD_TO_SEARCH_ENGINES:
        return
    for attribute in LOADED & attributes.keys() - (
        {"href", "xlink:href"} if name in LEADING else set()
    ):
        if found := _HOST.search(attributes[attribute]):
            yield f"`<{name} {attribute}>` asks `{found[1][:60]}`"


class _Tags(HTMLParser):
    """Every opening tag of a page, those in templates too."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Tag] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def _tags(page: FinishedPage) -> list[Tag]:
    parser = _Tags()
    parser.feed(page.html)
    parser.close()
    return parser.found
