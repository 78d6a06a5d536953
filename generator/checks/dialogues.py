"""The rule about dialogues: every way through leads to an end, and a slip can be made good."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading import listed
from generator.checks.rule import Finding, error
from generator.curriculum import Curriculum
from generator.model.questions_to_live import Dialogue, DialogueNode

LONGEST = 8


@error("QST-33")
def dialogues_lead_somewhere(curriculum: Curriculum) -> Iterator[Finding]:
    """A dialogue that traps its reader, or punishes the first slip, teaches people to stop playing.

    Computed: along the lines from turn to turn, every turn and every end can be reached from the start; from every
    turn an end can be reached; no way through, without going in circles, takes more than eight turns;
    and after at least one weaker line the reader comes to a turn from which a strong line can still
    be chosen.
    Basis: house rule.
    """
    for question in curriculum.all("question"):
        if isinstance(question, Dialogue):
            for loc, message, hint in _faults(_Graph(question)):
                yield Finding("question", question.id, loc, message, hint)


class _Graph:
    """The turns of a dialogue and what follows on each; names that lead nowhere are left out."""

    def __init__(self, question: Dialogue) -> None:
        self.question = question
        self.nodes = {node.id: node for node in question.nodes}
        self.endings = frozenset(ending.id for ending in question.endings)

    def following(self, id: str) -> tuple[str, ...]:
        """What may come right after a turn."""
        node = self.nodes.get(id)
        return tuple(dict.fromkeys(choice.next for choice in node.choices)) if node else ()

    def reachable(self, start: str) -> frozenset[str]:
        """Everything that can come after `start`, and itself."""
        seen, waiting = {start}, [start]
        while waiting:
            for next in self.following(waiting.pop()):
                if next not in seen:
                    seen.add(next)
                    waiting.append(next)
        return frozenset(seen)

    def longest(self, start: str, before: frozenset[str] = frozenset()) -> int:
        """Turns on the longest way without circles; counts no further than one too many."""
        if start not in self.nodes or start in before or len(before) > LONGEST:
            return 0
        here = before | {start}
        return 1 + max(self.longest(next, here) for next in self.following(start))


Fault = tuple[tuple[int | str, ...], str, str]


def _faults(graph: _Graph) -> Iterator[Fault]:
    reached = graph.reachable(graph.question.start)
    for field, ids in (("nodes", tuple(graph.nodes)), ("endings", _ids(graph))):
        if lost := [id for id in ids if id not in reached]:
            yield (field,), f"no way leads to {listed(lost)}", "let a line lead there, or remove it"
    for index, node in enumerate(graph.question.nodes):
        if node.id in reached and not graph.reachable(node.id) & graph.endings:
            yield (
                ("nodes", index, "id"),
                "from here no way leads to an end",
                "let a line lead to an end, or to a turn that leads to one",
            )
    if graph.longest(graph.question.start) > LONGEST:
        yield ("nodes",), f"a way through takes more than {LONGEST} turns", "shorten the dialogue"
    if not any(_can_recover(graph, node) for node in graph.question.nodes):
        message = "whoever chooses a weaker line cannot make it good again"
        hint = "let one `weak` or `fair` line lead to a turn in which a `strong` one can be chosen"
        yield ("nodes",), message, hint


def _ids(graph: _Graph) -> tuple[str, ...]:
    return tuple(ending.id for ending in graph.question.endings)


def _can_recover(graph: _Graph, node: DialogueNode) -> bool:
    """Whether a weaker line of this turn still leads to a turn with a strong one."""
    return any(
        choice.quality != "strong" and _offers_strong(graph, choice.next) for choice in node.choices
    )


def _offers_strong(graph: _Graph, start: str) -> bool:
    return any(
        choice.quality == "strong"
        for id in graph.reachable(start)
        if id in graph.nodes
        for choice in graph.nodes[id].choices
    )
