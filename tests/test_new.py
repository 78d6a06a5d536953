"""`curriculum new`: what it writes loads at once, and stands in its order."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import checks, complaints
from generator.assets import theme_folder
from generator.cli import main
from generator.editions import Edition
from generator.formatting import formatted
from generator.loading import load
from generator.model import KINDS, kind_of
from generator.model.exercise_types import Exercise
from generator.model.question_kinds import Question
from generator.pages import plans
from generator.pages.publication import Publication
from generator.pages.render import words
from generator.problem import Problem, has_errors
from generator.scaffold.things import EXERCISE_TYPES, QUESTION_KINDS, THINGS
from generator.source import parse, read
from tests.curriculum import PROJECT
from tests.projects import change, digest

QUIZ = ("--in", "cf01-check")
WISHES = {name: ("new", name) for name in THINGS if name not in {"exercise", "question"}}
WISHES |= {f"exercise {name}": ("new", "exercise", "--type", name) for name in EXERCISE_TYPES}
WISHES |= {
    f"question {name}": ("new", "question", "--type", name, *QUIZ) for name in QUESTION_KINDS
}


def curriculum(root: Path, *arguments: str, **more: str) -> Result:
    command, *rest = arguments
    return CliRunner().invoke(main, [command, *rest, "--root", str(root)], **more)


def problems(root: Path) -> tuple[Problem, ...]:
    return checks.examine(load(root))


def changes(root: Path, before: dict[str, str]) -> set[str]:
    after = digest(root)
    return {name for name in {*before, *after} if before.get(name) != after.get(name)}


def test_everything_that_the_model_knows_can_be_made() -> None:
    made = {thing.kind.folder for thing in THINGS.values()}
    assert made == {kind.folder for kind in KINDS}
    for types, union, tag in (
        (EXERCISE_TYPES, Exercise, "type"),
        (QUESTION_KINDS, Question, "kind"),
    ):
        members = union.__origin__.__args__
        assert set(types) == {each.model_fields[tag].annotation.__args__[0] for each in members}


@pytest.mark.parametrize("wish", WISHES.values(), ids=WISHES)
def test_what_is_made_has_no_errors_and_pages_can_be_planned(
    tiny: Path, wish: tuple[str, ...]
) -> None:
    before = digest(tiny)
    done = curriculum(tiny, *wish)
    assert done.exit_code == 0, done.output
    touched = changes(tiny, before)
    assert touched
    for name in touched:
        assert re.search(
            rf"^{re.escape(name)} (is new|names it now|holds it now)", done.stdout, re.M
        )
    loaded = load(tiny)
    assert loaded.curriculum is not None, loaded.problems
    assert not has_errors(checks.examine(loaded)), [*map(str, checks.examine(loaded))]
    assert list(plans(Publication(loaded.curriculum, words(theme_folder()), Edition.FULL)))


@pytest.mark.parametrize("wish", WISHES.values(), ids=WISHES)
def test_the_words_of_a_new_thing_are_told_as_long_as_they_stand(
    tiny: Path, wish: tuple[str, ...]
) -> None:
    before = digest(tiny)
    assert "FIT-08" not in {problem.code for problem in problems(tiny)}
    done = curriculum(tiny, *wish)
    told = {problem.path for problem in problems(tiny) if problem.code == "FIT-08"}
    made = changes(tiny, before) - set(before)
    assert told
    # What joins a file is told there; of what comes with files of its own, each is told.
    assert told == (made or changes(tiny, before))
    assert "warns of them (FIT-08) for as long as any is left" in done.stdout
    drafts = [name for name in made if "status: draft" in (tiny / name).read_text(encoding="utf-8")]
    assert ("a draft is not published" in done.stdout) == bool(drafts)
    assert ("published together with the file" in done.stdout) == (not drafts)


@pytest.mark.parametrize("wish", WISHES.values(), ids=WISHES)
def test_what_is_made_is_laid_out_as_it_should_be(tiny: Path, wish: tuple[str, ...]) -> None:
    before = digest(tiny)
    curriculum(tiny, *wish)
    for name in changes(tiny, before) - set(before):
        text = (tiny / name).read_text(encoding="utf-8")
        assert formatted(text, name) == (text, ())


@pytest.mark.parametrize("wish", WISHES.values(), ids=WISHES)
def test_a_file_that_is_added_to_keeps_every_line_it_had(tiny: Path, wish: tuple[str, ...]) -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in tiny.rglob("*.yaml")}
    curriculum(tiny, *wish)
    for path, old in texts.items():
        new = path.read_text(encoding="utf-8").splitlines()
        if new != old.splitlines():
            kept = iter(new)
            start = [line.split("]")[0] for line in old.splitlines()]
            assert all(any(line.startswith(part) for line in kept) for part in start)


def uncommented(text: str) -> list[str]:
    """The file with one of its optional fields in use, for each of them."""
    lines = text.splitlines()
    field = re.compile(r"^(\s*)# ([a-z_]+: .*)$")
    offers = [number for number, line in enumerate(lines) if is_offer(lines, number, field)]
    return [
        "\n".join(
            field.sub(r"\1\2", line) if number == offer else line
            for number, line in enumerate(lines)
        )
        for offer in offers
    ]


def valid(text: str, name: str) -> list[str]:
    """What the model finds wrong with the text of a file."""
    document, found = parse(text, name)
    kind = kind_of(name)
    if document is not None and kind is not None:
        result = complaints.validate(kind, document, {"id": Path(name).stem, **dict(kind.fixed)})
        found = result if isinstance(result, tuple) else ()
    return [*map(str, found)]


def is_offer(lines: list[str], number: int, field: re.Pattern[str]) -> bool:
    """Whether a comment is a field that may be used: an explanation stands right above it."""
    above = number - 1
    while above >= 0 and lines[above].strip().startswith("#") and "Optional." not in lines[above]:
        above -= 1
    return bool(field.match(lines[number])) and above >= 0 and "# Optional." in lines[above]


@pytest.mark.parametrize(
    "wish", [wish for wish in WISHES if wish.split()[0] not in {"question", "term", "source"}]
)
def test_each_optional_field_can_be_used_by_removing_its_sign(tiny: Path, wish: str) -> None:
    before = digest(tiny)
    curriculum(tiny, *WISHES[wish])
    for name in sorted(changes(tiny, before) - set(before)):
        path = tiny / name
        offers = uncommented(path.read_text(encoding="utf-8"))
        assert len(offers) > 8
        for text in offers:
            assert valid(text, name) == []


def test_a_module_comes_with_its_quiz_and_is_offered_last(tiny: Path) -> None:
    done = curriculum(tiny, "new", "module", "--title", "Mend it once", "--set", "code=CF07")
    assert done.exit_code == 0, done.output
    loaded = load(tiny).curriculum
    assert loaded is not None
    assert [module.id for module in loaded.modules][-1] == "mend-it-once"
    assert loaded.modules[-1].quiz == "cf07-check"
    assert {question.objective for question in loaded.get("quiz", "cf07-check").questions} == {
        "CF07-O1",
        "CF07-O2",
    }


def test_a_module_in_preparation_stays_so_while_it_is_a_draft(tiny: Path) -> None:
    article = "content/articles/bench.yaml"
    change(tiny, "modules: [CF01]", "modules: [CF02]", article)
    done = curriculum(tiny, "new", "module", "--id", "together", "--set", "code=CF02")
    assert done.exit_code == 0, done.output
    loaded = load(tiny)
    assert loaded.curriculum is not None, loaded.problems
    assert loaded.curriculum.get("module", "together").promise.startswith("Share the bench")
    assert loaded.curriculum.planned("CF02") is not None
    assert not has_errors(checks.examine(loaded))
    change(tiny, "status: draft", "status: review", "content/modules/together.yaml")
    change(tiny, "status: draft", "status: review", "content/quizzes/cf02-check.yaml")
    (problem,) = (each for each in load(tiny).problems if each.code == "id-taken")
    assert problem.path == "curriculum.yaml"
    assert problem.hint == "remove it here once the module is written"


def test_a_field_can_be_filled_at_once(tiny: Path) -> None:
    settings = ("minutes=20", "group.max=12", "objectives=[CF01-O1, CF01-O2]", "purpose=Why: so.")
    options = [part for each in settings for part in ("--set", each)]
    arguments = ("new", "exercise", "--type", "discussion", "--title", "Say: it", *options)
    done = curriculum(tiny, *arguments)
    assert done.exit_code == 0, done.output
    document, _ = read(tiny / "content/exercises/say-it.yaml", "x")
    assert document is not None
    assert document.data["title"] == "Say: it"
    assert document.data["minutes"] == "20"
    assert document.data["group"] == {"min": "4", "max": "12", "size": "4"}
    assert document.data["objectives"] == ["CF01-O1", "CF01-O2"]
    assert document.data["purpose"] == "Why: so."


def test_the_next_free_codes_are_taken(tiny: Path) -> None:
    for title in ("One", "Two"):
        curriculum(tiny, "new", "exercise", "--type", "data", "--title", title)
    loaded = load(tiny).curriculum
    assert loaded is not None
    assert [loaded.get("exercise", id).code for id in ("one", "two")] == ["EX-10", "EX-11"]


def test_nothing_is_written_on_a_dry_run(tiny: Path) -> None:
    before = digest(tiny)
    done = curriculum(tiny, "new", "survey", "--title", "Pulse", "--dry-run")
    assert done.exit_code == 0
    assert done.stdout.startswith("--- content/surveys/pulse.yaml\n")
    assert digest(tiny) == before


MISUSES = {
    "a file that exists": (("new", "case", "--id", "third-return"), 1, "exists already"),
    "a value that is wrong": (("new", "survey", "--set", "form=twice"), 1, "`once`"),
    "a field that is unknown": (("new", "survey", "--set", "wrong=1"), 1, "no field `wrong`"),
    "a reference to nothing": (("new", "path", "--set", "stages=[{title: A, modules: [nix]}]"), 1,
                               "`nix` is not the id of any module"),
    "no type": (("new", "exercise"), 2, "name `--type`: one of discussion,"),
    "a type for nothing": (("new", "case", "--type", "data"), 2, "`case` has no `--type`"),
    "a quiz for no question": (("new", "case", "--in", "cf01-check"), 2, "`--in` is for questions"),
    "a field inside a text": (("new", "survey", "--set", "purpose.min=1"), 1,
                              "`purpose` has no fields of its own"),
    "an id with a path": (("new", "case", "--id", "../../x"), 2, "cannot be an id"),
    "a quiz that is none": (("new", "question", "--type", "single", "--in", "x"), 2, "`--in`"),
    "a setting without a value": (("new", "case", "--set", "title"), 2, "write it like"),
    "an unknown kind": (("new", "poem"), 2, "poem"),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "code", "said"), MISUSES.values(), ids=MISUSES)
def test_a_mistake_of_the_caller_is_told_and_writes_nothing(
    tiny: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    before = digest(tiny)
    done = curriculum(tiny, *arguments)
    assert done.exit_code == code, done.output
    assert said in done.stderr
    assert digest(tiny) == before


def test_a_curriculum_with_errors_is_mended_first(tiny: Path) -> None:
    (tiny / "curriculum.yaml").write_text("title: [", encoding="utf-8")
    done = curriculum(tiny, "new", "case")
    assert done.exit_code == 1
    assert "put these right first" in done.stderr


def test_an_empty_list_and_a_missing_one_are_filled(tiny: Path) -> None:
    offer = tiny / "curriculum.yaml"
    text = offer.read_text(encoding="utf-8")
    offer.write_text(text.replace("paths: [first-steps]", "paths: []"), encoding="utf-8")
    assert curriculum(tiny, "new", "path", "--id", "one").exit_code == 0
    assert "paths: [one]\n" in offer.read_text(encoding="utf-8")
    assert curriculum(tiny, "new", "article", "--id", "two").exit_code == 0
    document, _ = parse(offer.read_text(encoding="utf-8"), "curriculum.yaml")
    assert document is not None
    assert document.data["articles"] == ["two"]


def test_a_field_of_a_group_that_was_not_there_is_filled_at_once(tiny: Path) -> None:
    pages = ("--set", "locator.pages=12", "--set", "locator.chapter=2")
    done = curriculum(tiny, "new", "exercise", "--type", "data", "--dry-run", *pages)
    assert done.exit_code == 0, done.output
    assert "\nlocator:\n  pages: 12\n  chapter: 2\n" in done.stdout


def test_what_builds_on_something_that_is_not_there_yet_says_what_to_make_first(
    tiny: Path,
) -> None:
    (tiny / "content/cases/third-return.yaml").unlink()
    (tiny / "content/exercises/why-it-came-back.yaml").unlink()
    segment = "    exercise: why-it-came-back\n    case: third-return\n"
    change(tiny, segment, "    exercise: four-benches\n")
    change(tiny, "case: third-return\n", "", "content/principles/ask-first.yaml")
    before = digest(tiny)
    done = curriculum(tiny, "new", "exercise", "--type", "case")
    assert done.exit_code == 1, done.output
    assert (
        "this exercise refers to a thing of the kind `case`, and there is none yet" in done.stderr
    )
    assert "make that first" in done.stderr
    assert digest(tiny) == before


def test_entries_between_brackets_are_not_torn_apart(tiny: Path) -> None:
    glossary = tiny / "content/glossary.yaml"
    text = "terms: [{id: bell, term: bell, definition: It rings., example: Ring it.}]\n"
    glossary.write_text(text, encoding="utf-8")
    done = curriculum(tiny, "new", "term", "--title", "Horn")
    assert done.exit_code == 1
    assert "line 1: write the list with a line for each entry" in done.stderr
    assert glossary.read_text(encoding="utf-8") == text


def test_an_empty_list_between_brackets_gets_lines_of_its_own(tiny: Path) -> None:
    offer = tiny / "curriculum.yaml"
    text = offer.read_text(encoding="utf-8")
    start, end = text.index("planned:"), text.index("workshops:")
    rest = text[:start] + "planned: []  # soon\n" + text[end:]
    offer.write_text(rest, encoding="utf-8")
    change(tiny, "modules: [CF02]", "modules: [CF01]", "content/articles/bench.yaml")
    done = curriculum(tiny, "new", "planned-module", "--title", "Mend it twice")
    assert done.exit_code == 0, done.output
    new = offer.read_text(encoding="utf-8")
    assert re.search(r"^planned: +# soon\n  # .*\n  - code: CF02\n", new, re.M)
    assert load(tiny).problems == ()
    assert [line for line in rest.splitlines() if line not in new] == ["planned: []  # soon"]


def test_a_new_entry_stands_right_below_the_last_one_and_blank_lines_stay_behind(
    tiny: Path,
) -> None:
    glossary = tiny / "content/glossary.yaml"
    text = "terms:\n  - id: bell\n    term: bell\n    definition: It rings.\n    example: |\n      Ring it.\n\n\n"
    glossary.write_text(text, encoding="utf-8")
    done = curriculum(tiny, "new", "term", "--title", "Horn")
    assert done.exit_code == 0, done.output
    new = glossary.read_text(encoding="utf-8")
    assert new.startswith(text.rstrip() + "\n  # ")
    assert "\n  - id: horn\n" in new
    assert new.endswith("\n\n\n")


def test_at_a_terminal_it_asks() -> None:
    pty = pytest.importorskip("pty")
    import os

    root = PROJECT / "tests/cases/tiny"
    command = [sys.executable, "-m", "generator", "new", "exercise", "--dry-run", "--root", root]
    own, other = pty.openpty()
    with subprocess.Popen(
        command, stdin=other, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=PROJECT
    ) as process:
        os.write(own, b"data\nCount them\n\n")
        output, _ = process.communicate(timeout=60)
    assert process.returncode == 0, output
    assert b"--- content/exercises/count-them.yaml" in output
    assert b"type: data" in output
