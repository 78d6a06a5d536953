"""The plain export: other people's builders make our pages of it, with the same titles, ids and words."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml
from click.testing import CliRunner, Result
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.assets import theme_folder
from generator.cli import main
from generator.editions import Edition
from generator.exports.elements import elements, lined_up
from generator.exports.folder import MARKER
from generator.exports.page_text import text_of
from generator.exports.project import site_of
from generator.exports.stock_style import stock_style
from generator.inspection.sentences import sentences, words
from generator.loading import load
from generator.model.base import Audience
from generator.model.walk import texts
from generator.pages import publish
from generator.pages.page import Heading, Page
from generator.pages.published import Published
from tests.curriculum import PROJECT
from tests.leaks import found_in, is_text, strings
from tests.projects import MODULE, TINY, change, copy, digest, environment

SITE_NAME = "Customer-focused leadership"
ABOUT = "pages/about/"
BY_HAND = """---
title: About the bench
description: Who stands at it.
---

# About the bench

One *mechanic*, and [one module](../modules/ask-before-you-mend/index.md).

## Who pays

| who | how much |
|---|---|
| riders | all |
"""
OTHERS = PROJECT / "tests/clients/builders/.venv/bin"


@dataclass(frozen=True)
class Builder:
    """A program that makes a site of the export."""

    command: tuple[str, ...]
    titles_its_home: bool = False
    """Whether the home page's own title stands before the name of the site."""


