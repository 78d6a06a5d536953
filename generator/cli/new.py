"""`curriculum new`: write a new file, and put it into its order."""

from __future__ import annotations

import re
import sys
import tempfile
import unicodedata
from pathlib import Path

import click

from generator import checks
from generator.cli.common_options import ROOT
from generator.curriculum import Curriculum
from generator.loading import Loaded, load
from generator.problem import Problem, has_errors
from generator.scaffold.insertion import NoPlace
from generator.scaffold.making import Made, Wish, make
from generator.scaffold.starters import Unfilled
from generator.scaffold.things import EXERCISE_TYPES, QUESTION_KINDS, THINGS, Thing
from generator.telling.as_text import headline

NEXT = {
    "exercise": "Name it in a segment of a module (`exercise: {id}`) once it is no draft any more.",
    "quiz": "Add questions with `curriculum new question --in {id}`.",
    "survey": "Name it in a slot of a workshop (`survey: {id}`).",
    "case": "Name it in a segment or an exercise (`case: {id}`).",
    "statistic": "Name it in a segment of a module (`statistics: [{id}]`).",
    "figure": "Choose its drawing; `theme/figures/` holds one file for each.",
    "module": "If it was planned, it stays listed under `planned` until you finish it.",
    "planned-module": "When it is time to write it: `curriculum new module --set code=…`.",
}

AT_ONCE = (
    "It cannot be a draft: it is published together with the file that it stands in, "
    "and so are the words that you have not replaced."
)
CHOICES = f"""
KIND is one of {", ".join(THINGS)}.

The types of an exercise are {", ".join(EXERCISE_TYPES)}.

The kinds of a question are {", ".join(QUESTION_KINDS)}.
"""


@click.command(epilog=CHOICES)
@click.argument("kind", type=click.Choice(list(THINGS)), metavar="KIND")
@ROOT
@click.option("--title", help="The name that readers see.")
@click.option("--id", "id_", help="The name of the file; made from the title unless told.")
@click.option("--type", "type_", help="The type of an exercise, or the kind of a question.")
@click.option("--in", "holder", help="For a question: the id of the quiz that it joins.")
@click.option("--set", "settings", multiple=True, metavar="FIELD=VALUE", help="Fill a field.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be written.")
def new(
    kind: str,
    root: Path,
    title: str | None,
    id_: str | None,
    type_: str | None,
    holder: str | None,
    settings: tuple[str, ...],
    dry_run: bool,
) -> None:
    """Write a new file of a KIND with every field explained, and put it into its order.

    What is not told is asked, if somebody sits at the terminal. The file is a draft: it is not
    published, and what is missing in it is a warning. A question, a term, a source and a planned
    module stand in a file that is there already, and are published with it.
    """
    thing = THINGS[kind]
    loaded = _loaded(root)
    assert loaded.curriculum is not None
    curriculum = loaded.curriculum
    wish = _wish(thing, curriculum, title, id_, type_, holder, _settings(settings))
    made = _made(wish, curriculum, root)
    if dry_run:
        for path, text in {**made.new, **made.changed}.items():
            click.echo(f"--- {path}\n{text}", nl=False)
        return
    _refuse_mistakes(made, loaded, root)
    _write(made, root)
    _say_what_is_next(wish, made)


def _loaded(root: Path) -> Loaded:
    loaded = load(root)
    if loaded.curriculum is None:
        for problem in loaded.problems:
            click.echo(headline(problem), err=True)
        raise click.ClickException("put these right first; then a new file can be fitted in")
    return loaded


