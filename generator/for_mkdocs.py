"""Our pages in MkDocs's terms: files, pages that are finished already, navigation, settings."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import material  # type: ignore[import-untyped]
import mkdocs
from markupsafe import escape
from mkdocs.config import config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator import markup
from generator.assets import STYLE_SHEET, Asset, assets, entry_points, of_material
from generator.editions import Edition
from generator.pages.navigation import Section
from generator.pages.page import Heading, Page, Plan
from generator.pages.publication import edit_address
from generator.pages.render import words
from generator.search_index import Entry, entries


def announce(config: MkDocsConfig, theme: Path, edition: Edition) -> None:
    """Tell the templates what every page loads, and the words that the theme prints."""
    config.extra_css.append(STYLE_SHEET)
    config.extra_javascript.extend(map(module_script, entry_points(theme)))
    config.extra["words"] = words(theme)
    config.extra["edition"] = str(edition)
    config.extra["material"] = _of_material(config)


def _of_material(config: MkDocsConfig) -> dict[str, str]:
    """What a page names of Material: the files that its scripts are, and itself.

    Raises `FileNotFoundError` for a theme without these files.
    """
    named = of_material(map(Path, config.theme.dirs))
    made_with = f"mkdocs-{mkdocs.__version__}, mkdocs-material-{material.__version__}"
    return {**named, "generator": made_with}


def place(
    pages: Iterable[Plan | Page],
    navigation: Iterable[str | Section],
    files: Files,
    config: MkDocsConfig,
    theme: Path,
) -> None:
    """Put the pages and what they load among the files, and the navigation into the configuration."""
    for asset in assets(theme):
        files.append(_asset_file(config, asset))
    for page in pages:
        file = File.generated(config, f"{page.uri}index.md", content="")
        files.append(file)
        CurriculumPage(page, file, config)
    config.nav = [*map(_nav_entry, navigation), *_written_by_hand(files)]


class CurriculumPage(MkDocsPage):
    """A page that is not made by MkDocs: nothing is left to convert.

    MkDocs's templates print titles and descriptions as they are, so they come as HTML.
    """

    def __init__(self, page: Plan | Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(escape(markup.typographic(page.title)), file, config)
        self.made = page
        self.edit_url = edit_address(edit_folder(config), page.source) if page.source else None

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no Markdown; the meta data comes from the page."""
        page = self.made
        self.markdown = ""
        self.meta = {
            "description": escape(markup.typographic(page.description)),
            "source": page.source,
            "kind": page.template,
            "hide": [] if page.has_contents else ["toc"],
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The HTML and its table of contents, as our template made them."""
        assert isinstance(self.made, Page), "MkDocs gets pages that are finished"
        self.fill(self.made)

    def fill(self, page: Page) -> None:
        """Put the finished page in place of its plan."""
        self.content = page.html
        self.toc = _contents(page.headings)

    def empty(self) -> None:
        """Take out what was filled in: of a large site it would be held for all pages at once."""
        self.content = None
        self.toc = TableOfContents([])


def disarmed(page: MkDocsPage, html: str) -> str:
    """What a page written by hand shows; of its settings, which templates obey, only texts stay."""
    said = ((name, page.meta.get(name)) for name in ("title", "description"))
    page.meta = {name: escape(text) for name, text in said if text}
    return markup.whole_page(html)


def edit_folder(config: MkDocsConfig) -> str:
    """Where the folder `content/` is edited; empty when the repository is not known."""
    if not config.repo_url or not config.edit_uri:
        return ""
    return urljoin(config.repo_url.rstrip("/") + "/", config.edit_uri.strip("/"))


def _asset_file(config: MkDocsConfig, asset: Asset) -> File:
    if asset.path is not None:
        return File.generated(config, asset.uri, abs_src_path=str(asset.path))
    return File.generated(config, asset.uri, content=asset.text or "")


def module_script(uri: str) -> Any:
    """A browser module as MkDocs's configuration names it."""
    script = config_options.ExtraScriptValue(uri)
    script.type = "module"
    return script


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
    """The headings as MkDocs wants them: those of level 3 below those of level 2."""
    found: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(escape(heading.text), heading.id, heading.level)
        if heading.level > 2 and found:
            found[-1].children.append(link)
        else:
            found.append(link)
    return TableOfContents(found)


def found_on(page: MkDocsPage | None) -> tuple[Entry, ...]:
    """What search finds on a page, once it is filled."""
    if page is None or page.content is None:
        return ()
    if not isinstance(page, CurriculumPage):
        return entries(page.content, page.url, str(page.title))
    made = page.made
    return entries(page.content, page.url, made.title, made.boost) if made.searchable else ()
