"""Rules about what lies on the tables: handouts that go with the guide and leave room to write."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from generator import schedule
from generator.inspection.finished import FinishedPage, FinishedSite, text
from generator.inspection.rule import Finding, Scope, error, warning
from generator.model.exercises import Sheet

Numbers = dict[str, str]
"""What is numbered, and its number."""
LEAST_LINES = 2
SPACES = ".writing-space:not(.writing-space--word)"


@error("HND-02", Scope.SITE)
def handout_and_guide_count_alike(site: FinishedSite) -> Iterator[Finding]:
    """When the trainer says "card seven" or "question four", everybody must look at the same one.

    Computed: each exercise, each card of a deck and each question in a handout has the number
    that it has in the guide of the same workshop.
    Basis: house rule.
    """
    guides = {page.source: page for page in site.made_with("guide")}
    for page in site.made_with("handout"):
        if guide := guides.get(page.source):
            in_guide, in_handout = _in_guide(guide), _in_handout(page)
            for what, number in in_handout.items():
                if (other := in_guide.get(what, "no number")) != number:
                    message = f"{page.name} has {number} and the guide has {other} for {what}"
                    hint = "number both from the same list, before anything is left out"
                    yield Finding(page.path, message, hint)


def _in_handout(page: FinishedPage) -> Numbers:
    found = _exercises(page, ".handout__exercise")
    for row in page.find(".card-record tbody th"):
        found |= _card(row, row.css_first(".cards-key__number"))
    for quiz in page.find("curriculum-quiz[data-key]"):
        for question in quiz.css(".question[id]"):
            number = question.css_first(".question__number")
            if number is not None:
                found[_name(question.id, quiz.attributes["data-key"])] = _first_number(text(number))
    return found


def _in_guide(page: FinishedPage) -> Numbers:
    found = _exercises(page, ".guide__exercise")
    for row in page.find(".cards-key tbody th"):
        found |= _card(row, row.css_first(".cards-key__number"))
    for quiz in page.find(".quiz-key[aria-labelledby]"):
        for question in quiz.css(".quiz-key__question[data-question]"):
            number = question.css_first(".quiz-key__number")
            if number is not None:
                name = _name(
                    question.attributes["data-question"], quiz.attributes["aria-labelledby"]
                )
                found[name] = text(number)
    return found


def _name(question: str | None, quiz: str | None) -> str:
    """A question in one quiz: a round of recall may ask it again, under another number."""
    return f"question {question} of `{quiz}`"


def _exercises(page: FinishedPage, selector: str) -> Numbers:
    """The code of each exercise by its title."""
    found = {}
    for part in page.find(selector):
        code, title = part.css_first(".eyebrow"), part.css_first("h3")
        if code is not None and title is not None:
            found[f"the exercise `{text(title)}`"] = text(code).split(" ")[0]
    return found


def _card(row: LexborNode, number: LexborNode | None) -> Numbers:
    if number is None:
        return {}
    digits = text(number)
    return {f"the card `{text(row).removeprefix(digits).strip()}`": digits}


def _first_number(said: str) -> str:
    return next((word for word in said.split() if word.isdigit()), "")


@warning("HND-03", Scope.CURRICULUM)
def there_is_room_to_write(site: FinishedSite) -> Iterator[Finding]:
    """On one line people write a word; a thought needs two.

    Computed: in a handout, each place to write has two ruled lines or more, unless the file says `lines: 1`
    or the theme marks the place as one for a name or a date; and each field of each sheet has its
    place.
    Basis: house rule.
    """
    for page in site.made_with("handout"):
        asked = dict(_asked(site, page))
        spaces = [(_label(space), _lines(space)) for space in page.find(SPACES)]
        for label, lines in spaces:
            least = min(LEAST_LINES, asked.get(label, LEAST_LINES))
            if lines < least:
                message = (
                    f"{page.name} leaves {lines or 'no'} line{'s' * (lines != 1)} for `{label}`"
                )
                hint = f"print {least} or more, or say that a name or a date goes there"
                yield Finding(page.path, message, hint)
        for label in asked.keys() - {label for label, _ in spaces}:
            message = f"{page.name} has no place to write for `{label}`"
            hint = "print the sheet with the component `writing-space`"
            yield Finding(page.path, message, hint)


def _asked(site: FinishedSite, page: FinishedPage) -> Iterator[tuple[str, int]]:
    """The fields that the handout must hold, with the fewest lines that the files give them."""
    workshop = site.workshop_of(page)
    for module, depth in schedule.workshop_modules(site.curriculum, workshop):
        for exercise in schedule.exercises_of(site.curriculum, module, depth):
            yield from _fields(exercise.output)
    for day in workshop.days:
        for slot in day.slots:
            if slot.sheet:
                yield from _fields(slot.sheet)


def _fields(sheet: Sheet) -> Iterator[tuple[str, int]]:
    for field in sheet.fields:
        yield plain(field.label), field.lines


def plain(label: str) -> str:
    """A label as it is compared: quotation marks change on their way to the page."""
    return label.translate(str.maketrans("“”‘’", "\"\"''"))


def _label(space: LexborNode) -> str:
    """The words above a place to write, without the hint below them."""
    label = space.css_first(".writing-space__label")
    if label is None:
        return ""
    hint = label.css_first(".sheet__hint")
    whole = text(label)
    return plain(whole.removesuffix(text(hint)).strip() if hint is not None else whole)


def _lines(space: LexborNode) -> int:
    return len(space.css(".writing-space__line"))
