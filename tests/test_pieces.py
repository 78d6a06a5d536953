"""What is looked at once is looked at well: no spelling hides a fault, and no page that came before it."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator.editions import Edition
from generator.inspection import inspect_against, inspect_alone
from generator.inspection.attributes import Attributes, attributes, certain
from generator.inspection.finished import FinishedPage, FinishedSite
from generator.inspection.pieces import Pieces
from generator.inspection.sentences import WORD, Finder, sentences, words
from generator.problem import Problem
from generator.views import Reader
from tests.finished import finished, planted
from tests.test_inspection import DEFECTS

FRAME = (
    '<!doctype html>\n<body><nav><a href="../">Up</a></nav>'
    "<article><h1>Title</h1>{}</article>"
    '<p><a href="https://example.org/" title="More">Out</a></p><script src="../a.js"></script>'
)
REMEMBER = {"FAC-05", "WEB-01", "WEB-02", "PUB-04"}
"""The rules that pass over what they know from other pages."""
NEIGHBOURS = 6
"""On so many pages a defect is looked for."""
SECRET = "Hang the bicycle up before people come in."

SPELLINGS = {
    "WEB-01": (
        "<sTyLe\n>p {}",
        "<SCRIPT>print()",
        "<script  type=module>print()",
        '<script id="__config" type="application/json" >{}</script><script id=x>print()</script>',
        '<p title="a < b" onclick="print()">',
        "<p title='<' onclick=print()>",
        "<p title='<p'ONCLICK\n=\n'print()'>",
        "<p\x0confocus\t=x>",
        "<svg/onload=x>",
        '<p class="x"STYLE=x>',
        '<a href="java\tscript:x">',
        "<a href=JAVASCRIPT:x>",
        '<a href="javascript&colon;x">',
        "<iframe srcdoc=x>",
        "<template><p onclick=x></template>",
        "<p onclick=x",
    ),
    "WEB-02": (
        "<img src=//example.org/a>",
        "<IMG\nSRC\n=\n'\nHTTPS://example.org/a'>",
        '<img alt="<" src="https://example.org/a">',
        "<img srcset='a 1x, //example.org/b 2x'>",
        '<link href="https://example.org/a" rel="preload">',
        '<area href="https://example.net/" ping="//example.org">',
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://example.org/a"/></svg>',
        "<template><img src=//example.org/a></template>",
        '<base href="https://example.org/">',
    ),
    "PUB-04": (
        '<p id="x"><b id="x">',
        '<p title="<" id="x"></p>\n<p\nid="x">',
        '<p id="a<b"></p><p id="a<b">',
        "<p id=\"x&amp;\"></p><p id='y'></p><p id=\"x&\">",
    ),
    "ACC-03": ("<H1>Again</H1>", "<h3\nid=x>Deep</h3>", "<div><h4>Deep<h5>Deeper", "<p><h1 class='x'>"),
    "ACC-05": ("<TABLE><td>1", "<table\n><tr><td>1</td></tr></table>"),
    "FAC-05": (
        f"<p>{SECRET}</p>",
        f"<p>{SECRET.upper()}</p>",
        f"<!-- {SECRET} -->",
        "<p>Hang the <b>bi</b>cycle up\nbefore people&#32;come in</p>",
        "<p>“Hang the bicycle up before people come in” – so it begins</p>",
        f"<p title='{SECRET}'>",
        "<p><em>Hang</em>&nbsp;the bicycle&#10;up before <a href=x>people</a> come in",
        f"<template><p>{SECRET}</template>",
    ),
}  # fmt: skip


def page(uri: str, content: str, reader: Reader = Reader.LEARNER) -> FinishedPage:
    return FinishedPage(uri, FRAME.format(content), "", reader, f"content/{uri}.md")


def one_by_one(site: FinishedSite, *pages: FinishedPage) -> list[tuple[Problem, ...]]:
    """What is found on each of some pages, when they are looked at like those of a build."""
    return [judged(replace(site, pages=(each,))) for each in pages]


def judged(site: FinishedSite) -> tuple[Problem, ...]:
    """What is found on the pages of a site, each by itself."""
    return (*inspect_alone(site), *inspect_against(site))


def anew(site: FinishedSite) -> FinishedSite:
    """The site as if nothing of it had been looked at."""
    return replace(site, kept={})


@pytest.mark.parametrize(
    ("code", "spelling"), [(code, each) for code, all in SPELLINGS.items() for each in all]
)
def test_a_fault_is_found_however_it_is_written_and_whatever_came_before(
    code: str, spelling: str
) -> None:
    site = anew(finished(Edition.PARTICIPANT))
    harmless, faulty, again = page("a/", "<p>A</p>"), page("b/", spelling), page("c/", spelling)
    last = page("d/", "<p>A</p>")
    before, first, second, after = one_by_one(site, harmless, faulty, again, last)
    assert before == after == ()
    assert code in {problem.code for problem in first}
    assert code in {problem.code for problem in second}


@pytest.mark.parametrize("name", [name for name in DEFECTS if DEFECTS[name][0] in REMEMBER])
def test_what_is_found_on_a_page_does_not_depend_on_those_before_it(name: str) -> None:
    _, uri, selector, html = DEFECTS[name]
    site = planted(finished(), uri, selector, html)
    pages = sorted(site.pages, key=lambda each: each.uri == uri)[-NEIGHBOURS:]
    alone = [judged(replace(anew(site), pages=(each,))) for each in pages]
    assert any(alone)
    assert one_by_one(anew(site), *pages) == alone


# Attributes

WRITTEN = (
    '<p id="a">', '<p data-id="a">', '<p id="a<b">', '<a href="a&amp;b">', '<a href="a<b" id="c">',
    "<img src='a'>", '<img\nsrc="a">', '<use xlink:href="#a"/>', '<a class="x"\thref="b">', "text",
    '<img src="a" srcset="b 1x">', '<video poster="a">', "<A HREF='b'>", "<a href=b>", "</p>", "\n",
    '<p id="a" title="href">', "<p id=b>", '<a href = "b">',
)  # fmt: skip


def named(html: str) -> Attributes:
    return attributes(html, Pieces.of(html))


@pytest.mark.parametrize("parts", [*product(WRITTEN, repeat=2)], ids=repr)
def test_addresses_are_those_that_are_read_tag_by_tag(parts: tuple[str, str]) -> None:
    html = "".join(parts)
    found, sure = named(html), certain(html)
    assert found.targets == sure.targets
    assert set(found.ids) <= set(sure.ids)


def test_ids_are_told_in_their_order_and_as_often_as_they_stand() -> None:
    html = '<p id="b"><i id="a"></i></p><p id="b">'
    assert named(html).ids == named(f"\n{html}").ids == ("b", "a", "b")


# Words


@given(some.text(some.sampled_from("aB_1 .\n\x1e\x00éİΣß²'")))
def test_words_are_the_same_whether_all_signs_are_of_ascii(text: str) -> None:
    assert words(text) == " ".join(WORD.findall(text.lower()))
    assert words(f"é {text}") == f"é {words(text)}".strip()


@pytest.mark.parametrize("mark", [" ", "\n", "\x1e", ".", "é "])
def test_a_sentence_does_not_run_from_one_text_into_the_next(mark: str) -> None:
    (sentence,) = sentences(SECRET)
    start, end = "Hang the bicycle up", "before people come in."
    assert Finder([sentence]).found([f"{mark}{start}", end, f"{end}{mark}"]) == []
    assert Finder([sentence]).found([f"{mark}{SECRET}", f"{mark}{SECRET}"]) == [sentence]


@pytest.mark.parametrize("sentence", ["incomprehensibilities understood", "x" * 25, "a b c" * 9])
def test_a_sentence_of_few_words_is_found_too(sentence: str) -> None:
    assert Finder([sentence]).found(["é", f"So: {sentence}!"]) == [sentence]
    assert Finder([sentence]).found([sentence[:-1], ""]) == []
