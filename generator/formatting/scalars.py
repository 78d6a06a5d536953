"""How a text is written: plain where it can be, in quotes where it must, folded where it is long."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.emitter import Emitter

from generator.formatting.parts import Leaf

WIDTH = 100
# What a reader of YAML 1.1 or 1.2 may take for something else than text, beyond what PyYAML knows;
# a time such as 09:00 looks like a number to people, too.
NUMBER = re.compile(r"[-+.\d][-+.,:_\d]*([eE][-+]?\d+)?|0o[0-7]+|0x[0-9a-fA-F]+")
RESOLVER: Any = yaml.SafeLoader("")
NO_STREAM: Any = None
TEXT_TAG = "tag:yaml.org,2002:str"
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}


def one_line(leaf: Leaf, *, in_flow: bool = False) -> str:
    """The text in one line: plain, or between quotes."""
    if _stays_plain(leaf, in_flow):
        return leaf.text
    return _quoted(leaf.text)


def _stays_plain(leaf: Leaf, in_flow: bool) -> bool:
    """Whether the text needs no quotes; what looks like a number keeps them if it had them."""
    if not leaf.text or (leaf.style == "" and not in_flow):
        return leaf.style == ""
    analysis = Emitter(NO_STREAM, allow_unicode=True).analyze_scalar(leaf.text)
    allowed = bool(analysis.allow_flow_plain if in_flow else analysis.allow_block_plain)
    if leaf.style == "":
        # Between brackets some readers refuse what others take, such as `{text: Why?}`.
        return allowed
    return allowed and not analysis.multiline and _is_text(leaf.text)


def _is_text(text: str) -> bool:
    """Whether every reader takes this for text, without quotes, too."""
    tag = RESOLVER.resolve(yaml.ScalarNode, text, (True, False))
    return bool(tag == TEXT_TAG and not NUMBER.fullmatch(text))


def _quoted(text: str) -> str:
    """The text between the quotes that need fewer signs to be escaped."""
    if text.isprintable() and ("\\" in text or text.count('"') > text.count("'")):
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in ESCAPES:
        return ESCAPES[character]
    if character.isprintable() or character in "\xa0\xad\u202f\u2009":
        return character
    number = ord(character)
    return f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"


def block(leaf: Leaf, indent: int) -> list[str] | None:
    """The text as lines: a header such as `>-`, then the lines without their indentation.

    None where it has to stand in one line.
    """
    ways = (_literal, _folded) if leaf.style == "|" else (_folded, _literal)
    for way in ways:
        lines = way(leaf.text, indent)
        if lines and _reads_as(lines, leaf.text):
            return lines
    return None


def is_prose(text: str) -> bool:
    """Whether a text may be folded: words with single spaces between them."""
    return " " in text and not re.search(r"\s\s|^\s|\s$|[^\S ]", text)


def _folded(text: str, indent: int) -> list[str]:
    """Wrapped to the width; an empty line stands for a line break of the text."""
    body, chomping = (text[:-1], "") if text.endswith("\n") else (text, "-")
    paragraphs = body.split("\n")
    if not all(is_prose(each) or re.fullmatch(r"\S+", each) for each in paragraphs):
        return []
    lines = [line for each in paragraphs for line in ("", *_wrapped(each, WIDTH - indent))]
    return [f">{chomping}", *lines[1:]]


def _wrapped(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _literal(text: str, indent: int) -> list[str]:
    """Line by line as it is; blanks at the end that nobody would see are left to quotes."""
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    lines = body.split("\n")
    if not body or body[0] in " \t" or ends > 1 or not lines[-1].strip(" \t"):
        return []
    return [f"|{'' if ends else '-'}", *lines]


def _reads_as(lines: list[str], text: str) -> bool:
    """Whether the parser finds the text in these lines."""
    shown = "\n".join(f"  {line}" if line else "" for line in lines[1:])
    try:
        found = yaml.load(f"x: {lines[0]}\n{shown}\n", Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return False
    return bool(found == {"x": text})
