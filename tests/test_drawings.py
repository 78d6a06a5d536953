"""The figures: every drawing holds its words, adapts to its data and keeps its promises as SVG."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from itertools import combinations
from math import hypot
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.drawings import DRAWINGS, drawing_of
from generator.drawings.lettering import CAP_HEIGHT, SIZES, Words, balanced, width, wrapped
from generator.model.figures import Figure
from generator.source import read

PROJECT = Path(__file__).parent.parent
THEME = PROJECT / "theme"
SVG = "{http://www.w3.org/2000/svg}"
ENVIRONMENT = Environment(
    loader=FileSystemLoader(THEME), autoescape=True, undefined=StrictUndefined
)
HOSTILE = '<b onload="x()">&'
# As many parts as each drawing says it can hold.
COUNTS = {
    "authority-tiers": (2, 5),
    "boundary-corridor": (2, 4),
    "customer-focus-chain": (2, 6),
    "drum": (3, 3),
    "five-checks": (3, 8),
    "listening-loop": (4, 6),
    "responsive-up-pyramid": (3, 5),
    "service-pyramid": (3, 5),
    "slipping-departure": (3, 14),
    "three-alignments": (3, 3),
}


class Spot(NamedTuple):
    """Where a line of words stands, by our own measure."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


def stored(name: str) -> dict[str, Any]:
    path = PROJECT / "content" / "figures" / f"{name}.yaml"
    document, problems = read(path, path.name)
    assert document is not None, problems
    return {"id": name, **document.data}


def figure(name: str, **changes: Any) -> Figure:
    return Figure.model_validate({**stored(name), **changes})


def with_parts(name: str, count: int) -> Figure:
    """The stored figure with its parts repeated or cut to `count`, and amounts that rise."""
    parts = stored(name)["parts"]
    chosen = [{**parts[i % len(parts)], "id": f"part-{i}"} for i in range(count)]
    if name == "authority-tiers":
        chosen = [{**part, "value": str(50 * (i + 1))} for i, part in enumerate(chosen)]
    return figure(name, parts=chosen)


def values(found: object) -> Iterator[Any]:
    """A frozen value and everything inside it."""
    yield found
    inside = found if isinstance(found, tuple) else ()
    if dataclasses.is_dataclass(found):
        inside = tuple(getattr(found, field.name) for field in dataclasses.fields(found))
    for value in inside:
        yield from values(value)


def spots(drawing: object) -> list[Spot]:
    return [
        spot for words in values(drawing) if isinstance(words, Words) for spot in spots_of(words)
    ]


def spots_of(words: Words) -> Iterator[Spot]:
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[words.anchor]
    for line in words.lines:
        wide = width(line.text, words.style)
        left = line.x - wide * share
        top = line.y - SIZES[words.style] * CAP_HEIGHT
        yield Spot(line.text, left, left + wide, top, line.y)


def collides(one: Spot, other: Spot) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


def rendered(shown: Figure, uid: str = "fig-1") -> str:
    template = ENVIRONMENT.get_template(f"figures/{shown.drawing}.svg.jinja")
    return template.render(figure=shown, drawing=drawing_of(shown), uid=uid)


def complaint(name: str, **changes: Any) -> str:
    with pytest.raises(ValueError, match=r"\w") as raised:
        drawing_of(figure(name, **changes))
    return str(raised.value)


@pytest.fixture(params=sorted(DRAWINGS))
def name(request: pytest.FixtureRequest) -> str:
    return request.param


def every_size() -> list[Any]:
    return [
        pytest.param(name, count, id=f"{name}-{count}")
        for name, (least, most) in COUNTS.items()
        for count in range(least, most + 1)
    ]


def test_there_are_ten_figures_and_each_has_its_drawing():
    files = {path.stem for path in (PROJECT / "content" / "figures").glob("*.yaml")}
    assert files == set(DRAWINGS) == set(COUNTS)
    assert {figure(name).code for name in files} == {f"F{i}" for i in range(1, 11)}


