"""What stands around the text of a page: Material's templates, filled from MkDocs's navigation.

MkDocs gives the configuration, the files, the navigation and the theme; the pages are put into the frame
one by one here, so that only those are made that are new.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import get_relative_url

from generator.assets import theme_folder
from generator.editions import Edition
from generator.for_mkdocs import CurriculumPage, disarmed, module_script, place
from generator.for_templates import globals_of
from generator.pages.compiled import compiled
from generator.pages.navigation import Section
from generator.pages.page import Page, Plan
from generator.problem import Problem
from generator.program import held

OURS = frozenset({"curriculum", "search", "material/search"})
"""The plugins of MkDocs whose work is done here."""


Configuration = MkDocsConfig
"""What `mkdocs.yml` says."""


class NotOurPlugins(Exception):
    """`mkdocs.yml` names plugins or hooks that only MkDocs itself can run."""


def configuration(root: Path, edition: Edition) -> Configuration:
    """What `mkdocs.yml` says, for one edition.

    Raises `NotOurPlugins` where it asks for more than we do, and MkDocs's own errors for what it
    cannot read.
    """
    with _environment(CURRICULUM_EDITION=str(edition)):
        config = load_config(str(root / "mkdocs.yml"))
    others = sorted({*config.plugins, *config.hooks} - OURS)
    if others:
        raise NotOurPlugins(
            f"`mkdocs.yml` names {', '.join(f'`{name}`' for name in others)}, which only "
            "`mkdocs build` runs: build with that, or take it out"
        )
    config.plugins.on_startup(command="build", dirty=False)
    return config.plugins.on_config(config)


def previewed(root: Path, edition: Edition, script: str) -> Configuration:
    """The configuration of the live preview: every page runs `script`, and no page has another address."""
    config = configuration(root, edition)
    config.site_url = ""
    config.extra_javascript.append(module_script(script))
    return config


class Frame:
    """The frame of every page of one site."""

    def __init__(
        self,
        config: MkDocsConfig,
        plans: Iterable[Plan | Page],
        navigation: Iterable[str | Section],
    ) -> None:
        self._config = config
        self._env = _environment_of(config)
        self._files = get_files(config)
        # All that Material brings but its ten thousand icons, which take longer to list than pages to plan.
        self._files.add_files_from_theme(_WithoutHidden(self._env, config.theme.dirs), config)
        place(plans, navigation, self._files, config, theme_folder())
        set_exclusions(self._files, config)
        self._nav = get_navigation(self._files, config)
        self._documents = list(self._files.documentation_pages())
        self._ours: dict[str, CurriculumPage] = {}
        self._others: list[MkDocsPage] = []
        for file in self._documents:
            page = file.page or MkDocsPage(None, file, config)
            page.read_source(config)
            if isinstance(page, CurriculumPage):
                self._ours[page.made.uri] = page
            else:
                self._others.append(page)
        self._template = self._env.get_template("main.html")
        self._common = dict(get_context(self._nav, (), config))

    def tell(self, problems: tuple[Problem, ...]) -> None:
        """Show problems on every page that is framed from now on; none takes them away."""
        self._config.extra["problems"] = problems

    def around(self, made: Page) -> str:
        """A page of ours in its frame."""
        page = self._ours[made.uri]
        page.fill(made)
        html = self._framed(page)
        page.empty()
        return html

    def by_hand(self) -> Iterator[tuple[MkDocsPage, str]]:
        """Every page written by hand, converted, and the same in its frame."""
        for page in self._others:
            page.render(self._config, self._files)
            page.content = disarmed(page, page.content or "")
            yield page, self._framed(page)

    def seen(self) -> str:
        """Everything that the frame of a page shows of other pages, and of the configuration."""
        theme = self._config.theme
        settings = {name: value for name, value in self._config.items() if name in SHOWN}
        return f"{self._nav}{settings!r}{dict(theme)!r}{held(Path(theme.dirs[0]))}"

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file of the site that is no page: its address, and what it holds."""
        for file in self._files:
            if not file.is_documentation_page() and file.inclusion.is_included():
                yield file.dest_uri, file.content_bytes
        for name in sorted(self._config.theme.static_templates):
            if text := self._static(name).strip():
                yield name, f"{text}\n".encode()

    def _framed(self, page: MkDocsPage) -> str:
        page.active = True
        try:
            base = get_relative_url(".", page.url)
            return self._template.render(self._common | {"page": page, "base_url": base})
        finally:
            page.active = False

    def _static(self, name: str) -> str:
        """A page of the theme itself; an error page is seen at any address, so its links are absolute."""
        is_error = name == "404.html"
        base = urlsplit(self._config.site_url or "/").path if is_error else "."
        context = get_context(self._nav, self._documents, self._config, base_url=base)
        return self._env.get_template(name).render(context)


def _environment_of(config: MkDocsConfig) -> Environment:
    """Where the templates of the frame come from, with what they call."""
    env = config.theme.get_env()
    globals_of(env)
    own = theme_folder()
    if Path(config.theme.dirs[0]).resolve() == (own / "material").resolve():
        env.bytecode_cache = compiled(own)
    return env


class _WithoutHidden(Environment):
    """The templates and files of a theme without those in hidden folders, which no site shows."""

    def __init__(self, env: Environment, folders: Iterable[str]) -> None:
        super().__init__(loader=env.loader)
        self._folders = tuple(folders)

    def list_templates(self, extensions: object = None, filter_func: Any = None) -> list[str]:
        """The paths of all files that may be shown, below the folders of the theme."""
        found = {name for folder in self._folders for name in _files_in(folder)}
        return sorted(filter(filter_func, found))


def _files_in(folder: str) -> Iterator[str]:
    for above, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            yield Path(above, name).relative_to(folder).as_posix()


SHOWN: tuple[str, ...] = (
    "site_name",
    "site_url",
    "site_description",
    "copyright",
    "repo_url",
    "edit_uri",
    "extra",
)
SHOWN += ("use_directory_urls", "remote_branch", "site_author", "repo_name")
"""What the templates print of the configuration, but for the theme."""


@contextmanager
def _environment(**values: str) -> Iterator[None]:
    """Environment variables that `mkdocs.yml` reads, set for a while."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
