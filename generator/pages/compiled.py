"""Templates as Jinja compiled them: to compile all takes half a second, more than printing most changes."""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generator import markup, precompiled
from generator.precompiled import keep, kept

FOLDER = precompiled.FOLDER / "templates"
COMPILERS = ("jinja2", "markupsafe", "markdown-it-py", "nh3", "mkdocs")
"""The libraries that a compiled template comes from: constants are printed when it is compiled."""
SETTINGS = (Path(__file__).with_name("render.py"), Path(markup.__file__))
"""Our own code that says how templates are compiled."""


class Compiled(BytecodeCache):
    """The compiled templates of one folder; what is missing, old or damaged is compiled again."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        made_by = [f"{name} {version(name)}".encode() for name in COMPILERS]
        self._made_by = b"\0".join([*made_by, *(path.read_bytes() for path in SETTINGS)])

    def get_source_checksum(self, source: str) -> str:
        """What a compiled template is made from."""
        return sha256(self._made_by + source.encode("utf-8")).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the compiled template from the folder, if it is there as it was written."""
        if (found := kept(self._folder / bucket.key)) is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        keep(self._folder / bucket.key, bucket.bytecode_to_string())


def compiled(theme: Path) -> Compiled | None:
    """Where compiled templates are kept: those of the theme that belongs to this package, no others."""
    is_own = theme.resolve().parent in Path(__file__).resolve().parents
    return Compiled() if is_own else None