@pytest.mark.parametrize(("name", "count"), every_size())
def test_no_words_leave_the_canvas_or_touch_each_other(name: str, count: int):
    drawing: Any = drawing_of(with_parts(name, count))
    found = spots(drawing)
    assert found
    outside = [
        spot
        for spot in found
        if spot.left < 0
        or spot.right > drawing.width
        or spot.top < 0
        or spot.bottom > drawing.height
    ]
    assert outside == []
    assert [pair for pair in combinations(found, 2) if collides(*pair)] == []


def test_every_label_of_the_file_is_seen_in_the_drawing(name: str):
    shown = figure(name)
    text = " ".join(ElementTree.fromstring(rendered(shown)).itertext())
    seen = " ".join(text.split())
    words = [part.label for part in shown.parts] + [part.note or "" for part in shown.parts]
    for word in " ".join(words).split():
        assert word in seen


def test_every_word_in_the_drawing_comes_from_the_file(name: str):
    changed = stored(name)
    changed["labels"] = dict.fromkeys(changed["labels"], "Zz")
    changed["parts"] = [
        {**part, "label": "Zz", **({"note": "Zz"} if "note" in part else {})}
        for part in changed["parts"]
    ]
    seen = {spot.text for spot in spots(drawing_of(Figure.model_validate(changed)))}
    left_over = " ".join(seen).replace("Zz", "")
    assert re.findall(r"[A-Za-z]+", left_over) == []


def test_a_drawing_is_an_image_with_a_name_and_nothing_inline(name: str):
    shown = figure(name)
    svg = rendered(shown, uid="page-fig")
    root = ElementTree.fromstring(svg)
    assert root.tag == f"{SVG}svg"
    assert root.get("class") == f"figure figure--{name}"
    assert root.get("role") == "img"
    assert root.get("width") is None
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text == shown.alt
    assert root.get("aria-labelledby") == title.get("id") == "page-fig-title"
    assert not re.search(r"style=|<style|<script|\son\w+=|href=", svg)


def test_ids_begin_with_the_uid_so_that_two_figures_fit_one_page(name: str):
    ids = re.findall(r'\bid="([^"]+)"', rendered(figure(name), uid="left"))
    used = re.findall(r"url\(#([^)]+)\)", rendered(figure(name), uid="left"))
    assert all(id.startswith("left-") for id in ids)
    assert len(ids) == len(set(ids))
    assert set(used) <= set(ids)


def test_what_an_editor_writes_is_never_markup(name: str):
    svg = rendered(figure(name, alt=HOSTILE))
    assert "<b onload" not in svg
    assert ElementTree.fromstring(svg).find(f"{SVG}title").text == HOSTILE  # type: ignore[union-attr]


def test_every_shape_has_its_look_from_the_style_sheet(name: str):
    css = (THEME / "figures" / "figures.css").read_text(encoding="utf-8")
    root = ElementTree.fromstring(rendered(figure(name)))
    drawn = {f"{SVG}{tag}" for tag in ("rect", "circle", "ellipse", "polygon", "line", "path")}
    for group in root.iter():
        for shape in group:
            if shape.tag in drawn and not shape.get("fill"):  # a pattern is filled by attribute
                classes = (shape.get("class") or group.get("class") or "").split()
                assert any(f".{one} {{" in css or f".{one}," in css for one in classes)


def test_the_style_sheet_sets_the_sizes_that_the_lines_are_broken_for():
    css = (THEME / "figures" / "figures.css").read_text(encoding="utf-8")
    for style, size in SIZES.items():
        rule = re.search(rf"\.drawing__{style} \{{([^}}]*)\}}", css)
        assert rule is not None
        assert f"font-size: {size}px" in rule.group(1)


def test_the_smallest_words_are_thirteen_pixels_high_on_a_phone():
    assert min(SIZES.values()) * 328 / 640 > 13


def test_the_style_sheet_names_colours_by_role_only():
    css = (THEME / "figures" / "figures.css").read_text(encoding="utf-8")
    tokens = (THEME / "styles" / "tokens.css").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgb|hsl", css)
    assert {
        name for name in re.findall(r"var\((--[\w-]+)\)", css) if f"{name}:" not in tokens
    } == set()


