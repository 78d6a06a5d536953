"""Our frame is Material's own in everything that its scripts can meet, though its base template is not used.

The page that Material's base template makes of our parts is rendered beside ours and compared element by
element. When a version of Material asks for something new, it is missed here first.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.assets import of_material, theme_folder
from generator.editions import Edition
from generator.loading import load
from generator.making.frame import Frame, configuration
from generator.pages import plans
from generator.pages.navigation import navigation
from generator.pages.page import Heading, Plan, finished
from generator.pages.publication import Publication
from generator.pages.render import words
from tests.curriculum import PROJECT

MATERIALS_OWN = PROJECT / "tests/cases/material_frame"
TEXT = "<h1>A title</h1>\n<p>A text with a <a href='../'>link</a>.</p>"
HEADINGS = (Heading(2, "first", "First & last"), Heading(3, "below", "Below"))
ADDRESSES = ("href", "src")


@pytest.fixture(scope="module")
def planned() -> tuple[tuple[Plan, ...], Publication]:
    curriculum = load(PROJECT).curriculum
    assert curriculum
    publication = Publication(curriculum, words(theme_folder()), Edition.FULL, "")
    return tuple(plans(publication)), publication


def frame(planned: tuple[tuple[Plan, ...], Publication], *theme: Path) -> Frame:
    """The frame of every page; templates in `theme` come before those of the site."""
    config = configuration(PROJECT, Edition.FULL)
    config.theme.dirs[:0] = map(str, theme)
    return Frame(config, planned[0], navigation(planned[1]))


def elements(html: str, uri: str) -> Iterator[object]:
    """Every element with its attributes, and every text, in their order; addresses from the top."""
    yield from _inside(LexborHTMLParser(html).root, f"https://site/{uri}")


def _inside(node: LexborNode | None, base: str) -> Iterator[object]:
    while node is not None:
        if node.tag == "-text":
            if seen := " ".join((node.text_content or "").split()):
                yield seen
        elif node.tag != "-comment" and node.attributes.get("class") != "md-skip":
            yield node.tag, {name: _full(name, value, base) for name, value in _all(node)}
            yield from _inside(node.child, base)
            yield f"end of {node.tag}"
        node = node.next


def _all(node: LexborNode) -> list[tuple[str, str | None]]:
    return sorted(node.attributes.items())


def _full(name: str, value: str | None, base: str) -> str | None:
    return urljoin(base, value or "") if name in ADDRESSES else value


@pytest.mark.parametrize("published", [False, True], ids=["alone", "published"])
def test_every_page_has_the_frame_that_material_gives_it(
    planned: tuple[tuple[Plan, ...], Publication],
    published: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if published:
        monkeypatch.setenv("CURRICULUM_SITE_URL", "https://example.org/course/")
        monkeypatch.setenv("CURRICULUM_REPOSITORY", "https://example.org/course.git")
        monkeypatch.setenv("CURRICULUM_EDIT_URI", "edit/main/content/")
    ours, materials = frame(planned), frame(planned, MATERIALS_OWN)
    for plan in planned[0]:
        page = finished(plan, TEXT, HEADINGS if plan.has_contents else ())
        expected = materials.around(page)
        assert list(elements(ours.around(page), plan.uri)) == list(elements(expected, plan.uri))


def test_a_page_written_by_hand_and_the_page_for_what_is_not_there_have_it_too(
    planned: tuple[tuple[Plan, ...], Publication],
) -> None:
    ours, materials = frame(planned), frame(planned, MATERIALS_OWN)
    by_hand = zip(ours.by_hand(), materials.by_hand(), strict=True)
    pages = [(page.url, html, expected) for (page, html), (_, expected) in by_hand]
    files, expected_files = dict(ours.files()), dict(materials.files())
    pages.append(("", files["404.html"].decode(), expected_files["404.html"].decode()))
    assert len(pages) > 1
    for uri, html, expected in pages:
        assert list(elements(html, uri)) == list(elements(expected, uri))


def test_a_theme_without_materials_scripts_says_which_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"bundle\.\*\.min\.js"):
        of_material([tmp_path])
