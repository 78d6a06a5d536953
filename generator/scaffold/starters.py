"""Starters: the fields of a new thing with words to begin with, as parts that can be written down."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path
from string import Template

from generator.formatting.parts import Entry, Group, Leaf, Node, Spot, leaves, parts

FOLDER = Path(__file__).parent / "starters"
NOWHERE = Spot(0, 0)


class Unfilled(Exception):
    """A starter asks for something that the curriculum does not have yet; the text says what."""


def started(names: tuple[str, ...], words: Mapping[str, str]) -> Group:
    """The parts of the starters, one after the other; a later field replaces an earlier one."""
    entries: dict[str, Entry] = {}
    for name in names:
        group = parts((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
        assert isinstance(group, Group)
        entries |= {entry.name.text: entry for entry in group.entries if entry.name}
    whole = Group(list(entries.values()), False, False, NOWHERE, NOWHERE)
    known = {"today": dt.date.today().isoformat(), **words}
    for leaf in leaves(whole):
        if "$" in leaf.text:
            leaf.text = _filled(leaf, known)
    return whole


def _filled(leaf: Leaf, words: Mapping[str, str]) -> str:
    try:
        text = Template(leaf.text).substitute(words)
    except KeyError as missing:
        raise Unfilled(str(missing.args[0]).replace("_", " ")) from missing
    if leaf.style == "" and not _is_plain(text):
        leaf.style = '"'
    return text


def _is_plain(text: str) -> bool:
    """Whether a text from elsewhere may stand without quotes; the writer decides about the rest."""
    return re.fullmatch(r"[A-Za-z0-9][\w .-]*", text, re.ASCII) is not None


def put(whole: Group, dotted: str, text: str) -> None:
    """Write a value, given as YAML, at a field such as `group.min`; the field may be new."""
    *way, last = dotted.split(".")
    group = whole
    for step in way:
        entry = _entry(group, step)
        if entry is None:
            inner = Group([], False, False, NOWHERE, NOWHERE)
            entry = _added(group, step, inner)
        if not isinstance(entry.value, Group) or entry.value.is_list:
            raise ValueError(f"`{step}` has no fields of its own")
        group = entry.value
    value = _value(text)
    if (entry := _entry(group, last)) is None:
        _added(group, last, value)
    else:
        entry.value = value


def _value(text: str) -> Node:
    """What a text on the command line means: a list between brackets, or the text itself."""
    if re.fullmatch(r"\[.*\]|\{.*\}", text, re.DOTALL):
        return parts(text)
    return Leaf(text, "" if _is_plain(text) else '"', NOWHERE, NOWHERE)


def _entry(group: Group, name: str) -> Entry | None:
    return next((each for each in group.entries if each.name and each.name.text == name), None)


def _added(group: Group, name: str, value: Node) -> Entry:
    entry = Entry(Leaf(name, "" if _is_plain(name) else '"', NOWHERE, NOWHERE), value)
    group.entries.append(entry)
    return entry
