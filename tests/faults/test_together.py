"""Two builds at once, sources that change, readers who look: nobody ever sees anything but a whole site."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.publishing import aside, disk
from tests.faults.standing import Forge, Standing
from tests.projects import MODULE_PAGE

PAIRS, EDITS, POLLS, SWAPS = 20, 10, 1000, 300
PAGE = f"{MODULE_PAGE}index.html"


@pytest.fixture
def other_forge(workshop: Path, forge: Forge) -> Iterator[Forge]:
    """A second process that starts builds at the same time."""
    made = Forge(workshop / "project", workshop / "warm")
    yield made
    made.close()


@pytest.mark.parametrize("more", [(), ("--wait",)], ids=["the second stops", "the second waits"])
def test_two_builds_at_once_make_one_whole_site(
    standing: Standing, other_forge: Forge, more: tuple[str, ...]
) -> None:
    with ThreadPoolExecutor(2) as together:
        for _ in range(PAIRS // 2):
            builds = [
                together.submit(
                    forge.build, standing.root, "--site-dir", str(standing.target), *more
                )
                for forge in (standing.forge, other_forge)
            ]
            done = sorted((build.result() for build in builds), key=lambda each: each.code)
            assert done[0].code == 0, done[0].said
            assert done[1].code in ({0} if more else {0, 75}), done[1].said
            if done[1].code:
                assert "is building" in done[1].said
                assert "add `--wait`" in done[1].said
            standing.judge("two builds at once", "new")
            assert standing.beside == set()


@contextmanager
def meanwhile(act: Callable[[], None], pause: float) -> Iterator[None]:
    """Does something again and again, in a thread of its own."""
    is_over = threading.Event()

    def again() -> None:
        while not is_over.wait(pause):
            act()

    thread = threading.Thread(target=again)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()


@pytest.mark.parametrize("haste", [0.8, 2.5])
def test_a_source_that_changes_during_builds_makes_one_site_or_the_other(
    standing: Standing, seconds: float, haste: float
) -> None:
    """The pause between two changes is a part of the time of a build, or more than that time."""
    versions = ["old", "new"]

    def edit() -> None:
        versions.reverse()
        standing.edit(versions[0])

    with meanwhile(edit, seconds * haste):
        for _ in range(EDITS):
            done = standing.build()
            assert done.code in {0, 1}, done.said
            if done.code:
                assert "wait until whatever writes there is done" in done.said
            standing.judge("source changes during the build", "old", "new")
            assert standing.beside == set()
    standing.edit("new")
    standing.recovers()


class Silent(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *told: object) -> None:
        """Nothing."""


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """The port at which a folder is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def asked_for(port: int) -> bytes:
    """What a browser is given when it asks for the page."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", f"/{MODULE_PAGE}")
        answer = connection.getresponse()
        return answer.read() if answer.status == 200 else b""
    finally:
        connection.close()


def test_a_page_that_is_asked_for_during_rebuilds_is_always_there_and_whole(
    standing: Standing,
) -> None:
    pages = {
        (folder / PAGE).read_bytes() for folder in (standing.patterns.old, standing.patterns.new)
    }
    seen: list[bool] = []
    codes: list[int] = []

    def rebuild() -> None:
        for version in ("new", "old") * 20:
            standing.edit(version)
            codes.append(standing.build().code)
            if len(seen) >= POLLS:
                return

    with served(standing.target) as port, ThreadPoolExecutor(1) as builder:
        rebuilding = builder.submit(rebuild)
        while not rebuilding.done():
            seen.append(asked_for(port) in pages)
            time.sleep(0.001)
        rebuilding.result()
    assert not any(codes)
    standing.note("page asked for during rebuilds", "there and whole", seen.count(True))
    assert len(seen) >= POLLS
    assert all(seen)
    assert len(codes) >= 2


LOOKING = """
import json
import sys
from pathlib import Path
page, end = Path(sys.argv[1]), Path(sys.argv[2])
seen = {}
while not end.exists():
    for _ in range(100):
        try:
            text = page.read_text()
        except FileNotFoundError:
            text = "missing"
        seen[text] = seen.get(text, 0) + 1
print(json.dumps(seen))
"""


def looked_at_during_swaps(folder: Path) -> dict[str, int]:
    """How often a page is what, for somebody who reads it all the time while sites change places."""
    target, end = folder / "site", folder / "end"
    for name, text in (("site", "old"), ("other/site", "new")):
        (folder / name).mkdir(parents=True)
        (folder / name / "index.html").write_text(text, encoding="utf-8")
    command = [sys.executable, "-c", LOOKING, str(target / "index.html"), str(end)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as looking:
        time.sleep(0.2)
        for _ in range(SWAPS):
            disk.exchange(folder / "other" / aside.MADE, target, folder / "other" / aside.SPARE)
            time.sleep(0.001)
        end.touch()
        told, _ = looking.communicate()
    return dict(json.loads(told))


def test_who_reads_without_a_pause_never_finds_the_page_missing(tmp_path: Path) -> None:
    seen = looked_at_during_swaps(tmp_path)
    assert set(seen) == {"old", "new"}
    assert sum(seen.values()) > SWAPS


def test_without_the_exchange_in_one_step_a_page_goes_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What shows that the test above would notice."""
    monkeypatch.setattr(disk, "_call", lambda: None)
    for number in range(10):
        (tmp_path / str(number)).mkdir()
        if "missing" in looked_at_during_swaps(tmp_path / str(number)):
            return
    pytest.fail("the page was never missing: the way of looking is too coarse")