def test_the_pyramid_of_service_is_the_other_one_turned_over():
    both: Any = drawing_of(figure("service-pyramid"))
    first = both.responsive.layers[0].outline.corners[0]
    turned = both.service.layers[0].outline.corners[0]
    assert first.y < both.responsive.layers[-1].outline.corners[0].y
    assert turned.y > both.service.layers[-1].outline.corners[0].y
    assert both.service.customers.box.y < both.responsive.customers.box.y


def test_only_the_pyramid_of_service_reaches_its_customers():
    both: Any = drawing_of(figure("service-pyramid"))
    assert len(both.service.arrows) == len(both.responsive.arrows) + 1


def test_every_arrow_between_layers_points_up():
    both: Any = drawing_of(figure("service-pyramid"))
    arrows = both.service.arrows + both.responsive.arrows
    assert all(arrow.head.corners[0].y < arrow.shaft.start.y for arrow in arrows)


@given(used=st.integers(1, 9999), spoiled=st.integers(1, 9999))
def test_the_drum_is_drawn_to_scale(used: int, spoiled: int):
    bought, first, second = stored("drum")["parts"]
    amounts = (used + spoiled, used, spoiled)
    changed = [
        {**part, "value": str(amount)}
        for part, amount in zip((bought, first, second), amounts, strict=True)
    ]
    drum: Any = drawing_of(figure("drum", parts=changed))
    tall = drum.used.bottom - drum.used.top
    assert tall / drum.body.height == pytest.approx(used / (used + spoiled), abs=0.001)
    assert drum.used.bottom == drum.spoiled.top


def test_the_drum_works_out_the_share_that_was_lost():
    drum: Any = drawing_of(figure("drum"))
    assert drum.share.lines[0].text == "40%"


def test_the_names_in_a_drum_keep_apart_when_one_part_is_small():
    parts = stored("drum")["parts"]
    for used, spoiled in (("49", "1"), ("1", "49")):
        amounts = ("50", used, spoiled)
        changed = [{**part, "value": v} for part, v in zip(parts, amounts, strict=True)]
        found = spots(drawing_of(figure("drum", parts=changed)))
        assert [pair for pair in combinations(found, 2) if collides(*pair)] == []


def test_the_tier_ladder_prints_its_amounts_with_the_currency_of_the_file():
    shown = figure(
        "authority-tiers", labels={**stored("authority-tiers")["labels"], "currency": "€"}
    )
    assert [tier.amount.lines[0].text for tier in drawing_of(shown).tiers] == [  # type: ignore[attr-defined]
        "€100",
        "€250",
        "€500",
    ]


def test_the_nodes_of_the_loop_stand_evenly_on_a_circle():
    loop: Any = drawing_of(with_parts("listening-loop", 6))
    centre = (320, sum(node.centre.y for node in loop.nodes) / 6)
    radii = [hypot(n.centre.x - centre[0], n.centre.y - centre[1]) for n in loop.nodes]
    assert max(radii) - min(radii) < 0.5


def test_a_way_that_breaks_is_drawn_in_two_pieces_and_counted():
    loop: Any = drawing_of(figure("listening-loop"))
    assert [len(way.pieces) for way in loop.ways] == [2, 2, 2, 2, 1]
    assert [broken.key.lines[0].text for broken in loop.breaks] == ["1", "2", "3", "4"]


def test_a_loop_without_a_break_needs_no_key():
    parts = [{k: v for k, v in p.items() if k != "mark"} for p in stored("listening-loop")["parts"]]
    assert drawing_of(figure("listening-loop", parts=parts)).breaks == ()  # type: ignore[attr-defined]


def test_the_corridor_holds_as_many_kinds_of_case_as_the_file_says():
    corridor: Any = drawing_of(figure("boundary-corridor"))
    assert [sum(case.is_inside for case in band.cases) for band in corridor.bands] == [1, 2, 3]
    for band in corridor.bands:
        for case in band.cases:
            reaches = band.lane.x < case.at.x < band.lane.x + band.lane.width
            assert reaches == case.is_inside


def test_events_and_moments_of_the_timeline_keep_their_order():
    timeline: Any = drawing_of(figure("slipping-departure"))
    parts = stored("slipping-departure")["parts"]
    heights = sorted(
        [(event.words.lines[0].y, "event") for event in timeline.events]
        + [(moment.words.lines[0].y, "moment") for moment in timeline.moments]
    )
    assert [kind for _, kind in heights] == [part.get("mark", "event") for part in parts]


