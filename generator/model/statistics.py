"""Statistics: numbers with their pedigree."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.base import (
    ArticleIdeaRef,
    Base,
    Day,
    Item,
    Markdown,
    Number,
    SourceRef,
    Text,
    YesNo,
)

DATED = 5
"""A number is dated after so many years."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class EvidenceStatus(StrEnum):
    """How far a number could be traced back."""

    VERIFIED_ORIGINAL = "verified-original"
    VERIFIED_SECONDARY = "verified-secondary"
    PARTLY = "partly"
    UNVERIFIED = "unverified"
    MISQUOTED = "misquoted"
    CONTESTED = "contested"
    ILLUSTRATIVE = "illustrative"


class Comparator(Base):
    """The number to compare with."""

    value: Number
    """Its value, in the same unit."""
    group: Text
    """Whom it is about."""


class Statistic(Item):
    """A number with its pedigree."""

    code: ArticleIdeaRef | None = None
    """The idea of the article that states it, such as `M-stat-4`."""
    value: Number | None = None
    """The number; left out when the claim has none."""
    unit: Text | None = None
    """Its unit, such as `per cent` or `billion US dollars`."""
    claim_sentence: Text
    """The claim as it can honestly be made, in our words, with who, where and when."""
    article_value: Text | None = None
    """What the article says."""
    found: Markdown
    """What the search for the original brought to light."""
    population: Text
    """Who was asked or counted; `unknown` if nobody says."""
    country: Text
    """Where; `unknown` if nobody says."""
    n: Text
    """How many; `unknown` if nobody says."""
    fieldwork_year: Text
    """When the data were gathered; `unknown` if nobody says."""
    comparator: Comparator | None = None
    """The number to compare with, if there is one."""
    publisher: Text
    """Who published it."""
    sponsor_interest: Text
    """What the publisher or sponsor sells or wants."""
    chain: Annotated[tuple[SourceRef, ...], Field(min_length=1)]
    """The citations, from the founding article back towards the original."""
    original_seen: YesNo
    """Whether the original was seen."""
    evidence: EvidenceStatus
    """How far it could be traced back."""
    checked_on: Day
    """When this was last checked."""
    teaching_use: Text
    """What it may be used for."""
    do_not_use_for: Text | None = None
    """What it must not be used for."""
    why_kept: Text | None = None
    """Why a number older than ten years is still here."""

    @property
    def year(self) -> int | None:
        """The latest year in which the data may have been gathered, if anything says so."""
        if self.evidence is EvidenceStatus.ILLUSTRATIVE:
            return None
        for text in (self.fieldwork_year, self.claim_sentence):
            if years := YEAR.findall(text):
                return max(map(int, years))
        return None

    @property
    def is_dated(self) -> bool:
        """Whether the data were old when this was last checked."""
        return self.year is not None and self.checked_on.year - self.year > DATED

    @property
    def is_second_hand(self) -> bool:
        """Whether we know a number of the world from hearsay only."""
        return not self.original_seen and self.evidence is not EvidenceStatus.ILLUSTRATIVE
