"""The founding articles: each with the ledger of its ideas, and what became of every one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.addresses import anchor
from generator.curriculum import Use
from generator.model.articles import Article, ArticleIdea
from generator.pages.page import Link, Plan
from generator.pages.publication import Publication


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of an idea: `used`, `waiting` for a module, or `left_out` with a reason."""

    idea: ArticleIdea
    anchor: str
    state: str
    uses: tuple[Link, ...]
    modules: tuple[Link, ...]


LISTS_OF = {"glossary": "term", "tensions": "tension"}
"""Files whose entries build on ideas one by one."""


def fate(publication: Publication, idea: ArticleIdea) -> Fate:
    """Where an idea is drawn on, and which modules teach it or will."""
    uses = publication.curriculum.uses.get(("article-idea", idea.id), ())
    links = tuple(dict.fromkeys(filter(None, (_user(publication, use) for use in uses))))
    modules = tuple(_module(publication, code) for code in idea.modules)
    state = "used" if links else "left_out" if idea.aside else "waiting"
    return Fate(idea, anchor(idea.id), state, links, modules)


def _user(publication: Publication, use: Use) -> Link | None:
    """A link to what draws on an idea; none when it has no place in this edition."""
    kind, id = use.by
    if kind in LISTS_OF:
        listed = publication.curriculum.get(kind, id)
        return publication.link(LISTS_OF[kind], getattr(listed, str(use.loc[0]))[use.loc[1]].id)
    if kind == "article" or not publication.shows(publication.curriculum.get(kind, id)):
        return None
    return publication.link(kind, id)


def _module(publication: Publication, code: str) -> Link:
    """A link to a module by its code, written or in preparation."""
    planned = publication.curriculum.planned(code)
    if planned is None:
        module = publication.curriculum.get("module-code", code)
        return Link(f"modules/{module.id}/", f"{code} {module.title}", kind="module")
    return Link("take-part/#in-preparation", f"{code} {planned.title}", kind="planned")


def pages(publication: Publication) -> Iterator[Plan]:
    """The list of the articles, and a page for each."""
    articles = publication.shown(publication.curriculum.articles)
    yield Plan(
        uri="articles/",
        title=publication.say("sections.articles"),
        description=publication.say("articles.lead"),
        template="articles",
        reader=publication.reader,
        fill=lambda: {"articles": tuple(_card(publication, article) for article in articles)},
    )
    for article in articles:
        yield article_page(publication, article)


def _card(publication: Publication, article: Article) -> Link:
    fates = [fate(publication, idea) for idea in article.ideas]
    used = sum(found.state == "used" for found in fates)
    is_named = article.byline in article.title
    return Link(
        f"articles/{article.id}/",
        article.title if is_named else f"{article.byline}: {article.title}",
        article.summary,
        meta=(
            article.published,
            publication.say("articles.count", count=len(fates)),
            publication.say("articles.used", used=used),
        ),
    )


def article_page(publication: Publication, article: Article) -> Plan:
    """The page of an article: what it is, what to mind, and every idea in it."""
    return Plan(
        uri=f"articles/{article.id}/",
        title=article.title,
        description=article.summary,
        template="article",
        reader=publication.reader,
        source=publication.curriculum.path_of("article", article.id),
        boost=0.5,
        fill=lambda: {
            "article": publication.see(article),
            "source": publication.curriculum.get("source", article.source),
            "fates": tuple(fate(publication, idea) for idea in article.ideas),
        },
    )
