"""Telling problems: to a person at a terminal, to a program, to GitHub, to any tool that reads SARIF."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from generator.telling.account import Account

FORMATS = {"text": "as_text", "json": "as_json", "github": "github", "sarif": "sarif"}
"""How problems can be told, with the module that does it; each has a function `told`."""


def told(format_name: str, account: Account) -> Iterator[str]:
    """The lines that tell the problems; only what this format needs is loaded (SARIF needs much)."""
    lines: Iterator[str] = import_module(f"generator.telling.{FORMATS[format_name]}").told(account)
    return lines
