"""Writes the words whose syllables `generator/checks/syllables.py` would guess wrong.

Usage: python tools/list_syllables.py CMUDICT
(CMUDICT: the file `cmudict.dict` of the CMU Pronouncing Dictionary, one word and its sounds a line)

The dictionary spells as Americans do; a word that is not British is tried with British endings.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from hunspell import Hunspell

from generator.checks.shipped import FOLDER
from generator.checks.syllables import guess

HEADER = """\
# Words of the British dictionary whose syllables the rule of thumb gets wrong: a number, then words.
# Written by tools/list_syllables.py from the CMU Pronouncing Dictionary; its licence is in LICENSE.
"""
BRITISH = (
    *(("iz", "is"), ("yz", "ys"), ("or", "our"), ("er", "re"), ("l", "ll"), ("ense", "ence")),
    *(("og", "ogue"), ("e", "ae"), ("m", "mme"), ("ck", "que"), ("ol", "oul")),
)


def spoken(path: Path) -> Iterator[tuple[str, int]]:
    """Every word of the pronouncing dictionary with its syllables, as it is first listed."""
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, sounds = line.partition(" ")
        if re.fullmatch(r"[a-z]+", word):
            yield word, len(re.findall(r"\d", sounds.partition("#")[0]))


def british(word: str, dictionary: Hunspell) -> Iterator[str]:
    """How a word may be spelt here that the British dictionary does not have."""
    for american, ours in BRITISH:
        for match in re.finditer(american, word):
            other = word[: match.start()] + ours + word[match.end() :]
            if dictionary.spell(other):
                yield other


def main() -> None:
    dictionary = Hunspell("en_GB", hunspell_data_dir=str(FOLDER))
    counts = dict(spoken(Path(sys.argv[1])))
    known = {word: count for word, count in counts.items() if dictionary.spell(word)}
    for word in sorted(counts.keys() - known.keys()):
        for ours in british(word, dictionary):
            known.setdefault(ours, counts[word])
    wrong = sorted((count, word) for word, count in known.items() if guess(word) != count)
    lines = [
        f"{count} {' '.join(word for _, word in group)}\n"
        for count, group in groupby(wrong, key=lambda pair: pair[0])
    ]
    (FOLDER / "syllables.txt").write_text(HEADER + "".join(lines), encoding="utf-8")
    print(f"{len(known)} words, {len(wrong)} exceptions")


if __name__ == "__main__":
    main()
