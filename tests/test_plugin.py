"""MkDocs builds and serves the curriculum; a mistake never costs a good site."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

import pytest
from mkdocs.exceptions import Abort

from generator import site
from generator.pages.publication import Edition
from generator.plugin import keeper
from tests.curriculum import PROJECT, planned
from tests.links import Site, parse

TINY = PROJECT / "tests/cases/tiny"
MODULE = "content/modules/ask-before-you-mend.yaml"
MODULE_PAGE = "modules/ask-before-you-mend/"
PATIENCE = 30
"""Seconds to wait for the preview; it takes two or three on an idle machine."""


def copy(source: Path, root: Path) -> Path:
    """A curriculum of its own in `root`, with the project's settings and theme."""
    shutil.copytree(source / "content", root / "content")
    shutil.copy(source / "curriculum.yaml", root)
    shutil.copy(PROJECT / "mkdocs.yml", root)
    (root / "theme").symlink_to(PROJECT / "theme")
    return root


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """The folder of a curriculum so small that it builds in a moment."""
    return copy(TINY, tmp_path / "tiny")


def change(root: Path, old: str, new: str, name: str = MODULE) -> None:
    """Replaces a text in a file of a curriculum; it must stand there."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def environment(**values: str) -> dict[str, str]:
    """The environment for a command: what the tests stand in, but for the settings of a site."""
    own = {name: text for name, text in os.environ.items() if not name.startswith("CURRICULUM_")}
    return {**own, "PYTHONPATH": str(PROJECT), "NO_MKDOCS_2_WARNING": "1", **values}


def run(root: Path, *command: str, **values: str) -> subprocess.CompletedProcess[str]:
    """A command as a reader would type it, in the folder of a curriculum."""
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=root,
        env=environment(**values),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


def digest(folder: Path) -> dict[str, str]:
    """What stands in a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


# Building.


def test_mkdocs_builds_the_projects_content_without_a_warning(tmp_path: Path) -> None:
    root = copy(PROJECT, tmp_path / "copy")
    built = run(root, "mkdocs", "build", "--strict")
    assert built.returncode == 0, built.stderr
    assert set(Site(root / "site").articles) == {plan.uri for plan in planned()}


def test_the_edition_of_mkdocs_comes_from_the_environment(tiny: Path) -> None:
    built = run(tiny, "mkdocs", "build", "--strict", CURRICULUM_EDITION="participant")
    assert built.returncode == 0, built.stderr
    assert (tiny / "site" / MODULE_PAGE / "index.html").exists()
    assert not list((tiny / "site").rglob("guide"))


@pytest.mark.parametrize(
    "command", [("mkdocs", "build", "--strict"), ("mkdocs", "build"), ("generator", "build")]
)
def test_a_misspelt_reference_stops_the_build_and_says_where(
    tiny: Path, command: tuple[str, ...]
) -> None:
    change(tiny, "exercise: needed-or-not", "exercise: needed-or-nit")
    built = run(tiny, *command)
    said = built.stdout + built.stderr
    assert built.returncode == 1
    assert re.search(
        rf"{MODULE}:\d+:\d+: error\[reference-missing\]: `needed-or-nit` .*`needed-or-not`", said
    )
    assert "Traceback" not in said
    assert not list(tiny.rglob("*.html"))


def test_every_mistake_is_said_at_once(tiny: Path) -> None:
    change(tiny, "exercise: needed-or-not", "exercise: needed-or-nit")
    change(tiny, "title: ", "tilte: ", "content/cases/third-return.yaml")
    built = run(tiny, "mkdocs", "build")
    assert f"{MODULE}:" in built.stderr
    assert "content/cases/third-return.yaml:" in built.stderr


def test_pages_link_to_their_files_where_the_repository_is_known(tiny: Path) -> None:
    base = "https://example.org/our/curriculum"
    values = {"CURRICULUM_REPOSITORY": base, "CURRICULUM_EDIT_URI": "edit/main/content/"}
    built = run(tiny, "mkdocs", "build", "--strict", **values)
    assert built.returncode == 0, built.stderr
    pages = Site(tiny / "site").articles
    edits = {
        uri: [part.get("href") for part in page.above.all("a") if part.get("rel") == "edit"]
        for uri, page in pages.items()
        if page.above
    }
    assert edits[MODULE_PAGE] == [f"{base}/edit/main/{MODULE}"]
    assert edits[""] == [f"{base}/edit/main/curriculum.yaml"]
    for links in edits.values():
        (link,) = links
        assert (tiny / link.removeprefix(f"{base}/edit/main/")).is_file()


HOSTILE = """</title><script>alert(1)</script> "><b> & 'done' &lt;i&gt;"""


def test_a_title_and_a_summary_stay_text_whatever_they_hold(tiny: Path) -> None:
    path = tiny / MODULE
    text = path.read_text(encoding="utf-8")
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    text = re.sub(r"^title: .*$", lambda _: f"title: {quoted}", text, count=1, flags=re.M)
    text = re.sub(
        r"^summary: (?:.*\n)(?:  .*\n)*", lambda _: f"summary: {quoted}\n", text, flags=re.M
    )
    path.write_text(text, encoding="utf-8")
    before = scripts(tiny, TINY)
    site.build(tiny, tiny / "site", Edition.FULL)
    for html in (tiny / "site").rglob("*.html"):
        page = parse(html.read_text(encoding="utf-8"))
        assert not [part for part in page.all("script") if "alert" in part.text]
    page = Site(tiny / "site").pages[MODULE_PAGE]
    shown = HOSTILE.replace("'done'", "‘done’").replace('"', "”")
    assert page.one("h1").text == shown
    assert page.one("title").text.startswith(shown)
    assert before
