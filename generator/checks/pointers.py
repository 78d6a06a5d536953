"""The rule about where an answer leads: an explanation names the section that teaches it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.reading import normal
from generator.checks.rule import Finding, warning
from generator.curriculum import Curriculum
from generator.model.base import Item
from generator.model.modules import Module, SegmentKind
from generator.model.questions import ChoiceQuestion, QuestionBase
from generator.model.walk import Loc

NAMED = ("exercise", "case", "figure", "idea", "module", "statistic")
"""What has a page of its own, or a section with its title."""
SENTENCE = re.compile(r"\b[Ss]ee\b(.*?)(?=[.;!?](?:\s|$)|$)", re.DOTALL)
IN_QUOTES = re.compile(r"\"([^\"]+)\"|“([^”]+)”")


@warning("QST-21")
def explanations_lead_to_a_section(curriculum: Curriculum) -> Iterator[Finding]:
    """Whoever got it wrong wants to read that part again, and should not have to search for it.

    Computed: the explanation of a question says where the answer is taught: by the title of a section of
    its module, or of an exercise, a case, a figure or an idea. What it (or the feedback of an option) puts in
    quotation marks after "see" is such a title.
    Basis: formative feedback is verification plus elaboration.
    """
    titles = _Titles.of(curriculum)
    for question in curriculum.all("question"):
        for loc, text in _feedback(question):
            for name in _named(text):
                if normal(name) not in titles.everywhere:
                    message = f"no section is called `{name}`"
                    yield Finding("question", question.id, loc, message, titles.near(name))
        module = _module(curriculum, question)
        if not titles.led_to_by(question.explanation, module):
            message = "this explanation does not say where the answer is taught"
            hint = f'name the section, such as `See "{titles.first_of[module]}"`'
            yield Finding("question", question.id, ("explanation",), message, hint)


def _module(curriculum: Curriculum, question: QuestionBase) -> str:
    """The module whose objective a question checks."""
    return curriculum.entries[("objective", question.objective)].owner[1]


def _feedback(question: QuestionBase) -> Iterator[tuple[Loc, str]]:
    yield ("explanation",), question.explanation
    if isinstance(question, ChoiceQuestion):
        for index, option in enumerate(question.options):
            yield ("options", index, "feedback"), option.feedback


def _named(text: str) -> Iterator[str]:
    """What a text puts in quotation marks after "see", up to the end of the sentence."""
    if "ee" not in text:
        return
    for sentence in SENTENCE.finditer(text):
        for found in IN_QUOTES.finditer(sentence[1]):
            yield found[1] or found[2]


@dataclass(frozen=True)
class _Titles:
    """The titles that an explanation may name."""

    everywhere: dict[str, str]
    """Every title as it is written, by its words alone."""
    of_modules: dict[str, tuple[str, ...]]
    """For each module, its own titles by their words, between spaces."""
    first_of: dict[str, str]
    """For each module, the title of a section that teaches something."""

    @classmethod
    def of(cls, curriculum: Curriculum) -> _Titles:
        """The titles of a curriculum."""
        named = [item.title for kind in NAMED for item in curriculum.all(kind)]
        own = {module.id: tuple(_own(curriculum, module)) for module in curriculum.all("module")}
        titles = [*named, *(title for found in own.values() for title in found)]
        spaced = {id: tuple(f" {normal(title)} " for title in own[id]) for id in own}
        first = {module.id: _teaching(module) for module in curriculum.all("module")}
        return cls({normal(title): title for title in titles}, spaced, first)

    def led_to_by(self, text: str, module: str) -> bool:
        """Whether a text names a section of a module, or quotes any title."""
        quoted = (found[1] or found[2] for found in IN_QUOTES.finditer(text))
        if any(normal(name) in self.everywhere for name in quoted):
            return True
        said = f" {normal(text)} "
        return any(title in said for title in self.of_modules[module])

    def near(self, name: str) -> str:
        """What to do about a title that there is not."""
        found = difflib.get_close_matches(normal(name), self.everywhere, n=1, cutoff=0.6)
        if found:
            return f"did you mean `{self.everywhere[found[0]]}`?"
        return "write the title of a section as it stands there"


def _teaching(module: Module) -> str:
    """The title of the first section with something to learn; of the first section if there is none."""
    kinds = (SegmentKind.INPUT, SegmentKind.EXAMPLE)
    found = (segment.title for segment in module.segments if segment.kind in kinds)
    return next(found, module.segments[0].title)


def _own(curriculum: Curriculum, module: Module) -> Iterator[str]:
    """The titles that stand on the page of a module, or one step from it."""
    yield module.title
    for segment in module.segments:
        yield segment.title
        for kind in ("exercise", "case", "figure"):
            if id := getattr(segment, kind):
                item: Item = curriculum.get(kind, id)
                yield item.title
    for kind, ids in (("idea", module.ideas), ("figure", module.figures)):
        yield from (curriculum.get(kind, id).title for id in ids)
