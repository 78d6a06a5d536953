"""Search finds what can be read on a page, section by section, and passes over what it is told to."""

from __future__ import annotations

import re

import pytest

from generator.search_index import entries

PARAGRAPH = re.compile(r"<p>(.*?)</p>")
LEFT_OUT = "data-search-exclude"


def found(html: str) -> list[tuple[str, str, str]]:
    """The address, the heading and the text of each section, each of its paragraphs as a line."""
    listed = entries(html, "a/", "Page")
    return [
        (str(each["location"]), str(each["title"]), lines(str(each["text"]))) for each in listed
    ]


def lines(text: str) -> str:
    """The paragraphs of a text; there is nothing else in it."""
    found = PARAGRAPH.findall(text)
    assert "".join(f"<p>{each}</p>" for each in found) == text
    return "\n".join(found)


def test_a_page_is_cut_at_its_headings() -> None:
    html = '<h1>Top</h1><p>one</p><h2 id="x">Next <em>part</em></h2><p>two</p>'
    assert found(html) == [("a/", "Top", "one"), ("a/#x", "Next part", "two")]


def test_a_block_is_a_paragraph_and_what_stands_inside_it_stays_in_it() -> None:
    assert found("<p>a<b>b</b>\n c</p><!-- no --><ul><li>d</li>\n<li> e</li></ul>") == [
        ("a/", "Page", "ab c\nd\ne")
    ]


def test_a_heading_without_an_id_belongs_to_the_section_it_stands_in() -> None:
    assert found("<h2 id=x>X</h2><p>a</p><h3>b</h3>c") == [("a/#x", "X", "a\nbc")]


@pytest.mark.parametrize(
    "html",
    [
        f"<div {LEFT_OUT}>no<div>no</div><h2 id=x>no</h2>no</div>",
        f"<h2 id=x {LEFT_OUT}>no</h2>",
        f"<b {LEFT_OUT}>no<br>no</b>",
        "<script>no</script><style>no</style><template><p>no</p></template>",
        f"<a-b {LEFT_OUT}><a-b><a>no</a></a-b><a-bc>no</a-bc>no</a-b>",
        f"<div {LEFT_OUT}>no<template>no</div>",
    ],
)
def test_what_is_left_out_is_not_found_and_what_follows_is(html: str) -> None:
    assert found(f"<p>a</p>{html}<p>b</p>") == [("a/", "Page", "a\nb")]


def test_what_is_left_out_and_never_closed_takes_the_rest_of_the_page() -> None:
    assert found(f"<p>a</p><div {LEFT_OUT}><p>no</p><h2 id=x>no</h2>no") == [("a/", "Page", "a")]


def test_a_sign_in_an_attribute_ends_no_tag() -> None:
    assert found("""<p title="a > b" lang='>'>c</p>""") == [("a/", "Page", "c")]