def _settings(settings: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    found = [each.partition("=") for each in settings]
    if wrong := [name for name, sign, _ in found if not sign or not name]:
        raise click.UsageError(f"`--set {wrong[0]}`: write it like `--set minutes=20`")
    return tuple((name, value) for name, _, value in found)


def _wish(
    thing: Thing,
    curriculum: Curriculum,
    title: str | None,
    id: str | None,
    type: str | None,
    holder: str | None,
    settings: tuple[tuple[str, str], ...],
) -> Wish:
    """What is wanted, after asking for what is still open."""
    if thing.types:
        type = _choice("type", type, thing.types)
    elif type:
        raise click.UsageError(f"`{thing.name}` has no `--type`")
    if thing.name == "question":
        holder = _choice("in", holder, tuple(quiz.id for quiz in curriculum.quizzes))
        return Wish(thing, id or "", "", type or "", holder, settings)
    if holder:
        raise click.UsageError("`--in` is for questions")
    title = title or _asked("Title", f"New {thing.name.replace('-', ' ')}")
    if thing.name == "planned-module":
        return Wish(thing, "", title, settings=settings)
    id = id or _asked("Id (the name of the file)", id_from(title, thing.name))
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,63}", id):
        raise click.UsageError(
            f"`{id}` cannot be an id: use small letters, digits and hyphens, starting with a letter"
        )
    return Wish(thing, id, title, type or "", "", settings)


def id_from(title: str, otherwise: str) -> str:
    """An id made from a title: `Draw it, both ways` becomes `draw-it-both-ways`."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    return (words if words[:1].isalpha() else f"{otherwise}-{words}".strip("-"))[:64].rstrip("-")


def _choice(option: str, told: str | None, choices: tuple[str, ...]) -> str:
    if told is None and sys.stdin.isatty():
        told = click.prompt(option.capitalize(), type=click.Choice(choices), default=choices[0])
    if told not in choices:
        raise click.UsageError(f"name `--{option}`: one of {', '.join(choices)}")
    return told


def _asked(question: str, default: str) -> str:
    if not sys.stdin.isatty():
        return default
    return str(click.prompt(question, default=default))


def _made(wish: Wish, curriculum: Curriculum, root: Path) -> Made:
    def text_of(path: str) -> str:
        file = root / path
        return file.read_bytes().decode("utf-8-sig") if file.exists() else ""

    try:
        made = make(wish, curriculum, text_of)
    except Unfilled as error:
        raise click.ClickException(
            f"this {wish.thing.name} refers to a thing of the kind `{error}`, and there is none yet; "
            "make that first"
        ) from error
    except (NoPlace, ValueError) as error:
        raise click.ClickException(str(error)) from error
    for path in made.new:
        if (root / path).exists() or (root / path).is_symlink():
            raise click.ClickException(f"`{path}` exists already; choose another `--id`")
    return made


def _refuse_mistakes(made: Made, loaded: Loaded, root: Path) -> None:
    """Try the new texts beside the old ones first; write nothing if they bring an error."""
    with tempfile.TemporaryDirectory() as folder:
        _write(made, Path(folder))
        after = checks.examine(load(root, Path(folder)))
    if not has_errors(after):
        return
    known = {_told(problem) for problem in checks.examine(loaded)}
    added = [each for each in after if has_errors([each]) and _told(each) not in known]
    for problem in added:
        click.echo(headline(problem), err=True)
    if added:
        raise click.ClickException("nothing was written; try other values")


def _told(problem: Problem) -> tuple[str, str, str]:
    """What a problem says, wherever its line has moved."""
    return problem.path, problem.code, problem.message


def _write(made: Made, root: Path) -> None:
    for path, text in {**made.new, **made.changed}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("w", encoding="utf-8", newline="\n") as opened:
            opened.write(text)


def _say_what_is_next(wish: Wish, made: Made) -> None:
    for path in made.new:
        click.echo(f"{path} is new.")
    for path in made.changed:
        verb = "holds" if wish.thing.is_entry else "names"
        click.echo(f"{path} {verb} it now, at the end of its list.")
    click.echo("Next: replace the words that tell you what to write.")
    click.echo("`curriculum check` warns of them (FIT-08) for as long as any is left.")
    if hint := NEXT.get(wish.thing.name):
        click.echo(hint.replace("{id}", wish.id))
    if made.new and not wish.thing.is_entry:
        click.echo("When it is finished, set `status: review`; a draft is not published.")
    else:
        click.echo(AT_ONCE)
