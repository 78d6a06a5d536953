"""`curriculum explain`: the page of a code, in the terminal."""

from __future__ import annotations

import difflib
import re
import textwrap
from collections.abc import Iterator

import click

from generator.handbook import Lesson, lessons
from generator.handbook.entry import Passage

WIDTH = 88
LEVELS = {
    "error": "error: the site is not built until it is put right",
    "warning": "warning: the site is built, and a careful reader would ask about it",
    "report": "report: nothing is wrong; `curriculum stats` tells it",
}


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say why a code of the checks matters, how it is worked out, and show an example.

    Without a CODE, list them all.
    """
    if code is None:
        for each in lessons().values():
            click.echo(f"{each.code:<24} {each.severity:<8} {each.title}")
        return
    click.echo("\n".join(_page(_found(code))))


def _found(code: str) -> Lesson:
    """The page of a code, however it is written: capitals, brackets and a zero do not matter."""
    by_name = {name.lower(): lesson for name, lesson in lessons().items()}
    found = by_name.get(re.sub(r"-(\d)$", r"-0\1", code.lower().strip("[]")))
    if found is None:
        near = difflib.get_close_matches(code.lower(), by_name, n=1, cutoff=0.4)
        more = (
            f"did you mean `{by_name[near[0]].code}`?" if near else "`curriculum explain` lists all"
        )
        raise click.UsageError(f"there is no code `{code}`; {more}")
    return found


def _page(lesson: Lesson) -> Iterator[str]:
    yield click.style(f"{lesson.code}: {lesson.title}", bold=True)
    yield LEVELS[lesson.severity]
    others = [code for code in lesson.seen_as if code != lesson.code]
    if others:
        yield f"a mistake of this sort is told as {', '.join(others)}"
    yield ""
    yield _wrapped(lesson.why)
    yield ""
    yield _wrapped(f"How it is worked out. {lesson.computed}")
    yield from _examples("Wrong", "red", lesson.wrong)
    yield from _examples("Right", "green", lesson.right)
    yield ""
    yield _wrapped(f"Where it comes from. {lesson.basis}")


def _examples(title: str, colour: str, passages: tuple[Passage, ...]) -> Iterator[str]:
    for passage in passages:
        place = f"{passage.place}, in {passage.within}" if passage.at else passage.place
        yield ""
        yield f"{click.style(title, fg=colour, bold=True)} ({place})"
        yield textwrap.indent(passage.text.rstrip("\n"), "    ")


def _wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH, break_on_hyphens=False, break_long_words=False)
