"""The built site of the project's own content: nothing broken, nothing missing, nothing left over."""

from __future__ import annotations

import html
import itertools
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.addresses import address
from generator.editions import Edition
from generator.markup import typographic
from generator.model import WHOLE_FILES
from tests.curriculum import addresses, by_hand, curriculum, planned, publication
from tests.links import Element, Site, is_elsewhere, site_in, targets

SOURCES = {".yaml", ".yml", ".jinja", ".md", ".py", ".csv", ".toml"}
LEFT_OVER = re.compile(r"\{\{|\{%|\[\[organisation|\bUndefined\b|site:/|<built-in|object at 0x")
INLINE = re.compile(r"on[a-z]+")


@pytest.fixture
def site(full_site: Path) -> Site:
    return site_in(full_site)


def complain(found: list[str]) -> None:
    """Fails with everything that was found, one to a line."""
    if found:
        pytest.fail("\n".join(found[:40]), pytrace=False)


@pytest.fixture(params=["full_site", "participant_site"])
def each_site(request: pytest.FixtureRequest) -> Site:
    """The site of one edition, then of the other."""
    return site_in(request.getfixturevalue(request.param))


def test_every_link_and_every_anchor_leads_somewhere(each_site: Site) -> None:
    complain(each_site.broken_links())


def test_every_label_and_description_is_on_its_page(each_site: Site) -> None:
    complain(each_site.broken_idrefs())


def test_an_id_stands_once_on_a_page(each_site: Site) -> None:
    complain(each_site.repeated_ids())


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ('<a href="gone/">x</a>', "gone/"),
        ('<a href="#gone">x</a>', "#gone"),
        ('<a href="b/#gone">x</a>', "b/#gone"),
        ('<a href="../b/">x</a>', "../b/"),
        ('<a href="/b/">x</a>', "/b/"),
        ('<a href="site:/b/">x</a>', "site:/b/"),
        ('<script src="gone.mjs"></script>', "gone.mjs"),
        ('<img srcset="b/ 1x, gone.png 2x">', "gone.png"),
    ],
)
def test_the_check_of_links_finds_a_broken_one(tmp_path: Path, page: str, fault: str) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b/index.html").write_text('<p id="here">', encoding="utf-8")
    good = '<a href="b/#here">x</a><a href="b/">x</a><a href="https://example.org/">x</a>'
    (tmp_path / "index.html").write_text(good + page, encoding="utf-8")
    assert Site(tmp_path).broken_links() == [f": `{fault}`"]


def test_the_check_of_ids_finds_a_second_one_and_a_missing_one(tmp_path: Path) -> None:
    page = '<p id="a"><p id="a"><label for="b">'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    assert Site(tmp_path).repeated_ids() == [": `a` × 2"]
    assert Site(tmp_path).broken_idrefs() == [": for=`b`"]


def test_no_mark_of_a_template_is_left_on_a_page(site: Site) -> None:
    found = []
    for uri, page in site.articles.items():
        # The handbook shows such marks: what they do in a file is what its pages are about.
        if uri.startswith("edit/handbook/"):
            continue
        attributes = (value for part in page.walk() for value in part.attributes.values())
        shown = (f"{page.text} {' '.join(attributes)}").replace("[[organisation.name]]", "")
        found += [f"{uri}: `{match}`" for match in LEFT_OVER.findall(shown)]
    complain(found)


def prose(part: Element) -> Iterator[str]:
    """The texts inside an element that are neither code nor a script."""
    for inner in part.inner:
        if isinstance(inner, str):
            yield inner
        elif inner.name not in {"code", "pre", "script", "style", "textarea"}:
            yield from prose(inner)


def test_quotation_marks_and_apostrophes_are_those_of_print(site: Site) -> None:
    parts = [
        (uri, page.one("head").one("title"))
        for uri, page in site.pages.items()
        if uri != "404.html"
    ]
    for uri, page in site.pages.items():
        parts += [(uri, part) for part in page.all("article", "nav")]
    complain(
        [
            f"{uri}: {text.strip()}"
            for uri, part in parts
            for text in prose(part)
            if re.search("[\"']", text)
        ]
    )


def head_faults(uri: str, page: Element) -> Iterator[str]:
    """What a page does not say of itself."""
    if page.one("html").get("lang") != "en":
        yield f"{uri}: no language"
    if not page.one("head").one("title").text:
        yield f"{uri}: no title"
    if len(page.all("h1")) != 1 or not page.one("h1").text:
        yield f"{uri}: {len(page.all('h1'))} × h1"
    metas = [part.get("content") for part in page.all("meta") if part.get("name") == "description"]
    if len(metas) != 1 or not 20 <= len(metas[0]) <= 200:
        yield f"{uri}: description {metas}"


def test_every_page_has_a_title_a_heading_a_description_and_a_language(site: Site) -> None:
    own = (uri for uri in site.pages if uri != "404.html")
    complain([fault for uri in own for fault in head_faults(uri, site.pages[uri])])


def test_no_two_pages_have_the_same_title_or_description(site: Site) -> None:
    titles = [site.pages[uri].one("head").one("title").text for uri in site.articles]
    descriptions = [plan.description for plan in planned()]
    assert len(set(titles)) == len(titles)
    assert len(set(descriptions)) == len(descriptions)


