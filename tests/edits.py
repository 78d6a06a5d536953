"""The tiny curriculum with a few edits, held in memory; and where a field of a file stands.

Cases of tests say what to edit as data. A file that is edited is written anew from what it says, so its
lines move; `place` finds a field in the new text by PyYAML's own marks, not by the code under test.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.datasets import Dataset, parse_table, tables
from generator.loading import Loaded, assemble
from generator.problem import Problem
from generator.source import Document, documents, parse

TINY = Path(__file__).parent / "cases" / "tiny"
WORD = "bench"


@cache
def originals() -> dict[str, str]:
    """The texts of the tiny curriculum by their paths."""
    files = (*documents(TINY), *tables(TINY))
    return {name: path.read_text(encoding="utf-8") for name, path in files}


def read_case(path: Path) -> Any:
    """A case: everything in it is text, as in the files of a curriculum."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


@dataclass(frozen=True)
class Edited:
    """The tiny curriculum after some edits."""

    texts: dict[str, str]

    def load(self) -> Loaded:
        """What loading makes of it."""
        found: list[Document] = []
        problems: list[Problem] = []
        datasets: dict[str, Dataset] = {}
        for name, text in sorted(self.texts.items()):
            if name.endswith(".csv"):
                table, trouble = parse_table(text, name)
                datasets |= {table.name: table} if table else {}
            else:
                document, trouble = parse(text, name)
                found += [document] if document else []
            problems.extend(trouble)
        return assemble(found, problems, datasets)

    def place(self, name: str, dotted: str) -> str:
        """Where a field stands: `file:line:column`."""
        line, column = place(self.texts[name], dotted)
        return f"{name}:{line}:{column}"


def edited(edits: Iterable[dict[str, Any]] = ()) -> Edited:
    """The tiny curriculum after `edits`."""
    texts = dict(originals())
    for edit in edits:
        name = edit["file"]
        if "text" in edit:
            texts[name] = edit["text"]
            continue
        data = yaml.load(texts[edit.get("copy", name)], Loader=yaml.CBaseLoader)
        _apply(data, edit)
        texts[name] = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=10_000)
    return Edited(texts)


def _apply(data: Any, edit: dict[str, Any]) -> None:
    if "repeat" in edit:
        _repeat(data, edit["repeat"], edit.get("each", {}))
    if "chain" in edit:
        _chain(data, **edit["chain"])
    for dotted, value in edit.get("set", {}).items():
        put(data, dotted, value)
    for dotted in edit.get("remove", ()):
        parent, last = _parent(data, dotted)
        del parent[last]


def put(data: Any, dotted: str, value: Any) -> None:
    """Write `value` at a dotted path; the index after the last one appends to a list."""
    parent, last = _parent(data, dotted)
    filled = _filled(value)
    if isinstance(parent, list) and last == len(parent):
        parent.append(filled)
    else:
        parent[last] = filled


def _filled(value: Any) -> Any:
    """`{words: 7}` stands for a text of seven words."""
    if isinstance(value, dict) and set(value) == {"words"}:
        return " ".join([WORD] * int(value["words"]))
    return value


def _parent(data: Any, dotted: str) -> tuple[Any, int | str]:
    *way, last = _steps(dotted)
    for step in way:
        data = data[step]
    return data, last


def _steps(dotted: str) -> list[int | str]:
    return [int(step) if step.isdigit() else step for step in dotted.split(".")]


def _repeat(data: Any, how: dict[str, Any], each: dict[str, Any]) -> None:
    """Append copies of an entry, each with an id of its own; `rotate` turns one of its lists."""
    entries = data[how["field"]]
    for number in range(int(how["times"])):
        entry = copy.deepcopy(entries[int(how["from"])])
        entry["id"] = f"{entry['id'][:-2]}{50 + number}"
        for dotted, value in each.items():
            put(entry, dotted, value)
        if name := how.get("rotate"):
            by = number % len(entry[name])
            entry[name] = entry[name][by:] + entry[name][:by]
        entries.append(entry)


def _chain(data: Any, field: str, turns: str) -> None:
    """Give a dialogue so many turns in a row, each with a strong line and a weak one."""
    parent, last = _parent(data, field)
    dialogue = parent[last]
    ends = [ending["id"] for ending in dialogue["endings"]]
    names = [f"turn-{number}" for number in range(int(turns))]
    following = [*names[1:], ends[0]]
    dialogue["start"] = names[0]
    dialogue["nodes"] = [
        {"id": name, "says": "Go on.", "choices": [_line(after, "strong"), _line(weak, "weak")]}
        for name, after, weak in zip(names, following, [*following[:-1], ends[1]], strict=True)
    ]


def _line(next: str, quality: str) -> dict[str, str]:
    return {"text": "Go on.", "next": next, "feedback": "It goes on.", "quality": quality}


def place(text: str, dotted: str) -> tuple[int, int]:
    """Line and column of the value at a dotted path, as an editor is told them.

    For a list or a group of fields it is the place of its name; `key:` asks for the place of a name, and
    `~words` at the end for the place of some words in the text.
    """
    dotted, _, words = dotted.partition("~")
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    wants_key = dotted.startswith("key:")
    at = node.start_mark
    for step in _steps(dotted.removeprefix("key:")):
        if isinstance(node, yaml.MappingNode):
            key, node = next(pair for pair in node.value if pair[0].value == step)
            is_text = isinstance(node, yaml.ScalarNode) and not wants_key
            at = node.start_mark if is_text else key.start_mark
        else:
            node = node.value[step]
            at = node.start_mark
    if words:
        before = text[: text.index(words, at.index)]
        return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    return at.line + 1, at.column + 1