@pytest.mark.parametrize("name", sorted(COUNTS))
def test_too_few_parts_are_refused_in_plain_words(name: str):
    least = COUNTS[name][0]
    assert "parts" in complaint(name, parts=stored(name)["parts"][: least - 1])


def test_too_many_parts_are_refused_in_plain_words(name: str):
    most = COUNTS[name][1]
    repeated = with_parts(name, most).model_dump(mode="json")["parts"]
    extra = [*repeated, {**repeated[-1], "value": None, "id": "one-more"}]
    assert f"{most}" in complaint(name, parts=extra)


def test_a_missing_label_is_named(name: str):
    for key in stored(name)["labels"]:
        rest = {k: v for k, v in stored(name)["labels"].items() if k != key}
        assert f"`{key}`" in complaint(name, labels=rest)


def test_an_unknown_drawing_lists_the_known_ones():
    assert "drum" in complaint("drum", drawing="pie-chart")


def test_amounts_of_the_drum_that_do_not_add_up_are_refused():
    parts = stored("drum")["parts"]
    parts[2] = {**parts[2], "value": "25"}
    assert "do not add up" in complaint("drum", parts=parts)


def test_a_drum_without_amounts_is_refused():
    parts = [{"id": part["id"], "label": part["label"]} for part in stored("drum")["parts"]]
    assert "`value`" in complaint("drum", parts=parts)


def test_tiers_that_do_not_rise_are_refused():
    assert "higher" in complaint("authority-tiers", parts=stored("authority-tiers")["parts"][::-1])


def test_a_link_without_a_verdict_on_its_evidence_is_refused():
    parts = stored("customer-focus-chain")["parts"]
    parts[0] = {**parts[0], "mark": "certain"}
    assert "supported, mixed, claimed" in complaint("customer-focus-chain", parts=parts)


def test_a_timeline_on_which_nobody_could_have_acted_is_refused():
    parts = [part for part in stored("slipping-departure")["parts"] if "mark" not in part]
    assert "moment" in complaint("slipping-departure", parts=parts)


def test_a_boundary_that_holds_no_whole_number_of_kinds_is_refused():
    parts = stored("boundary-corridor")["parts"]
    parts[0] = {**parts[0], "value": "1.5"}
    assert "1, 2 or 3" in complaint("boundary-corridor", parts=parts)


def test_a_part_that_needs_a_note_says_so():
    parts = [{"id": part["id"], "label": part["label"]} for part in stored("five-checks")["parts"]]
    assert "`note`" in complaint("five-checks", parts=parts)


def test_a_word_too_long_for_its_place_is_refused_and_quoted():
    parts = stored("service-pyramid")["parts"]
    parts[0] = {**parts[0], "label": "Gesamtgeschäftsführung"}
    assert "Gesamtgeschäftsführung" in complaint("service-pyramid", parts=parts)


@given(text=st.lists(st.text("abcdefgh", min_size=1, max_size=12), min_size=1).map(" ".join))
def test_lines_fit_their_room_and_lose_no_word(text: str):
    room = width("m" * 12, "note")
    lines = wrapped(text, room, "note")
    assert " ".join(lines) == text
    assert all(width(line, "note") <= room for line in lines)


@given(text=st.lists(st.text("abcdefgh", min_size=1, max_size=12), min_size=4).map(" ".join))
def test_balanced_lines_are_never_more_than_asked_for(text: str):
    assert 1 <= len(balanced(text, 3, "label")) <= 3


def test_a_label_that_needs_a_second_line_where_there_is_none_is_refused_and_quoted():
    parts = stored("boundary-corridor")["parts"]
    parts[0] = {**parts[0], "label": "Everybody who ever " * 6}
    said = complaint("boundary-corridor", parts=parts)
    assert "its place in the drawing has 1" in said
    assert "Everybody who ever" in said
    assert "fewer words" in said


def test_letters_of_east_asia_take_a_whole_square():
    assert width("\u9867\u5ba2", "note") == 2 * SIZES["note"]
    assert width("\u9867", "note") > width("\u0416", "note") > width("\u0436", "note")
