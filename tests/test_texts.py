"""Texts in fields: HTML, links and signs that would not come out as they were meant, told at their place."""

from __future__ import annotations

import re
import time
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.addresses import OVERVIEWS, address
from generator.handwritten import HandwrittenPage
from generator.loading import assemble, load
from generator.markup import block
from generator.model import WHOLE_FILES
from generator.problem import Severity
from generator.source import Document, parse
from generator.texts import MOST_BRACKETS, SCHEMES, problems, targets
from tests.curriculum import PROJECT, addresses, curriculum
from tests.edits import edited

PATH = "content/paths/first-steps.yaml"


def document(text: str) -> Document:
    found, trouble = parse(text, "file.yaml")
    assert found is not None, trouble
    return found


def told(text: str) -> list[tuple[str, int, int]]:
    found = problems(document(text))
    return [(each.code, each.position.line, each.position.column) for each in found]


# A field as it is written, and what is said of it: the code, the line, the column.
WRITTEN = {
    "an element": ("a: Ask <b>first</b>.\n", [("markup-html", 1, 8), ("markup-html", 1, 16)]),
    "an element that ends itself": ("a: one<br/>two\n", [("markup-html", 1, 7)]),
    "an element with attributes": (
        'a: \'Ask <a href="x" class="y">me</a>\'\n',
        [("markup-html", 1, 9), ("markup-html", 1, 33)],
    ),
    "capitals": ("a: <SCRIPT>x\n", [("markup-html", 1, 4)]),
    "an element that never ends": ("a: <img src=x onerror=alert(1)//\n", [("markup-html", 1, 4)]),
    "a comment": ("a: Ask. <!-- later -->\n", [("markup-html", 1, 9)]),
    "the same twice": (
        "a: <i>b\nc: |\n  d\n  <i>e and <i>f\n",
        [("markup-html", 1, 4), ("markup-html", 4, 3), ("markup-html", 4, 12)],
    ),
    "a comparison": ("a: 3 < 4 and x <b or a<b> c\n", [("markup-html", 1, 23)]),
    "a blank to fill in": ("a: Write <your name> or <Name> here\n", []),
    "an address of mail": ("a: <somebody@example.org>\n", []),
    "an element in backticks": ("a: Type `<b>` or ``<i>` `` here\n", []),
    "an element after backticks that do not end": ("a: Type ` <b>\n", [("markup-html", 1, 11)]),
    "a name of a field": ("<b>: c\n", []),
    "a script": ("a: '[x](javascript:alert(1))'\n", [("link-scheme", 1, 9)]),
    "a script in disguise": ("a: '[x](JAVA&#x73;cript&colon;alert(1))'\n", [("link-scheme", 1, 9)]),
    "a script behind backslashes": ("a: '[x](javascript\\:alert(1))'\n", [("link-scheme", 1, 9)]),
    "a script in a definition": (
        "a: |\n  [x]\n\n  [x]: data:text/html,y\n",
        [("link-scheme", 4, 8)],
    ),
    "a script between brackets": ("a: See <vbscript:x>\n", [("link-scheme", 1, 9)]),
    "a file": ("a: 'See [x](<file:///etc/passwd>)'\n", [("link-scheme", 1, 14)]),
    "an address without its start": ("a: 'See [x](//example.org)'\n", [("link-scheme", 1, 13)]),
    "the same address twice": (
        "a: '[x](b:c) [x](b:c)'\n",
        [("link-scheme", 1, 9), ("link-scheme", 1, 18)],
    ),
    "an address of the web": ("a: 'See [x](https://a.example/b?c=d) or [y](HTTP://e)'\n", []),
    "an address of mail in a link": ("a: 'See [x](mailto:a@example.org)'\n", []),
    "a script in backticks": ("a: 'Type `[x](javascript:y)`'\n", []),
    "a script in a text": ("a: 'javascript:alert(1)'\n", []),
    "a picture": ("a: See ![x](https://example.org/y.png)\n", [("markup-picture", 1, 8)]),
    "a picture in a list": ("a:\n  - See ![x][y]\n", [("markup-picture", 2, 9)]),
    "an exclamation before brackets": ("a: Look! [x](#y)\n", []),
    "many brackets": (f"a: {'x' + '[' * (MOST_BRACKETS + 1)}\n", [("markup-crowded", 1, 4)]),
    "as many brackets as may be": (f"a: {'x' + '[' * MOST_BRACKETS}\n", []),
    "many brackets in many paragraphs": ("a: |\n" + ("  " + "[" * 60 + "\n\n") * 9, []),
    "many apostrophes": (f'a: "{chr(39) * 1001}"\n', [("markup-crowded", 1, 4)]),
    "a table": ("a: |\n  | x | y |\n  |---|---|\n  | 1 | 2 |\n", []),
    "a text that is written with signs": ('a: "\\x3cb>x"\n', [("markup-html", 1, 4)]),
}


@pytest.mark.parametrize(("text", "wanted"), WRITTEN.values(), ids=WRITTEN)
def test_what_would_not_come_out_is_told_where_it_stands(
    text: str, wanted: list[tuple[str, int, int]]
) -> None:
    assert told(text) == wanted


def test_html_stops_nothing_and_everything_else_does() -> None:
    text = "a: '<b> and [x](b:c) and ![x](y)'\n"
    levels = {each.code: each.severity for each in problems(document(text))}
    assert levels == {
        "markup-html": Severity.WARNING,
        "link-scheme": Severity.ERROR,
        "markup-picture": Severity.ERROR,
    }


