"""Text stands out from its ground in every scheme: contrast computed from the tokens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parent.parent / "theme/styles/tokens.css").read_text("utf-8")
TEXT, PART = 4.5, 3.0  # WCAG 2.2: 1.4.3 text, 1.4.11 parts of controls


def declarations(opening: str) -> dict[str, str]:
    """The colours declared in the first block after some text."""
    block = CSS.split(opening, 1)[1].split("{", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


SCHEMES = {
    "light": declarations(':root,\n[data-md-color-scheme="default"]'),
    "dark": declarations('\n[data-md-color-scheme="slate"]'),
    "paper": declarations("@media print {\n  :root,\n  [data-md-color-scheme]"),
}
SCHEMES["paper"] = SCHEMES["light"] | SCHEMES["paper"]


def luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


GROUNDS = ("paper", "paper-sunk")
INKS = ("ink", "ink-soft", "accent", "accent-strong", "good", "warn", "bad")
SEGMENTS = tuple(name for name in SCHEMES["light"] if name.startswith("segment-"))
PAIRS = [
    *((ink, ground) for ink in (*INKS, *SEGMENTS) for ground in GROUNDS),
    *(("ink", f"{name}-soft") for name in ("accent", "good", "warn", "bad")),
    *(("ink-soft", f"{name}-soft") for name in ("accent", "good", "warn", "bad")),
    *((name, f"{name}-soft") for name in ("accent", "good", "warn", "bad")),
    ("accent-strong", "accent-soft"),
    ("accent-ink", "accent"),
    ("accent-ink", "accent-strong"),
    ("focus-ink", "focus"),
    ("ink", "mark"),
]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(scheme: str, ink: str, ground: str) -> None:
    colours = SCHEMES[scheme]
    assert contrast(colours[ink], colours[ground]) >= TEXT


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_border_of_a_control_is_seen(scheme: str, ground: str) -> None:
    assert contrast(SCHEMES[scheme]["rule-strong"], SCHEMES[scheme][ground]) >= PART


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_seen_on_any_ground(scheme: str) -> None:
    colours = SCHEMES[scheme]
    rings = (colours["focus"], colours["focus-ink"])
    assert max(contrast(ring, colours["paper"]) for ring in rings) >= PART
    assert contrast(*rings) >= PART


def test_the_dark_scheme_is_the_same_with_and_without_scripts() -> None:
    without = declarations('(scripting: none) {\n  [data-md-color-scheme="default"]')
    assert without == SCHEMES["dark"]


def test_every_scheme_names_the_same_colours() -> None:
    assert SCHEMES["light"].keys() == SCHEMES["dark"].keys() == SCHEMES["paper"].keys()
    assert len(SEGMENTS) == 12


def test_contrast_of_black_on_white_is_twenty_one() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
