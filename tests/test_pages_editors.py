"""The pages for editors: every code and every field has its place, with an example that is true."""

from __future__ import annotations

import re
from html import unescape

import pytest
import yaml

from generator.assets import theme_folder
from generator.editions import Edition
from generator.field_reference import Part, parts
from generator.handbook import lessons
from generator.model import KINDS
from generator.pages import fields, handbook
from generator.pages.fields import Group
from generator.pages.handbook import shown
from generator.pages.render import render
from tests.curriculum import planned, publication

CONTEXTS = {plan.uri: plan.context for plan in fields.pages(publication())}
GROUPS = {uri: tuple[Group, ...](context["groups"]) for uri, context in CONTEXTS.items()}
FIELDS = [
    pytest.param(field, id=f"{uri}{group.id}: {field.entry.name}")
    for uri, groups in GROUPS.items()
    for group in groups
    for field in group.fields
]


def test_every_code_has_a_page_and_stands_in_the_list() -> None:
    uris = {plan.uri for plan in planned()}
    assert {handbook.address(code) for code in lessons()} <= uris
    listed = [link.title for chapter in handbook.chapters(publication()) for link in chapter.links]
    assert sorted(listed) == sorted(lessons())


def test_the_addresses_of_codes_differ_by_more_than_capitals() -> None:
    assert len({handbook.address(code) for code in lessons()}) == len(lessons())


def test_an_edition_for_participants_has_no_pages_about_fields_and_codes() -> None:
    uris = {plan.uri for plan in planned(Edition.PARTICIPANT)}
    assert not {uri for uri in uris if uri.startswith(("edit/handbook/", "edit/fields/"))}


def test_the_lines_in_which_the_examples_differ_are_marked() -> None:
    lesson = lessons()["EXE-01"]
    (wrong,) = shown(lesson.wrong, lesson.right, "wrong")
    assert ("minutes: 16", "wrong") in {(line.text, line.mark) for line in wrong.lines}


def test_lines_that_are_alike_are_not_marked() -> None:
    lesson = lessons()["field-unknown"]
    (wrong,) = shown(lesson.wrong, lesson.right, "wrong")
    assert {line.mark for line in wrong.lines} == {"", "wrong"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_every_field_of_every_kind_is_described(kind: object) -> None:
    described = {
        (group.part.name, group.part.type, field.entry.name)
        for group in GROUPS[fields.address(kind)]
        for field in group.fields
    }
    wanted = {(part.name, part.type, entry.name) for part in parts(kind) for entry in part.fields}
    assert described == wanted


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_says_what_it_is_for_what_it_holds_and_how_it_looks(
    field: fields.Described,
) -> None:
    assert len(field.entry.description) > 10
    assert field.entry.description.endswith((".", ")", "?"))
    assert field.holds
    assert bool(field.example) != bool(field.leads_to) or field.entry.form.name in fields.GROUPS
    if field.example:
        assert list(yaml.load(field.example, Loader=yaml.CBaseLoader)) == [field.entry.name]


@pytest.mark.parametrize("uri", GROUPS)
def test_a_group_of_fields_is_described_on_the_page_that_leads_to_it(uri: str) -> None:
    anchors = {group.id for group in GROUPS[uri]}
    leading = {field.leads_to for group in GROUPS[uri] for field in group.fields} - {""}
    assert leading <= anchors
    assert len(anchors) == len(GROUPS[uri])


def test_what_all_types_share_is_said_once() -> None:
    exercise = next(kind for kind in KINDS if kind.name == "exercise")
    shared, *others = (part for part in parts(exercise) if not part.field)
    names = {entry.name for entry in shared.fields}
    assert {"title", "steps", "debrief"} <= names
    assert [names & own(part) for part in others] == [set()] * 9


def own(part: Part) -> set[str]:
    return {entry.name for entry in part.fields}


@pytest.mark.parametrize("code", ["yaml-colon", "HND-02"])
def test_the_quotation_marks_of_examples_stay_as_they_have_to_be_typed(code: str) -> None:
    assert '"' in verbatim(handbook.address(code))


@pytest.mark.parametrize("uri", ["edit/", *CONTEXTS])
def test_no_example_gets_the_quotation_marks_of_print(uri: str) -> None:
    assert not re.search("[“”‘]", verbatim(uri))


def verbatim(uri: str) -> str:
    """What stands in the examples of a page."""
    (plan,) = (plan for plan in planned() if plan.uri == uri)
    html = render(plan, theme_folder()).html
    examples = "".join(re.findall(r"<pre.*?</pre>", html, re.DOTALL))
    assert examples
    return unescape(examples)
