"""What an export is made from, gathered from the disk: settings, theme, files beside the pages."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from generator.assets import STYLE_SHEET, assets, entry_points, style_files, theme_folder
from generator.editions import Edition
from generator.exports.pages import files
from generator.exports.project import site_of
from generator.exports.stock_style import stock_style
from generator.files import BESIDE
from generator.loading import load
from generator.pages import publish

FRAME = "shell"
"""The component and the style sheet for the frame of our own pages, which a builder brings itself."""

LOADED = ("assets/fonts/", "assets/components/")
"""What the text of a page loads; scripts of the frame, and headers for servers, belong to our frame."""


def exported_pages(root: Path, edition: Edition) -> dict[str, bytes]:
    """Every file of the export of the curriculum in `root`, which must be without errors."""
    site = site_of((root / "mkdocs.yml").read_text(encoding="utf-8"), os.environ)
    curriculum = load(root).curriculum
    if curriculum is None:
        raise ValueError("the content has errors")
    theme = theme_folder()
    scripts = tuple(uri for uri in entry_points(theme) if not uri.endswith(f"/{FRAME}.mjs"))
    published = publish(curriculum, theme, edition, site.edit_folder)
    readme = (theme / "exports" / "README.md").read_bytes()
    return files(published, site, readme, _theme_files(theme), scripts, _beside(root))


def _theme_files(theme: Path) -> Mapping[str, bytes]:
    """The files that the theme adds; the style sheet is one that stands beside the builder's own."""
    found = {}
    for asset in assets(theme):
        if asset.uri == STYLE_SHEET:
            found[asset.uri] = _style(theme).encode()
        elif asset.path is not None and asset.uri.startswith(LOADED) and asset.path.stem != FRAME:
            found[asset.uri] = asset.path.read_bytes()
    return found


def _style(theme: Path) -> str:
    sheets = (theme / "exports" / "stock.css", *style_files(theme))
    return stock_style(
        (path.stem, path.read_text(encoding="utf-8")) for path in sheets if path.stem != FRAME
    )


def _beside(root: Path) -> Mapping[str, bytes]:
    """The files in `content/` that are published as they are, and the pages written by hand."""
    content = root / "content"
    return {
        path.relative_to(content).as_posix(): path.read_bytes()
        for path in sorted(content.rglob("*"))
        if path.suffix.lower() in {".md", *BESIDE} and _is_published(path, content)
    }


def _is_published(path: Path, content: Path) -> bool:
    is_hidden = any(part.startswith(".") for part in path.relative_to(content).parts)
    return path.is_file() and not path.is_symlink() and not is_hidden
