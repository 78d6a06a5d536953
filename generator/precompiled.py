"""What is worked out of the program's own code, kept where Python keeps what it compiled of it.

What is kept is as trusted as Python's own `__pycache__`, so it stands there, and not in a folder of the
curriculum. What is missing, or not as it was written, counts as not there.
"""

from __future__ import annotations

import tempfile
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent / "__pycache__"
SIZE = sha256().digest_size


def kept(path: Path) -> bytes | None:
    """What was kept in a file."""
    try:
        found = path.read_bytes()
    except OSError:
        return None
    seal, content = found[:SIZE], found[SIZE:]
    return content if sha256(content).digest() == seal else None


def keep(path: Path, content: bytes) -> None:
    """Keep this in a file, in one move, since another build may read it meanwhile."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(sha256(content).digest() + content)
        Path(file.name).replace(path)
    except OSError:
        return  # a folder that nobody may write to: the next build works it out again
