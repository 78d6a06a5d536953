"""Plans become pages: one Jinja environment, our own templates, nothing undefined."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator import markup
from generator.pages import illustration
from generator.pages.page import Outline, Page, Plan, relative_links, site_address


@lru_cache(maxsize=4)
def environment(theme: Path) -> Environment:
    """The one environment in which all templates are rendered; content is never a template."""
    found = Environment(
        loader=FileSystemLoader(theme),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_in_print,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.do"],
    )
    found.filters["md"] = markup.block
    found.filters["md_inline"] = markup.inline
    found.globals["words"] = words(theme)
    return found


def _in_print(value: Any) -> Any:
    """A text as it is printed: with typographic quotation marks, unless it is HTML already."""
    return markup.typographic(value) if type(value) is str else value


@lru_cache(maxsize=4)
def words(theme: Path) -> Any:
    """Every word that the interface shows."""
    return _printed(yaml.safe_load((theme / "words" / "en.yaml").read_text(encoding="utf-8")))


def _printed(words: Any) -> Any:
    """The words with the quotation marks of print."""
    if isinstance(words, dict):
        return {name: _printed(word) for name, word in words.items()}
    if isinstance(words, list):
        return [_printed(word) for word in words]
    return markup.typographic(words) if isinstance(words, str) else words


def fresh(theme: Path) -> None:
    """Forget all templates and words, so that a changed theme shows in the live preview."""
    environment.cache_clear()
    words.cache_clear()


def term_link(theme: Path, said: Markup, href: str, definition: str) -> str:
    """The link of a term, as HTML; `said` is the term as it stands in finished HTML."""
    link = environment(theme).get_template("components/term/link.jinja")
    return link.render(said=said, href=href, definition=definition).strip()


def render(plan: Plan, theme: Path) -> Page:
    """The finished page; raises Jinja's `UndefinedError` where a template asks for what is not there."""
    outline = Outline()
    jinja = environment(theme)
    html = jinja.get_template(f"pages/{plan.template}.jinja").render(
        {
            **plan.context,
            "page": plan,
            "outline": outline,
            "href": site_address,
            "draw": lambda figure, place="": illustration.draw(jinja, figure, place),
        }
    )
    return Page(
        uri=plan.uri,
        title=markup.typographic(plan.title),
        description=markup.typographic(plan.description),
        html=relative_links(html, plan.uri),
        headings=outline.headings,
        source=plan.source,
        template=plan.template,
        boost=plan.boost,
        searchable=plan.searchable,
        has_contents=plan.has_contents,
        reader=plan.reader,
    )
