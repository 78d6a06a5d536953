"""What comes out of the printer: the guide and the handout, whole, with everything that was folded."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.schedule import agenda
from tests.curriculum import curriculum, planned, publication

PAGES = {"handout": (6, 40), "guide": (12, 60)}
"""The fewest and the most sheets that a trainer would accept."""


def printed(page: Page, address: str, folder: Path) -> str:
    """The text of a page as it is printed; a form feed ends each sheet."""
    page.goto(address)
    return on_paper(page, folder)


def sheets(page: Page, folder: Path) -> list[str]:
    """The text of each sheet of the page that is open."""
    return on_paper(page, folder).split("\f")[:-1]


def on_paper(page: Page, folder: Path) -> str:
    page.pdf(path=folder / "printed.pdf", format="A4")
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    command = ["pdftotext", "-raw", folder / "printed.pdf", "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def words(text: str) -> str:
    """The words of a text, whatever lines and hyphens a sheet of paper makes of it."""
    return "".join(text.replace("-\n", "").split()).lower()


@pytest.fixture
def workshop(server: str) -> str:
    return f"{server}/workshops/{curriculum().workshops[0].id}"


@pytest.mark.parametrize("kind", PAGES)
def test_what_is_printed_is_whole(page: Page, workshop: str, tmp_path: Path, kind: str) -> None:
    text = printed(page, f"{workshop}/{kind}/", tmp_path)
    fewest, most = PAGES[kind]
    sheets = text.split("\f")[:-1]
    assert fewest <= len(sheets) <= most
    assert not [number for number, sheet in enumerate(sheets, 1) if len(sheet.split()) < 3]
    title = publication().say(f"{kind}.title")
    assert words(title) in words(sheets[0])
    page.emulate_media(media="print")
    headings = page.locator("article h2, article h3").filter(visible=True).all_text_contents()
    assert len(headings) > 10
    for heading in headings:
        assert words(heading) in words(text), heading


def test_the_printed_guide_holds_every_time_of_the_agenda(
    page: Page, workshop: str, tmp_path: Path
) -> None:
    text = printed(page, f"{workshop}/guide/", tmp_path)
    for row in agenda(curriculum(), curriculum().workshops[0])[0]:
        assert row.clock in text


def test_a_trainer_can_print_the_run_sheet_alone_and_closer_together(
    page: Page, workshop: str, tmp_path: Path
) -> None:
    page.goto(f"{workshop}/guide/")
    choice = page.get_by_role("combobox", name=publication().say("print.what"))
    everything = sheets(page, tmp_path)
    choice.select_option(label=publication().say("print.run"))
    run = sheets(page, tmp_path)
    choice.select_option(label=publication().say("print.run_close"))
    close = sheets(page, tmp_path)
    assert len(close) < len(run) < len(everything) / 2
    for row in agenda(curriculum(), curriculum().workshops[0])[0]:
        assert all(row.clock in "".join(found) for found in (run, close))
    key = words(publication().say("guide.quizzes"))
    assert key in words("".join(everything))
    assert key not in words("".join(run))
    choice.select_option(label=publication().say("print.everything"))
    assert len(sheets(page, tmp_path)) == len(everything)


@pytest.mark.parametrize("kind", PAGES)
def test_the_parts_to_choose_from_leave_nothing_out(page: Page, workshop: str, kind: str) -> None:
    page.goto(f"{workshop}/{kind}/")
    values = page.locator("print-button option").evaluate_all("all => all.map(one => one.value)")
    named = {value.split(" ")[0] for value in values if value}
    parts = page.locator("[data-part]").evaluate_all("all => all.map(one => one.dataset.part)")
    assert named == set(parts)
    if kind == "guide":
        apart = page.locator("article h2:not([data-part] *)").all_text_contents()
        assert apart == []


def test_the_frame_of_the_page_stays_off_the_paper(
    page: Page, workshop: str, tmp_path: Path
) -> None:
    page.goto(f"{workshop}/handout/")
    page.emulate_media(media="print")
    for part in (".site-header", ".site-nav", ".site-tabs", ".page-toc", ".neighbours"):
        assert not page.locator(part).filter(visible=True).count(), part
    assert not page.locator("article button").filter(visible=True).count()
    assert page.locator("article h1").is_visible()


@pytest.mark.parametrize("template", ["module", "figures", "coverage", "exercise"])
def test_what_is_folded_on_the_screen_is_open_on_paper(
    page: Page, server: str, tmp_path: Path, template: str
) -> None:
    plan = next(plan for plan in planned() if plan.template == template)
    text = words(printed(page, f"{server}/{plan.uri}", tmp_path))
    page.emulate_media(media="print")
    folds = page.locator("article details").filter(visible=True)
    assert folds.count()
    for fold in folds.all():
        assert fold.get_attribute("open") is None
        body = fold.locator("> :not(summary)").first
        assert body.is_visible(), body.text_content()
        assert words(body.text_content() or "")[:30] in text
