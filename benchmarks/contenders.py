"""Who is compared: how each is given the pages, builds them, serves them, and what it does besides."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import installing
from benchmarks.installing import PROJECT
from benchmarks.plain_pages import PlainPages, name
from generator import __version__

THEMES = Path(__file__).with_name("themes")
TITLE = "A made-up curriculum"


@dataclass(frozen=True, slots=True)
class Does:
    """What a contender does with the same pages: the like-for-like notes."""

    content: str
    """What it checks in the content."""
    finished: str
    """What it looks at in finished pages."""
    converts: str
    """What it has to convert."""
    search: str
    writes: str
    """How it writes the navigation, and how the site appears."""


@dataclass(frozen=True, slots=True)
class Given:
    """What every contender starts from."""

    root: Path
    """A curriculum."""
    pages: PlainPages
    assets: Path
    """The folder `assets` of our own site, of which Hugo and Eleventy write a copy."""


@dataclass(frozen=True)
class Contender:
    """A builder with its own copy of the pages."""

    key: str
    title: str
    version: str
    folder: Path
    """Where it runs."""
    site: Path
    leftovers: tuple[Path, ...]
    """What a cold build finds empty: the site, and caches."""
    build: tuple[str, ...]
    serve: tuple[str, ...]
    """With `{port}` where the port is to stand."""
    source_of: Callable[[str], Path]
    """The file that a page is made from, by the page's address."""
    does: Does
    edits: int = 5
    """How many edits are saved while it serves."""
    environment: Mapping[str, str] = field(default_factory=dict)

    def clear(self) -> None:
        """Leave nothing of builds before."""
        for path in self.leftovers:
            shutil.rmtree(path, ignore_errors=True)


def ours(given: Given, folder: Path) -> Contender:
    """`curriculum build` and `curriculum serve`, as anybody runs them."""
    copy = folder / "root"
    shutil.copytree(given.root, copy)
    command = (sys.executable, "-m", "generator")
    return Contender(
        key="ours",
        title="Ours",
        version=__version__,
        folder=PROJECT,
        site=folder / "out" / "site",
        leftovers=(folder / "out", copy / ".cache"),
        build=(*command, "build", "--root", str(copy), "--site-dir", str(folder / "out" / "site")),
        serve=(*command, "serve", "--root", str(copy), "--port", "{port}"),
        source_of=lambda uri: copy / "content" / f"{uri.rstrip('/')}.yaml",
        does=Does(
            content="all rules of `curriculum check`, on every file",
            finished="links, anchors, headings, images, contrast, policy",
            converts="YAML to HTML, fields of CommonMark",
            search="one entry a section",
            writes="aside, then put in place as a whole",
        ),
    )


def material(given: Given, folder: Path) -> Contender:
    """MkDocs with Material as it comes: the whole navigation on every page."""
    return _mkdocs("material", "Material for MkDocs", given.root, folder, prune=False, edits=2)


def pruned(given: Given, folder: Path) -> Contender:
    """MkDocs with Material, with `navigation.prune`."""
    return _mkdocs("prune", "Material, `navigation.prune`", given.root, folder, prune=True)


def _mkdocs(
    key: str, title: str, root: Path, folder: Path, prune: bool, edits: int = 5
) -> Contender:
    _export(root, folder, prune)
    pins = installing.locked()
    program = str(installing.material() / "mkdocs")
    return Contender(
        key=key,
        title=title,
        version=f"MkDocs {pins['mkdocs']}, Material {pins['mkdocs-material']}",
        folder=folder,
        site=folder / "site",
        leftovers=(folder / "site", folder / ".cache"),
        build=(program, "build", "--quiet"),
        serve=(program, "serve", "--quiet", "--dev-addr", "127.0.0.1:{port}"),
        source_of=lambda uri: folder / "docs" / uri / "index.md",
        does=Does(
            content="nothing",
            finished="links between files",
            converts="blocks of HTML and headings, by Python-Markdown",
            search="one entry a section",
            writes="into the folder, emptied first"
            + ("; the open branch" if prune else "; all of it"),
        ),
        edits=edits,
        environment={"NO_MKDOCS_2_WARNING": "1"},
    )


