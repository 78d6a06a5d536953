"""Writes the fingerprints of texts that must not be copied into this curriculum.

Usage: python tools/fingerprint_articles.py FOLDER
(FOLDER: the texts, as `.txt` files; none of their words is written anywhere)

The rules ORG-01 and ORG-02 compare every text of the curriculum with these fingerprints.
"""

from __future__ import annotations

import sys
from pathlib import Path

from generator.checks.fingerprints import FILE, packed
from generator.checks.shipped import FOLDER


def main() -> None:
    paths = sorted(Path(sys.argv[1]).glob("*.txt"))
    data = packed(path.read_text(encoding="utf-8") for path in paths)
    (FOLDER / FILE).write_bytes(data)
    print(f"{len(paths)} texts, {len(data)} bytes, {data.partition(b'}')[0].decode()}}}")


if __name__ == "__main__":
    main()
