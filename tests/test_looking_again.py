"""What a build need not look at again: a page that is the same, by rules that know nothing but the page."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator import making, site
from generator.editions import Edition
from generator.inspection import RULES, inspect_alone
from generator.inspection.finished import FinishedPage, FinishedSite
from generator.inspection.rule import Scope
from generator.making.store import Store
from generator.views import Reader
from tests.finished import finished, planted
from tests.test_inspection import DEFECTS, broken_theme

ABOUT_A_PAGE = {rule.code for rule in RULES if rule.scope is Scope.PAGE}
OPEN = {"pages", "is_for_participants", "words", "kept"}
"""What a rule about one page may ask of a site: what another curriculum would not change."""


class Bare(FinishedSite):
    """A site that tells nothing but its pages."""

    def __getattribute__(self, name: str) -> object:
        if name in {field.name for field in fields(FinishedSite)} - OPEN:
            raise AssertionError(
                f"a rule about a page asks for `{name}`, which may change elsewhere"
            )
        return super().__getattribute__(name)


def bare(whole: FinishedSite) -> Bare:
    return Bare(**{field.name: getattr(whole, field.name) for field in fields(FinishedSite)})


@pytest.mark.parametrize("name", [name for name in DEFECTS if DEFECTS[name][0] in ABOUT_A_PAGE])
def test_a_rule_about_a_page_knows_nothing_but_the_page(name: str) -> None:
    code, uri, selector, html = DEFECTS[name]
    changed = planted(finished(), uri, selector, html)
    found = inspect_alone(bare(changed))
    assert code in {problem.code for problem in found}
    assert found == inspect_alone(changed)


def test_there_are_rules_of_each_scope() -> None:
    assert {rule.scope for rule in RULES} == set(Scope)


def test_a_page_that_broke_a_rule_is_refused_again_from_the_store(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = '{{ heading(outline, 2, "objectives", words.module.objectives) }}'
    theme = broken_theme(tmp_path, "pages/module.jinja", old, "<h5>Objectives</h5>")
    monkeypatch.setattr(making, "theme_folder", lambda: theme)
    said = []
    for _ in range(2):
        with pytest.raises(site.Unsound) as refused:
            site.build(tiny, tmp_path / "site", Edition.FULL)
        said.append(refused.value.problems)
    store = Store(tiny, "full")
    kept = store.pages(tuple(store.known()))
    assert said[0]
    assert said[0] == said[1]
    assert {page.is_sound for page in kept.values()} == {True, False}


def seen(page: LexborNode) -> list[tuple[str | None, str | None]]:
    """The elements of a page's text with what they hold."""
    return [(node.tag, node.html) for node in page.css("*")]


def test_the_text_of_a_page_parsed_by_itself_is_what_a_browser_finds_in_the_page(
    full_site: Path,
) -> None:
    for path in full_site.rglob("index.html"):
        page = FinishedPage(path.name, path.read_text(encoding="utf-8"), "", Reader.LEARNER)
        whole = LexborHTMLParser(page.html).css_first("article")
        assert whole is not None
        assert page.body.html == whole.html
        assert seen(page.body) == seen(whole)


def test_a_page_without_a_text_of_its_own_is_judged_as_a_whole() -> None:
    page = FinishedPage("", "<body><h2>Deep</h2></body>", "", Reader.LEARNER)
    assert "ACC-03" in {each.code for each in inspect_alone(replace(finished(), pages=(page,)))}
