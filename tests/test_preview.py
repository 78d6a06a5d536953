"""The live preview: a mistake never costs the last good site, and says what to put right."""

from __future__ import annotations

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

from tests.links import parse
from tests.projects import MODULE, MODULE_PAGE, change, environment

PATIENCE = 30
"""Seconds to wait for the preview; it takes two or three on an idle machine."""


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