def zensical(given: Given, folder: Path) -> Contender:
    """Zensical, from the same files and settings as Material with `navigation.prune`."""
    _export(given.root, folder, prune=True)
    program = str(installing.zensical() / "zensical")
    return Contender(
        key="zensical",
        title="Zensical",
        version=installing.pinned("zensical"),
        folder=folder,
        site=folder / "site",
        leftovers=(folder / "site", folder / ".cache"),
        build=(program, "build"),
        serve=(program, "serve", "--dev-addr", "127.0.0.1:{port}"),
        source_of=lambda uri: folder / "docs" / uri / "index.md",
        does=Does(
            content="nothing",
            finished="links between files",
            converts="blocks of HTML and headings, by Python-Markdown",
            search="one entry a section",
            writes="into the folder; the open branch",
        ),
    )


def hugo(given: Given, folder: Path) -> Contender:
    """Hugo, with a theme that writes the frame and the search index that we write."""
    shutil.copytree(THEMES / "hugo", folder)
    given.pages.write(folder / "content", folder / "data" / "site.json")
    shutil.copytree(given.assets, folder / "static" / "assets")
    program = str(installing.hugo())
    return Contender(
        key="hugo",
        title="Hugo",
        version=installing.pinned("hugo"),
        folder=folder,
        site=folder / "public",
        leftovers=(folder / "public", folder / "resources", folder / "cache"),
        build=(program, "build", "--cacheDir", str(folder / "cache")),
        serve=_hugo_serves(program, folder),
        source_of=lambda uri: folder / "content" / name(uri),
        does=Does(
            content="nothing",
            finished="nothing",
            converts="nothing: pages are HTML already",
            search="one entry a section",
            writes="into the folder; the frame as we write it",
        ),
    )


def _hugo_serves(program: str, folder: Path) -> tuple[str, ...]:
    address = ("--bind", "127.0.0.1", "--port", "{port}")
    return (program, "server", *address, "--cacheDir", str(folder / "cache"))


def eleventy(given: Given, folder: Path) -> Contender:
    """Eleventy, with a theme that writes the frame and the search index that we write."""
    shutil.copytree(THEMES / "eleventy", folder)
    data = folder / "_data" / "site.json"
    given.pages.write(folder / "content", data)
    shutil.copytree(given.assets, folder / "static" / "assets")
    said = json.loads(data.read_text(encoding="utf-8"))
    data.write_text(json.dumps({"title": TITLE, **said}), encoding="utf-8")
    modules = installing.eleventy()
    (folder / "package.json").write_text('{"type": "module"}\n', encoding="utf-8")
    (folder / "node_modules").symlink_to(modules)
    program = ("node", str(modules / "@11ty" / "eleventy" / "cmd.cjs"), "--quiet")
    manifest = modules / "@11ty" / "eleventy" / "package.json"
    return Contender(
        key="eleventy",
        title="Eleventy",
        version=json.loads(manifest.read_text(encoding="utf-8"))["version"],
        folder=folder,
        site=folder / "_site",
        leftovers=(folder / "_site", folder / ".cache"),
        build=program,
        serve=(*program, "--serve", "--incremental", "--port={port}"),
        source_of=lambda uri: folder / "content" / name(uri),
        does=Does(
            content="nothing",
            finished="nothing",
            converts="nothing: pages are HTML already",
            search="one entry a section",
            writes="into the folder; the frame as we write it",
        ),
    )


ALL: dict[str, Callable[[Given, Path], Contender]] = {
    "ours": ours,
    "material": material,
    "prune": pruned,
    "zensical": zensical,
    "hugo": hugo,
    "eleventy": eleventy,
}


def _export(root: Path, folder: Path, prune: bool) -> None:
    """What `curriculum export pages` writes, from which MkDocs and Zensical build."""
    command = [sys.executable, "-m", "generator", "export", "pages", "--root", str(root)]
    subprocess.run([*command, "--to", str(folder)], cwd=PROJECT, check=True, capture_output=True)
    settings = folder / "mkdocs.yml"
    said = settings.read_text(encoding="utf-8")
    assert "- navigation.prune\n" in said, "the export no longer says `navigation.prune`"
    if not prune:
        lines = said.splitlines(keepends=True)
        kept = [line for line in lines if line.strip() != "- navigation.prune"]
        settings.write_text("".join(kept), encoding="utf-8")