BUILDERS = {
    "mkdocs": Builder((sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict")),
    "properdocs": Builder(
        (str(OTHERS / "properdocs"), "build", "--quiet", "--strict", "-f", "mkdocs.yml")
    ),
    "zensical": Builder(
        (str(OTHERS / "zensical"), "build", "--strict", "-f", "mkdocs.yml"), titles_its_home=True
    ),
}


def export(root: Path, target: Path, *more: str) -> Result:
    """Calls the command as a reader would."""
    arguments = ["export", "pages", "--root", str(root), "--to", str(target), *more]
    return CliRunner().invoke(main, arguments)


def project(root: Path) -> Path:
    """The tiny curriculum with a page written by hand."""
    copy(TINY, root)
    (root / "content/pages").mkdir()
    (root / "content/pages/about.md").write_text(BY_HAND, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("export") / "tiny")


@pytest.fixture(scope="module")
def exported(root: Path) -> Path:
    target = root.parent / "exported"
    result = export(root, target)
    assert result.exit_code == 0, result.output
    return target


@pytest.fixture(scope="module", params=BUILDERS)
def built(request: pytest.FixtureRequest, exported: Path) -> tuple[Builder, Path]:
    """The export as a builder makes it, in strict mode where it has one."""
    builder = BUILDERS[request.param]
    if not Path(builder.command[0]).exists():
        pytest.skip(f"{request.param} is not installed (.ci/install-builders)")
    folder = exported.parent / request.param
    shutil.copytree(exported, folder)
    done = subprocess.run(
        builder.command,
        cwd=folder,
        env=environment(DISABLE_MKDOCS_2_WARNING="true"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return builder, folder / "site"


@cache
def ours() -> Published:
    """What our own site is made from."""
    loaded = load(TINY)
    assert loaded.curriculum is not None
    return publish(loaded.curriculum, theme_folder(), Edition.FULL)


def article(site: Path, uri: str) -> LexborNode:
    """The text of a page as a builder made it, without what belongs to the builder."""
    tree = LexborHTMLParser((site / uri / "index.html").read_text(encoding="utf-8"))
    found = tree.css_first("article.md-content__inner")
    assert found is not None, uri
    for foreign in found.css("#__skip, a.headerlink"):
        foreign.decompose()
    return found


def body(html: str) -> LexborNode:
    found = LexborHTMLParser(f"<body>{html}</body>").body
    assert found is not None
    return found


def ids(node: LexborNode) -> Counter[str | None]:
    return Counter(each.attributes["id"] for each in node.css("[id]"))


def address(node: LexborNode, name: str) -> str:
    """What an element of the home page loads, from the start of the site."""
    return str(node.attributes[name]).removeprefix("./")


def rights(folder: Path) -> dict[str, int]:
    """Who may do what with the files of a folder, and with the folders in it."""
    found = (folder, *folder.rglob("*"))
    return {path.relative_to(folder).as_posix(): path.stat().st_mode for path in found}


def said(node: LexborNode) -> str:
    """Every word of a page, in its order."""
    return " ".join(node.text(separator=" ").split())


# With every builder that is there.


def test_a_builder_makes_the_same_pages(built: tuple[Builder, Path]) -> None:
    _, site = built
    made = {path.parent.relative_to(site).as_posix() + "/" for path in site.rglob("index.html")}
    expected = {page.uri or "./" for page in ours().pages} | {ABOUT}
    assert made == expected


def test_a_builder_gives_them_the_same_titles(built: tuple[Builder, Path]) -> None:
    builder, site = built
    for page in ours().pages:
        tree = LexborHTMLParser((site / page.uri / "index.html").read_text(encoding="utf-8"))
        title, heading = tree.css_first("title"), article(site, page.uri).css_first("h1")
        own = f"{page.title} - " if page.uri or builder.titles_its_home else ""
        assert title is not None
        assert title.text().strip() == f"{own}{SITE_NAME}"
        expected = body(page.html).css_first("h1")
        assert heading is not None
        assert expected is not None
        assert said(heading) == said(expected)


def test_every_id_is_there_once_and_no_other(built: tuple[Builder, Path]) -> None:
    for page in ours().pages:
        assert ids(article(built[1], page.uri)) == ids(body(page.html)), page.uri


def test_the_text_of_every_page_is_the_same(built: tuple[Builder, Path]) -> None:
    for page in ours().pages:
        assert said(article(built[1], page.uri)) == said(body(page.html)), page.uri


def test_what_stands_in_attributes_is_the_same(built: tuple[Builder, Path]) -> None:
    for page in ours().pages:
        made, expected = article(built[1], page.uri), body(page.html)
        for name in ("data-words", "data-key", "data-kind", "data-option", "value", "href", "for"):
            found = [each.attributes[name] for each in made.css(f"[{name}]")]
            assert found == [each.attributes[name] for each in expected.css(f"[{name}]")], name


def test_the_builder_lists_our_headings(built: tuple[Builder, Path]) -> None:
    for page in ours().pages:
        tree = LexborHTMLParser((built[1] / page.uri / "index.html").read_text(encoding="utf-8"))
        links = tree.css(".md-sidebar--secondary a.md-nav__link")
        listed = [(link.attributes["href"], said(link)) for link in links]
        headings = [(f"#{each.id}", " ".join(each.text.split())) for each in page.headings]
        assert listed == (headings if listed or page.has_contents else []), page.uri


def test_every_link_within_the_site_leads_somewhere(built: tuple[Builder, Path]) -> None:
    _, site = built
    known = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    for page in (*(page.uri for page in ours().pages), ABOUT):
        for link in article(site, page).css("a[href]"):
            parts = urlsplit(urljoin(f"http://site/{page}", str(link.attributes["href"])))
            if parts.netloc != "site" or parts.scheme != "http":
                continue
            path = unquote(parts.path).lstrip("/")
            file = path if path and not path.endswith("/") else f"{path}index.html"
            assert file in known, (page, link.attributes["href"])
            if parts.fragment:
                text = (site / file).read_text(encoding="utf-8")
                assert f'id="{unquote(parts.fragment)}"' in text, (page, link.attributes["href"])


def test_a_page_written_by_hand_comes_with_its_table_and_links(built: tuple[Builder, Path]) -> None:
    made = article(built[1], ABOUT)
    assert made.css_first("h2#who-pays") is not None
    assert made.css_first("table td") is not None
    link = made.css_first("a[href]")
    assert link is not None
    assert link.attributes["href"] == "../../modules/ask-before-you-mend/"


def test_what_the_pages_load_is_there_and_comes_from_nowhere_else(
    built: tuple[Builder, Path],
) -> None:
    _, site = built
    tree = LexborHTMLParser((site / "index.html").read_text(encoding="utf-8"))
    sheets = [address(each, "href") for each in tree.css("link[rel=stylesheet]")]
    scripts = {address(each, "src"): each for each in tree.css("script[src]")}
    assert "assets/curriculum.css" in sheets
    assert scripts["assets/components/quiz.mjs"].attributes["type"] == "module"
    for found in (*sheets, *scripts):
        assert not urlsplit(found).netloc
        assert (site / urlsplit(found).path).is_file()
    assert (site / "data/tickets.csv").read_bytes() == (
        TINY / "content/data/tickets.csv"
    ).read_bytes()


# What the command does.


def test_two_exports_are_the_same_in_every_byte(root: Path, exported: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    script = ("generator", "export", "pages", "--to", str(again))
    subprocess.run(
        [sys.executable, "-m", *script],
        cwd=root,
        env=environment(PYTHONHASHSEED="7", TZ="Asia/Tokyo", LC_ALL="C"),
        check=True,
        capture_output=True,
        umask=0o077,
    )
    assert digest(again) == digest(exported)
    assert rights(again) == rights(exported)


def test_an_export_takes_the_place_of_the_one_before(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    assert export(root, target).exit_code == 0
    (target / "site").mkdir()
    (target / "site/old.html").write_text("built before")
    assert export(root, target, "--edition", "participant").exit_code == 0
    assert not (target / "site").exists()
    assert not (target / "docs/workshops/bench-morning/guide").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_what_is_not_ours_is_left_alone(kind: str, root: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine"
    if kind == "file":
        target.write_text("my notes")
    else:
        (tmp_path / "folder").mkdir()
        (tmp_path / "folder/notes.txt").write_text("my notes")
        (tmp_path / "folder").rename(target) if kind == "folder" else target.symlink_to("folder")
    before = digest(tmp_path)
    result = export(root, target)
    assert result.exit_code == 2
    assert "mine" in result.output
    assert digest(tmp_path) == before


def test_nothing_is_exported_into_the_content(tmp_path: Path) -> None:
    root = project(tmp_path / "tiny")
    result = export(root, root / "content/plain")
    assert result.exit_code == 2
    assert "part of the content" in result.output
    assert not (root / "content/plain").exists()


def test_content_with_errors_is_not_exported(tmp_path: Path) -> None:
    root = project(tmp_path / "tiny")
    change(root, "exercise: what-is-it-for", "exercise: what-is-it-four")
    result = export(root, tmp_path / "out")
    assert result.exit_code == 1
    assert f"{MODULE}:" in result.output
    assert "Nothing was exported." in result.output
    assert not (tmp_path / "out").exists()


def test_the_participants_export_holds_nothing_of_the_trainers(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    assert export(root, target, "--edition", "participant").exit_code == 0
    found = [
        (who, text)
        for entry in load(root).curriculum.entries.values()  # type: ignore[union-attr]
        if not entry.loc
        for who, text in texts(entry.value)
    ]
    publication = ours().publication
    assert publication is not None
    public = [text for who, text in found if who is not Audience.TRAINER]
    reduced = "\n".join(map(words, [*public, *strings(publication.words)]))
    trainers = {part for who, text in found if who is Audience.TRAINER for part in sentences(text)}
    secret = {part for part in trainers if part not in reduced}
    assert len(secret) > 50
    assert found_in(filter(is_text, target.rglob("*")), secret) == []


def test_the_full_export_holds_what_the_trainers_search_looks_for(exported: Path) -> None:
    guide = (exported / "docs/workshops/bench-morning/guide/index.md").read_text(encoding="utf-8")
    assert len(guide) > 5000


def test_the_export_says_what_it_is(exported: Path) -> None:
    readme = (exported / "README.md").read_text(encoding="utf-8")
    for command in (
        "mkdocs build",
        "properdocs build -f mkdocs.yml",
        "zensical build -f mkdocs.yml",
    ):
        assert command in readme
    assert MARKER in readme
    settings = yaml.safe_load((exported / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["plugins"] == ["search"]
    assert "hooks" not in settings


# The parts of it.


def page(html: str, *headings: Heading) -> Page:
    return Page("x/", "X", "", html, headings, "", "idea")


def test_headings_become_markdown_and_what_holds_them_is_opened() -> None:
    html = '<section class="a">\n    <h2 id="one">1 * 2 * 3_4_ [5]</h2>\n    <p>Two</p>\n</section>'
    text = text_of(page(html, Heading(2, "one", "1 * 2 * 3_4_ [5]")))
    assert '<section class="a" markdown="block">' in text
    assert r"## 1 \* 2 \* 3\_4\_ \[5\] {#one}" in text
    assert "\n<p>Two</p>\n" in text


def test_what_holds_bare_text_is_left_as_it_is() -> None:
    html = '<div>before <h2 id="one">One</h2></div>'
    assert text_of(page(html, Heading(2, "one", "One"))) == f"{html}\n"


def test_a_fence_in_a_text_begins_no_code() -> None:
    assert "```" not in text_of(page("<pre>a\n```yaml\nb\n```\n</pre>"))


def test_elements_are_found_where_they_stand() -> None:
    html = '<p title="a > b">One<br>two</p> <hr><svg><path d="m0"/></svg>'
    found = elements(html).children
    assert [each.tag for each in found] == ["p", "hr", "svg"]
    assert html[found[0].inner : found[0].inner_end] == "One<br>two"
    assert [each.tag for each in found[2].children] == ["path"]


def test_each_block_starts_a_line_and_headings_hide() -> None:
    assert lined_up("<ol>  <li>One</li>\n\n   <li><pre> a\n\n b</pre></li></ol>") == (
        "\n<ol>  \n<li>One</li>\n\n<li>\n<pre> a\n\n b</pre></li></ol>"
    )
    assert lined_up("<div><h3>One</h3></div>") == "\n<div>\n    <h3>One</h3></div>"


@pytest.mark.parametrize("html", ["<div><p></div>", "<div>", "</p>"])
def test_html_that_is_not_well_formed_is_refused(html: str) -> None:
    with pytest.raises(ValueError, match="closed"):
        elements(html)


def test_the_style_sheet_keeps_out_of_the_builders_frame() -> None:
    made = stock_style(
        [
            ("tokens", ":root {\n  --m: 2.5rem;\n}"),
            (
                "base",
                "p {\n  margin: 1rem;\n}\n.md-typeset .x {\n  top: 0;\n}\n:root {\n  --a: 0;\n}",
            ),
        ]
    )
    assert made.startswith(":root {\n  --m: 2rem;\n}")
    assert re.search(r"\.md-content__inner\.md-typeset \{\np \{\n  margin: 0\.8rem;", made)
    assert "& .x {" in made
    assert "& {\n  --a: 0;" in made


def test_the_settings_of_the_project_are_read_without_mkdocs() -> None:
    text = "site_name: A\nsite_url: !ENV [URL, '']\nrepo_url: !ENV REPO\nedit_uri: !ENV [NO, e/c]\n"
    site = site_of(
        f"{text}x: !!python/name:os.system\n",
        {"URL": "https://a.example/", "REPO": "https://r.example/q"},
    )
    assert (site.name, site.url) == ("A", "https://a.example/")
    assert site.edit_folder == "https://r.example/q/e/c"
    assert site_of("site_name: A\nrepo_url: !ENV REPO\n", {}).edit_folder == ""


def lines() -> Iterator[str]:
    for path in (PROJECT / "tests/clients/builders").glob("requirements*"):
        yield from path.read_text(encoding="utf-8").splitlines()


def test_the_builders_are_locked_by_their_hashes() -> None:
    assert not [line for line in lines() if "index-url" in line or "://" in line]
    assert sum("--hash=sha256:" in line for line in lines()) > 30
