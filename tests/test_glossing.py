"""Terms of the glossary are links where a page uses them first, and only there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.assets import theme_folder
from generator.editions import Edition
from generator.model.references import Term
from generator.pages import publish
from generator.pages.glossing import CLOSED, RUNNING, TEMPLATES, Glosses, glossed
from generator.pages.page import Page
from generator.pages.render import term_link
from tests.curriculum import curriculum


def term(words: str) -> Term:
    return Term(id=words.replace(" ", "-"), term=words, definition='What "it" is', example="So.")


def linked(html: str, *words: str, template: str = "module") -> str:
    page = Page("modules/x/", "X", "About x.", html, (), "content/x.yaml", template)
    return glossed(page, Glosses.of(map(term, words), partial(term_link, theme_folder()))).html


def test_the_first_use_is_a_link_with_the_definition_and_the_next_one_is_text() -> None:
    assert linked("<p>A closed loop. No closed loop.</p>", "closed loop") == (
        '<p>A <a class="term" href="../../glossary/#closed-loop" title="What “it” is">'
        "closed loop</a>. No closed loop.</p>"
    )


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Moments of truth", "moment of truth"),
        ("a service-recovery plan", "service recovery"),
        ("READINESS GATE", "readiness gate"),
        ("your service mind-sets", "service mind-set"),
    ],
)
def test_a_term_is_known_as_plural_with_hyphens_and_in_capitals(said: str, words: str) -> None:
    assert f"#{words.replace(' ', '-')}" in linked(f"<p>{said}</p>", words)


def test_a_letter_that_grows_in_small_letters_moves_no_link() -> None:
    html = linked("<p>İİ ask for Autonomy.</p>", "autonomy")
    assert html.startswith("<p>İİ ask for <a ")
    assert html.endswith(">Autonomy</a>.</p>")


def test_the_capital_i_with_a_dot_is_the_only_letter_that_grows() -> None:
    assert [sign for sign in map(chr, range(0x110000)) if len(sign.lower()) != 1] == ["İ"]


def test_the_longest_term_wins() -> None:
    html = linked(
        "<p>the service recovery paradox</p>", "service recovery", "service recovery paradox"
    )
    assert 'href="../../glossary/#service-recovery-paradox"' in html
    assert html.count("<a ") == 1


@pytest.mark.parametrize(
    "html",
    [
        "<p><a href='/'>autonomy</a></p>",
        "<h2>autonomy</h2>",
        "<li><label>autonomy</label></li>",
        "<div>autonomy</div>",
        "<p>teleautonomy and autonomy-like</p>",
        '<p title="autonomy">room</p>',
        "<curriculum-quiz><p>autonomy</p></curriculum-quiz>",
    ],
)
def test_headings_links_questions_and_parts_of_words_are_left_alone(html: str) -> None:
    assert linked(html, "autonomy") == html


def test_lists_and_the_glossary_itself_are_left_alone() -> None:
    assert linked("<p>autonomy</p>", "autonomy", template="glossary") == "<p>autonomy</p>"
    assert Glosses.of((), partial(term_link, theme_folder())) is None


def said(words: str) -> re.Pattern[str]:
    """A term in a text; its first and last word may be plural, and hyphens may join it."""
    parts = re.split(r"[\s-]", words)
    parts = [re.escape(part.removesuffix("s")) + "s?" for part in parts]
    joined = r"[\s-]".join(parts)
    return re.compile(rf"(?<![\w-]){joined}(?![\w-])", re.IGNORECASE)


@cache
def pages(edition: Edition) -> tuple[Page, ...]:
    return publish(curriculum(), theme_folder(), edition).pages


def running(node: LexborNode, open_: bool = False) -> Iterator[tuple[str, bool]]:
    """Each piece of running text, and whether it stands in the link of a term."""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            if open_:
                yield child.text(deep=False), False
        elif child.tag == "a" and "term" in (child.attributes.get("class") or "").split():
            yield child.text(), True
        elif child.tag not in CLOSED:
            yield from running(child, open_ or child.tag in RUNNING)


@pytest.mark.parametrize("edition", list(Edition))
def test_on_every_page_the_first_use_of_every_term_is_its_link(edition: Edition) -> None:
    terms = {each.id: said(each.term) for each in curriculum().terms}
    names = sorted((each.term for each in curriculum().terms), key=len)
    looked = 0
    for page in pages(edition):
        if page.template not in TEMPLATES:
            assert 'class="term"' not in page.html
            continue
        body = LexborHTMLParser(page.html).body
        assert body is not None
        texts = list(running(body))
        for id, use in terms.items():
            longer = [name for name in names if use.search(name) and not use.fullmatch(name)]
            uses = [
                is_link
                for text, is_link in texts
                if use.search(
                    re.sub(
                        "|".join(said(name).pattern for name in longer) or r"(?!)",
                        "",
                        text,
                        flags=re.I,
                    )
                )
            ]
            if uses:
                assert uses[0], f"{page.uri} uses {id} before it links it"
                looked += 1
            assert page.html.count(f'glossary/#{id}" title=') <= 1, page.uri
    assert looked > 50
