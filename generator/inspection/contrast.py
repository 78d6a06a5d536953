"""The rule about colours: text stands out from its ground in every scheme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import tinycss2
import tinycss2.color3
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

from generator.inspection.finished import TOKENS, FinishedSite
from generator.inspection.rule import Finding, Scope, error
from generator.problem import Position

LEAST = 4.5
"""WCAG 2.2, 1.4.3, for text of normal size."""
GROUNDS = ("paper", "paper-sunk")
TINTED = ("accent", "good", "warn", "bad")
PAIRS = (
    *((ink, ground) for ink in ("ink", "ink-soft", "accent-strong", *TINTED) for ground in GROUNDS),
    *((ink, f"{name}-soft") for name in TINTED for ink in ("ink", "ink-soft", name)),
    ("accent-strong", "accent-soft"),
    ("accent-ink", "accent"),
    ("accent-ink", "accent-strong"),
    ("focus-ink", "focus"),
    ("ink", "mark"),
)
"""What stands on what: the colour of text, and that of its ground."""
SEGMENT = "segment-"
"""The colours of kinds of segment begin so; each is used for text on both grounds."""


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour of the theme and the line that sets it."""

    luminance: float
    line: int


@dataclass(frozen=True, slots=True)
class Scheme:
    """The colours that hold together: by day, by night or on paper."""

    selector: str
    colours: dict[str, Colour] = field(default_factory=dict)


@error("ACC-07", Scope.SITE)
def text_stands_out(site: FinishedSite) -> Iterator[Finding]:
    """Pale text on a pale ground is read by the young, in good light, on a good screen.

    Computed: in each scheme of `theme/styles/tokens.css` (light, dark and paper) the contrast between a
    colour for text and each ground that it is used on is 4.5 or more.
    Basis: WCAG 2.2, 1.4.3.
    """
    base: dict[str, Colour] = {}
    for scheme in schemes(site.tokens):
        base = base or scheme.colours
        colours = base | scheme.colours
        segments = [
            (name, ground) for name in colours if name.startswith(SEGMENT) for ground in GROUNDS
        ]
        for ink, ground in (*PAIRS, *segments):
            if ink in colours and ground in colours:
                yield from _pale(scheme, ink, ground, colours)


def _pale(scheme: Scheme, ink: str, ground: str, colours: dict[str, Colour]) -> Iterator[Finding]:
    ratio = contrast(colours[ink].luminance, colours[ground].luminance)
    if ratio < LEAST:
        message = (
            f"`--{ink}` on `--{ground}` has a contrast of {ratio:.1f} in the scheme "
            f"`{scheme.selector}`"
        )
        own = [scheme.colours[name].line for name in (ink, ground) if name in scheme.colours]
        hint = f"make one of the two darker or lighter, until the contrast is {LEAST}"
        yield Finding(TOKENS, message, hint, Position(own[0] if own else 1))


def contrast(one: float, other: float) -> float:
    """The contrast between two luminances, from 1 to 21."""
    dark, light = sorted((one, other))
    return (light + 0.05) / (dark + 0.05)


def schemes(sheet: str) -> tuple[Scheme, ...]:
    """Every block of the style sheet that sets colours, in the order of the file."""
    found = (_scheme(rule) for rule in _blocks(tinycss2.parse_stylesheet(sheet)))
    return tuple(scheme for scheme in found if "ink" in scheme.colours or "paper" in scheme.colours)


def _blocks(rules: Sequence[Node]) -> Iterator[QualifiedRule]:
    """The blocks of declarations, those inside `@media` too."""
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            yield rule
        elif isinstance(rule, AtRule) and rule.content is not None:
            yield from _blocks(tinycss2.parse_rule_list(rule.content))


def _scheme(rule: QualifiedRule) -> Scheme:
    scheme = Scheme(" ".join(tinycss2.serialize(rule.prelude).split()))
    for part in tinycss2.parse_blocks_contents(rule.content):
        if isinstance(part, Declaration) and part.name.startswith("--"):
            colour = tinycss2.color3.parse_color(tinycss2.serialize(part.value).strip())
            if isinstance(colour, tinycss2.color3.RGBA):
                scheme.colours[part.name[2:]] = Colour(_luminance(colour), part.source_line)
    return scheme


def _luminance(colour: tinycss2.color3.RGBA) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in colour[:3]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
