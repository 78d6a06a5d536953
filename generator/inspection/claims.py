"""Rules about statements without a source: they look like what they are."""

from __future__ import annotations

from collections.abc import Iterator

from generator.addresses import anchor
from generator.inspection.finished import FinishedPage, FinishedSite, text
from generator.inspection.rule import Finding, Scope, error
from generator.model.articles import ArticleIdea, Becomes

TEMPLATES = {"article": "theme/pages/parts/fate.jinja", "coverage": "theme/pages/coverage.jinja"}
"""The kinds of pages that show ideas of articles, and the templates that print them."""


@error("SRC-09", Scope.CURRICULUM)
def claims_look_like_claims(site: FinishedSite) -> Iterator[Finding]:
    """A statement that nobody checked must not look like one that somebody did.

    Computed: on the page of an article and on the page that shows how all ideas are covered, each
    idea that becomes a `claim` has the badge of a claim beside it, and no other idea has.
    Basis: house rule.
    """
    for page in site.made_with(*TEMPLATES):
        badged = frozenset(_badged(page))
        for idea in _ideas(site, page):
            is_claim, looks_so = Becomes.CLAIM in idea.becomes, anchor(idea.id) in badged
            if is_claim is not looks_so:
                wrong = "is a claim and does not look like one"
                said = wrong if is_claim else "looks like a claim and is none"
                hint = (
                    f"print the badge `claim` beside claims only, in `{TEMPLATES[page.template]}`"
                )
                yield Finding(page.path, f"on {page.name} `{idea.id}` {said}", hint)


def _badged(page: FinishedPage) -> Iterator[str]:
    """The ideas on a page that have the badge of a claim, by their anchors."""
    for shown in page.find("[data-idea]"):
        badge = shown.css_first(".badge--claim")
        if badge is not None and text(badge):
            yield shown.attributes["data-idea"] or ""


def _ideas(site: FinishedSite, page: FinishedPage) -> Iterator[ArticleIdea]:
    """The ideas that a page shows: those of its article, or of all."""
    path_of = site.curriculum.path_of
    for article in site.curriculum.articles:
        if page.template != "article" or path_of("article", article.id) == page.source:
            yield from article.ideas
