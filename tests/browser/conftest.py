"""Fixtures for tests in a real browser: a server for the built site, and pages that notice faults.

The server sends the headers that the site asks of servers, so every test runs under the site's policy.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from generator import policy
from tests.browser.quiz_examples import write_examples

HOST = "127.0.0.1"
LAUNCH_FLAGS = [
    "--no-sandbox",  # the sandbox does not start for root, as whom many build machines work
    "--disable-gpu",
    # Chromium's own errands would ask hosts that have nothing to do with the site.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test in this folder, so that `-m "not browser"` leaves them out."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("browser")


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves files quietly, and modules with the type that browsers ask for."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".mjs": "text/javascript"}

    def __init__(self, *args: Any, headers: Mapping[str, str], **options: Any) -> None:
        self.added = headers
        super().__init__(*args, **options)

    def end_headers(self) -> None:
        for name, value in self.added.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing: a request is worth a line only when a test fails, and the page notes it."""


@contextmanager
def serving(folder: Path, headers: Mapping[str, str] = policy.HEADERS) -> Iterator[str]:
    """Serves `folder` on a free port of this machine; gives the address, without a final slash."""
    handler = partial(SiteHandler, directory=str(folder), headers=headers)
    with ThreadingHTTPServer((HOST, 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://{HOST}:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def server(full_site: Path) -> Iterator[str]:
    """The address of the site for trainers."""
    with serving(full_site) as address:
        yield address


@pytest.fixture(scope="session")
def participant_server(participant_site: Path) -> Iterator[str]:
    """The address of the site for participants."""
    with serving(participant_site) as address:
        yield address


def find_chromium(playwright: Playwright) -> str | None:
    """The system's Chromium or Playwright's own, in the order of `.ci/install-chromium`."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    bundled = playwright.chromium.executable_path
    return found or (bundled if Path(bundled).exists() else None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this process."""
    with sync_playwright() as playwright:
        executable = find_chromium(playwright)
        if executable is None:
            refuse = pytest.fail if os.environ.get("CURRICULUM_REQUIRE_BROWSER") else pytest.skip
            refuse("no Chromium found; `make test` installs one")
        with playwright.chromium.launch(executable_path=executable, args=LAUNCH_FLAGS) as chromium:
            yield chromium


VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) =>
  noteViolation(`${event.violatedDirective} forbids ${event.blockedURI || event.sample}`));
"""
"""Put into every page: tells what the policy forbade there."""


def is_elsewhere(url: str) -> bool:
    """Whether asking for `url` would leave this machine; `data:` and `blob:` have no host."""
    return urlsplit(url).hostname not in {None, HOST}


def note_faults(context: BrowserContext, faults: list[str]) -> None:
    """Adds to `faults` what no page of ours may do, as it happens."""

    def note(fault: str) -> None:
        faults.append(fault)

    context.on("weberror", lambda error: note(f"script error: {error.error}"))
    context.on("console", lambda said: said.type == "error" and note(f"console: {said.text}"))
    context.on("request", lambda asked: is_elsewhere(asked.url) and note(f"asked {asked.url}"))
    context.expose_function("noteViolation", lambda what: note(f"policy: {what}"))
    context.add_init_script(VIOLATIONS)


@pytest.fixture
def faults() -> Iterator[list[str]]:
    """What pages did wrong; the test fails on any. One that means to cause some looks and clears."""
    noted: list[str] = []
    yield noted
    if noted:
        pytest.fail("the page is at fault:\n" + "\n".join(noted), pytrace=False)


@pytest.fixture
def open_page(browser: Browser, faults: list[str]) -> Iterator[Callable[..., Page]]:
    """Opens pages, each as a new reader: `open_page(color_scheme="dark", viewport=…)`.

    Takes the options of Playwright's `Browser.new_context`.
    """
    contexts: list[BrowserContext] = []

    def open_page(**options: Any) -> Page:
        contexts.append(browser.new_context(**options))
        note_faults(contexts[-1], faults)
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """One page with nothing special about it."""
    return open_page()


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the examples of the quiz and of the card sort are served, each as a page of its own."""
    folder = tmp_path_factory.mktemp("examples")
    write_examples(folder)
    with serving(folder) as address:
        yield address


@pytest.fixture
def kinds(page: Page, examples: str) -> Page:
    """The example with a question of each further kind."""
    page.goto(f"{examples}/kinds.html")
    return page
