"""The same content makes the same bytes: whoever builds it, wherever, whenever."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import shared_folder
from tests.projects import PROJECT, TINY, copy, environment

DAYS = (0, 40)
SITE = {
    "CURRICULUM_SITE_URL": "https://example.org/course/",
    "CURRICULUM_REPOSITORY": "https://example.org/repository",
    "CURRICULUM_EDIT_URI": "edit/main/content/",
}
"""Set as where a site is published: only then are there a site map and canonical addresses."""
PROGRAM = """
import json, os, pathlib, sys
from generator import schemas
from generator.cli import main

for command in json.loads(sys.argv[1]):
    try:
        main(command)
    except SystemExit as done:
        if done.code:
            raise
pathlib.Path("schemas").mkdir()
schemas.write(pathlib.Path("schemas"))
"""
"""Several commands of one process, so that their modules are loaded once."""


@dataclass(frozen=True)
class Place:
    """Where somebody works: the machine, its settings, and how the files came there."""

    folder: str
    zone: str
    locale: str
    seed: str
    umask: int
    cpus: int
    order: str
    settings: tuple[tuple[str, str], ...] = ()
    program: str = "here"
    """`copied` for a clone of the program of its own."""


PLACES = (
    Place("a", "UTC", "C.UTF-8", "0", 0o022, 2, "a"),
    Place("b c/ü", "Pacific/Kiritimati", "C", "1", 0o077, 1, "b", (("PYTHONCOERCECLOCALE", "0"),)),
    Place("d/" + 12 * "e", "Pacific/Pago_Pago", "tr_TR.UTF-8", "2", 0o002, 1, "c"),
    Place("f", "America/St_Johns", "de_DE.UTF-8", "3", 0o027, 1, "d", program="copied"),
    Place("content", "Asia/Kathmandu", "POSIX", "4", 0o000, 1, "e", (("PYTHONUTF8", "0"),)),
    Place("site", "Europe/London", "ar_EG.UTF-8", "5", 0o022, 2, "f", (("PYTHONOPTIMIZE", "1"),)),
    Place("g.h", "Antarctica/Troll", "ja_JP.SJIS", "random", 0o077, 1, "g", program="copied"),
    Place("i", "", "en_US.UTF-8", "random", 0o007, 2, "h", (("SOURCE_DATE_EPOCH", "1"),)),
)


def settings(place: Place, days: int, program: Path) -> dict[str, str]:
    path = os.pathsep.join([str(PROJECT / "tests/elsewhere"), str(program)])
    return environment(
        PYTHONPATH=path,
        PYTHONHASHSEED=place.seed,
        TZ=place.zone,
        LANG=place.locale,
        LC_ALL=place.locale,
        LANGUAGE=place.locale[:2],
        HOME="/nonexistent",
        USER=place.folder,
        OTHER_DAYS=str(days),
        OTHER_ORDER=place.order,
        OTHER_CPUS=str(place.cpus),
        **SITE,
        **dict(place.settings),
    )


def started(place: Place, days: int, folder: Path, *arguments: str) -> str:
    """Runs Python in a place; returns what it prints."""
    program = folder / "program" if place.program == "copied" else PROJECT
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=settings(place, days, program),
        umask=place.umask,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, (done.stdout + done.stderr).decode(errors="replace")
    return done.stdout.decode()


def prepared(place: Place, folder: Path, program: Path) -> Path:
    """A clone in a place, with files that are as old as the place likes."""
    root = copy(TINY, folder / place.folder)
    if place.program == "copied":
        (root / "program").symlink_to(program)
        (root / "theme").unlink()
        (root / "theme").symlink_to(program / "theme")
    for number, path in enumerate(sorted(root.rglob("*.yaml"))):
        os.utime(path, (number, hash(place) % 10**9 + number))
    return root


def commands(edition: str) -> list[list[str]]:
    """What is published or written from a curriculum; layout knows no editions, so once is enough."""
    made = [
        ["build", "--edition", edition, "--site-dir", "made"],
        ["export", "pages", "--edition", edition, "--to", "pages"],
    ]
    return [*made, ["fmt"]] if edition == "participant" else made


def contents(folder: Path) -> dict[str, str]:
    """Every file and folder with its mode and what stands in it; nothing else can be published."""
    found = {}
    for path in (folder, *folder.rglob("*")):
        name = path.relative_to(folder.parent).as_posix()
        mode = f"{path.lstat().st_mode:o}"
        text = "" if path.is_dir() else hashlib.sha256(path.read_bytes()).hexdigest()
        found[name] = f"{mode} {text}"
    return found


def texts(folder: Path) -> dict[str, str]:
    """Every file with what stands in it; who may read what is not published is the owner's choice."""
    return {name: found.split(" ")[1] for name, found in contents(folder).items()}


def made_in(root: Path) -> dict[str, str]:
    return {
        **contents(root / "made"),
        **{name: text for part in ("pages", "schemas", "content") if (root / part).is_dir()
           for name, text in texts(root / part).items()},
    }  # fmt: skip


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another clone of the program."""
    folder = tmp_path_factory.mktemp("clone")
    for name in ("generator", "theme"):
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def first(made: dict[str, str], path: Path) -> dict[str, str]:
    """What the first place made; the file outlives this process, since others work on the rest."""
    own = path.with_name(f"{path.name}-{os.getpid()}")
    own.write_text(json.dumps(made), encoding="utf-8")
    with suppress(FileExistsError):
        path.hardlink_to(own)
    found: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return found


# Each place works on both dates, and makes another edition on each: so every edition is made in every
# place, and on either date in half of them.
JOBS = [
    pytest.param(place, days, edition, id=f"{edition}-{number}-{days}")
    for edition_number, edition in enumerate(("participant", "full"))
    for number, place in enumerate(PLACES)
    for days in [DAYS[(number + edition_number) % 2]]
]


@pytest.mark.parametrize(("place", "days", "edition"), JOBS)
def test_a_build_is_the_same_wherever_and_whenever_it_is_made(
    place: Place,
    days: int,
    edition: str,
    program: Path,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    root = prepared(place, tmp_path, program)
    started(place, days, root, "-c", PROGRAM, json.dumps(commands(edition)))
    made = made_in(root)
    expected = first(made, shared_folder(tmp_path_factory) / f"{edition}-in-the-first-place.json")
    assert made.keys() == expected.keys()
    assert [name for name in made if made[name] != expected[name]] == []


def test_the_other_places_are_other_places(tmp_path: Path, program: Path) -> None:
    """Otherwise all of the above would prove nothing."""
    asked = (
        "import datetime as d, json, os, time\n"
        "from generator import __file__ as program\n"
        "print(json.dumps([time.time(), d.datetime.now(d.timezone.utc).timestamp(),"
        " d.date.today().toordinal(), time.strftime('%j'), os.listdir('content'),"
        " [each.name for each in os.scandir('content')], os.cpu_count(), time.localtime().tm_gmtoff,"
        " hash('a'), os.umask(0), program, isinstance(d.datetime(1, 1, 1), d.date)]))"
    )
    told = []
    for place, days in ((PLACES[0], 0), (PLACES[3], 40)):
        root = prepared(place, tmp_path, program)
        told.append(json.loads(started(place, days, root, "-c", asked)))
    assert all(one != other for one, other in zip(*told, strict=True) if other is not True)
    for one, other in zip(*(answers[:2] for answers in told), strict=True):
        assert 39.9 < (other - one) / 86_400 < 40.1
    assert sorted(told[0][4]) == sorted(told[1][4]) == sorted(told[1][5])
    assert told[0][-1] is told[1][-1] is True
