"""All prose of a curriculum, read once: its words, its sentences, and which text holds which word."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeVar
from weakref import ref

from generator.checks.prose import Prose, passages
from generator.curriculum import Curriculum, Key

WORD = re.compile(r"[\w$%]+(?:['’][^\W\d_]+)?")
# Links become their words; addresses, names of files, code, codes such as `EX-07` and the gaps of a
# cloze are no words.
NO_WORDS = re.compile(
    r"!?\[([^\]]*)\]\([^)]*\)|\]\([^)\s]*\)?|<?\b(?:https?://|www\.|mailto:)[^\s>)]+>?|`[^`\n]*`|\{[^}\n]*\}"
    r"|[\w-]+(?:[.@][\w-]+)*\.(?:com|org|net|uk|edu|gov|eu|io|html?|pdf|csv|ya?ml|svg|png|jpe?g|docx?|xlsx?|pptx?|txt|md)\b(?:/[^\s)]*)?"
    r"|\b[A-Z]{1,3}-(?:[a-z]+-)?\d[\w.]*"
)
NO_WORDS_LIKELY = re.compile(r"\]\(|://|www\.|[`{]|\w\.[a-z]|[A-Z]-")
ORNAMENT = re.compile(r"\*+|^[ \t]*(?:[-+•]|\d+[.)])[ \t]+|^[ \t]*>+[ \t]?|\|", re.MULTILINE)
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)[‘'](?=\w)[^‘’'\n]*[’'](?!\w)")
T = TypeVar("T")


def plain(text: str) -> str:
    """A text without the marks of Markdown; every paragraph and every entry of a list in a line."""
    if NO_WORDS_LIKELY.search(text):
        text = NO_WORDS.sub(lambda match: match[1] or " ", text)
    if "*" in text or "\n" in text or "|" in text:
        text = ORNAMENT.sub("", text)
    return text


def words(text: str) -> list[str]:
    """The words of a plain text, as they are written."""
    return WORD.findall(text)


def lowered(word: str) -> str:
    """A word in small letters, with the apostrophe of the keyboard."""
    return word.lower().replace("’", "'")


def unquoted(text: str) -> str:
    """A text without what it puts in quotation marks: what others say is not how we write."""
    return QUOTED.sub(" ", text)


# How a piece of text begins and ends: with a capital, with a full stop, with both; a number that may
# count the entries of a list; the end of a line; and what is no word at all.
OTHER, OPENS, CLOSES, BOTH, ORDINAL, BREAK, NOTHING = (bytes([code]) for code in range(7))
LINE_END = " \x01 "
ENTRY = re.compile(re.escape(BREAK) + b"+" + ORDINAL + b"?")
SENTENCE = re.compile(b"(?<=[\\x02-\\x04])(?=[\\x01\\x03])|\\x05+")
CLOSING = re.compile(r"[.!?…][\"'”’)\]*_]*$")
OPENING = re.compile(r"[\W_]*[A-ZÀ-Þ0-9]")
NUMBERED = re.compile(r"\d{1,2}[.)]")


class Pieces(dict[str, int]):
    """What stands between two spaces, each piece with its number, its words and its shape."""

    def __init__(self) -> None:
        self.vocabulary: dict[str, int] = {}
        self.words: list[tuple[int, ...]] = []
        self.shapes: list[int] = []

    def __missing__(self, piece: str) -> int:
        self[piece] = number = len(self.words)
        found = () if piece == "\x01" else WORD.findall(plain(piece.strip("_")))
        self.words.append(tuple(self._number(word) for word in found))
        self.shapes.append(_shape(piece, bool(found))[0])
        return number

    def _number(self, word: str) -> int:
        return self.vocabulary.setdefault(word, len(self.vocabulary))


def _shape(piece: str, has_words: bool) -> bytes:
    """How a piece of text begins and ends."""
    if piece == "\x01":
        return BREAK
    if not has_words:
        is_address = any(map(str.isalnum, piece))
        return CLOSES if is_address and CLOSING.search(piece) else NOTHING
    if NUMBERED.fullmatch(piece):
        return ORDINAL
    opens, closes = OPENING.match(piece), CLOSING.search(piece)
    if opens and closes:
        return BOTH
    return OPENS if opens else CLOSES if closes else OTHER


@dataclass(frozen=True)
class Corpus:
    """All prose of a curriculum. A word is kept once, by its number, since there are millions."""

    passages: tuple[Prose, ...]
    vocabulary: tuple[str, ...]
    """Every word as it is written, capitals and all."""
    texts: tuple[array[int], ...]
    """The words of each passage, in their order, by their numbers."""
    paragraphs: tuple[tuple[int, ...], ...]
    """How many words each paragraph of a passage has."""
    shapes: tuple[bytes, ...]
    """For each passage a byte for whatever stands between two spaces: how it begins and ends."""

    @cached_property
    def by_file(self) -> Mapping[Key, tuple[int, ...]]:
        """The passages of each file, by their numbers."""
        found: dict[Key, list[int]] = defaultdict(list)
        for index, passage in enumerate(self.passages):
            found[passage.key].append(index)
        return {key: tuple(indices) for key, indices in found.items()}

    @cached_property
    def places(self) -> tuple[list[int], ...]:
        """The passages that hold a word, for every word of the vocabulary."""
        found: tuple[list[int], ...] = tuple([] for _ in self.vocabulary)
        for index, text in enumerate(self.texts):
            for word in set(text):
                found[word].append(index)
        return found

    @cached_property
    def spellings(self) -> Mapping[str, tuple[int, ...]]:
        """The numbers under which a word is kept, by the word in small letters."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.vocabulary):
            found[lowered(word)].append(number)
        return {word: tuple(numbers) for word, numbers in found.items()}

    def holding(self, words: Iterable[str]) -> Iterator[Prose]:
        """The passages that hold one of some words (in small letters), each once."""
        numbers = (number for word in words for number in self.spellings.get(word, ()))
        found = {index for number in numbers for index in self.places[number]}
        return (self.passages[index] for index in sorted(found))

    def rarest(self, phrase: str) -> str:
        """The word of a phrase (in small letters) that the fewest passages hold."""
        return min(words(phrase), key=self._count)

    def _count(self, word: str) -> int:
        return sum(len(self.places[number]) for number in self.spellings.get(word, ()))

    def sentences(self, indices: Iterable[int]) -> list[int]:
        """How many words each sentence of some passages has; words with hyphens count as one."""
        shape = ENTRY.sub(BREAK, b"".join([self.shapes[index] for index in indices]))
        return [len(part) for part in SENTENCE.split(shape) if part]


