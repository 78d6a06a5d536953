"""What an exported folder says to the builder: `mkdocs.yml`, and the front matter of its pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml
from markupsafe import escape

from generator.exports.project import Site
from generator.pages.navigation import Section
from generator.pages.page import Page

EXTENSIONS: tuple[Any, ...] = ("attr_list", "md_in_html", "tables", {"toc": {"toc_depth": "2-3"}})
"""What Python-Markdown must know; all of it comes with Python-Markdown."""
FEATURES = ("navigation.prune", "search.highlight", "toc.follow")


def settings(
    site: Site,
    navigation: tuple[Any, ...],
    style_sheets: tuple[str, ...],
    scripts: tuple[str, ...],
    words: Mapping[str, Any],
) -> str:
    """The text of `mkdocs.yml`: no plugin but the search, nothing from another host."""
    about = {
        "site_name": site.name,
        "site_description": site.description,
        "site_url": site.url,
        "copyright": site.copyright,
    }
    return as_yaml(
        {
            **{name: text for name, text in about.items() if text},
            "docs_dir": "docs",
            "theme": {
                "name": "material",
                "language": "en",
                "font": False,
                "palette": [
                    _scheme("light", "default", "material/weather-night", words["to_dark"]),
                    _scheme("dark", "slate", "material/weather-sunny", words["to_light"]),
                ],
                "features": list(FEATURES),
            },
            "plugins": ["search"],
            "markdown_extensions": list(EXTENSIONS),
            "extra_css": list(style_sheets),
            "extra_javascript": [{"path": path, "type": "module"} for path in scripts],
            "nav": list(navigation),
        }
    )


def _scheme(device: str, name: str, icon: str, label: str) -> dict[str, Any]:
    """A set of colours, which a device may prefer, and the button that leads to the other one."""
    return {
        "media": f"(prefers-color-scheme: {device})",
        "scheme": name,
        "toggle": {"icon": icon, "name": label},
    }


def branches(navigation: tuple[str | Section, ...], titles: Mapping[str, str]) -> tuple[Any, ...]:
    """The navigation as `mkdocs.yml` writes it; pages bring their own titles but for `titles`."""
    return tuple(_branch(entry, titles) for entry in navigation)


def _branch(entry: str | Section, titles: Mapping[str, str]) -> Any:
    if isinstance(entry, Section):
        return {str(escape(entry.title)): [_branch(child, titles) for child in entry.children]}
    title = titles.get(entry)
    return f"{entry}index.md" if title is None else {str(escape(title)): f"{entry}index.md"}


def front_matter(page: Page) -> str:
    """The settings of a page, between two lines of hyphens.

    The home page has no title of its own here: it would stand beside that of the site.
    """
    meta: dict[str, Any] = {"title": str(escape(page.title))} if page.uri else {}
    if page.description:
        meta["description"] = str(escape(page.description))
    if not page.searchable:
        meta["search"] = {"exclude": True}
    elif page.boost != 1:
        meta["search"] = {"boost": page.boost}
    if not page.has_contents:
        meta["hide"] = ["toc"]
    return f"---\n{as_yaml(meta)}---\n"


def as_yaml(value: Any) -> str:
    """A value as YAML in the order in which it is given, each text on a line of its own."""
    return yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=float("inf"))
