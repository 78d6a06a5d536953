"""What is offered and in which order: the file `curriculum.yaml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import (
    ArticleRef,
    Base,
    Markdown,
    ModuleCode,
    ModuleRef,
    Number,
    PathRef,
    Text,
    WorkshopRef,
)


class Tier(Base):
    """How much somebody may decide alone."""

    who: Text
    """The role, such as `front line`."""
    amount: Number
    """The amount up to which they decide alone."""


class Organisation(Base):
    """The organisation that the curriculum speaks to; a company puts its own words here."""

    name: Text = "your organisation"
    """Its name as it reads in a sentence."""
    promise: Text = "your basic promise to customers"
    """Its basic promise to customers."""
    currency: Text = "$"
    """The sign of its currency."""
    contact: Text = "the person who invited you"
    """Whom participants ask when they are stuck."""
    authority_tiers: tuple[Tier, ...] = ()
    """Who may decide up to which amount; an example until you set your own."""


class PlannedModule(Base):
    """A module that is not written yet."""

    code: ModuleCode
    """Its code, such as `CF02`."""
    title: Text
    """The title it will have."""
    promise: Text
    """What it will teach, in one sentence."""


class Offer(Base):
    """What is offered and in which order."""

    title: Text
    """The name of the curriculum."""
    tagline: Text
    """One sentence for the home page."""
    introduction: Markdown
    """A short paragraph for the home page."""
    organisation: Organisation = Organisation()
    """The organisation that the curriculum speaks to."""
    modules: Annotated[tuple[ModuleRef, ...], Field(min_length=1)]
    """The modules in their order."""
    planned: tuple[PlannedModule, ...] = ()
    """Modules that are not written yet; shown as "in preparation"."""
    articles: tuple[ArticleRef, ...] = ()
    """The founding articles in the order in which they are listed."""
    workshops: tuple[WorkshopRef, ...] = ()
    """The workshops in the order in which they are offered."""
    paths: tuple[PathRef, ...] = ()
    """The paths in the order in which they are offered."""
    words: tuple[Text, ...] = ()
    """Words and names that are right although no dictionary has them; the spell-check passes them."""
