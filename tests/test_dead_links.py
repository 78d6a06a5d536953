"""No link in a text is left that leads nowhere in an edition: not to guides, drafts or what is not offered."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.addresses import OVERVIEWS, address
from generator.assets import theme_folder
from generator.editions import Edition
from generator.handwritten import HandwrittenPage
from generator.loading import assemble
from generator.model import WHOLE_FILES
from generator.pages import publish
from generator.problem import Problem
from generator.source import parse
from tests.curriculum import PROJECT
from tests.edits import Edited, edited
from tests.links import Site
from tests.projects import TINY, copy, run

CASE = "content/cases/third-return.yaml"
PATH = "content/paths/first-steps.yaml"
EXERCISE = "content/exercises/four-benches.yaml"
GUIDE = "workshops/bench-morning/guide/"
OTHER = {"file": "content/exercises/other.yaml", "copy": EXERCISE}
MADE_BY_THE_PROGRAM = ("edit/handbook/", "edit/fields/")
NOT_FOR_ALL = "link-for-trainers"
# A curriculum with one of everything that a site may lack.
MIXED = [
    {**OTHER, "set": {"code": "EX-51", "audience": "trainer"}},
    {"file": "content/cases/later.yaml", "copy": CASE, "set": {"status": "draft"}},
    {"file": "content/statistics/later.yaml", "copy": "content/statistics/waiting-riders.yaml"}
    | {"set": {"status": "draft"}},
    {"file": "content/paths/other.yaml", "copy": PATH},
    {"file": "content/paths/later.yaml", "copy": PATH, "set": {"status": "draft"}},
    {"file": "content/workshops/other.yaml", "copy": "content/workshops/bench-morning.yaml"},
]
NOT_ANYWHERE = {
    "cases/later/": "link-draft",
    "statistics/#later": "link-draft",
    "paths/later/": "link-draft",
    "paths/other/": "link-missing",
    "workshops/other/": "link-missing",
    "workshops/other/guide/": "link-missing",
    "workshops/other/handout/": "link-missing",
}
FOR_TRAINERS_ONLY = {"workshops/", "workshops/bench-morning/", GUIDE, "exercises/other/"}


def with_links(name: str, field: str, *addresses: str, **more: Any) -> Edited:
    """The mixed curriculum with links in a field, each in a paragraph of its own."""
    text = "\n\n".join(f"See [page {number}]({to})." for number, to in enumerate(addresses))
    return edited([*MIXED, {"file": name, "set": {field: text, **more}}])


def links_of(problems: tuple[Problem, ...]) -> dict[str, str]:
    """What is said of links: the address and the code."""
    found = [problem for problem in problems if problem.code.startswith("link-")]
    return {re.findall("`([^`]*)`", each.message)[0]: each.code for each in found}


def known() -> set[str]:
    """Everything that the curriculum has an address for."""
    loaded = edited(MIXED).load()
    assert loaded.curriculum is not None
    kinds = WHOLE_FILES
    return {
        address(loaded.curriculum, *key) for key in loaded.curriculum.entries if key[0] not in kinds
    }


def pages_of(edition: Edition) -> dict[str, set[str]]:
    """The pages of an edition, with the ids on each."""
    loaded = edited(MIXED).load()
    assert loaded.curriculum is not None, loaded.problems
    pages = publish(loaded.curriculum, theme_folder(), edition).pages
    return {page.uri: set(re.findall(r' id="([^"]+)"', page.html)) for page in pages}


@pytest.mark.parametrize("edition", Edition)
def test_what_a_text_may_link_to_is_on_the_site_of_everybody_who_reads_it(edition: Edition) -> None:
    # What is for trainers is read in the full edition alone.
    field = "teaching_note.answers" if edition is Edition.FULL else "story"
    pages = pages_of(edition)
    every = {*known(), *OVERVIEWS, *NOT_ANYWHERE, *FOR_TRAINERS_ONLY, *pages_of(Edition.FULL)}
    tried = sorted(each for each in every if each and not each.startswith(MADE_BY_THE_PROGRAM))
    refused = {}
    for start in range(0, len(tried), 12):
        refused |= links_of(with_links(CASE, field, *tried[start : start + 12]).load().problems)
    for each in tried:
        path, _, anchor = each.partition("#")
        is_there = path in pages and (not anchor or anchor in pages[path])
        assert is_there is (each not in refused), each
    for_trainers = {} if edition is Edition.FULL else dict.fromkeys(FOR_TRAINERS_ONLY, NOT_FOR_ALL)
    assert refused == NOT_ANYWHERE | for_trainers
    assert len(tried) > 70


def test_a_draft_may_lead_to_a_draft_but_not_participants_to_a_guide() -> None:
    found = with_links(PATH, "closing", "cases/later/", GUIDE, status="draft").load().problems
    assert links_of(found) == {GUIDE: NOT_FOR_ALL}


def test_an_item_for_trainers_may_lead_to_a_guide() -> None:
    assert links_of(with_links(CASE, "story", GUIDE, audience="trainer").load().problems) == {}
    assert links_of(with_links(CASE, "story", GUIDE).load().problems) == {GUIDE: NOT_FOR_ALL}


@pytest.mark.parametrize("to", ["workshops/bench-morning/", "cases/later/", "paths/other/"])
def test_a_page_written_by_hand_leads_to_pages_for_everybody(to: str) -> None:
    documents = [parse(text, name)[0] for name, text in with_links(CASE, "story").texts.items()]
    page = HandwrittenPage("content/pages/about.md", f"# About\n\nSee [it](../{to}index.md).\n")
    found = assemble([each for each in documents if each], pages=[page]).problems
    assert list(links_of(found)) == [to]
    assert [problem.place for problem in found if problem.code.startswith("link-")] == [
        "content/pages/about.md:3:10"
    ]


@pytest.mark.parametrize("edition", Edition)
def test_a_built_edition_has_no_broken_link(tmp_path: Path, edition: Edition) -> None:
    root = copy(TINY, tmp_path / "tiny")
    handout = "workshops/bench-morning/handout/"
    texts = {
        **with_links(CASE, "teaching_note.answers", GUIDE, "workshops/", "exercises/other/").texts,
        PATH: with_links(PATH, "closing", handout, "glossary/#basic-promise", "reference/").texts[
            PATH
        ],
    }
    for name, text in texts.items():
        (root / name).write_text(text, encoding="utf-8")
    shutil.copytree(PROJECT / "content/pages", root / "content/pages")
    command = ("build", "--edition", str(edition), "--site-dir", str(tmp_path / "site"))
    built = run(root, "generator", *command)
    assert built.returncode == 0, built.stderr
    site = Site(tmp_path / "site")
    assert site.broken_links() == []
    leads = [part.get("href") for part in site.pages["paths/first-steps/"].all("a")]
    assert any(target.endswith(handout) for target in leads)


def test_an_edition_with_a_link_to_a_guide_for_participants_is_not_built(tiny: Path) -> None:
    texts = with_links(PATH, "closing", GUIDE).texts
    (tiny / PATH).write_text(texts[PATH], encoding="utf-8")
    for edition in Edition:
        built = run(tiny, "generator", "build", "--edition", str(edition))
        assert built.returncode == 1
        place = edited([{"file": PATH, "set": {"closing": "x"}}]).place(PATH, "closing")
        line = place.split(":")[1]
        assert re.search(rf"{PATH}:{line}:\d+: error\[link-for-trainers\]", built.stderr)


def test_a_draft_of_an_article_is_nowhere_on_the_site() -> None:
    idea = {
        "id": "B01",
        "lines": ["1"],
        "becomes": ["principle"],
        "modules": ["CF01"],
        "text": "Ask.",
    }
    changes = {"status": "draft", "letter": "B", "title": "Later notes", "ideas": [idea]}
    edit = {"file": "content/articles/later.yaml", "copy": "content/articles/bench.yaml"}
    loaded = edited([{**edit, "set": {**changes, "idea_refs": ["B01"]}}]).load()
    assert loaded.curriculum is not None, loaded.problems
    site = publish(loaded.curriculum, theme_folder(), Edition.FULL)
    assert "articles/later/" not in {page.uri for page in site.pages}
    assert not [page.uri for page in site.pages if "Later notes" in page.html]
    assert "articles/later/" not in repr(site.navigation)
