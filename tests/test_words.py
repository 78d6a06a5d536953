"""The words of the interface: every one that a template, a page or a script asks for exists, and is used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import Environment, nodes

PROJECT = Path(__file__).parent.parent
THEME = PROJECT / "theme"
WORDS = yaml.safe_load((THEME / "words" / "en.yaml").read_text(encoding="utf-8"))
TEMPLATES = sorted([*THEME.rglob("*.jinja"), *THEME.rglob("*.html")])
EXAMPLES = sorted(THEME.glob("components/*/examples.yaml"))
SCRIPTS = sorted(path for path in THEME.rglob("*.mjs") if not path.name.endswith(".test.mjs"))
PAGES = sorted((PROJECT / "generator" / "pages").glob("*.py"))
ANY = "[A-Za-z0-9_-]+"


def leaves(value: Any, way: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Every word with its dotted name."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*way, str(key)))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*way, str(index)))
    else:
        yield ".".join(way), value


LEAVES = dict(leaves(WORDS))


def chain(node: nodes.Node) -> tuple[str, ...] | None:
    """The steps of `words.a["b"][c]` as patterns: `words`, `a`, `b` and anything."""
    if isinstance(node, nodes.Name):
        return (node.name,)
    if not isinstance(node, nodes.Getattr | nodes.Getitem):
        return None
    before = chain(node.node)
    if before is None:
        return None
    step = node.attr if isinstance(node, nodes.Getattr) else node.arg
    return (*before, step if isinstance(step, str) else pattern(step))


def pattern(node: nodes.Node) -> str:
    """What a step may be: a constant, a constant with something joined to it, or anything."""
    if isinstance(node, nodes.Const):
        return re.escape(str(node.value))
    if isinstance(node, nodes.Concat):
        return "".join(pattern(part) for part in node.nodes)
    return ANY


@cache
def parser() -> Environment:
    return Environment(extensions=["jinja2.ext.do"])


def asked_by_template(text: str) -> set[str]:
    """The patterns of words that a template asks for; a whole section where it hands one on."""
    tree = parser().parse(text)
    names = {"words": ()}
    for found in tree.find_all(nodes.Assign):
        way = chain(found.node)
        if isinstance(found.target, nodes.Name) and way and "words" in way:
            names[found.target.name] = way[way.index("words") + 1 :]
    inner = {id(node.node) for node in tree.find_all((nodes.Getattr, nodes.Getitem))}
    ways = [
        chain(node)
        for node in tree.find_all((nodes.Getattr, nodes.Getitem))
        if id(node) not in inner
    ]
    return set(filter(None, (_dotted(way, names) for way in ways if way)))


def _dotted(way: tuple[str, ...], names: dict[str, tuple[str, ...]]) -> str | None:
    if way[:3] == ("config", "extra", "words"):
        return r"\.".join(way[3:])
    # A template of the theme that sets `words` to a section asks for words of that section.
    if way[0] in names and len(way) > 1:
        return r"\.".join((*names[way[0]], *way[1:]))
    return None


def asked_by_examples(path: Path) -> set[str]:
    """The patterns of words that the examples of a component ask for."""
    examples = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {found for each in examples for found in asked_by_template(each["template"])}


def asked_by_page(path: Path) -> set[str]:
    """The patterns of words that a page asks for with `say`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args)
    return {
        found
        for call in calls
        if getattr(call.func, "attr", getattr(call.func, "id", "")) in {"say", "say_if_any"}
        for found in spoken(call.args[0])
    }


def spoken(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        yield re.escape(str(node.value))
    elif isinstance(node, ast.JoinedStr):
        yield "".join(
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else ANY
            for part in node.values
        )
    elif isinstance(node, ast.IfExp):
        yield from spoken(node.body)
        yield from spoken(node.orelse)


def asked_by_script(path: Path) -> set[str]:
    """The last steps of the words that a script asks for: `words.check`, words[`verdict_${x}`]."""
    text = path.read_text(encoding="utf-8")
    plain = set(re.findall(r"\bwords\.([a-z_]+)", text))
    joined = re.findall(r"\bwords\[`([^`]*)`\]", text)
    quoted = re.findall(r"""\bwords\[["']([a-z_]+)["']\]""", text)
    chosen = re.findall(r"\bwords\[[^`\"'\]]+\]", text)
    patterns = {re.sub(r"\\\$\\\{[^}]*\\\}", ANY, re.escape(found)) for found in joined}
    return plain | patterns | set(quoted) | ({ANY} if chosen else set())


def handed_on() -> dict[str, str]:
    """The component that gets a whole section of words for its script, by the section."""
    found = {}
    for path in TEMPLATES:
        text = path.read_text(encoding="utf-8")
        for section in re.findall(r"words\.([a-z_.]+) \| tojson", text):
            found[section] = path.parent.name
    return found


HANDED_ON = handed_on()
ASKED = {
    **{path: asked_by_template(path.read_text(encoding="utf-8")) for path in TEMPLATES},
    **{path: asked_by_examples(path) for path in EXAMPLES},
    **{path: asked_by_page(path) for path in PAGES},
}


def shown(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


@pytest.mark.parametrize("path", [path for path in ASKED if ASKED[path]], ids=shown)
def test_every_word_that_is_asked_for_exists(path: Path) -> None:
    for wanted in ASKED[path]:
        is_there = any(re.fullmatch(rf"{wanted}(\..*)?", name) for name in LEAVES)
        assert is_there, wanted.replace("\\", "")


@pytest.mark.parametrize("section", HANDED_ON)
def test_every_word_that_a_script_asks_for_is_handed_to_it(section: str) -> None:
    folder = THEME / "components" / HANDED_ON[section]
    given = {name for name in LEAVES if name.startswith(f"{section}.")}
    for path in folder.glob("*.mjs"):
        if path in SCRIPTS:
            for wanted in asked_by_script(path):
                is_given = any(re.fullmatch(rf"{section}\.{wanted}", name) for name in given)
                assert is_given, f"{path.name}: {wanted}"


def uses() -> set[str]:
    """The words that something asks for by name; a section that is handed on counts word by word."""
    patterns = {wanted for asked in ASKED.values() for wanted in asked} - {
        re.escape(section) for section in HANDED_ON
    }
    for section, component in HANDED_ON.items():
        for path in (THEME / "components" / component).glob("*.mjs"):
            if path in SCRIPTS:
                patterns |= {rf"{re.escape(section)}\.{word}" for word in asked_by_script(path)}
    whole = re.compile("|".join(rf"(?:{wanted})(?:\..*)?" for wanted in sorted(patterns)))
    return {name for name in LEAVES if whole.fullmatch(name)}


def test_every_word_is_used() -> None:
    assert set(LEAVES) - uses() == set()


@pytest.mark.parametrize("name", LEAVES)
def test_a_word_is_text_and_its_blanks_can_be_filled(name: str) -> None:
    word = LEAVES[name]
    assert isinstance(word, str), "YAML turned it into something else; put it in quotes"
    assert word == word.strip()
    blanks = re.findall(r"\{([^}]*)\}", word)
    assert all(re.fullmatch(r"[a-z_]+", blank) for blank in blanks)
    assert word.count("{") == word.count("}") == len(blanks)
