"""The policy in a browser: it stops what was smuggled in, and nothing of ours; nginx sends it as we say.

That nothing is forbidden on any page is seen where every page is opened; here pages are used.
"""

from __future__ import annotations

import json
import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from generator import policy
from tests.browser.conftest import HOST, serving
from tests.curriculum import by_hand, curriculum, planned, publication

PAYLOADS = {
    "script": "<script>ran.push('script')</script>",
    "picture": "<img src=nowhere.png alt='' onerror=\"ran.push('picture')\">",
    "frame": "<iframe srcdoc=\"<script>parent.ran.push('frame')</script>\"></iframe>",
    "drawing": "<svg onload=\"ran.push('drawing')\"></svg>",
    "data": "<script src=\"data:text/javascript,ran.push('data')\"></script>",
    "link": "<a id=planted href=\"javascript:ran.push('link')\">Look</a>",
}
ARMED = "window.ran = [];"
STYLED = "<style>#styled { color: red }</style><p id=styled style='font-weight: 900'>Look</p>"
FORBIDDEN = """
Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("Storage is forbidden", "SecurityError"); },
});
"""
SPOILT = [
    "{",
    "null",
    '{"color": 5, "index": 1}',
    '{"color": {"scheme": "gone", "media": 7}, "index": 0}',
    '{"color": {"scheme": "slate", "a b": 1}, "index": 99}',
    '{"color": {"scheme": ["slate"]}, "index": -3}',
]
FRAMES = """
window.schemes = [];
(function look() {
  if (document.body) schemes.push(document.body.dataset.mdColorScheme);
  requestAnimationFrame(look);
})();
"""
"""Notes before each picture that the browser paints which colours it has."""
NOTHING = {"docs": [], "config": {"lang": ["en"], "separator": " ", "fields": {}}}
"""What the search finds where there is nothing to find."""
PAINTED = """
() => new Promise((done) => new PerformanceObserver(done).observe({ type: "paint", buffered: true }))
"""
PRINTED = "window.printed = 0; window.print = () => { window.printed += 1; };"


