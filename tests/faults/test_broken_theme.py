"""A template that is missing or broken keeps the old site, and the message names it."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from generator.assets import theme_folder
from tests.faults.standing import Standing

FRAME = ("material/main.html", "material/partials/header.html")
PAGES = ("pages/home.jinja", "pages/module.jinja", "pages/quiz.jinja", "pages/handout.jinja")
DAMAGES = {
    "cut off": "{% if page %}",
    "half a tag": "{{ page.",
    "unknown name": "{{ nobody.knows.this }}",
    "unknown filter": "{{ 1 | no_such_filter }}",
    "wrong sum": "{{ 1 / 0 }}",
}
IN_THE_SYNTAX = {"cut off", "half a tag"}
"""What breaks a template that extends another, too: of that, Jinja prints blocks alone."""
SAMPLE = [
    (name, damage)
    for name in (*PAGES, *FRAME)
    for damage in random.Random(name).sample(sorted(IN_THE_SYNTAX if name in FRAME else DAMAGES), 2)
]


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A theme to break."""
    return Path(shutil.copytree(theme_folder(), tmp_path / "theme"))


def must_be_kept(standing: Standing, theme: Path, name: str, fault: str) -> None:
    """The build with a broken theme fails, names the template, and leaves the site that stands."""
    (standing.root / "theme").unlink()
    shutil.copytree(theme, standing.root / "theme")
    done = standing.build(plan="theme", given=(str(theme),))
    assert done.code == 70, done.said
    assert "Traceback" not in done.said
    assert Path(name).name in done.said
    assert "Put the file back as it was" in done.said
    standing.judge(fault, "old")
    assert standing.beside - {"theme"} == set()


@pytest.mark.parametrize("name", PAGES)
def test_a_missing_template_keeps_the_old_site(standing: Standing, theme: Path, name: str) -> None:
    (theme / name).unlink()
    must_be_kept(standing, theme, name, "template missing")


@pytest.mark.parametrize(("name", "damage"), SAMPLE)
def test_a_broken_template_keeps_the_old_site(
    standing: Standing, theme: Path, name: str, damage: str
) -> None:
    path = theme / name
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{DAMAGES[damage]}", encoding="utf-8")
    must_be_kept(standing, theme, name, "template broken")
