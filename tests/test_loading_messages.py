"""What is said of ids and references that do not fit together, word for word."""

from __future__ import annotations

import pytest

from tests.edits import edited

MODULE = "content/modules/ask-before-you-mend.yaml"
ARTICLE = "content/articles/bench.yaml"
OFFER = "curriculum.yaml"
TAKEN = f"is taken already ({MODULE}, line"
# What is written where, and what is said of it.
SAID = [
    (
        (MODULE, "objectives.0.idea_refs.0", "zzz"),
        "`zzz` is not the id of any idea of an article; there is no such idea of an article yet",
    ),
    (
        (ARTICLE, "ideas.0.modules.0", "CF09"),
        "`CF09` is not the id of any module; did you mean `CF02`?",
    ),
    (
        (OFFER, "planned.0.code", "CF01"),
        f"the id `CF01` {TAKEN} 1); remove it here once the module is written",
    ),
    ((MODULE, "objectives.1.id", "CF01-O1"), f"the id `CF01-O1` {TAKEN} 16); choose another"),
    (
        ("content/glossary.yaml", "terms.0.id", "letter-a"),
        "the id `letter-a` would be taken for another part of the page that lists it;"
        " choose another id",
    ),
    (
        ("content/paths/first-steps.yaml", "status", "retired"),
        "`first-steps` is retired; refer to what replaces it, or remove the reference",
    ),
]


@pytest.mark.parametrize(("change", "said"), SAID, ids=[change[2] for change, _ in SAID])
def test_what_does_not_fit_together_is_told_in_these_words(
    change: tuple[str, str, str], said: str
) -> None:
    file, dotted, value = change
    problems = edited([{"file": file, "set": {dotted: value}}]).load().problems
    assert said in {f"{problem.message}; {problem.hint}" for problem in problems}


def test_a_link_that_is_defined_below_its_text_is_looked_up_too() -> None:
    change = {"what_it_means": "See [it][1].\n\n[1]: ../nowhere/\n"}
    (problem,) = (
        edited([{"file": "content/principles/ask-first.yaml", "set": change}]).load().problems
    )
    assert problem.code == "link-missing"
    assert problem.message == "no page of this site has the address `../nowhere/`"
