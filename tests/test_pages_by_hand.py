"""Pages written by hand come out whole, and harmless even where nobody has judged them."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from generator import loading
from generator.handwritten import HandwrittenPage, read_page
from generator.markup import whole_page
from tests.injections import LINKS, SCRIPTS
from tests.links import Element, parse
from tests.projects import PROJECT

MAY_STAND = frozenset(
    {
        *("a", "blockquote", "br", "code", "em", "h1", "h2", "h3", "hr", "li", "ol", "p", "pre"),
        *("strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    }
)
SOUND = """# About us

## What we *do*

One **word** of `code`, [a page](../glossary/index.md) and <https://example.org/>.

1. First
2. Second

| a | b |
|---|---|
| 1 | 2 |

```
a < b
```

> Said.

* * *
"""
HOSTILE = [
    *SCRIPTS,
    *LINKS,
    "![x][y]\n\n[y]: https://evil.example/x.png",
    "[x](https://example.org){: onclick=PWN() style='position:fixed' target=x }",
    "## Heading {: #__config onmouseover=PWN() }",
    "## A <img src=x onerror=PWN()> heading",
    "| a {: onclick=PWN() } |\n|:-:|\n| b |",
    "x {: style='background:url(//evil.example/x)' class=md-overlay }",
]
SETTINGS = """---
title: </title><script>PWN()</script>
description: '"><script>PWN()</script>'
template: ../../../../etc/passwd
hide: ["</script><script>PWN()</script>"]
---

"""


@pytest.fixture(scope="module")
def converted() -> MkDocsConfig:
    return load_config(str(PROJECT / "mkdocs.yml"))


def html_of(text: str, config: MkDocsConfig) -> str:
    """What MkDocs makes of Markdown before anybody looks at it."""
    made = markdown.Markdown(
        extensions=config.markdown_extensions, extension_configs=config.mdx_configs
    )
    return made.convert(text)


def harm(page: Element) -> list[str]:
    """Everything in a part of a page that could run, load or be taken for a part of the theme."""
    found = []
    for part in page.walk():
        if part.name and part.name not in MAY_STAND:
            found.append(f"<{part.name}>")
        for name, value in part.attributes.items():
            if name not in {"href", "title", "id", "start", "class"} or value.startswith("__"):
                found.append(f"{part.name} {name}={value}")
            if name == "class" and value != "headerlink":
                found.append(f"{part.name} {name}={value}")
            if name == "href" and not re.match(r"https?:|mailto:|[#.\w-]+(/|$|#)", value):
                found.append(f"{part.name} {name}={value}")
    return found


def test_what_markdown_offers_comes_out_as_it_was(converted: MkDocsConfig) -> None:
    html = html_of(SOUND, converted)
    assert whole_page(html) == html.replace("&para;", "¶").replace(" />", ">")


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_runs_or_loads_is_left_of_a_page(text: str, converted: MkDocsConfig) -> None:
    page = parse(whole_page(html_of(f"# Page\n\n{text}\n\nThe end.\n", converted)))
    assert harm(page) == []
    assert page.text.startswith("Page")


def test_most_of_what_is_tried_would_do_harm(converted: MkDocsConfig) -> None:
    harmful = [text for text in HOSTILE if harm(parse(html_of(text, converted)))]
    # The others break out of an attribute, or mean something to templates: here they are but words.
    assert len(harmful) > 40


def test_a_site_is_safe_from_pages_that_nobody_has_judged(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unjudged(path: Path, name: str) -> tuple[HandwrittenPage, tuple[()]]:
        return HandwrittenPage(name, ""), ()

    monkeypatch.setattr(loading, "read_page", unjudged)
    pages = tiny / "content/pages"
    pages.mkdir()
    for number, text in enumerate(HOSTILE):
        (pages / f"p{number}.md").write_text(f"# Page\n\n{text}\n", encoding="utf-8")
    (pages / "settings.md").write_text(f"{SETTINGS}# Page\n", encoding="utf-8")
    (pages / "heading.md").write_text(
        "# A <script>PWN()</script>\n\n## B <img src=x onerror=PWN()>\n"
    )
    build(load_config(str(tiny / "mkdocs.yml"), site_dir=str(tiny / "site")))
    built = sorted((tiny / "site/pages").rglob("index.html"))
    assert len(built) == len(HOSTILE) + 2
    for path in (*built, tiny / "site/index.html"):
        page = parse(path.read_text(encoding="utf-8"))
        for part in page.walk():
            assert part.name != "script" or "PWN" not in part.text, path
            assert not [name for name in part.attributes if name.startswith("on")], path
            assert "evil.example" not in part.get("src") + part.get("srcset"), path
            assert part.name not in {"iframe", "object", "embed", "base"}, path
        if path in built:
            article = page.one("article")
            assert harm(Element("", inner=article.inner)) == [], path


def test_a_page_with_more_links_than_anybody_reads_is_told_once_and_quickly(tmp_path: Path) -> None:
    path = tmp_path / "links.md"
    path.write_text("# Links\n\n" + "[" * 100_000, encoding="utf-8")
    page, (problem,) = read_page(path, "content/pages/links.md")
    assert page is not None
    assert problem.code == "markup-crowded"
    assert "more than 1,000 square brackets" in problem.message
    path.write_text("# Links\n\n" + "[a](https://example.org/) " * 1000, encoding="utf-8")
    assert read_page(path, "content/pages/links.md")[1] == ()
