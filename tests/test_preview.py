"""The live preview: a mistake never costs the last good site, and says what to put right."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError

import pytest

from tests.links import parse
from tests.projects import MODULE, MODULE_PAGE, change, environment, run

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
        except HTTPError as error:
            error.close()
            return ""
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


def test_what_the_rules_find_is_shown_on_the_page_as_well(tiny: Path) -> None:
    with previewing(tiny, *COMMANDS["curriculum serve"]) as preview:
        assert not banner(preview.wait_for(MODULE_PAGE, lambda page: "<h1" in page))
        change(tiny, "minutes: 5", "minutes: 55")
        broken = preview.wait_for(MODULE_PAGE, banner)
        assert f"{MODULE}:" in banner(broken)
        change(tiny, "minutes: 55", "minutes: 5")
        preview.wait_for(MODULE_PAGE, lambda page: "<h1" in page and not banner(page))


def test_a_new_file_is_a_new_page_and_is_found_by_search(tiny: Path) -> None:
    case = tiny / "content/cases/third-return.yaml"
    with previewing(tiny, *COMMANDS["curriculum serve"]) as preview:
        preview.wait_for("cases/third-return/", lambda page: "<h1" in page)
        assert not preview.get("cases/fourth-return/")
        (case.parent / "fourth-return.yaml").write_bytes(case.read_bytes())
        preview.wait_for("cases/fourth-return/", lambda page: "<h1" in page)
        assert "cases/fourth-return/" in preview.get("cases/")
        index = preview.wait_for("search/search_index.json", lambda text: "fourth-return" in text)
        assert "third-return" in index
        (case.parent / "fourth-return.yaml").unlink()
        preview.wait_for("cases/fourth-return/", lambda page: not page)


def test_settings_and_pages_written_by_hand_are_followed_too(tiny: Path) -> None:
    (tiny / "content/pages").mkdir()
    page = tiny / "content/pages/hours.md"
    page.write_text("# Opening hours\n\nFrom nine to five.\n", encoding="utf-8")
    with previewing(tiny, *COMMANDS["curriculum serve"]) as preview:
        preview.wait_for("pages/hours/", lambda text: "nine to five" in text)
        page.write_text("# Opening hours\n\nFrom ten to six.\n", encoding="utf-8")
        preview.wait_for("pages/hours/", lambda text: "ten to six" in text)
        change(tiny, "site_name: Customer-focused leadership", "site_name: Benches", "mkdocs.yml")
        preview.wait_for("", lambda text: "Benches" in text)


OUTSIDE = (
    "../curriculum.yaml",
    "../../../../etc/passwd",
    "%2e%2e/curriculum.yaml",
    "%2e%2e%2f%2e%2e%2f%2e%2e%2fetc/passwd",
    "..%5c..%5ccurriculum.yaml",
    "..\\..\\curriculum.yaml",
    "/etc/passwd",
    "//etc/passwd",
    "///etc/passwd",
    "file:///etc/passwd",
    "content/modules/ask-before-you-mend.yaml",
    "curriculum.yaml",
    "mkdocs.yml",
    ".cache/curriculum/full-1.sqlite",
    "assets/../../curriculum.yaml",
    "assets/%2e%2e/%2e%2e/curriculum.yaml",
    "theme/../curriculum.yaml",
    "%00",
    "modules/ask-before-you-mend/index.html%00.yaml",
    "%252e%252e/curriculum.yaml",
)


def test_nothing_but_the_site_is_served(tiny: Path) -> None:
    with previewing(tiny, *COMMANDS["curriculum serve"]) as preview:
        preview.wait_for("", lambda page: "<h1" in page)
        host, port = preview.address.removeprefix("http://").split(":")
        for path in OUTSIDE:
            line = http.client.HTTPConnection(host, int(port), timeout=10)
            line.putrequest("GET", f"/{path}", skip_host=True)
            line.putheader("Host", f"{host}:{port}")
            line.endheaders()
            answer = line.getresponse()
            assert answer.status == 404, path
            assert b"root:" not in answer.read()
            line.close()


def test_a_page_of_somebody_else_cannot_ask_the_preview_under_another_name(tiny: Path) -> None:
    with previewing(tiny, *COMMANDS["curriculum serve"]) as preview:
        preview.wait_for("", lambda page: "<h1" in page)
        asked = urllib.request.Request(f"{preview.address}/", headers={"Host": "evil.example:80"})
        with pytest.raises(HTTPError) as refused:
            urllib.request.urlopen(asked, timeout=5)
        assert refused.value.code == 421
        refused.value.close()


def test_a_port_that_is_taken_is_told_without_a_traceback(tiny: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        tried = run(tiny, "generator", "serve", "--port", str(port))
    assert tried.returncode == 1
    assert f"another program uses port {port}" in tried.stderr
    assert "Traceback" not in tried.stderr
