"""MkDocs builds the curriculum; a mistake stops it and says where it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import site
from generator.editions import Edition
from generator.for_templates import keeper
from tests.curriculum import PROJECT, addresses, planned
from tests.links import Site
from tests.projects import MODULE, MODULE_PAGE, change, copy, run


def test_mkdocs_builds_the_projects_content_without_a_warning(tmp_path: Path) -> None:
    root = copy(PROJECT, tmp_path / "copy")
    built = run(root, "mkdocs", "build", "--strict")
    assert built.returncode == 0, built.stderr
    assert set(Site(root / "site").articles) == set(addresses())


def test_the_edition_of_mkdocs_comes_from_the_environment(tiny: Path) -> None:
    built = run(tiny, "mkdocs", "build", "--strict", CURRICULUM_EDITION="participant")
    assert built.returncode == 0, built.stderr
    assert (tiny / "site" / MODULE_PAGE / "index.html").exists()
    assert not list((tiny / "site").rglob("guide"))


@pytest.mark.parametrize(
    "command", [("mkdocs", "build", "--strict"), ("mkdocs", "build"), ("generator", "build")]
)
def test_a_misspelt_reference_stops_the_build_and_says_where(
    tiny: Path, command: tuple[str, ...]
) -> None:
    change(tiny, "exercise: needed-or-not", "exercise: needed-or-nit")
    built = run(tiny, *command)
    said = built.stdout + built.stderr
    assert built.returncode == 1
    assert re.search(
        rf"{MODULE}:\d+:\d+: error\[reference-missing\]: `needed-or-nit` .*`needed-or-not`", said
    )
    assert "Traceback" not in said
    assert not list(tiny.rglob("*.html"))


def test_every_mistake_is_said_at_once(tiny: Path) -> None:
    change(tiny, "exercise: needed-or-not", "exercise: needed-or-nit")
    change(tiny, "title: ", "tilte: ", "content/cases/third-return.yaml")
    built = run(tiny, "mkdocs", "build")
    assert f"{MODULE}:" in built.stderr
    assert "content/cases/third-return.yaml:" in built.stderr


@pytest.mark.parametrize("command", [("mkdocs", "build", "--strict"), ("generator", "build")])
def test_a_broken_link_on_a_page_written_by_hand_is_named(
    tiny: Path, command: tuple[str, ...]
) -> None:
    (tiny / "content/pages").mkdir()
    page = "# By hand\n\n[Gone](../modules/gone/index.md)\n"
    (tiny / "content/pages/by-hand.md").write_text(page, encoding="utf-8")
    built = run(tiny, *command)
    assert built.returncode == 1
    place = r"content/pages/by-hand\.md:3:8: error\[link-missing\]"
    assert re.search(rf"{place}: `\.\./modules/gone/index\.md` leads to no page", built.stderr)
    assert "Traceback" not in built.stderr


MADE_BY_THE_PROGRAM = ("edit/handbook/", "edit/fields/")
"""Pages that no file of the content is behind."""


def test_every_page_leads_to_its_files_where_the_repository_is_known(tmp_path: Path) -> None:
    base = "https://example.org/our/curriculum"
    values = {"CURRICULUM_REPOSITORY": base, "CURRICULUM_EDIT_URI": "edit/main/content/"}
    root = copy(PROJECT, tmp_path / "copy")
    built = run(root, "mkdocs", "build", "--strict", **values)
    assert built.returncode == 0, built.stderr
    edits = {
        uri: {part.get("href") for part in page.all("a") if part.get("rel") == "edit"}
        for uri, page in Site(root / "site").pages.items()
        if uri != "404.html"
    }
    assert edits[""] == {f"{base}/edit/main/curriculum.yaml"}
    for plan in planned():
        files = {link.removeprefix(f"{base}/edit/main/") for link in edits[plan.uri]}
        if not plan.uri.startswith(MADE_BY_THE_PROGRAM):
            assert files == {plan.source} if plan.source else len(files) > 1, plan.uri
    for link in set.union(*edits.values()):
        assert (root / link.removeprefix(f"{base}/edit/main/")).is_file(), link
    reached = {link.rpartition("/content/")[2] for link in set.union(*edits.values())}
    paths = {path.relative_to(root / "content").as_posix() for path in root.rglob("content/*/*.*")}
    assert {path for path in paths if not path.startswith("data/")} - reached == set()


HOSTILE = 'Mend </title><script>alert(1)</script> & <b>ask</b> &lt;i&gt; " onload=x'


def test_a_title_and_a_summary_stay_text_whatever_they_hold(tiny: Path) -> None:
    path = tiny / MODULE
    text = path.read_text(encoding="utf-8")
    for name in ("title", "summary"):
        text = re.sub(
            rf"^{name}: ",
            lambda _, name=name: f"{name}: '{HOSTILE}'\nold_{name}: ",
            text,
            flags=re.M,
        )
    text = re.sub(r"^old_\w+: .*\n(  .*\n)*", "", text, flags=re.M)
    text = re.sub(
        r"^    title: .*$", lambda _: f"    title: '{HOSTILE}'", text, count=1, flags=re.M
    )
    path.write_text(text, encoding="utf-8")
    site.build(tiny, tiny / "site", Edition.FULL)
    shown = HOSTILE.replace('"', "“")
    pages = Site(tiny / "site").pages
    page = pages[MODULE_PAGE]
    (description,) = (part for part in page.all("meta") if part.get("name") == "description")
    assert page.one("h1").text == shown
    assert page.one("head").one("title").text.startswith(shown)
    assert description.get("content") == shown
    assert shown in page.one("nav", with_class="site-nav").text
    assert shown in page.one("nav", with_class="page-toc").text
    assert shown in pages[""].one("article").text
    for each in pages.values():
        assert not [part for part in each.walk() if part.name == "b" or "onload" in part.attributes]
        assert not [part for part in each.all("script") if "alert(1)" in part.text]


def test_what_is_the_same_on_many_pages_is_made_once() -> None:
    once, made = keeper(), []

    def make() -> str:
        made.append("made")
        return f"<b>{len(made)}</b>"

    assert once("a", make) == once("a", make) == "<b>1</b>"
    assert once("b", make) == "<b>2</b>"
    assert keeper()("a", make) == "<b>3</b>"
