"""The policy says what it should, and stands wherever a browser or a server looks for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs.config import load_config
from selectolax.lexbor import LexborHTMLParser

from generator import policy
from generator.assets import assets, theme_folder

POLICY = "meta[http-equiv='Content-Security-Policy']"
LOADED = "link[rel=stylesheet], link[rel=preload], link[rel=icon], script, style, img"
INLINE = "style, [style], script:not([src]):not([type='application/json']), [onclick], [onload]"
HOST = re.compile(r"(?<!xmlns=[\"'])\b(?:https?:|wss?:)?//[a-z0-9-]+\.[a-z]", re.IGNORECASE)
COMMENT = re.compile(r"/\*.*?\*/|^\s*//.*?$", re.DOTALL | re.MULTILINE)
MADE_FROM_TEXT = re.compile(
    r"\beval\(|\bFunction\(|innerHTML|outerHTML|insertAdjacentHTML|document\.write"
    r"|setAttribute\(\s*[\"'](?:style|on)|cssText|\bimport\("
)
"""What would run or style a text, which the policy stops or should."""


def directives(text: str) -> dict[str, str]:
    """What a policy allows, by what it is about."""
    return dict(part.strip().split(" ", 1) for part in text.split(";"))


def test_nothing_is_allowed_but_what_comes_from_the_site_itself() -> None:
    allowed = directives(policy.META)
    assert allowed["default-src"] == "'none'"
    assert set(allowed.values()) == {"'self'", "'none'"}
    assert allowed["base-uri"] == allowed["form-action"] == "'none'"


def test_the_header_says_what_the_page_says_and_who_may_frame_it() -> None:
    sent = directives(policy.HEADERS["Content-Security-Policy"])
    assert sent.pop("frame-ancestors") == "'self'"
    assert sent == directives(policy.META)
    # These would be passed over in a page, with a complaint on the reader's console.
    assert not {"frame-ancestors", "report-uri", "sandbox"} & directives(policy.META).keys()


def text_of(uri: str) -> str:
    return next(asset.text or "" for asset in assets(theme_folder()) if asset.uri == uri)


def test_the_file_for_netlify_names_every_header_for_every_address() -> None:
    lines = [line for line in text_of("_headers").splitlines() if not line.startswith("#")]
    assert lines[0] == "/*"
    assert dict(line.strip().split(": ", 1) for line in lines[1:]) == policy.HEADERS


def test_the_file_for_nginx_names_every_header_for_every_answer() -> None:
    said = re.findall(r'^add_header (\S+) "([^"]*)" always;$', text_of("nginx-headers.conf"), re.M)
    assert dict(said) == policy.HEADERS


def in_order(html: str) -> list[str]:
    """Where a page names its policy, and whatever it loads, in the order of the page."""
    tree = LexborHTMLParser(html)
    return [
        "policy" if "http-equiv" in part.attrs else "loaded"
        for part in tree.css(f"{POLICY}, {LOADED}")
    ]


@pytest.mark.parametrize("edition", ["full_site", "participant_site"])
def test_every_page_carries_the_policy_before_it_loads_anything(
    edition: str, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue(edition)
    head = f'<meta http-equiv="Content-Security-Policy" content="{policy.META}">'
    pages = sorted(site.rglob("*.html"))
    assert site / "404.html" in pages
    for page in pages:
        html = page.read_text(encoding="utf-8")
        begin = html.index("<head>")
        assert html[begin + len("<head>") :].lstrip().startswith(head), page
        assert html.count("Content-Security-Policy") == 1, page
        # Browsers look for the name of the encoding in the first 1,024 bytes.
        assert "<meta charset" in html[:1024], page


def test_a_page_that_is_not_there_holds_nothing_inline(full_site: Path) -> None:
    html = (full_site / "404.html").read_text(encoding="utf-8")
    assert in_order(html)[0] == "policy"
    assert "loaded" in in_order(html)
    assert LexborHTMLParser(html).css(INLINE) == []


def ours() -> list[Path]:
    """The scripts and the style sheets of the theme."""
    found = (
        path for ending in ("css", "js", "mjs") for path in theme_folder().rglob(f"*.{ending}")
    )
    return sorted(path for path in found if ".test." not in path.name)


@pytest.mark.parametrize("path", ours(), ids=lambda path: path.name)
def test_what_the_theme_loads_names_no_host_and_makes_nothing_from_text(path: Path) -> None:
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    assert not HOST.findall(text)
    assert not MADE_FROM_TEXT.findall(text)


def test_the_preview_of_mkdocs_does_without_the_policy(tiny: Path) -> None:
    for command, said in (("serve", ""), ("build", policy.META)):
        config = load_config(str(tiny / "mkdocs.yml"))
        config.plugins.on_startup(command=command, dirty=False)
        config = config.plugins.on_config(config)
        assert config.extra["policy"] == said
