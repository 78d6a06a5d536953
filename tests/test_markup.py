"""Markdown in a field: what editors use comes out, and nothing that could run, load or style."""

from __future__ import annotations

import re

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markupsafe import Markup

from generator.markup import (
    ATTRIBUTES,
    SCHEMES,
    SITE,
    TAGS,
    block,
    inline,
    plain,
    typographic,
    word_count,
)
from generator.pages.page import relative_links

WRITTEN = [
    ("*so* and **so**", "<p><em>so</em> and <strong>so</strong></p>"),
    ("one\n\ntwo", "<p>one</p>\n<p>two</p>"),
    ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
    ("> said", "<blockquote>\n<p>said</p>\n</blockquote>"),
    ("`a < b`", "<p><code>a &lt; b</code></p>"),
    ("[t](https://example.org/a?b=1&c=2)", "<p><a"),
    ("[t](https://example.org)", '<p><a href="https://example.org">t</a></p>'),
    ("[t](mailto:a@example.org)", '<p><a href="mailto:a@example.org">t</a></p>'),
    ("[t](glossary/#x)", '<p><a href="site:/glossary/#x">t</a></p>'),
    ("[t](#x)", '<p><a href="#x">t</a></p>'),
    ("[t](<glossary/>)", '<p><a href="site:/glossary/">t</a></p>'),
    ('It\'s "so"', "<p>It’s “so”</p>"),
    ("a -- b...", "<p>a – b…</p>"),
]
TABLE = "| a | b |\n|---|---|\n| 1 | 2 |\n"
# What may not come through, and what must not be left of it.
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "[x](file:///etc/passwd)",
    "<javascript:alert(1)>",
    "![x](https://evil.example/x.png)",
    "![x](javascript:alert(1))",
    "[x]: javascript:alert(1)\n\n[x]",
    "<style>*{color:red}</style>",
    '<p style="color:red" class="x" id="y">z</p>',
    '<iframe src="https://evil.example"></iframe>',
    "<form action=/><input name=x></form>",
    "<!-- hidden -->",
    "| a |\n|:-:|\n| b |",
]
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
ALLOWED_TAG = re.compile(rf"</?(?:{'|'.join(sorted(TAGS))})\b")


@pytest.mark.parametrize(("text", "html"), WRITTEN, ids=[text for text, _ in WRITTEN])
def test_markdown_becomes_html(text: str, html: str) -> None:
    assert block(text).strip().startswith(html)


def test_a_table_has_heading_cells_that_say_what_they_head() -> None:
    html = block(TABLE)
    assert html.count('<th scope="col">') == 2
    assert html.count("<td>") == 2


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("render", [block, inline])
def test_nothing_comes_through_that_could_run_load_or_style(render: object, text: str) -> None:
    html = str(render(text))  # type: ignore[operator]
    tags = re.findall(r"<[^>]*>", html)
    assert all(ALLOWED_TAG.match(tag) for tag in tags)
    attributes = {name for tag in tags for name in re.findall(r'\s([a-z-]+)="', tag)}
    assert attributes <= {name for names in ATTRIBUTES.values() for name in names}
    addresses = re.findall(r'href="([^"]*)"', html)
    schemes = {found[0] for address in addresses if (found := SCHEME.match(address))}
    assert schemes <= {"http:", "https:", "mailto:", SITE[:-1]}


@pytest.mark.parametrize("text", HOSTILE)
def test_plain_text_has_no_tags(text: str) -> None:
    assert not re.search(r"<[a-z/!]", plain(text))


@given(st.text(alphabet="<>&\"'`*_[]()!#|-:/ \nabjscript=x1.", max_size=80))
@settings(deadline=None)
def test_no_text_makes_a_tag_of_its_own(text: str) -> None:
    for html in (block(text), inline(text)):
        assert all(ALLOWED_TAG.match(tag) for tag in re.findall(r"<[a-zA-Z/!][^>]*>", str(html)))


@pytest.mark.parametrize(
    "text", ["{{ 7*7 }}", "{% raw %}", "{{ config }}", "{# x #}", "${7*7}", "[[organisation]]"]
)
def test_templates_in_a_text_stay_text(text: str) -> None:
    assert text in block(text)
    assert text in inline(text)
    assert plain(text) == text


