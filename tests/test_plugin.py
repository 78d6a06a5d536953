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
from tests.curriculum import PROJECT, addresses, planned
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
    assert set(Site(root / "site").articles) == set(addresses())


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


@pytest.mark.parametrize("command", [("mkdocs", "build", "--strict"), ("generator", "build")])
def test_a_broken_link_on_a_page_written_by_hand_is_named(
    tiny: Path, command: tuple[str, ...]
) -> None:
    (tiny / "content/pages").mkdir()
    page = "# By hand\n\n[Gone](../modules/gone/index.md)\n"
    (tiny / "content/pages/by-hand.md").write_text(page, encoding="utf-8")
    built = run(tiny, *command)
    assert built.returncode == 1
    assert re.search(r"WARNING.*pages/by-hand\.md.*modules/gone/index\.md", built.stderr)
    assert "Traceback" not in built.stderr


def test_every_page_leads_to_its_files_where_the_repository_is_known(tmp_path: Path) -> None:
    base = "https://example.org/our/curriculum"
    values = {"CURRICULUM_REPOSITORY": base, "CURRICULUM_EDIT_URI": "edit/main/content/"}
    root = copy(PROJECT, tmp_path / "copy")
    built = run(root, "mkdocs", "build", "--strict", **values)
    assert built.returncode == 0, built.stderr
    edits = {
        uri: {part.get("href") for part in page.all("a") if part.get("rel") == "edit"}
        for uri, page in Site(root / "site").pages.items()
        if uri != "404.html"
    }
    assert edits[""] == {f"{base}/edit/main/curriculum.yaml"}
    for plan in planned():
        files = {link.removeprefix(f"{base}/edit/main/") for link in edits[plan.uri]}
        assert files == {plan.source} if plan.source else len(files) > 1, plan.uri
    for link in set.union(*edits.values()):
        assert (root / link.removeprefix(f"{base}/edit/main/")).is_file(), link
    reached = {link.rpartition("/content/")[2] for link in set.union(*edits.values())}
    paths = {path.relative_to(root / "content").as_posix() for path in root.rglob("content/*/*.*")}
    assert {path for path in paths if not path.startswith("data/")} - reached == set()


HOSTILE = 'Mend </title><script>alert(1)</script> & <b>ask</b> &lt;i&gt; " onload=x'


def test_a_title_and_a_summary_stay_text_whatever_they_hold(tiny: Path) -> None:
    path = tiny / MODULE
    text = path.read_text(encoding="utf-8")
    for name in ("title", "summary"):
        text = re.sub(
            rf"^{name}: ",
            lambda _, name=name: f"{name}: '{HOSTILE}'\nold_{name}: ",
            text,
            flags=re.M,
        )
    text = re.sub(r"^old_\w+: .*\n(  .*\n)*", "", text, flags=re.M)
    text = re.sub(
        r"^    title: .*$", lambda _: f"    title: '{HOSTILE}'", text, count=1, flags=re.M
    )
    path.write_text(text, encoding="utf-8")
    site.build(tiny, tiny / "site", Edition.FULL)
    shown = HOSTILE.replace('"', "“")
    pages = Site(tiny / "site").pages
    page = pages[MODULE_PAGE]
    (description,) = (part for part in page.all("meta") if part.get("name") == "description")
    assert page.one("h1").text == shown
    assert page.one("head").one("title").text.startswith(shown)
    assert description.get("content") == shown
    assert shown in page.one("nav", with_class="site-nav").text
    assert shown in page.one("nav", with_class="page-toc").text
    assert shown in pages[""].one("article").text
    for each in pages.values():
        assert not [part for part in each.walk() if part.name == "b" or "onload" in part.attributes]
        assert not [part for part in each.all("script") if "alert(1)" in part.text]


# Putting a finished site in the place of the one before.


def leftovers(target: Path, *known: str) -> list[str]:
    """What stands beside the site besides what was there."""
    return [path.name for path in target.parent.iterdir() if path.name not in {*known, target.name}]


