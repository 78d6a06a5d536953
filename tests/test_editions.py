"""No word that is for the trainer alone is in the participants' edition, nor on what they are given.

Every text of the curriculum with a narrow audience is taken apart into sentences, and each is looked
for in the built files.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from pydantic import BaseModel

from generator.editions import Edition
from generator.inspection.sentences import sentences, words
from generator.model.base import Audience
from generator.model.modules import Module
from generator.model.walk import texts
from generator.model.workshops import Depth, Workshop
from generator.pages.guides import exercises
from generator.schedule import segments, workshop_modules
from generator.views import Reader
from tests.curriculum import curriculum, planned, publication
from tests.leaks import found_in, is_text, strings

SIDE_BY_SIDE = {
    # A word of the interface, and the way out that an exercise offers to everybody.
    "if you would rather not play take the observer s sheet for all three rounds",
}
"""Sentences that come about where two texts for everybody stand next to each other."""


def everything() -> Iterator[BaseModel]:
    """What stands in each file of the curriculum, drafts with the rest."""
    return (entry.value for entry in curriculum().entries.values() if not entry.loc)


def sentences_for(*audiences: Audience, of: Iterable[BaseModel] | None = None) -> set[str]:
    """The sentences for some audiences, of the whole curriculum unless told of what."""
    values = everything() if of is None else of
    found = (text for value in values for who, text in texts(value) if who in audiences)
    return {sentence for text in found for sentence in sentences(text)}


@cache
def shared(*narrow: Audience) -> frozenset[str]:
    """Sentences for a narrow audience that also stand in a text for a wider one, or in the interface."""
    wide = set(Audience) - set(narrow)
    public = [text for value in everything() for who, text in texts(value) if who in wide]
    public += strings(publication().words)
    reduced = "\n".join(map(words, public))
    return frozenset(part for part in sentences_for(*narrow) if part in reduced) | SIDE_BY_SIDE


@cache
def secret(*narrow: Audience) -> frozenset[str]:
    """The sentences that are for a narrow audience and for nobody else."""
    return frozenset(sentences_for(*narrow)) - shared(*narrow)


TRAINER = (Audience.TRAINER,)
KEYS = (Audience.TRAINER, Audience.AFTER_ANSWER)


def complain(found: list[str]) -> None:
    if found:
        pytest.fail(f"{len(found)} found:\n" + "\n".join(found[:30]), pytrace=False)


def pages_for(site: Path, reader: Reader, edition: Edition = Edition.FULL) -> list[Path]:
    """The files of the pages that are made for a reader."""
    return [site / plan.uri / "index.html" for plan in planned(edition) if plan.reader is reader]


# The search itself: it finds what is there, however it is written.


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<p>Ask who has the key, and wait.</p>"),
        ("a.html", "<p>ask <em>who</em> has the\n   k<b>e</b>y&#44; and wait</p>"),
        ("a.html", "<p data-note='ask who has the key, and wait'></p>"),
        ("a.html", "<!-- Ask who has the key, and wait. -->"),
        ("a.html", "<template><p>Ask who has the key, and wait.</p></template>"),
        ("a.html", '<b data-words="{&quot;a&quot;:&quot;Ask who has the key, and wait.&quot;}">'),
        ("a.json", '{"a": [{"b": "Ask who has the k\\u0065y, and wait."}]}'),
        ("a.mjs", 'const note = "Ask who has the key, and wait.";'),
        ("licence", "Ask who has the key, and wait."),
    ],
)
def test_a_planted_sentence_is_found(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    (looked_for,) = sentences("Ask *who* has [the key](https://example.org/ 'here'), and wait.")
    assert found_in(filter(is_text, tmp_path.rglob("*")), [looked_for])
    assert not found_in(
        filter(is_text, tmp_path.rglob("*")), ["another sentence that is not there"]
    )


def test_a_planted_sentence_is_found_in_a_compressed_file(tmp_path: Path) -> None:
    packed = tmp_path / "sitemap.xml.gz"
    packed.write_bytes(gzip.compress(b"<loc>Ask who has the key, and wait.</loc>"))
    assert found_in(filter(is_text, [packed]), sentences("Ask who has the key, and wait."))


def test_a_text_is_taken_apart_into_its_sentences() -> None:
    assert sentences(
        "Say “thank you”. Then count to five before you go on!\n\n1. Write it all down on the wall"
    ) == {
        "then count to five before you go on",
        "write it all down on the wall",
    }
    assert sentences("Yes. No. Why is that so? Do go on.") == {"yes no why is that so do go on"}
    assert sentences("the-need-behind-the-request") == set()


def test_there_is_much_to_look_for_and_hardly_any_of_it_stands_elsewhere() -> None:
    for narrow in (TRAINER, KEYS):
        twice = shared(*narrow)
        print(f"for {narrow} and for others, too: {len(twice)}", *sorted(twice), sep="\n  ")
        assert len(secret(*narrow)) > 1000
        assert len(twice) <= 0.04 * len(secret(*narrow))
    assert secret(*KEYS) > secret(*TRAINER)


# The editions.


def test_the_edition_for_participants_holds_nothing_for_trainers(participant_site: Path) -> None:
    complain(found_in(filter(is_text, participant_site.rglob("*")), secret(*TRAINER)))


def test_every_file_of_the_edition_for_participants_was_looked_into(participant_site: Path) -> None:
    pictures = {".woff2", ".png", ".ico"}
    files = {path for path in participant_site.rglob("*") if path.is_file()}
    assert {path for path in files if not is_text(path)} == {
        path for path in files if path.suffix in pictures
    }


def test_the_edition_for_participants_has_no_guide_and_no_run_sheet(participant_site: Path) -> None:
    pages = {
        path.relative_to(participant_site).as_posix() for path in participant_site.rglob("*.html")
    }
    assert not [page for page in pages if "guide" in page]
    full = {plan.uri for plan in planned() if plan.template in {"guide", "lead", "workshop"}}
    assert full
    assert not pages & {f"{uri}index.html" for uri in full}


def test_the_edition_for_participants_has_no_item_for_trainers(participant_site: Path) -> None:
    for plan in planned(Edition.PARTICIPANT):
        assert plan.reader is not Reader.TRAINER
    assert not (participant_site / "workshops/index.html").exists()


def test_what_somebody_learns_from_alone_holds_nothing_for_trainers(full_site: Path) -> None:
    pages = pages_for(full_site, Reader.LEARNER)
    assert len(pages) > len(curriculum().modules)
    complain(found_in(pages, secret(*TRAINER)))


@pytest.mark.parametrize("edition", Edition)
def test_a_handout_holds_no_key_and_nothing_for_trainers(
    request: pytest.FixtureRequest, edition: Edition
) -> None:
    pages = pages_for(request.getfixturevalue(f"{edition}_site"), Reader.HANDOUT, edition)
    assert len(pages) >= len(curriculum().workshops)
    complain(found_in(pages, secret(*KEYS)))
    for page in pages:
        assert "data-correct" not in page.read_text(encoding="utf-8")


def as_run(module: Module, depth: Depth) -> Module:
    """The module as a workshop runs it: without the segments that its depth leaves out.

    The last sentence of the module gives way to the one with which the workshop moves on.
    """
    *before, last = segments(module, depth)
    left = last.model_copy(update={"transition": None})
    return module.model_copy(update={"segments": (*before, left)})


def used_in(workshop: Workshop) -> list[BaseModel]:
    """The workshop with the modules and exercises that it is made of."""
    modules = [as_run(*pair) for pair in workshop_modules(curriculum(), workshop)]
    done = [
        curriculum().get("exercise", part.exercise.id)
        for part in exercises(publication(), workshop)
    ]
    return [workshop, *modules, *done]


def test_a_guide_holds_everything_that_is_for_the_trainer(full_site: Path) -> None:
    for workshop in curriculum().workshops:
        guide = full_site / f"workshops/{workshop.id}/guide/index.html"
        looked_for = sentences_for(*TRAINER, of=used_in(workshop))
        assert len(looked_for) > 200
        complain(sorted(looked_for - set(found_in([guide], looked_for))))


def test_everything_that_is_for_trainers_reaches_them(full_site: Path) -> None:
    shown = [value for value in everything() if publication().shows(value)]
    last = (module.segments[-1].transition for module in curriculum().modules)
    # A workshop leads on from the last part of a module in its own words.
    replaced = {sentence for text in last if text for sentence in sentences(text)}
    looked_for = sentences_for(*TRAINER, of=shown) - replaced
    assert len(looked_for) > 500
    complain(sorted(looked_for - set(found_in(full_site.rglob("*.html"), looked_for))))
