"""The chain from customer focus to profit, each link drawn as firmly as its evidence stands."""

from __future__ import annotations

from dataclasses import dataclass

from generator.drawings.lettering import SIZES, Words, words
from generator.drawings.shapes import (
    WIDTH,
    Arrow,
    Box,
    Point,
    arrow,
    label,
    note,
    parts,
)
from generator.model.figures import Figure, FigurePart

NODE = Box(0, 0, 236, 76)
EVIDENCE = ("supported", "mixed", "claimed")
REMARK_LEFT = 168


@dataclass(frozen=True)
class Node:
    """One stage of the chain."""

    box: Box
    words: Words


@dataclass(frozen=True)
class Link:
    """The step into a stage: `evidence` is one of EVIDENCE and decides how the line is drawn."""

    evidence: str
    arrow: Arrow
    verdict: Words
    reason: Words


@dataclass(frozen=True)
class Chain:
    """What `customer-focus-chain.svg.jinja` prints."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    height: float
    width: int = WIDTH


def chain(figure: Figure) -> Chain:
    """F4: a start and two to six stages, from top to bottom."""
    nodes, links = [_node(label(figure, "start"), 4)], []
    for part in parts(figure, 2, 6):
        link = _link(figure, part, nodes[-1].box)
        links.append(link)
        nodes.append(_node(part.label, link.arrow.head.corners[0].y + 4))
    return Chain(tuple(nodes), tuple(links), nodes[-1].box.y + NODE.height + 4)


def _node(text: str, top: float) -> Node:
    box = Box(4, top, NODE.width, NODE.height)
    middle = box.centre
    trial = words(text, "label", middle.x, top, box.width - 24, anchor="middle", at_most=2)
    lift = (trial.bottom - top) / 2
    return Node(
        box, words(text, "label", middle.x, middle.y - lift, box.width - 24, anchor="middle")
    )


def _link(figure: Figure, part: FigurePart, above: Box) -> Link:
    if part.mark not in EVIDENCE:
        raise ValueError(
            f"The part `{part.id}` needs a `mark` that says how strong its evidence is: "
            f"{', '.join(EVIDENCE)}"
        )
    top, room = above.y + above.height, WIDTH - REMARK_LEFT
    verdict = words(label(figure, part.mark), "label", REMARK_LEFT, top + 28, room, at_most=1)
    reason = words(note(figure, part), "note", REMARK_LEFT, verdict.bottom + 14, room)
    x, bottom = above.centre.x, reason.bottom + SIZES["note"]
    return Link(part.mark, arrow(Point(x, top + 4), Point(x, bottom)), verdict, reason)
