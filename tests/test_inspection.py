"""Finished pages: each rule lets pass what our theme makes, and finds a defect planted in it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from generator import checks, making, site
from generator.assets import theme_folder
from generator.editions import Edition
from generator.handbook import EXPLANATION
from generator.inspection import RULES, contrast, inspect
from generator.inspection.finished import TOKENS, FinishedSite, PlannedPage
from generator.inspection.sentences import Finder, read_aloud, sentences, spoken
from generator.problem import Problem, Severity
from tests.finished import coloured, finished, planted
from tests.projects import digest
from tests.test_checks import JARGON

CODES = {rule.code for rule in RULES}
GUIDE = "workshops/bench-morning/guide/"
HANDOUT = "workshops/bench-morning/handout/"
WORKSHOP = "workshops/bench-morning/"
MODULE = "modules/ask-before-you-mend/"
QUIZ = "quizzes/cf01-check/"
ARTICLE = "articles/bench/"
LINE = '<div class="writing-space__line"></div>'
SPACE = f'<div class="writing-space"><p class="writing-space__label">Why?</p>{LINE}</div>'
LEAK = "<p>Hang the bicycle <em>up</em> before people&nbsp;come in.</p>"

DEFECTS = {
    "a thing to bring is left out": ("FAC-02", WORKSHOP, "table.supplies tbody tr", ""),
    "the list is empty": ("FAC-02", GUIDE, "table.supplies", "<p>Bring what you need.</p>"),
    "too few of a thing": ("FAC-02", GUIDE, ".supplies__total .quantity", "<span>99</span>"),
    "a note for the trainer": ("FAC-05", MODULE, "p", LEAK),
    "a note for the trainer, hidden": ("FAC-05", MODULE, "p", f"<template>{LEAK}</template>"),
    "a note in an attribute": (
        "FAC-05",
        QUIZ,
        "p",
        '<p title="Watch for people who talk about riders as a nuisance.">Look</p>',
    ),
    "a key in the handout": ("FAC-05", HANDOUT, "p", "<p data-correct>A question</p>"),
    "a reason in the handout": (
        "FAC-05",
        HANDOUT,
        "p",
        "<p>The shift decides what has to be done before evening.</p>",
    ),
    "a card that the guide does not count": ("HND-02", GUIDE, ".cards-key__number", "<b>1</b>"),
    "another number for a card": (
        "HND-02",
        HANDOUT,
        ".cards-key__number",
        '<span class="cards-key__number">99</span>',
    ),
    "another code for an exercise": (
        "HND-02",
        HANDOUT,
        ".handout__exercise .eyebrow",
        '<p class="eyebrow">EX-99</p>',
    ),
    "another number for a question": (
        "HND-02",
        GUIDE,
        "[data-question=q-cf01-02] .quiz-key__number",
        '<span class="quiz-key__number">3</span>',
    ),
    "one line to write on": ("HND-03", HANDOUT, ".writing-space", SPACE),
    "no place to write": ("HND-03", HANDOUT, ".sheet .writing-space", ""),
    "a level is skipped": ("ACC-03", MODULE, "h2", "<h4>Deep down</h4>"),
    "a second title": ("ACC-03", MODULE, "h2", "<h1>Again</h1>"),
    "no title": ("ACC-03", MODULE, "h1", "<p>Title</p>"),
    "a table without headers": (
        "ACC-05",
        WORKSHOP,
        "table.agenda",
        "<table><tr><td>When</td><td>What</td></tr><tr><td>9</td><td>Go</td></tr></table>",
    ),
    "no answer without a script": ("ACC-08", QUIZ, "details.answer", ""),
    "an answer that says nothing": (
        "ACC-08",
        QUIZ,
        "details.answer",
        '<details class="answer"><summary>Answer</summary></details>',
    ),
    "an answer that is open": (
        "ACC-08",
        MODULE,
        "details.answer",
        '<details class="answer" open><summary>Answer</summary><p>A question</p></details>',
    ),
    "a control that no key reaches": (
        "ACC-08",
        QUIZ,
        ".option__label",
        '<label><input type="radio" tabindex="-1">Ask</label>',
    ),
    "a control without a label": ("ACC-08", QUIZ, ".option__label", '<input type="radio">'),
    "a choice that leads nowhere": ("ACC-08", QUIZ, ".dialogue__choices a", "<a>Ask</a>"),
    "a claim that looks like a fact": ("SRC-09", ARTICLE, ".badge--claim", ""),
    "a claim that looks like a fact where all ideas stand": (
        "SRC-09",
        "coverage/",
        ".badge--claim",
        "",
    ),
    "a fact that looks like a claim": (
        "SRC-09",
        ARTICLE,
        "#a01 dd p",
        '<p><span class="badge badge--claim">Claim</span> Ask.</p>',
    ),
    "a script in the page": ("WEB-01", MODULE, "p", "<script>print()</script>"),
    "a script in a part to be copied": (
        "WEB-01",
        MODULE,
        "p",
        "<template><script type=module>print()</script></template>",
    ),
    "a style in the page": ("WEB-01", MODULE, "p", "<STYLE>p { color: red }</STYLE>"),
    "a style of its own": ("WEB-01", MODULE, "p", '<p Style = "color: red">Red</p>'),
    "a style in a drawing": ("WEB-01", MODULE, "p", "<svg><path style='fill: red' /></svg>"),
    "an answer to an event": ("WEB-01", MODULE, "p", "<p onclick=print()>Print</p>"),
    "an answer right after a quotation mark": (
        "WEB-01",
        MODULE,
        "p",
        '<p title="Print"onclick="print()">Print</p>',
    ),
    "an answer after a slash": ("WEB-01", MODULE, "p", "<svg/onload=print()></svg>"),
    "an address that runs": ("WEB-01", MODULE, "p", '<a href=" java\nscript:print()">Print</a>'),
    "an address in disguise": ("WEB-01", MODULE, "p", '<a href="javascript&colon;print()">P</a>'),
    "a page in an attribute": ("WEB-01", MODULE, "p", '<iframe srcdoc="Hello"></iframe>'),
    "a picture from elsewhere": (
        "WEB-02",
        MODULE,
        "p",
        '<p><img alt="a > b" src="https://example.org/a.png"></p>',
    ),
    "a script from elsewhere": (
        "WEB-02",
        MODULE,
        "p",
        '<script type="module" src="//example.org/a.mjs"></script>',
    ),
    "a font from elsewhere": (
        "WEB-02",
        MODULE,
        "p",
        '<link rel="preload" href=https://example.org/a.woff2>',
    ),
    "a second size from elsewhere": (
        "WEB-02",
        MODULE,
        "p",
        '<img src="../../" alt="" srcset="../../ 2x, https://example.org/c.png 3x">',
    ),
    "a part of a drawing from elsewhere": (
        "WEB-02",
        MODULE,
        "p",
        '<svg><use xlink:href="HTTPS://example.org/a.svg#b"/></svg>',
    ),
    "a form that is sent away": (
        "WEB-02",
        MODULE,
        "p",
        '<form action="https://example.org/"></form>',
    ),
    "a link that tells somebody": (
        "WEB-02",
        MODULE,
        "p",
        '<a href="https://example.org/" ping="https://example.net/">Out</a>',
    ),
    "another title": ("PUB-01", ARTICLE, "h1", "<h1>Notes of somebody else</h1>"),
    "an objective that is on no page": ("PUB-02", MODULE, "#cf01-o1", "<li>Ask.</li>"),
    "a link to no page": ("PUB-03", MODULE, "p", '<p><a href="../gone/">Gone</a></p>'),
    "a link to no place on its page": ("PUB-03", MODULE, "p", '<p><a href="#gone">Gone</a></p>'),
    "a link to no place on another": (
        "PUB-03",
        MODULE,
        "p",
        '<p><a href="../../glossary/#gone">Gone</a></p>',
    ),
    "a link out of the site": ("PUB-03", MODULE, "p", '<p><a href="../../../x/">Out</a></p>'),
    "a link from the top of the host": ("PUB-03", MODULE, "p", '<p><a href="/glossary/">G</a></p>'),
    "a link that was not finished": ("PUB-03", MODULE, "p", '<p><a href="site:/x/">X</a></p>'),
    "a link written another way": ("PUB-03", MODULE, "p", "<p><a href = ../gone/>Gone</a></p>"),
    "a link kept for a script": (
        "PUB-03",
        MODULE,
        "p",
        '<template><a href="../gone/">Gone</a></template>',
    ),
    "a picture that is missing": ("PUB-03", MODULE, "p", '<img alt="" src="gone.png">'),
    "a larger picture that is missing": (
        "PUB-03",
        MODULE,
        "p",
        '<img alt="" srcset="../../assets/curriculum.css 1x, gone.png 2x">',
    ),
    "a style sheet that is missing": (
        "PUB-03",
        MODULE,
        "p",
        '<link rel="stylesheet" href="../../assets/gone.css">',
    ),
    "an anchor in a file that is no page": (
        "PUB-03",
        MODULE,
        "p",
        '<a href="../../assets/curriculum.css#a">A</a>',
    ),
    "an id that stands twice": ("PUB-04", MODULE, "p", '<p id="x">A</p><p id="x">B</p>'),
}
SOUND = {
    "text that looks like addresses and ids": (
        MODULE,
        "p",
        """<p>Write <code>&lt;a href="gone/" id="x"&gt; id="x" src="gone"</code>.</p>""",
    ),
    "an id and its copy in a template": (
        MODULE,
        "p",
        '<p id="x">A</p><template><p id="x">B</p></template>',
    ),
    "an id written another way": (
        MODULE,
        "p",
        '<p id=\'x\'>A</p><p id=y>B</p><p><a href="#x">A</a> <a href="#y">B</a></p>',
    ),
    "addresses of every sort": (
        MODULE,
        "p",
        """<p><a href="../../">Home</a> <a href="">Here</a> <a href="./#objectives">O</a>
        <a href="../ask-before-you-mend/?print=1">P</a> <a href="mailto:a@example.org">M</a>
        <a href="../../glossary/#basic%2Dpromise">B</a> <img alt="" src="data:image/png;base64,x"></p>""",
    ),
    "data that nothing runs": (
        MODULE,
        "p",
        '<script type="application/json">{"a": "https://example.org/"}</script>',
    ),
    "a script in a file": (
        MODULE,
        "p",
        '<script src="../../assets/scripts/before-paint.js"></script>',
    ),
    "a link to another host": (MODULE, "p", '<a class="out" href="https://example.org/">Out</a>'),
    "a page that names its own address": (
        MODULE,
        "p",
        '<link rel="canonical" href="https://example.org/a/">',
    ),
    "words that look like a script": (
        MODULE,
        "p",
        '<p>Write <code>style="…" onclick=… src="https://…"</code>, '
        '<span title="javascript: a language">or</span> <code>javascript:</code> nowhere.</p>',
    ),
    "a table with headers in each row": (
        WORKSHOP,
        "table.agenda",
        "<table><tr><th>When</th><td>9</td></tr><tr><th>What</th><td>Go</td></tr></table>",
    ),
    "a level further up": (GUIDE, "h3", "<h2>Back up</h2>"),
    "a label by its id": (
        QUIZ,
        ".option__label",
        '<label for="x">Ask</label><input id="x" type="radio">',
    ),
    "three lines to write on": (
        HANDOUT,
        ".writing-space",
        SPACE.replace(LINE, 3 * LINE),
    ),
}


@cache
def sound() -> frozenset[Problem]:
    return frozenset(inspect(finished()))


@cache
def planted_defect(name: str) -> tuple[Problem, ...]:
    _, uri, selector, html = DEFECTS[name]
    return tuple(new(planted(finished(), uri, selector, html)))


def new(changed: FinishedSite) -> list[Problem]:
    return [problem for problem in inspect(changed) if problem not in sound()]


@pytest.mark.parametrize("edition", Edition)
def test_the_pages_that_our_theme_makes_break_no_rule(edition: Edition) -> None:
    assert inspect(finished(edition)) == ()


@pytest.mark.parametrize("name", SOUND)
def test_what_is_as_good_breaks_no_rule(name: str) -> None:
    assert new(planted(finished(), *SOUND[name])) == []


@pytest.mark.parametrize("name", DEFECTS)
def test_a_planted_defect_is_found_and_the_file_to_open_is_named(name: str) -> None:
    code, uri, *_ = DEFECTS[name]
    page = next(page for page in finished().pages if page.uri == uri)
    problems = planted_defect(name)
    assert {problem.code for problem in problems} == {code}
    for problem in problems:
        assert problem.path == page.source
        assert uri.removesuffix("guide/") in problem.message


def test_every_rule_about_pages_finds_a_defect() -> None:
    assert {code for code, *_ in DEFECTS.values()} | {"ACC-07"} == CODES


def test_a_code_is_given_to_one_rule_only() -> None:
    assert not CODES & {rule.code for rule in checks.RULES}
    assert len(CODES) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_why_how_and_on_what_basis(rule: object) -> None:
    assert EXPLANATION.fullmatch(getattr(rule, "explanation"))  # noqa: B009


@pytest.mark.parametrize("name", DEFECTS)
def test_a_message_is_plain_and_says_what_to_do(name: str) -> None:
    for problem in planted_defect(name):
        assert problem.hint
        assert not JARGON.search(f"{problem.message} {problem.hint}")
        assert not problem.message[0].isupper()
        assert not problem.message.endswith(".")


def test_only_room_to_write_is_a_matter_of_a_warning() -> None:
    assert {rule.code for rule in RULES if rule.severity is Severity.WARNING} == {"HND-03"}


# Colours


@pytest.mark.parametrize(
    ("declarations", "pairs"),
    [
        ("--ink-soft: #9a958a;", {"`--ink-soft` on `--paper`", "`--ink-soft` on `--paper-sunk`"}),
        ("--segment-open: rgb(190, 200, 210);", {"`--segment-open` on `--paper`"}),
        ("--mark: #333;", {"`--ink` on `--mark`"}),
    ],
)
def test_a_pale_colour_is_found_however_it_is_written(declarations: str, pairs: set[str]) -> None:
    problems = new(coloured(finished(), declarations))
    assert {problem.code for problem in problems} == {"ACC-07"}
    assert {problem.path for problem in problems} == {TOKENS}
    said = "\n".join(problem.message for problem in problems)
    assert all(pair in said for pair in pairs)
    lines = coloured(finished(), declarations).tokens.splitlines()
    for problem in problems:
        name = problem.message.split("`")[1]
        assert lines[problem.position.line - 1].strip().startswith(f"{name}:")


@pytest.mark.parametrize(
    ("scheme", "old", "pale"),
    [
        ('[data-md-color-scheme="slate"]', "--ink-soft: #b8b2a6;", "--ink-soft: #6d6a64;"),
        (":root, [data-md-color-scheme]", "--ink-soft: #3d3a35;", "--ink-soft: #8f8a80;"),
    ],
)
def test_a_pale_colour_is_found_in_the_dark_and_on_paper(scheme: str, old: str, pale: str) -> None:
    tokens = finished().tokens
    assert old in tokens
    problems = new(replace(finished(), tokens=tokens.replace(old, pale, 1)))
    assert {problem.code for problem in problems} == {"ACC-07"}
    assert all(f"`{scheme}`" in problem.message for problem in problems)


def test_contrast_of_black_on_white_is_twenty_one() -> None:
    assert round(contrast.contrast(0.0, 1.0), 2) == 21
    assert len(contrast.schemes(finished().tokens)) == 4


# The site as a whole


def test_a_page_that_was_not_made_is_missed() -> None:
    without = [page for page in finished().pages if page.uri != "coverage/"]
    missed = new(replace(finished(), pages=tuple(without)))
    assert {problem.code for problem in missed} >= {"PUB-01"}
    said = [problem for problem in missed if problem.code == "PUB-01"]
    assert [problem.message for problem in said] == ["the page `coverage/` was not made"]


def test_a_page_written_by_hand_is_missed_too() -> None:
    planned = {**finished().planned, "pages/about/": PlannedPage("content/pages/about.md", "")}
    (missed,) = new(replace(finished(), planned=planned))
    assert (missed.code, missed.path) == ("PUB-01", "content/pages/about.md")


@pytest.mark.parametrize(
    ("address", "text", "faults"),
    [
        (
            "assets/a.css",
            "b { src: url(fonts/a.woff2) } c { src: url('b.svg') }",
            ["fonts/a.woff2"],
        ),
        ("assets/a.css", "b { background: url(data:image/png;base64,x) }", []),
        ("assets/c/a.mjs", 'import { b } from "./b.mjs"; import("../c.mjs")', ["./b.mjs"]),
    ],
)
def test_what_a_style_sheet_or_a_script_asks_for_is_there(
    address: str, text: str, faults: list[str]
) -> None:
    addresses = finished().addresses | {"assets/b.svg", "assets/c.mjs"}
    problems = new(replace(finished(), addresses=addresses, loaded={address: text}))
    assert [(each.code, each.path) for each in problems] == [("PUB-03", address)] * len(faults)
    assert [each.message.split("`")[3] for each in problems] == faults


# Sentences


@pytest.mark.parametrize(
    "html",
    [
        "<p>Write both questions up, large enough for the back row.</p>",
        "<p>Write <b>both</b> questions\n up, <a href='x'>large</a> enough for the back row!</p>",
        "<div><p>No.</p><p>Write both questions up; large enough for the back row</p></div>",
        "<p>Write both questions up, large&#32;enough for the back row.</p>",
    ],
)
def test_a_sentence_is_found_however_html_writes_it(html: str) -> None:
    (sentence,) = sentences("Write both questions up, large enough for the back row.")
    assert Finder([sentence]).found(read_aloud(html)) == [sentence]


def test_a_sentence_does_not_run_from_one_block_into_the_next() -> None:
    (sentence,) = sentences("Write both questions up, large enough for the back row.")
    html = "<p>Write both questions up</p><p>large enough for the back row</p>"
    assert Finder([sentence]).found(read_aloud(html)) == []


def test_a_phrase_of_the_interface_beside_a_text_for_everybody_is_no_secret() -> None:
    looked_for = Finder(["if you would rather not play take the sheet of the observer"])
    phrases, public = ["If you would rather not play:"], ["Take the sheet of the observer."]
    assert looked_for.composed(phrases, spoken(public))
    assert not looked_for.composed(phrases, spoken(["Take another sheet."]))


def test_the_search_index_of_participants_holds_nothing_for_trainers() -> None:
    text = '{"docs": [{"text": "<p>Hang the bicycle <em>up</em> before people come in.</p>"}]}'
    leaking = replace(finished(Edition.PARTICIPANT), files={"search/search_index.json": text})
    assert [problem.code for problem in inspect(leaking)] == ["FAC-05"]
    in_full = replace(finished(), files={"search/search_index.json": text})
    assert new(in_full) == []


# The build


def broken_theme(folder: Path, name: str, old: str, replacement: str) -> Path:
    """A copy of the theme in which an author made a mistake."""
    theme = folder / "theme"
    shutil.copytree(theme_folder(), theme)
    path = theme / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, replacement), encoding="utf-8")
    return theme


def test_a_mistake_of_the_theme_keeps_the_site_that_stands(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "site"
    site.build(tiny, target, Edition.PARTICIPANT)
    before = digest(target)
    old = '{{ heading(outline, 2, "objectives", words.module.objectives) }}'
    theme = broken_theme(tmp_path, "pages/module.jinja", old, "<h5>Objectives</h5>")
    monkeypatch.setattr(making, "theme_folder", lambda: theme)
    with pytest.raises(site.Unsound, match=r"ACC-03.*level 5") as refused:
        site.build(tiny, target, Edition.PARTICIPANT)
    assert "theme/pages/module.jinja" in str(refused.value)
    assert digest(target) == before


def test_a_warning_about_a_page_is_told_and_stops_nothing(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = "writing_space(3, words.handout.own_objective)"
    new_call = "writing_space(1, words.handout.own_objective)"
    theme = broken_theme(tmp_path, "pages/handout.jinja", old, new_call)
    monkeypatch.setattr(making, "theme_folder", lambda: theme)
    built = site.build(tiny, tmp_path / "site", Edition.PARTICIPANT)
    assert [problem.code for problem in built.problems] == ["HND-03"]
