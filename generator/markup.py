"""Markdown in a field becomes safe HTML: CommonMark and tables, no raw HTML, known link schemes.

A text is shown on pages at several addresses. So a link to another page is written from the start of
the site, such as `glossary/`, and comes out as `site:/glossary/`, which the page makes relative.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

TAGS = {
    *("p", "ul", "ol", "li", "em", "strong", "a", "code", "pre", "blockquote", "br", "hr"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "th": {"scope"}}
SCHEMES = {"http", "https", "mailto"}
SITE = "site:/"
"""Stands before an address below the site, until it is known from which page it is seen."""
RELATIVE = re.compile(r'(?<=<a href=")(?![A-Za-z][A-Za-z0-9+.-]*:|[#/?])')
"""The start of an address of this site: what a field links to, it writes from the start of the site."""


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "typographer": True})
    parser.enable(["table", "smartquotes", "replacements"])
    # A field is a part of a page, and headings belong to the page's own outline.
    parser.disable(["heading", "lheading"])
    return parser


_MARKDOWN = _parser()


# Made once: to hand all that is allowed over for each field takes longer than to clean it.
_CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    url_schemes=SCHEMES,
    link_rel=None,
    set_tag_attribute_values={"th": {"scope": "col"}},
)
_WITHOUT_TAGS = nh3.Cleaner(tags=set())


# Most fields are words and nothing else, and to look for Markdown in them takes longer than all the rest
# that is done with them. A text that is made of this comes out of the parser as it went in.
_WORDS = re.compile(
    r"""
    (?=[^\W\d_]|[“‘(])                       # no list, and nothing else that is not a paragraph
    (?:
        [\w ;:%/)…–—“”‘’]++                  # signs that mean nothing in Markdown, but for `_`
        | [.,?!-](?![.,?!-])                 # several are replaced, such as `--` and `...`
        | \((?!(?:c|r|tm)\))                 # and so is `(c)`
        | (?<=[^\W\d_])'(?=[^\W\d_])         # an apostrophe; others may be quotation marks
        | (?<![ ])\n\n?(?=[^\W\d_]|[“‘(])    # a line of the same kind, with no break before it
    )+
    (?<![ ])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BEGIN, _END = _MARKDOWN.render("x").split("x")
"""What stands around a paragraph."""


def _words(text: str) -> str | None:
    """A text of words and nothing else, as it is printed; none where there may be Markdown in it."""
    if "_" in text or not _WORDS.fullmatch(text):
        return None
    return text.replace("'", "’")


def paragraphs(texts: Iterable[str]) -> str:
    """Texts that are HTML already, each as a paragraph."""
    return "".join([f"{_BEGIN}{text}{_END.rstrip()}" for text in texts])


@lru_cache(maxsize=8192)
def block(text: str) -> Markup:
    """`text` as paragraphs, lists and tables; pure, and kept by its text."""
    words = _words(text.strip("\n"))
    if words is None:
        return _safe(_rendered(text))
    return Markup(f"{_BEGIN}{words}{_END}".replace("\n\n", f"{_END}{_BEGIN}"))


@lru_cache(maxsize=8192)
def inline(text: str) -> Markup:
    """`text` as part of a paragraph: emphasis, code and links only."""
    words = _words(text)
    return _safe(_MARKDOWN.renderInline(text)) if words is None else Markup(words)


@lru_cache(maxsize=8192)
def _rendered(text: str) -> str:
    """The text as the parser writes it; kept, since its words are counted before it is printed."""
    return str(_MARKDOWN.render(text))


def _safe(html: str) -> Markup:
    """The HTML without anything that could run, load or style."""
    cleaned = _CLEANER.clean(html)
    return Markup(RELATIVE.sub(SITE, cleaned) if "<a " in cleaned else cleaned)


PAGE_TAGS = {*TAGS, *(f"h{level}" for level in range(1, 7))}
PAGE_ATTRIBUTES = {**ATTRIBUTES, **{tag: {"id"} for tag in PAGE_TAGS - TAGS}}
PLAIN_ID = re.compile(r"[^\W_][\w-]*")
"""An id as headings get them; what the theme calls its own parts begins with `_`."""


def whole_page(html: str) -> str:
    """A page written by hand, as MkDocs converted it, without anything that could run, load or style."""
    return nh3.clean(
        html,
        tags=PAGE_TAGS,
        attributes=PAGE_ATTRIBUTES,
        allowed_classes={"a": {"headerlink"}},
        attribute_filter=_kept,
        url_schemes=SCHEMES,
        link_rel=None,
    )


def _kept(tag: str, name: str, value: str) -> str | None:
    return None if name == "id" and not PLAIN_ID.fullmatch(value) else value


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """`text` without its Markdown, for search results and comparisons."""
    words = _words(text.strip("\n"))
    return " ".join((_WITHOUT_TAGS.clean(_rendered(text)) if words is None else words).split())


# Signs of emphasis may stand before the quote that opens; after a word they close, and so does the quote.
_OPENING = re.compile(r"((?:^|[\s(\[/–—-])[*_]{0,3})([\"'])")
_OPEN = {'"': "“", "'": "‘"}


def typographic(text: str) -> str:
    """Plain text with the quotation marks and the apostrophes of print."""
    if '"' not in text and "'" not in text:
        return text
    opened = _OPENING.sub(lambda match: match[1] + _OPEN[match[2]], text)
    return opened.replace('"', "”").replace("'", "’")


def word_count(*texts: str) -> int:
    """How many words a reader reads."""
    return sum(len(plain(text).split()) for text in texts)
