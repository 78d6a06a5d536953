"""Plans become pages: one Jinja environment, our own templates, nothing undefined."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator import markup
from generator.pages import illustration
from generator.pages.compiled import compiled
from generator.pages.page import Outline, Page, Plan, finished, relative_links, site_address

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C where PyYAML has it: the words are long, and every build reads them."""


class Templates(Environment):
    """Our templates, which all know the same things.

    Jinja lays a dictionary of each template's own over what all know, and reads through both, name by
    name, whenever a page begins and a macro is imported. Our templates have nothing of their own.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template knows before it is given anything."""
        return super().make_globals(d) if d else self.globals


@lru_cache(maxsize=4)
def environment(theme: Path) -> Environment:
    """The one environment in which all templates are rendered; content is never a template."""
    found = Templates(
        loader=FileSystemLoader(theme),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_in_print,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled(theme),
        extensions=["jinja2.ext.do"],
    )
    found.filters["md"] = markup.block
    found.filters["md_inline"] = markup.inline
    found.globals["words"] = words(theme)
    # What is the same for every page is known to all templates, so that a template with macros can be
    # imported without the page's context: Jinja then runs it once, not once for each page.
    found.globals["href"] = site_address
    found.globals["draw"] = partial(illustration.draw, found)
    return found


def _in_print(value: Any) -> Any:
    """A text as it is printed: with typographic quotation marks, unless it is HTML already."""
    return markup.typographic(value) if type(value) is str else value


class Section(dict[str, Any]):
    """A part of the words, whose names are attributes too.

    For `words.quiz.answer` Jinja asks for attributes first. A plain dictionary has none of these, and to
    find that out a hundred thousand times takes longer than to print the words.
    """

    def __init__(self, words: Mapping[str, Any]) -> None:
        super().__init__(words)
        self.__dict__.update((name, word) for name, word in words.items() if name not in NOT_WORDS)


NOT_WORDS = frozenset(dir(dict))
"""Names that are methods of every dictionary, and stay so: a template writes `words.print["keys"]`."""


@lru_cache(maxsize=4)
def words(theme: Path) -> Any:
    """Every word that the interface shows."""
    text = (theme / "words" / "en.yaml").read_text(encoding="utf-8")
    return _printed(yaml.load(text, LOADER))


def _printed(words: Any) -> Any:
    """The words with the quotation marks of print."""
    if isinstance(words, dict):
        return Section({name: _printed(word) for name, word in words.items()})
    if isinstance(words, list):
        return [_printed(word) for word in words]
    return markup.typographic(words) if isinstance(words, str) else words


def fresh(theme: Path) -> None:
    """Forget all templates and words, so that a changed theme shows in the live preview."""
    environment.cache_clear()
    term_link.cache_clear()
    words.cache_clear()


@lru_cache(maxsize=4096)
def term_link(theme: Path, said: Markup, href: str, definition: str) -> str:
    """The link of a term, as HTML; `said` is the term as it stands in finished HTML."""
    link = environment(theme).get_template("components/term/link.jinja")
    return link.render(said=said, href=href, definition=definition).strip()


def render(plan: Plan, theme: Path) -> Page:
    """The finished page; raises Jinja's `UndefinedError` where a template asks for what is not there."""
    outline = Outline()
    template = environment(theme).get_template(f"pages/{plan.template}.jinja")
    html = template.render({**plan.context, "page": plan, "outline": outline})
    return finished(plan, relative_links(html, plan.uri), outline.headings)