SIGNS = [
    *"[]()<>!:`\\&#;\n *_-",
    *("javascript:", "data:x", "https://a", "[x](", "](", "[a]: ", "&#106;", "&colon;", "mailto:"),
    *("java", "script", "a", "`x`", "<b>", "\t", "//e", "%6a", "\n\n", "> ", "- "),
]


@given(st.lists(st.sampled_from(SIGNS), max_size=25).map("".join))
@settings(deadline=None, max_examples=500)
def test_no_link_that_could_run_something_is_overlooked(text: str) -> None:
    # A renderer that lets every address through, to see which ones a text holds.
    renderer = MarkdownIt("commonmark", {"html": False})
    renderer.validateLink = lambda url: True  # type: ignore[method-assign]
    links = re.findall(r'<a href="([^"]*)"', renderer.render(text))
    schemes = {
        found[1].lower()
        for link in links
        if (found := re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", unescape(link)))
    }
    file = Document("file.yaml", document("a: b\n").tree, {"a": text}, text)
    refused = [each for each in problems(file) if each.code != "markup-html"]
    if schemes - SCHEMES:
        assert refused


@given(st.text(alphabet="[]()`!<>b:/ \n", max_size=200))
@settings(deadline=None)
def test_no_text_raises(text: str) -> None:
    file = Document("file.yaml", document("a: b\n").tree, {"a": text}, text)
    list(problems(file))
    list(targets(file))


# What takes a renderer of Markdown longer than its length would have one think.
BOMBS = ["![", "[a](", "[^1]", "<a ", "*a_", "`", "> ", "- ", "[", "**a ", "|a", "&", "\\", "[a]"]
BOMBS += ["~~", "_a", "<", "<!--", "*", "[a]: b\n", "a\n> ", "- a\n", "a ``b", "\"'", "\"a'", "'a"]
BOMBS += ["(c)", "--", "<http:", "![a](<", "&#", "*_", "a**b", "| a |\n|-|\n", "[a]((", "``` \n"]


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_text_of_the_greatest_length_is_shown_in_a_moment_or_refused(bomb: str) -> None:
    text = (bomb * 20_000)[:20_000]
    file = Document("file.yaml", document("a: b\n").tree, {"a": text}, text)
    started = time.perf_counter()
    codes = {each.code for each in problems(file)}
    assert time.perf_counter() - started < 1
    if "markup-crowded" not in codes:
        block(text)
        assert time.perf_counter() - started < 2


def test_links_to_this_site_are_looked_up() -> None:
    closing = (
        "Read [a](exercises/four-benches/), [b](glossary/#basic-promise), [c](exercises/), "
        "[d](modules/ask-before-you-mend/#cf01-o1) and [e](principles/ask-first/#purpose)."
    )
    found = edited([{"file": PATH, "set": {"closing": closing}}]).load().problems
    assert [(each.code, each.message) for each in found] == [
        ("link-missing", "no page of this site has the address `principles/ask-first/#purpose`")
    ]


NEAR = {
    "exercises/four-bench/": "did you mean `exercises/four-benches/`?",
    "../glossary/#basic-promise": "did you mean `glossary/#basic-promise`?",
    "/exercises/four-benches": "did you mean `exercises/four-benches/`?",
    "nowhere.txt": "write it from the start of the site, such as `glossary/` or",
    "#there": "write it from the start of the site",
}


@pytest.mark.parametrize("address", NEAR)
def test_a_link_to_nowhere_is_told_with_the_nearest_address(address: str) -> None:
    tiny = edited([{"file": PATH, "set": {"closing": f"Read [on]({address})."}}])
    (problem,) = tiny.load().problems
    line, column = tiny.place(PATH, "closing").split(":")[1:]
    assert problem.code == "link-missing"
    assert problem.hint.startswith(NEAR[address])
    # The text is written without quotes; `Read [on](` are ten characters.
    assert (problem.position.line, problem.position.column) == (int(line), int(column) + 10)


def test_a_link_to_what_stands_in_a_broken_file_is_not_missed_as_well() -> None:
    link = {"file": PATH, "set": {"closing": "Read [on](cases/third-return/)."}}
    broken = {"file": "content/cases/third-return.yaml", "remove": ["synopsis"]}
    assert {each.code for each in edited([link, broken]).load().problems} == {"field-missing"}


def test_a_link_to_what_is_retired_leads_nowhere() -> None:
    link = {"file": PATH, "set": {"closing": "Read [on](surveys/last-word/)."}}
    retired = {"file": "content/surveys/last-word.yaml", "set": {"status": "retired"}}
    found = edited([link, retired]).load().problems
    assert "link-missing" in {each.code for each in found}
    assert edited([link]).load().problems == ()


def test_a_page_written_by_hand_may_be_linked_to() -> None:
    tiny = edited([{"file": PATH, "set": {"closing": "Read [on](pages/about/)."}}])
    files = [parse(text, name)[0] for name, text in tiny.texts.items() if name.endswith(".yaml")]
    found = [each for each in files if each is not None]
    assert {each.code for each in assemble(found).problems} == {"link-missing"}
    assert assemble(found, pages=[HandwrittenPage("content/pages/about.md", "")]).problems == ()


def test_every_address_that_a_text_may_link_to_is_a_page() -> None:
    pages = set(addresses())
    assert pages >= OVERVIEWS
    held = curriculum()
    own = {address(held, *key) for key in held.entries if key[0] not in WHOLE_FILES}
    assert {each.partition("#")[0] for each in own} <= pages


def test_the_content_of_the_project_links_to_pages_that_are_there() -> None:
    assert not [each for each in load(PROJECT).problems if each.code.startswith(("link", "markup"))]