def test_no_level_of_headings_is_skipped(site: Site) -> None:
    found = []
    for uri, page in site.pages.items():
        headings = page.all("h1", "h2", "h3", "h4", "h5", "h6")
        inside = [part for part in headings if any(up.name == "article" for up in part.around())]
        levels = [int(part.name[1]) for part in inside]
        if levels and levels[0] != 1:
            found.append(f"{uri}: begins with h{levels[0]}")
        for (above, below), part in zip(itertools.pairwise(levels), inside[1:], strict=True):
            if below > above + 1:
                found.append(f"{uri}: h{above}, then h{below} “{part.text}”")
    complain(found)


def has_name(part: Element) -> bool:
    """Whether a picture says what it shows, or that it shows nothing new."""
    if any(up.get("aria-hidden") == "true" for up in part.around()):
        return True
    if part.name == "img":
        return "alt" in part.attributes
    named = part.get("aria-label") or part.get("aria-labelledby") or part.all("title")
    return part.get("role") == "img" and bool(named)


def test_every_picture_has_a_name_or_is_hidden_from_screen_readers(site: Site) -> None:
    pictures = [(uri, part) for uri, page in site.pages.items() for part in page.all("img", "svg")]
    drawings = [part for _, part in pictures if part.get("role") == "img"]
    complain([f"{uri}: {part.name}" for uri, part in pictures if not has_name(part)])
    assert len(drawings) >= len(curriculum().figures)


def test_no_source_file_is_published(site: Site) -> None:
    files = [path for path in site.folder.rglob("*") if path.is_file()]
    # The tables that exercises are about are there to be opened.
    files = [path for path in files if path.parent != site.folder / "data"]
    assert not [path for path in files if path.suffix in SOURCES or ".test." in path.name]
    assert not [path for path in files if path.name.startswith(".") and path.stat().st_size > 100]


def test_a_page_loads_nothing_from_another_host(site: Site) -> None:
    loading = {"link", "script", "img", "source", "iframe", "use", "image", "video", "audio"}
    rels = {"canonical", "prev", "next", "edit"}
    found = [
        f"{uri}: {part.name} {target}"
        for uri, page in site.pages.items()
        for part in page.walk()
        if part.name in loading and part.get("rel") not in rels
        for target in targets(part)
        if is_elsewhere(target) or target.startswith("//")
    ]
    css = "".join(path.read_text(encoding="utf-8") for path in site.folder.rglob("*.css"))
    assert not re.findall(r"url\([\"']?(?:https?:)?//[^)]*", css)
    complain(found)


def test_our_part_of_a_page_has_no_inline_style_and_no_inline_script(site: Site) -> None:
    found = [
        f"{uri}: <{part.name} {name}>"
        for uri, article in site.articles.items()
        for part in article.walk()
        for name in (*part.attributes, part.name)
        if name in {"style", "script"} or INLINE.fullmatch(name)
    ]
    complain(found)


def test_everything_in_the_curriculum_has_its_place_on_the_site(site: Site) -> None:
    known = publication()
    entries = {
        key: address(curriculum(), *key)
        for key, entry in curriculum().entries.items()
        if key[0] not in WHOLE_FILES
        and known.shows(entry.value)
        and known.shows(curriculum().entries[entry.owner].value)
    }
    assert {"module", "exercise", "question", "article-idea", "term", "figure"} <= {
        kind for kind, _ in entries
    }
    complain([f"{key}: `{uri}`" for key, uri in entries.items() if not site.has(uri)])


@pytest.mark.parametrize("edition", Edition)
def test_every_planned_page_is_built_and_no_other(
    request: pytest.FixtureRequest, edition: Edition
) -> None:
    site = site_in(request.getfixturevalue(f"{edition}_site"))
    assert set(site.articles) == set(addresses(edition))


def test_the_search_knows_every_page_that_may_be_found_and_no_other(site: Site) -> None:
    known = {entry["location"].partition("#")[0] for entry in site.search_entries}
    assert known == {*(plan.uri for plan in planned() if plan.searchable), *by_hand()}


def test_what_the_search_knows_is_there_and_has_words(site: Site) -> None:
    complain(
        [entry["location"] for entry in site.search_entries if not site.has(entry["location"])]
    )
    found = " ".join(entry["text"] for entry in site.search_entries)
    for module in curriculum().modules:
        assert module.keypoints[0].split(",")[0] in found.replace("’", "'")


def test_search_finds_each_run_sheet_in_one_guide_and_nothing_of_a_guide_twice(
    full_site: Path,
) -> None:
    """A module that four workshops teach would else fill the first page of every search."""
    index = json.loads((full_site / "search" / "search_index.json").read_text(encoding="utf-8"))
    guides: dict[str, str] = defaultdict(str)
    for doc in index["docs"]:
        uri = doc["location"].partition("#")[0]
        if uri.endswith("/guide/"):
            guides[uri] += doc["text"]
    assert len(guides) == len(curriculum().workshops)
    for module in curriculum().modules:
        # A workshop may lead on from the last part in its own words.
        led = [part.transition for part in module.segments[:-1] if part.transition]
        said = [html.escape(typographic(text), quote=False) for text in led]
        assert len([text for text in guides.values() if all(each in text for each in said)]) == 1
    paper = [doc for doc in index["docs"] if "/handout/" in doc["location"]]
    purposes = {
        html.escape(typographic(item.purpose), quote=False) for item in curriculum().exercises
    }
    assert paper
    assert not [doc["location"] for doc in paper if any(said in doc["text"] for said in purposes)]
