"""Rules about the site as a whole: nothing is missing, and every address on it leads somewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.inspection.attributes import Attributes, certain
from generator.inspection.finished import FinishedPage, FinishedSite
from generator.inspection.rule import Finding, Scope, error
from generator.inspection.ways import Ways, below_the_site

SIGN = re.compile(r"[\W_]+")
CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
IMPORT = re.compile(r"""(?:from|import)\s*\(?\s*["'](\.[^"']+)["']""")


@error("PUB-01", Scope.SITE)
def every_page_is_there(site: FinishedSite) -> Iterator[Finding]:
    """Somebody has kept the address of a page, and opens it in front of forty people.

    Computed: each page that the edition is to have is on the site, and its heading of level 1 is the
    title that the page was planned with, or the end of it.
    Basis: house rule.
    """
    pages = {page.uri: page for page in site.pages}
    for uri, planned in site.planned.items():
        if uri not in pages:
            hint = "look at the messages above this one, and report it if there are none"
            yield Finding(planned.path, f"the page `{uri}` was not made", hint)
            continue
        title = pages[uri].title
        if planned.title and title and not _words(planned.title).endswith(_words(title)):
            message = f"`{uri}` is headed `{title}`, and should be `{planned.title}`"
            yield Finding(pages[uri].path, message, "print the title in `<h1>`, and nothing else")


def _words(title: str) -> str:
    """The letters of a title, which a page prints with other quotation marks and dashes."""
    return SIGN.sub("", title).lower()


@error("PUB-02", Scope.SITE)
def everything_has_its_place(site: FinishedSite) -> Iterator[Finding]:
    """What is in the files and on no page is lost, and nobody misses it until they need it.

    Computed: each thing of the curriculum that the edition shows – an exercise, a question, a term –
    has its page, and where it shares one, an element with its id there.
    Basis: house rule.
    """
    ways = Ways(site.addresses, site.pages)
    for place in site.places:
        _, _, anchor = place.address.partition("#")
        if not ways.is_there(place.address):
            message = f"the {place.kind} `{place.id}` is not at `{place.address}`"
            hint = f'give the element that shows it `id="{anchor}"`' if anchor else "make its page"
            yield Finding(place.path, message, hint)


@error("PUB-03", Scope.SITE)
def every_address_leads_somewhere(site: FinishedSite) -> Iterator[Finding]:
    """A link that leads nowhere costs a reader the way, and a missing style sheet costs everybody the page.

    Computed: each address on a page that does not leave the site leads to a page or a file of it, and
    its anchor to an id on that page; so does each address in a style sheet, and each script that another
    one imports.
    Basis: house rule.
    """
    ways = Ways(site.addresses, site.pages)
    lost: dict[str, list[tuple[FinishedPage, str]]] = {}
    for page in site.pages:
        for target in ways.astray(page.uri, page.gist.attributes.targets):
            if _is_certain(page, target):
                path, mark, anchor = target.partition("#")
                meant = f"{below_the_site(path, page.uri) or path}{mark}{anchor}"
                lost.setdefault(meant, []).append((page, target))
    for (page, target), *others in lost.values():
        also = f" (so on {len(others)} more)" if others else ""
        message = f"on {page.name} `{target}` leads nowhere{also}"
        hint = "correct the address, or take it out"
        if others:
            hint = f"{hint}; what all pages show stands in `mkdocs.yml` and `theme/material/`"
        yield Finding(page.path, message, hint)
    for address, text in site.loaded.items():
        pattern = CSS_ADDRESS if address.endswith(".css") else IMPORT
        named = frozenset(each for each in pattern.findall(text) if not each.startswith("data:"))
        for target in ways.astray(address, named):
            message = f"in `{address}` `{target}` leads nowhere"
            yield Finding(address, message, "correct the address, or add the file to the theme")


def _is_certain(page: FinishedPage, target: str) -> bool:
    """Whether what was found is an address, and what it leads to is not merely written unusually."""
    if target not in certain(page.html).targets:
        return False
    return not target.startswith("#") or target[1:] not in _ids(page)


def _ids(page: FinishedPage) -> set[str]:
    return set(certain(page.html).ids)


@error("PUB-04")
def an_id_stands_once(site: FinishedSite) -> Iterator[Finding]:
    """A link to an id that stands twice leads to the first; a label names the wrong field.

    Computed: no id stands twice on a page.
    Basis: HTML Standard, 3.2.6 (the `id` attribute).
    """
    for page in site.pages:
        ids = page.gist.attributes
        if len(ids.anchors) < len(ids.ids):
            yield from _repeated(page, ids)


def _repeated(page: FinishedPage, found: Attributes) -> Iterator[Finding]:
    """The ids that stand twice; text that only looks like an id has no element of its own."""
    for id, times in Counter(found.ids).items():
        really = times > 1 and sum(node.id == id for node in page.tree.css("[id]"))
        if really > 1:
            message = f"on {page.name} the id `{id}` stands {really} times"
            yield Finding(page.path, message, "give each of the elements an id of its own")
