"""The plugin of MkDocs: what happens to problems, and what is done at which event."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage

from generator import checks, inspection, policy, search_index
from generator.assets import theme_folder
from generator.built import finished
from generator.editions import Edition
from generator.files import listing, page_address
from generator.for_mkdocs import announce, disarmed, edit_folder, found_on, place
from generator.for_templates import globals_of
from generator.loading import load
from generator.pages import publish
from generator.pages.problems import problems_page
from generator.pages.published import Published
from generator.pages.render import fresh
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
        self.searched: list[bytes] = []

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is the live preview."""
        self.is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Announce what every page loads, and the words that the theme prints."""
        theme = theme_folder()
        if self.is_serving:
            fresh(theme)
        announce(config, theme, Edition(self.config.edition))
        # MkDocs's own preview puts a script into each page, which the policy would stop.
        config.extra["policy"] = "" if self.is_serving else policy.META
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Put the pages among the files, and the navigation between them into the config."""
        published, problems = self._published(config)
        config.extra["problems"] = problems
        place(published.pages, published.navigation, files, config, theme_folder())
        return files

    def on_page_content(self, html: str, *, page: MkDocsPage, **_: Any) -> str:
        """Keep what is written by hand from running or loading anything."""
        return html if page.file.generated_by else disarmed(page, html)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Let templates keep what is the same on many pages."""
        globals_of(env)
        self.searched = [
            search_index.spelt(found_on(page.page)) for page in files.documentation_pages()
        ]
        return env

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the search index, and look at the finished pages, last of all.

        The live preview has no time to look.
        """
        folder = Path(config.site_dir)
        write_index(folder, self.searched)
        if self.last_good is not None and not self.is_serving:
            look_at(found_in(self.last_good, config))

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
            folder = edit_folder(config)
            self.last_good = publish(loaded.curriculum, theme_folder(), edition, folder)
            return self.last_good, ()
        if not self.is_serving:
            listed = "\n".join(map(str, problems))
            raise Abort(f"{listed}\nThe content has problems; nothing was built.")
        return self.last_good or problems_page(problems, theme_folder()), problems


def found_in(published: Published, config: MkDocsConfig) -> tuple[Problem, ...]:
    """What is wrong with the finished pages, those written by hand among them."""
    root = Path(config.config_file_path).parent
    by_hand = (page_address(name) for name, _ in listing(root).pages)
    return inspection.inspect(finished(published, Path(config.site_dir), theme_folder(), by_hand))


def write_index(folder: Path, found: list[bytes]) -> None:
    """Put the search index into a site."""
    path = folder / search_index.ADDRESS
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(search_index.index(found))


def look_at(problems: tuple[Problem, ...]) -> None:
    """Tell what is wrong with finished pages; raises `Abort` when they must not be published."""
    if has_errors(problems):
        listed = "\n".join(map(str, problems))
        raise Abort(f"{listed}\nThe finished pages have problems; nothing is to be published.")
    for problem in problems:
        page_log.info("%s", problem)