def scheme(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


def storing(palette: str) -> str:
    """Keeps a text on the device as what Material knows of the colours."""
    return f"localStorage.setItem('/.__palette', {json.dumps(palette)});"


# What was smuggled in


@pytest.fixture
def planted(full_site: Path, tmp_path: Path) -> Iterator[str]:
    """A page into which scripts and styles were smuggled, once with the policy in it and once without."""
    (tmp_path / "assets").symlink_to(full_site / "assets")
    (tmp_path / "search").symlink_to(full_site / "search")
    html = (full_site / "index.html").read_text(encoding="utf-8")
    inside = f"{''.join(PAYLOADS.values())}{STYLED}</article>"
    guarded = html.replace("</article>", inside, 1)
    (tmp_path / "guarded.html").write_text(guarded, encoding="utf-8")
    open_to_all = guarded.replace(policy.META, "img-src *", 1)
    assert open_to_all != guarded != html
    (tmp_path / "open.html").write_text(open_to_all, encoding="utf-8")
    with serving(tmp_path, headers={}) as server:
        yield server


def what_ran(page: Page, address: str) -> set[str]:
    page.add_init_script(ARMED)
    page.goto(address)
    page.locator("#planted").click()
    page.wait_for_timeout(200)
    return set(page.evaluate("ran"))


def test_the_policy_in_the_page_alone_stops_what_was_smuggled_in(
    page: Page, planted: str, faults: list[str]
) -> None:
    assert what_ran(page, f"{planted}/guarded.html") == set()
    styled = page.locator("#styled")
    expect(styled).not_to_have_css("color", "rgb(255, 0, 0)")
    expect(styled).not_to_have_css("font-weight", "900")
    stopped = [fault for fault in faults if fault.startswith("policy: ")]
    # The frame is a page of its own, and complains on its own.
    assert len(stopped) >= len(PAYLOADS) - 1
    faults.clear()


def test_without_the_policy_all_of_it_would_run(
    page: Page, planted: str, faults: list[str]
) -> None:
    assert what_ran(page, f"{planted}/open.html") == set(PAYLOADS)
    faults.clear()


# What is ours


def test_the_pages_work_under_the_policy(page: Page, server: str) -> None:
    page.add_init_script(PRINTED)
    page.goto(server)
    field = page.locator(".md-search__input")
    field.click()
    field.press_sequentially("customer")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    field.fill("")
    field.press_sequentially("xyzzyplugh")
    expect(page.locator(".md-search-result").get_by_role("status")).to_contain_text("No matching")
    field.press("Enter")  # would send the form, were that not forbidden and prevented
    assert urlsplit(page.url).query == ""
    page.goto(f"{server}/take-part/")
    page.locator(".palette__button:visible").click()
    chosen = scheme(page)
    quiz = curriculum().quizzes[0]
    page.goto(f"{server}/quizzes/{quiz.id}/")
    assert scheme(page) == chosen
    question = page.locator(".question:has(.option)").first
    question.locator(".option label").first.click()
    question.get_by_role("button", name=publication().say("quiz.check")).click()
    expect(question.locator(".question__verdict")).not_to_be_empty()
    page.goto(f"{server}/workshops/{curriculum().workshops[0].id}/handout/")
    page.locator("print-button button").first.click()
    assert page.evaluate("printed") == 1


def in_use(page: Page, server: str) -> None:
    """Changes the colours, and searches."""
    page.goto(server)
    before = scheme(page)
    page.locator(".palette__button:visible").click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", str(before))
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("customer")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


@pytest.mark.parametrize("stored", SPOILT)
def test_search_and_colours_work_whatever_is_stored(
    open_page: Callable[..., Page], server: str, stored: str
) -> None:
    page = open_page(color_scheme="light")
    page.add_init_script(storing(stored))
    in_use(page, server)
    kept = page.evaluate("JSON.parse(localStorage.getItem('/.__palette')).color.scheme")
    assert kept == scheme(page)


def test_search_and_colours_work_where_nothing_may_be_stored(page: Page, server: str) -> None:
    page.add_init_script(FORBIDDEN)
    in_use(page, server)


@pytest.mark.parametrize(
    ("device", "stored", "seen"),
    [
        ("light", None, "default"),
        ("dark", None, "slate"),
        ("light", "slate", "slate"),
        ("dark", "default", "default"),
    ],
)
def test_a_page_is_painted_in_its_colours_from_the_first(
    open_page: Callable[..., Page], server: str, device: str, stored: str | None, seen: str
) -> None:
    page = open_page(color_scheme=device)
    if stored:
        palette = {"index": int(stored == "slate"), "color": {"scheme": stored}}
        page.add_init_script(storing(json.dumps(palette)))
    page.add_init_script(FRAMES)

    # Material's own script comes when the page has long been seen.
    held: list[Route] = []
    page.route("**/bundle.*.js", lambda route: held.append(route))
    page.goto(f"{server}/take-part/", wait_until="commit")
    page.evaluate(PAINTED)
    assert page.evaluate("typeof document$") == "undefined"
    held[0].continue_()
    page.wait_for_load_state("load")
    assert set(page.evaluate("schemes")) == {seen}


# nginx


def find_nginx() -> str:
    """Debian puts it where not everybody's path leads, as `.ci/install-nginx` knows."""
    found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        refuse = pytest.fail if os.environ.get("CURRICULUM_REQUIRE_BROWSER") else pytest.skip
        refuse("no nginx found; `make test` installs one")
    return found


CONFIGURATION = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
worker_processes 1;
{user}
events {{ }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen {host}:{port};
        root {site};
        error_page 404 /404.html;
        include {site}/{snippet};
    }}
}}
"""


def free_port() -> int:
    with socket.socket() as found:
        found.bind((HOST, 0))
        return int(found.getsockname()[1])


@contextmanager
def published(site: Path, folder: Path) -> Iterator[str]:
    """A copy of a site, served by nginx with the file that we tell operators to include."""
    shutil.copytree(site, folder / "site")
    port = free_port()
    text = CONFIGURATION.format(
        folder=folder,
        site=folder / "site",
        host=HOST,
        port=port,
        snippet=policy.NGINX,
        # Started by root, nginx would read the files as somebody who may not.
        user="" if os.getuid() else f"user {pwd.getpwuid(0).pw_name};",
    )
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    command = [find_nginx(), "-p", folder, "-e", folder / "error.log", "-c", folder / "nginx.conf"]
    with subprocess.Popen(command) as nginx:
        try:
            wait_for(port, nginx, folder / "error.log")
            yield f"http://{HOST}:{port}"
        finally:
            nginx.terminate()


def wait_for(port: int, nginx: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(100):
        with socket.socket() as knock:
            if nginx.poll() is None and knock.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"nginx does not answer:\n{log.read_text(encoding='utf-8')}")


@pytest.fixture(scope="session")
def nginx(full_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site for trainers as nginx publishes it."""
    with published(full_site, tmp_path_factory.mktemp("nginx")) as address:
        yield address


@pytest.mark.parametrize(
    ("address", "status", "kind"),
    [
        ("", 200, "text/html"),
        ("take-part/", 200, "text/html"),
        ("no/such/page/", 404, "text/html"),
        ("assets/curriculum.css", 200, "text/css"),
        ("assets/scripts/before-paint.js", 200, "application/javascript"),
        ("assets/components/shell.mjs", 200, "text/javascript"),
        ("search/search_index.json", 200, "application/json"),
    ],
)
def test_nginx_sends_every_header_with_every_file(
    page: Page, nginx: str, address: str, status: int, kind: str
) -> None:
    said = page.request.get(f"{nginx}/{address}")
    assert said.status == status
    assert said.headers["content-type"].partition(";")[0] == kind
    for name, value in policy.HEADERS.items():
        assert said.headers_array.count({"name": name, "value": value}) == 1


def test_a_page_of_every_kind_works_as_nginx_publishes_it(
    page: Page, nginx: str, faults: list[str]
) -> None:
    kinds = {plan.template: plan.uri for plan in planned()}
    # What can be found takes Chromium half its time on each page, and is looked at last.
    page.route("**/search_index.json", lambda asked: asked.fulfill(json=NOTHING))
    for uri in (*kinds.values(), *by_hand()[:1]):
        answer = page.goto(f"{nginx}/{uri}")
        assert answer is not None
        assert answer.status == 200
        assert not faults, uri
    page.unroute_all()
    in_use(page, nginx)


def test_a_page_that_is_not_there_works_as_nginx_publishes_it(
    page: Page, nginx: str, faults: list[str]
) -> None:
    page.goto(f"{nginx}/no/such/page/")
    assert page.locator("h1").count() == 1
    assert faults == [
        "console: Failed to load resource: the server responded with a status of 404 (Not Found)"
    ]
    faults.clear()
    in_use(page, nginx)
