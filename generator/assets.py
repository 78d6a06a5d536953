"""What the pages load besides their HTML: one style sheet, fonts, scripts; and headers for servers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator import policy

STYLE_SHEET = "assets/curriculum.css"
OF_MATERIAL = {
    "bundle": "assets/javascripts/bundle.*.min.js",
    "search": "assets/javascripts/workers/search.*.min.js",
}
"""What our pages use of Material: the script behind search and colours, and the one that looks things up."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site: its address, and its text or the file it is copied from."""

    uri: str
    text: str | None = None
    path: Path | None = None


def theme_folder() -> Path:
    """The theme: inside the package when it is installed, else beside it."""
    here = Path(__file__).parent
    inside = here / "theme"
    return inside if inside.is_dir() else here.parent / "theme"


def assets(theme: Path) -> tuple[Asset, ...]:
    """Every file that the theme adds to the site."""
    fonts = sorted((theme / "fonts").glob("*.woff2"))
    licences = sorted((theme / "fonts").glob("*.txt"))
    return (
        Asset(STYLE_SHEET, text=style_sheet(theme)),
        *(Asset(f"assets/fonts/{path.name}", path=path) for path in (*fonts, *licences)),
        *(Asset(f"assets/scripts/{path.name}", path=path) for path in plain_scripts(theme)),
        *(Asset(f"assets/components/{path.name}", path=path) for path in browser_modules(theme)),
        Asset(policy.NETLIFY, text=policy.for_netlify()),
        Asset(policy.NGINX, text=policy.for_nginx()),
    )


def of_material(folders: Iterable[Path]) -> dict[str, str]:
    """The addresses of Material's scripts, whose names differ from version to version.

    `folders` are those of MkDocs's theme. Raises `FileNotFoundError` when a script is in none of them.
    """
    looked_in = tuple(folders)
    return {name: _found(looked_in, pattern) for name, pattern in OF_MATERIAL.items()}


def _found(folders: tuple[Path, ...], pattern: str) -> str:
    for folder in folders:
        for path in sorted(folder.glob(pattern)):
            return path.relative_to(folder).as_posix()
    raise FileNotFoundError(f"Material has no file `{pattern}` any more")


def style_sheet(theme: Path) -> str:
    """All style sheets in one."""
    return "\n".join(path.read_text(encoding="utf-8") for path in style_files(theme))


def style_files(theme: Path) -> tuple[Path, ...]:
    """The style sheets in their order: tokens, base, the other styles, figures, components, print."""
    styles = theme / "styles"
    first = [styles / "tokens.css", styles / "base.css"]
    last = [styles / "print.css"]
    middle = [path for path in sorted(styles.glob("*.css")) if path not in (*first, *last)]
    parts = [
        *first,
        *middle,
        *sorted((theme / "figures").glob("*.css")),
        *sorted((theme / "components").glob("*/*.css")),
        *sorted((theme / "pages").glob("*.css")),
        *last,
    ]
    return tuple(path for path in parts if path.exists())


def plain_scripts(theme: Path) -> tuple[Path, ...]:
    """The scripts that run before a page is read, which modules cannot."""
    return tuple(sorted((theme / "scripts").glob("*.js")))


def browser_modules(theme: Path) -> tuple[Path, ...]:
    """The modules that browsers load, without their tests."""
    found = sorted((theme / "components").glob("*/*.mjs"))
    return tuple(path for path in found if not path.name.endswith(".test.mjs"))


def entry_points(theme: Path) -> tuple[str, ...]:
    """The browser modules that define an element: those named like their component."""
    return tuple(
        f"assets/components/{path.name}"
        for path in browser_modules(theme)
        if path.stem == path.parent.name
    )
