"""The only module that knows MkDocs: virtual files, navigation, and what happens to problems."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from jinja2 import Environment
from markupsafe import Markup, escape
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator import checks, inspection, markup
from generator.assets import STYLE_SHEET, Asset, assets, entry_points, theme_folder
from generator.built import finished
from generator.loading import load
from generator.pages import publish
from generator.pages.navigation import Section
from generator.pages.page import Heading, Page
from generator.pages.problems import problems_page
from generator.pages.publication import Edition, edit_address
from generator.pages.published import Published
from generator.pages.render import fresh, words
from generator.problem import Problem, has_errors

log = logging.getLogger("mkdocs.plugins.curriculum")
page_log = logging.getLogger("mkdocs.plugins.curriculum.pages")
"""Told even where notes are not: MkDocs counts what is a warning, and then stops."""


class CurriculumConfig(base.Config):
    """What `mkdocs.yml` may say below `curriculum:`."""

    edition = config_options.Choice(tuple(Edition), default=Edition.FULL)


class CurriculumPlugin(BasePlugin[CurriculumConfig]):
    """Makes the pages of a curriculum, and keeps the last good site up while serving."""

    def __init__(self) -> None:
        self.is_serving = False
        self.last_good: Published | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is the live preview."""
        self.is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Announce what every page loads, and the words that the theme prints."""
        theme = theme_folder()
        if self.is_serving:
            fresh(theme)
        config.extra_css.append(STYLE_SHEET)
        config.extra_javascript.extend(map(_script, entry_points(theme)))
        config.extra["words"] = words(theme)
        config.extra["edition"] = str(self.config.edition)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Put the pages among the files, and the navigation between them into the config."""
        published, problems = self._published(config)
        config.extra["problems"] = problems
        for asset in assets(theme_folder()):
            files.append(_asset_file(config, asset))
        for page in published.pages:
            file = File.generated(config, page.src_uri, content="")
            files.append(file)
            CurriculumPage(page, file, config)
        config.nav = [*map(_nav_entry, published.navigation), *_written_by_hand(files)]
        return files

    def on_page_content(self, html: str, *, page: MkDocsPage, **_: Any) -> str:
        """Keep what is written by hand from running or loading anything."""
        return html if page.file.generated_by else disarmed(page, html)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Let templates keep what is the same on many pages."""
        env.globals["once"] = keeper()
        return env

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Look at the finished pages, last of all; the live preview has no time for it."""
        if self.last_good is not None and not self.is_serving:
            look_at(
                inspection.inspect(finished(self.last_good, Path(config.site_dir), theme_folder()))
            )

    def _published(self, config: MkDocsConfig) -> tuple[Published, tuple[Problem, ...]]:
        """The pages to show and the problems to show with them.

        Raises `Abort` for errors, unless this is the live preview: that keeps the last good site.
        """
        edition = Edition(self.config.edition)
        loaded = load(Path(config.config_file_path).parent)
        problems = checks.examine(loaded)
        for problem in problems:
            log.log(logging.ERROR if self.is_serving else logging.INFO, "%s", problem)
        if loaded.curriculum is not None and not has_errors(problems):
            folder = _edit_folder(config)
            self.last_good = publish(loaded.curriculum, theme_folder(), edition, folder)
            return self.last_good, ()
        if not self.is_serving:
            listed = "\n".join(map(str, problems))
            raise Abort(f"{listed}\nThe content has problems; nothing was built.")
        return self.last_good or problems_page(problems, theme_folder()), problems


def look_at(problems: tuple[Problem, ...]) -> None:
    """Tell what is wrong with finished pages; raises `Abort` when they must not be published."""
    if has_errors(problems):
        listed = "\n".join(map(str, problems))
        raise Abort(f"{listed}\nThe finished pages have problems; nothing is to be published.")
    for problem in problems:
        page_log.info("%s", problem)


def disarmed(page: MkDocsPage, html: str) -> str:
    """What a page written by hand shows; of its settings, which templates obey, only texts stay."""
    said = ((name, page.meta.get(name)) for name in ("title", "description"))
    page.meta = {name: escape(text) for name, text in said if text}
    return markup.whole_page(html)


class CurriculumPage(MkDocsPage):
    """A page that is finished before MkDocs sees it: nothing is left to convert.

    MkDocs's templates print titles and descriptions as they are, so they come as HTML.
    """

    def __init__(self, made: Page, file: File, config: MkDocsConfig) -> None:
        # MkDocs's templates print titles as they are, so they must be safe as HTML.
        super().__init__(escape(made.title), file, config)
        self.made = made
        self.edit_url = edit_address(_edit_folder(config), made.source) if made.source else None

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no Markdown; the meta data comes from the page."""
        self.markdown = ""
        search = {"boost": self.made.boost} if self.made.searchable else {"exclude": True}
        self.meta = {
            "description": escape(self.made.description),
            "search": search,
            "source": self.made.source,
            "kind": self.made.template,
            "hide": [] if self.made.has_contents else ["toc"],
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The HTML and its table of contents, as our template made them."""
        self.content = self.made.html
        self.toc = _contents(self.made.headings)


def keeper() -> Callable[[str, Callable[[], str]], Markup]:
    """A function that makes a text once for a key, and afterwards hands out the same text."""
    kept: dict[str, Markup] = {}

    def once(key: str, make: Callable[[], str]) -> Markup:
        if key not in kept:
            kept[key] = Markup(make())
        return kept[key]

    return once


def _asset_file(config: MkDocsConfig, asset: Asset) -> File:
    if asset.path is not None:
        return File.generated(config, asset.uri, abs_src_path=str(asset.path))
    return File.generated(config, asset.uri, content=asset.text or "")


def _script(uri: str) -> Any:
    script = config_options.ExtraScriptValue(uri)
    script.type = "module"
    return script


def _edit_folder(config: MkDocsConfig) -> str:
    """Where the folder `content/` is edited; empty when the repository is not known."""
    if not config.repo_url or not config.edit_uri:
        return ""
    return urljoin(config.repo_url.rstrip("/") + "/", config.edit_uri.strip("/"))


def _written_by_hand(files: Files) -> list[str]:
    """The Markdown pages in `content/pages/`, after everything that is made from YAML."""
    pages = (file.src_uri for file in files.documentation_pages() if not file.generated_by)
    return sorted(uri for uri in pages if uri.startswith("pages/"))


def _nav_entry(entry: str | Section) -> Any:
    """An entry of the navigation as MkDocs wants it."""
    if isinstance(entry, str):
        return f"{entry}index.md"
    return {escape(entry.title): [_nav_entry(child) for child in entry.children]}


def _contents(headings: tuple[Heading, ...]) -> TableOfContents:
    """The headings as MkDocs and its search want them: those of level 3 below those of level 2."""
    found: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(escape(heading.text), heading.id, heading.level)
        if heading.level > 2 and found:
            found[-1].children.append(link)
        else:
            found.append(link)
    return TableOfContents(found)
