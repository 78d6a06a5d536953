"""For whom a site is built."""

from __future__ import annotations

from enum import StrEnum


class Edition(StrEnum):
    """For whom a site is built."""

    FULL = "full"
    PARTICIPANT = "participant"
