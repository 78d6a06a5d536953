"""Templates as Jinja compiled them, kept where Python keeps what it compiled of this package.

Compiling all templates takes about half a second, more than printing most changes. What is kept is as
trusted as Python's own `__pycache__`, so it stands there, and not in a folder of the curriculum.
"""

from __future__ import annotations

import tempfile
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generator import markup

FOLDER = Path(__file__).parent / "__pycache__" / "templates"
COMPILERS = ("jinja2", "markupsafe", "markdown-it-py", "nh3")
"""The libraries that a compiled template comes from: constants are printed when it is compiled."""
SETTINGS = (Path(__file__).with_name("render.py"), Path(markup.__file__))
"""Our own code that says how templates are compiled."""
SIZE = sha256().digest_size


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
        try:
            kept = (self._folder / bucket.key).read_bytes()
        except OSError:
            return
        if sha256(kept[SIZE:]).digest() == kept[:SIZE]:
            bucket.bytecode_from_string(kept[SIZE:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, in one move, since another build may read it meanwhile."""
        compiled = bucket.bytecode_to_string()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file:
                file.write(sha256(compiled).digest() + compiled)
            Path(file.name).replace(self._folder / bucket.key)
        except OSError:
            return  # a folder that nobody may write to: the next build compiles again


def compiled(theme: Path) -> Compiled | None:
    """Where compiled templates are kept: those of the theme that belongs to this package, no others."""
    is_own = theme.resolve().parent in Path(__file__).resolve().parents
    return Compiled() if is_own else None