def gathered(found: Iterable[Prose]) -> Corpus:
    """The corpus that some passages make: texts are cut at spaces, and each piece is judged once."""
    pieces = Pieces()
    passages = tuple(found)
    texts, shapes, paragraphs = [], [], []
    for passage in passages:
        text, lengths = array("I"), []
        shape = b""
        for paragraph in passage.text.split("\n\n"):
            whole = paragraph.replace("\n", LINE_END) if "\n" in paragraph else paragraph
            numbers = [pieces[piece] for piece in whole.split()]
            before = len(text)
            text.extend(chain.from_iterable(map(pieces.words.__getitem__, numbers)))
            lengths.append(len(text) - before)
            shape += BREAK + bytes(map(pieces.shapes.__getitem__, numbers))
        texts.append(text)
        paragraphs.append(tuple(lengths))
        shapes.append(shape.replace(NOTHING, b""))
    return Corpus(
        passages, tuple(pieces.vocabulary), tuple(texts), tuple(paragraphs), tuple(shapes)
    )


def once(make: Callable[[Curriculum], T]) -> Callable[[Curriculum], T]:
    """Keeps what was made of the last curriculum, since many rules ask for the same."""
    last: list[tuple[ref[Curriculum], T]] = []

    def kept(curriculum: Curriculum) -> T:
        if not last or last[0][0]() is not curriculum:
            last[:] = [(ref(curriculum), make(curriculum))]
        return last[0][1]

    return kept


@once
def corpus(curriculum: Curriculum) -> Corpus:
    """All prose of a curriculum, read once."""
    return gathered(passages(curriculum))
