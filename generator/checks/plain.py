"""The words of a text as people see it: no marks of Markdown, no addresses, no code."""

from __future__ import annotations

import re

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