def test_a_new_site_replaces_the_old_one_completely(tiny: Path, tmp_path: Path) -> None:
    target = tmp_path / "published/site"
    assert site.build(tiny, target, Edition.FULL) == len(list(target.rglob("index.html")))
    first = digest(target)
    assert any("guide" in name for name in first)
    change(tiny, "keypoints:", "keypoints:  # what counts")
    site.build(tiny, target, Edition.PARTICIPANT)
    second = digest(target)
    assert not any("guide" in name for name in second)
    assert leftovers(target) == []
    site.build(tiny, target, Edition.FULL)
    assert digest(target) == first


def test_two_builds_of_the_same_content_are_the_same(tiny: Path, tmp_path: Path) -> None:
    site.build(tiny, tmp_path / "one", Edition.FULL)
    site.build(tiny, tmp_path / "two", Edition.FULL)
    assert digest(tmp_path / "one") == digest(tmp_path / "two")


def test_a_mistake_leaves_the_site_that_stands(tiny: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    site.build(tiny, target, Edition.FULL)
    before = digest(target)
    change(tiny, "exercise: needed-or-not", "exercise: needed-or-nit")
    with pytest.raises(Abort, match="needed-or-nit"):
        site.build(tiny, target, Edition.FULL)
    assert digest(target) == before
    assert leftovers(target, "tiny") == []


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_build_that_breaks_off_leaves_the_site_that_stands(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    target = tmp_path / "site"
    site.build(tiny, target, Edition.FULL)
    before = digest(target)

    def break_off(config: object) -> None:
        Path(str(config["site_dir"]), "index.html").write_text("half", encoding="utf-8")  # type: ignore[index]
        raise fault

    monkeypatch.setattr(site, "mkdocs_build", break_off)
    with pytest.raises(type(fault)):
        site.build(tiny, target, Edition.FULL)
    assert digest(target) == before
    assert leftovers(target, "tiny") == []


@pytest.mark.parametrize("seconds", [0.4, 0.8, 1.2])
def test_a_build_that_is_killed_leaves_the_site_that_stands(
    tiny: Path, tmp_path: Path, seconds: float
) -> None:
    target = tmp_path / "site"
    site.build(tiny, target, Edition.FULL)
    before = digest(target)
    command = [sys.executable, "-m", "generator", "build", "--site-dir", str(target)]
    building = subprocess.Popen(
        command, cwd=tiny, env=environment(), stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    )
    time.sleep(seconds)
    building.kill()
    building.wait()
    assert digest(target) == before


def test_the_old_site_is_back_when_the_new_one_cannot_be_put_in_its_place(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "site"
    site.build(tiny, target, Edition.FULL)
    before, rename = digest(target), Path.rename

    def refuse(self: Path, to: Path) -> Path:
        if self.name == "site" and to == target:
            raise OSError(5, "Input/output error")
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="Input/output"):
        site.build(tiny, target, Edition.FULL)
    assert digest(target) == before
    assert leftovers(target, "tiny") == []


def test_the_environment_is_as_before_after_a_build(tiny: Path, tmp_path: Path) -> None:
    before = dict(os.environ)
    site.build(tiny, tmp_path / "site", Edition.PARTICIPANT)
    assert dict(os.environ) == before


def test_a_folder_with_somebody_elses_files_is_refused(tiny: Path, tmp_path: Path) -> None:
    for target in (tiny, tiny / "content", tmp_path, Path("/"), Path.home()):
        with pytest.raises(site.NotOurs, match="did not make"):
            site.build(tiny, target, Edition.FULL)
    assert digest(tiny / "content") == digest(TINY / "content")


def test_a_file_is_refused_as_a_folder_for_the_site(tiny: Path) -> None:
    with pytest.raises(site.NotOurs, match="is not a folder"):
        site.build(tiny, tiny / "curriculum.yaml", Edition.FULL)


def test_an_empty_folder_is_taken(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    assert site.build(tiny, tmp_path / "site", Edition.FULL) > 0


def test_a_link_to_an_earlier_site_is_replaced_and_the_folder_behind_it_is_kept(
    tiny: Path, tmp_path: Path
) -> None:
    target = tmp_path / "site"
    site.build(tiny, tmp_path / "earlier", Edition.PARTICIPANT)
    target.symlink_to(tmp_path / "earlier")
    site.build(tiny, target, Edition.FULL)
    assert (target / "workshops/index.html").exists()
    assert not (tmp_path / "earlier/workshops/index.html").exists()
    assert (tmp_path / "earlier/index.html").exists()


def test_a_link_that_leads_nowhere_is_refused(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(tmp_path / "gone")
    with pytest.raises(site.NotOurs, match="is not a folder"):
        site.build(tiny, tmp_path / "site", Edition.FULL)
    assert (tmp_path / "site").is_symlink()


# The live preview.


class Preview:
    """A server that follows the files of a curriculum, in a process of its own."""

    def __init__(self, address: str) -> None:
        self.address = address

    def get(self, uri: str) -> str:
        """A page as it is served now; nothing while there is none."""
        try:
            with urllib.request.urlopen(f"{self.address}/{uri}", timeout=5) as answer:
                return str(answer.read().decode("utf-8"))
        except (URLError, ConnectionError, TimeoutError):
            return ""

    def wait_for(self, uri: str, fits: Callable[[str], object]) -> str:
        """The page as soon as it is as it should be."""
        end = time.monotonic() + PATIENCE
        while not fits(page := self.get(uri)):
            if time.monotonic() > end:
                pytest.fail(f"`{uri}` is still:\n{parse(page).text[:2000]}", pytrace=False)
            time.sleep(0.2)
        return page


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def previewing(root: Path, *command: str) -> Iterator[Preview]:
    """The preview of a curriculum, as `command` starts it; `{port}` in it stands for a free one."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", *(word.format(port=port) for word in command)],
        cwd=root,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield Preview(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait(PATIENCE)


def banner(page: str) -> str:
    """What the banner with problems says; nothing when there is none."""
    found = parse(page).all("section", with_class="problems")
    return found[0].text if found else ""


COMMANDS = {
    "curriculum serve": ("generator", "serve", "--port", "{port}"),
    "mkdocs serve": ("mkdocs", "serve", "--dev-addr", "127.0.0.1:{port}"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_broken_file_leaves_the_last_good_site_up(tiny: Path, name: str) -> None:
    whole = (tiny / MODULE).read_text(encoding="utf-8")
    with previewing(tiny, *COMMANDS[name]) as preview:
        good = preview.wait_for(MODULE_PAGE, lambda page: "<h1" in page)
        assert not banner(good)
        change(tiny, "keypoints:", "kepyoints:")
        broken = preview.wait_for(MODULE_PAGE, banner)
        assert f"{MODULE}:" in banner(broken)
        assert "keypoints" in banner(broken)
        assert parse(broken).one("article").text == parse(good).one("article").text
        assert banner(preview.get(""))
        mended = whole.replace(
            "keypoints:", "keypoints:\n  - Whoever mends twice asked once too few."
        )
        (tiny / MODULE).write_text(mended, encoding="utf-8")
        page = preview.wait_for(MODULE_PAGE, lambda page: "Whoever mends twice" in page)
        assert not banner(page)
        assert not banner(preview.get(""))


def test_a_preview_that_starts_with_a_mistake_says_what_to_put_right(tiny: Path) -> None:
    change(tiny, "exercise: needed-or-not", "exercise: needed-or-nit")
    with previewing(tiny, *COMMANDS["curriculum serve"]) as preview:
        page = parse(preview.wait_for("", lambda page: "<h1" in page))
        shown = page.one("article").text
        assert f"{MODULE}:" in shown
        assert "did you mean `needed-or-not`?" in shown
        assert preview.get(MODULE_PAGE) == ""
        change(tiny, "exercise: needed-or-nit", "exercise: needed-or-not")
        preview.wait_for(MODULE_PAGE, lambda page: "<h1" in page and not banner(page))


def test_what_is_the_same_on_many_pages_is_made_once() -> None:
    once, made = keeper(), []

    def make() -> str:
        made.append("made")
        return f"<b>{len(made)}</b>"

    assert once("a", make) == once("a", make) == "<b>1</b>"
    assert once("b", make) == "<b>2</b>"
    assert keeper()("a", make) == "<b>3</b>"