def test_what_only_looks_like_a_link_is_no_address_of_the_site() -> None:
    assert SITE not in block('He wrote ` href="x` and " href="y".')


def test_a_link_to_a_page_works_from_every_page() -> None:
    html = block("[t](glossary/#x)")
    assert 'href="../../glossary/#x"' in relative_links(html, "modules/listen/")
    assert 'href="glossary/#x"' in relative_links(html, "")


def test_headings_stay_out_of_the_outline_of_the_page() -> None:
    assert "<h" not in block("# One\n\nTwo\n===\n\n### Three")


PIECES = [
    *("word", "It", "don't", "well-known", "90 %", "é", "²", "“so”", "a/b", "(an", "(c)", "(TM)"),
    *("1.", "- ", "'", '"', "_", "*", "..", "--", "?", "!", ".", ",", ":", ")", "–", "…", "x_y"),
    *("\n", "\n\n", "\n\n\n", "  \n", " ", "    ", "\t", "&", "<b>", "`", "|", "#", "[a](b)"),
]
WRITTEN_TEXTS = st.tuples(
    st.sampled_from(["", " "]), st.lists(st.sampled_from(PIECES), max_size=12)
)
PARSER = MarkdownIt("commonmark", {"html": False, "typographer": True})
PARSER.enable(["table", "smartquotes", "replacements"]).disable(["heading", "lheading"])


def cleaned(html: str) -> str:
    """What the parser writes, as every text of a field is cleaned."""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
        set_tag_attribute_values={"th": {"scope": "col"}},
    )


@given(WRITTEN_TEXTS.map(lambda written: written[0].join(written[1])))
@settings(deadline=None, max_examples=1500)
def test_words_without_markdown_come_out_as_the_parser_writes_them(text: str) -> None:
    assert block(text) == relative_to_site(cleaned(PARSER.render(text)))
    assert inline(text) == relative_to_site(cleaned(PARSER.renderInline(text)))
    assert plain(text) == " ".join(nh3.clean(PARSER.render(text), tags=set()).split())


def relative_to_site(html: str) -> str:
    """The one link among the words, as it is written before it is known from where it is seen."""
    return html.replace('"b"', f'"{SITE}b"')


def test_inline_makes_no_paragraph() -> None:
    assert inline("*so*") == "<em>so</em>"
    assert inline("- a") == "- a"


def test_the_html_is_marked_as_safe_so_that_templates_print_it() -> None:
    assert isinstance(block("a"), Markup)
    assert isinstance(inline("a"), Markup)


def test_plain_text_is_what_a_reader_reads() -> None:
    assert plain("- *so*\n- [b](https://example.org)") == "so b"


@pytest.mark.parametrize(
    ("texts", "count"),
    [(("one two",), 2), (("*one* **two**", "- three\n- four"), 4), (("",), 0), ((), 0)],
)
def test_words_are_counted_without_their_markdown(texts: tuple[str, ...], count: int) -> None:
    assert word_count(*texts) == count


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('He said "no".', "He said “no”."),
        ('"No", he said', "“No”, he said"),
        ("It's the riders' turn", "It’s the riders’ turn"),
        ("'so' and ('so')", "‘so’ and (‘so’)"),
        ('a – "b"', "a – “b”"),
        ('a "*b*" and "**c.**"', "a “*b*” and “**c.**”"),
        ('**"b"** and (*"c"*)', "**“b”** and (*“c”*)"),
        ("nothing to do", "nothing to do"),
        ("", ""),
    ],
)
def test_plain_text_gets_the_marks_of_print(text: str, shown: str) -> None:
    assert typographic(text) == shown


@given(st.text(max_size=60))
@settings(deadline=None)
def test_the_marks_of_print_change_nothing_else(text: str) -> None:
    shown = typographic(text)
    back = shown.translate(str.maketrans("“”‘’", "\"\"''"))
    assert back == text.translate(str.maketrans("“”‘’", "\"\"''"))


@pytest.mark.parametrize(
    "text",
    ["![" * 4000, "[a](" * 4000, "*a_" * 3000, "`" * 5000, "> " * 2000 + "x", "- " * 2000 + "x"],
    ids=["images", "links", "emphasis", "backticks", "quotes", "lists"],
)
def test_no_text_takes_the_renderer_long_or_makes_it_fail(text: str) -> None:
    assert isinstance(block(text), Markup)
