"""Rules about the offer: what a workshop or a path is made of is offered, too."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import Finding, error
from generator.curriculum import Curriculum

MADE_OF_MODULES = frozenset({"workshop", "path"})


@error("STR-10")
def what_is_taught_is_offered(curriculum: Curriculum) -> Iterator[Finding]:
    """A module that curriculum.yaml does not list has no page, so what teaches it would lead nowhere.

    Computed: each module that an offered workshop or path names stands in the list `modules` of
    curriculum.yaml.
    Basis: house rule.
    """
    for module in curriculum.all("module"):
        if curriculum.offers(module):
            continue
        for use in curriculum.uses.get(("module", module.id), ()):
            if use.by[0] in MADE_OF_MODULES and curriculum.offers(curriculum.get(*use.by)):
                message = f"the module `{module.id}` is not offered, so it has no page"
                hint = "list it below `modules` in curriculum.yaml, or leave it out here"
                yield Finding(*use.by, use.loc, message, hint)
