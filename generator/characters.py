"""Characters that nobody sees, or that look like others: which they are, and where they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.problem import Position, Problem, Severity

MOST_TOLD = 20
"""More of the same in one file are not told: they have the same cause."""
BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
UNREADABLE = frozenset({"character-null", "character-control", "character-bom", "character-line"})
"""What the parser stops at, or takes for the end of a line: what it says then means nothing."""

NULL = "\x00"
CONTROL = "\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff"
BYTE_ORDER_MARK = "\ufeff"
DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
NO_WIDTH = "\u180e\u200b\u200c\u2060-\u2065"
JOINER = "\u200d"
LINES = "\u2028\u2029"
PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010fffd"
LOST = "\ufffd"
OTHER = (
    "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u206a-\u206f\ud800-\udfff\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0001-\U000e007f\U0010fffe\U0010ffff"
)
FACES = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
"""What a joiner may follow: it makes one picture of two, such as a woman and a laptop."""
SAYINGS = {
    "character-null": (NULL, "a zero byte", "delete it and type the text again"),
    "character-control": (CONTROL, "a control character", "delete it"),
    "character-bom": (BYTE_ORDER_MARK, "a byte-order mark, which nobody sees,", "delete it"),
    "character-direction": (DIRECTION, "a mark that turns text around", "delete it"),
    "character-zero-width": (NO_WIDTH, "a character without width", "delete it"),
    "character-line": (LINES, "a separator of lines that nobody sees", "begin a new line instead"),
    "character-private": (PRIVATE, "a character of some private font", "use another sign"),
    "character-lost": (LOST, "the sign for a letter that was lost", "type the letter again"),
    "character-hidden": (OTHER, "a character that nobody sees", "delete it"),
}
KINDS = {"character-zero-width": rf"[{NO_WIDTH}]|(?<![{FACES}]){JOINER}"}
"""The characters of a kind where a class of characters does not say it."""
UNSEEN = re.compile(
    "|".join(
        f"(?P<{code.replace('-', '_')}>(?:{KINDS.get(code, f'[{signs}]')})+)"
        for code, (signs, _, _) in SAYINGS.items()
    )
)
ANY = re.compile(f"[{JOINER}{''.join(signs for signs, _, _ in SAYINGS.values())}]")
"""One class of characters: an expression without choices is looked for much faster."""
# Letters of other alphabets that look like Latin ones, and the ones that they look like.
LOOK_ALIKE = dict(
    zip(
        "аеорсхуіјѕԁһԛԝАВЕКМНОРСТХУЅІЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧον",
        "aeopcxyijsdhqwABEKMHOPCTXYSIJABEZHIKMNOPTYXov",
        strict=True,
    )
)
LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
FOREIGN = re.compile(f"[{''.join(LOOK_ALIKE)}]")
MIXED = re.compile(f"[{LATIN}][{''.join(LOOK_ALIKE)}]|[{''.join(LOOK_ALIKE)}][{LATIN}]")


def problems(text: str, name: str) -> Iterator[Problem]:
    """Everything in `text` that cannot be seen, and letters that only look like Latin ones."""
    # Most texts have nothing of the kind, and Python tells that faster than an expression.
    is_printable = text.replace("\n", "").isprintable() and LOST not in text
    if not is_printable and ANY.search(text):
        yield from _unseen(text, name)
    if not text.isascii() and FOREIGN.search(text):
        yield from _mixed(text, name)


def _unseen(text: str, name: str) -> Iterator[Problem]:
    told: Counter[str] = Counter()
    for match in UNSEEN.finditer(text):
        code = str(match.lastgroup).replace("_", "-")
        told[code] += 1
        if told[code] <= MOST_TOLD:
            yield Problem(name, place(text, match.start()), code, *saying(code, match[0][0]))


def unseen(text: str) -> tuple[str, str, str] | None:
    """Code, message and hint for the first character of `text` that cannot be seen."""
    if (match := UNSEEN.search(text)) is None:
        return None
    code = str(match.lastgroup).replace("_", "-")
    return code, *saying(code, match[0][0])


def saying(code: str, character: str) -> tuple[str, str]:
    """What is wrong about a character, and what to do."""
    _, what, hint = SAYINGS[code]
    return f"{what} (U+{ord(character):04X}) stands here", hint


def place(text: str, offset: int) -> Position:
    """Line and column of the character at `offset`, counted from 1."""
    before = text[:offset]
    if before.isascii() and "\r" not in before:
        return Position(before.count("\n") + 1, offset - before.rfind("\n"))
    breaks = [match.end() for match in BREAK.finditer(text, 0, offset)]
    return Position(len(breaks) + 1, offset - (breaks[-1] if breaks else 0) + 1)


def look_alike(text: str) -> str | None:
    """What to say of the first letter in `text` that only looks like a Latin one."""
    letter = next((letter for letter in text if letter in LOOK_ALIKE), None)
    if letter is None:
        return None
    return f"the letter `{letter}` (U+{ord(letter):04X}) only looks like the Latin `{LOOK_ALIKE[letter]}`"


def _mixed(text: str, name: str) -> Iterator[Problem]:
    """Words of Latin letters with one among them that only looks like it."""
    for match in list(MIXED.finditer(text))[:MOST_TOLD]:
        offset = match.start() + (match[0][0] not in LOOK_ALIKE)
        message = look_alike(match[0]) or ""
        hint = f"type `{LOOK_ALIKE[text[offset]]}` anew on your keyboard"
        at = place(text, offset)
        yield Problem(name, at, "character-look-alike", message, hint, Severity.WARNING)
