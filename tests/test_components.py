"""Every part of the site's look renders its examples, and a handout holds no key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

THEME = Path(__file__).parent.parent / "theme"
COMPONENTS = THEME / "components"
WORDS = yaml.safe_load((THEME / "words/en.yaml").read_text("utf-8"))


class Outline:
    """Stands in for the page's list of headings."""

    def add(self, level: int, id: str, text: str) -> str:
        return id


def environment() -> Environment:
    markdown = MarkdownIt()
    env = Environment(loader=FileSystemLoader(THEME), autoescape=True, undefined=StrictUndefined)
    env.globals.update(words=WORDS, outline=Outline(), href=lambda uri: uri)
    env.filters["md"] = lambda text: Markup(markdown.render(text))
    env.filters["md_inline"] = lambda text: Markup(markdown.renderInline(text))
    return env


def examples() -> Iterator[tuple[str, str, dict, str]]:
    for path in sorted(COMPONENTS.glob("*/examples.yaml")):
        for example in yaml.safe_load(path.read_text("utf-8")):
            yield path.parent.name, example["about"], example.get("data", {}), example["template"]


EXAMPLES = {f"{component}: {about}": (data, text) for component, about, data, text in examples()}


def rendered(name: str) -> str:
    data, template = EXAMPLES[name]
    return environment().from_string(template).render(data)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_renders_with_every_word_it_asks_for(name: str) -> None:
    assert "<" in rendered(name)


def test_every_component_has_examples() -> None:
    with_macro = {path.parent.name for path in COMPONENTS.glob("*/macro.jinja")}
    assert with_macro == {path.parent.name for path in COMPONENTS.glob("*/examples.yaml")}


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_example_carries_an_inline_style_or_script(name: str) -> None:
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", rendered(name))


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_label_points_at_something(name: str) -> None:
    html = rendered(name)
    ids = set(re.findall(r'\sid="([^"]+)"', html))
    assert set(re.findall(r'\sfor="([^"]+)"', html)) <= ids


def test_a_handout_holds_no_key() -> None:
    html = rendered("quiz: A handout, without any key")
    assert "KEY" not in html
    assert "192037" not in html
    assert "data-correct" not in html


def test_a_quiz_holds_every_answer_for_readers_without_scripts() -> None:
    html = rendered("quiz: The other kinds")
    for answer in ("1920 euros", "moment of truth", "a customer writes twice", "You own it."):
        assert answer in html


def test_texts_of_a_question_are_escaped() -> None:
    data, template = EXAMPLES["quiz: Single, multiple and two-way choice"]
    question = {**data["view"]["questions"][0], "stem": "<script>"}
    html = (
        environment().from_string(template).render(view={**data["view"], "questions": [question]})
    )
    assert "&lt;script&gt;" in html


def test_the_words_given_to_scripts_survive_the_attribute() -> None:
    html = rendered("quiz: Single, multiple and two-way choice")
    attribute = re.search(r"data-words='([^']+)'", html)
    assert attribute
    assert json.loads(attribute[1])["check"] == WORDS["quiz"]["check"]


def test_every_kind_of_segment_has_a_word_a_symbol_and_a_colour() -> None:
    symbols = (COMPONENTS / "symbol/macro.jinja").read_text("utf-8")
    colours = (THEME / "styles/tokens.css").read_text("utf-8")
    for kind in WORDS["segment"]:
        assert f'"{kind}":' in symbols
        assert f"--segment-{kind}:" in colours
