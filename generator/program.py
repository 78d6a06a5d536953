"""The program itself as a fingerprint: another one as soon as it might make another site."""

from __future__ import annotations

import os
import stat
from functools import cache
from hashlib import blake2b
from importlib.metadata import distribution
from pathlib import Path

SIZE = 16
"""Bytes of a fingerprint: by chance, two alike are not to be expected."""
LIBRARIES: tuple[str, ...] = ("jinja2", "markupsafe", "markdown-it-py", "nh3", "babel", "mkdocs")
LIBRARIES += ("mkdocs-material", "pydantic", "markdown", "pymdown-extensions", "pyyaml")
"""The libraries whose next version may read or print the same thing in another way."""


def mixed(*texts: str) -> str:
    """One fingerprint for several texts."""
    digest = blake2b(digest_size=SIZE)
    for text in texts:
        digest.update(b"%d:" % len(text) + text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


@cache
def program(theme: Path) -> str:
    """What makes the pages: our own code, the theme, and the libraries that read and print."""
    # What a library says of itself as a whole: its version alone would have to be looked for in it.
    libraries = (distribution(name).read_text("METADATA") or name for name in LIBRARIES)
    return mixed(held(Path(__file__).parent), held(theme), *libraries)


def held(folder: Path) -> str:
    """Everything that a folder holds, names and bytes, as one fingerprint."""
    digest = blake2b(digest_size=SIZE)
    base = str(
        folder
    )  # there are a thousand files, and for each a `Path` would take as long as to read it
    for name in _files(base):
        content = content_of(f"{base}/{name}")
        digest.update(f"{len(name)}:{name}{len(content)}:".encode("utf-8", "surrogateescape"))
        digest.update(content)
    return digest.hexdigest()


def content_of(path: Path | str) -> bytes:
    """What a file holds; of what is no file, or may not be read, only which kind of thing it is."""
    try:
        mode = os.lstat(path).st_mode
        if not stat.S_ISREG(mode):
            return f"?{stat.S_IFMT(mode)}".encode()
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 – see above
            return file.read()
    except OSError as error:
        return f"?{error.errno}".encode()


def _files(base: str) -> list[str]:
    """Every file of a folder but what Python compiles for itself, in an order that stays."""
    found = []
    for place, folders, names in os.walk(base):
        folders[:] = [name for name in folders if name != "__pycache__"]
        below = place[len(base) + 1 :].replace(os.sep, "/")
        found += [f"{below}/{name}" for name in names] if below else names
    return sorted(found)
