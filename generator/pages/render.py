"""Plans become pages: one Jinja environment, our own templates, nothing undefined."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from functools import lru_cache, partial
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, cast

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from generator import markup
from generator.pages import illustration
from generator.pages.compiled import compiled
from generator.pages.page import Outline, Page, Plan, finished, relative_links, site_address

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C where PyYAML has it: the words are long, and every build reads them."""


@lru_cache(maxsize=1 << 16)
def _in_print(text: str) -> str:
    """A text as HTML, with the quotation marks of print; kept, since pages print the same again and again."""
    return str(escape(markup.typographic(text)))


def _printed(value: Any) -> str:
    """What a template prints for a value: a text as it is printed, and HTML as it is."""
    # HTML is a text too, and equal to the text that is spelt like it: the types are told apart first.
    kind = type(value)
    if kind is str:
        return _in_print(value)
    if kind is Markup:
        return cast(str, value)
    return str(value) if kind is int else escape(value)


class Printed(Template):
    """A template that prints its values our way.

    Jinja's own way, to finish a value and then to escape it, makes four calls and an object for each of
    two hundred thousand values, only to join them to a text.
    """

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """The template from the code that Jinja compiled, in which each value is handed to `escape`."""
        found = super().from_code(environment, code, globals, uptodate)
        cast(FunctionType, found.root_render_func).__globals__["escape"] = _printed
        return found


class Printing(Context):
    """What a template knows while it is printed."""

    def call(__self, __obj: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Call a macro at once, and anything else as Jinja does, which first asks what it wants to know."""
        if type(__obj) is not Macro:
            return super().call(__obj, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return __obj(*args, **kwargs)


class Templates(Environment):
    """Our templates, which all know the same things.

    Jinja lays a dictionary of each template's own over what all know, and reads through both, name by
    name, whenever a page begins and a macro is imported. Our templates have nothing of their own.
    """

    template_class = Printed
    context_class = Printing

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
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,  # all are kept, so nobody has to note which one was used last
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
    return _with_marks(yaml.load(text, LOADER))


def _with_marks(words: Any) -> Any:
    """The words with the quotation marks of print."""
    if isinstance(words, dict):
        return Section({name: _with_marks(word) for name, word in words.items()})
    if isinstance(words, list):
        return [_with_marks(word) for word in words]
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
