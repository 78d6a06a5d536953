"""What a change means for trainers and participants: told completely, and told of nothing else."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from markdown_it import MarkdownIt

from generator import cli
from generator.assets import theme_folder
from generator.impact import compare
from generator.impact.changes import Audience, Fate, Impact, PageChange, Reason, SetAside, Shift
from generator.impact.pages import page_changes, sites
from generator.impact.phrases import PHRASES, say
from generator.impact.rendering import as_json, as_markdown, as_text, escaped
from generator.impact.sides import read_files, sides
from tests.edits import TINY, edited

MODULE = "content/modules/ask-before-you-mend.yaml"
QUIZ = "content/quizzes/cf01-check.yaml"
BENCHES = "content/exercises/four-benches.yaml"
CARDS = "content/exercises/needed-or-not.yaml"
STATISTIC = "content/statistics/waiting-riders.yaml"
WORKSHOP = "content/workshops/bench-morning.yaml"
LIST = list[Any]
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "![picture](https://example.org/x.png)",
    "[click](javascript:alert(1))",
    "[click][here]",
    "https://example.org/login",
    "www.example.org",
    "`code` **bold** _it_ ~~gone~~",
    "# heading",
    "1. first",
    "- item",
    "+ item",
    "> quoted",
    "| a | b |",
    "&lt;b&gt; &amp; &#60;",
    "@somebody",
    "a\n\n# b\n---\n",
    "\\<b>",
    "$$x$$",
    "***",
)


def write(folder: Path, texts: dict[str, str]) -> Path:
    """A curriculum in a folder."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def edit(name: str, **fields: Any) -> dict[str, Any]:
    """An edit; two underscores stand for a dot."""
    return {"file": name, "set": {key.replace("__", "."): value for key, value in fields.items()}}


def put(name: str, values: dict[str, Any]) -> dict[str, Any]:
    return {"file": name, "set": values}


def impact(tmp_path: Path, *edits: dict[str, Any], gone: tuple[str, ...] = ()) -> Impact:
    """What the edits change in the tiny curriculum, pages apart."""
    texts = edited(edits).texts
    after = write(tmp_path / "new", {name: texts[name] for name in texts if name not in gone})
    return compare(*sides(read_files(TINY), read_files(after)), pages=())


def diff(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.main, ["diff", *map(str, arguments)])


def test_no_change_is_said_in_every_format() -> None:
    assert say("nothing") in diff(TINY, TINY).stdout
    assert say("nothing") in diff("--format", "markdown", TINY, TINY).stdout
    told = json.loads(diff("--format", "json", TINY, TINY).stdout)
    assert told["pages"] == told["workshops"] == told["set_aside"] == []


def test_notes_of_editors_change_nothing_for_readers(tmp_path: Path) -> None:
    edits = [edit(BENCHES, version="7", updated="2026-11-01", tags=["poster"])]
    assert impact(tmp_path, *edits).is_nothing


def test_minutes_are_told_before_and_after_with_what_overruns(tmp_path: Path) -> None:
    found = impact(tmp_path, put(MODULE, {"segments.1.minutes": "9"}))
    (workshop,), (module,) = found.workshops, found.modules
    assert (workshop.minutes, workshop.taught) == (Shift(144, 148), Shift(134, 138))
    assert [(over.minutes, over.room) for over in workshop.overruns] == [(148, 144)]
    assert (module.full, module.compact) == (Shift(124, 128), Shift(21, 25))
    assert not module.alone.is_one
    (segment,) = module.segments
    assert (segment.name, segment.fate, segment.minutes) == (
        "Two questions",
        Fate.CHANGED,
        Shift(5, 9),
    )
    assert not found.questions
    assert not found.exercises


def test_an_exercise_that_outgrows_its_segment_is_told(tmp_path: Path) -> None:
    steps = {"minutes": "17", "steps.1.minutes": "14"}
    found = impact(tmp_path, put(BENCHES, steps), put(MODULE, {"promise": "I ask first."}))
    (over,) = found.modules[0].overruns
    assert (over.name, over.minutes, over.room) == ("Four benches", 17, 15)
    assert found.exercises[0].minutes == Shift(15, 17)
    assert found.exercises[0].steps[0].minutes == Shift(12, 14)


def test_objectives_that_a_workshop_gains_and_loses_are_told(tmp_path: Path) -> None:
    compact = put(WORKSHOP, {"days.0.slots.1.depth": "compact"})
    found = impact(tmp_path, compact)
    assert [lost.id for lost in found.workshops[0].lost] == ["CF01-O2", "CF01-O3"]
    assert found.workshops[0].gained == ()
    back = compare(*reversed(sides(read_files(TINY), read_files(tmp_path / "new"))), pages=())
    assert [gained.id for gained in back.workshops[0].gained] == ["CF01-O2", "CF01-O3"]


def test_an_objective_that_reads_otherwise_is_told_in_both_wordings(tmp_path: Path) -> None:
    found = impact(
        tmp_path, put(MODULE, {"objectives.2.criterion": "Two colleagues start from it"})
    )
    (reworded,) = found.workshops[0].reworded
    assert reworded.id == "CF01-O3"
    assert reworded.before.endswith("A colleague can start from it")
    assert reworded.after.endswith("Two colleagues start from it")
    assert found.modules[0].objectives == (reworded,)
    text = as_text(found)
    assert f"Before: {reworded.before}" in text
    assert f"Now: {reworded.after}" in text


def test_what_to_prepare_is_counted_for_the_ideal_number_of_people(tmp_path: Path) -> None:
    pens = put(CARDS, {"materials.0.quantity": "2", "materials.1.item": "pack of photos"})
    (workshop,) = impact(tmp_path, pens).workshops
    supplies = {(each.item, each.fate): each.total for each in workshop.supplies}
    assert supplies == {
        ("pen", Fate.CHANGED): Shift(12, 24),
        ("pack of photos", Fate.ADDED): Shift(None, 4),
        ("deck of cards", Fate.REMOVED): Shift(4, None),
    }


# For each kind of question an edit that makes another answer right, and one that does not.
KEYS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "single": (
        {"questions.0.options.0.correct": "false", "questions.0.options.1.correct": "true"},
        {"questions.0.options.0.text": "When does your shift begin?"},
    ),
    "multi": (
        {"questions.1.options.2.correct": "false"},
        {"questions.1.options.1.text": "A bell polished to shine"},
    ),
    "alternate": (
        {"questions.2.options.0.text": "A new part", "questions.2.options.1.text": "A question"},
        {"questions.2.options.0.id": "c"},
    ),
    "true-false": (
        {"questions.3.correct": "false"},
        {"questions.3.statement": "A ticket says it."},
    ),
    "matching": (
        {"questions.4.pairs.0.response": "colour"},
        {"questions.4.pairs.0.feedback": "Another feedback."},
    ),
    "ordering": (
        {"questions.5.order.0": "mend", "questions.5.order.1": "ask"},
        {"questions.5.items.0.id": "mend", "questions.5.stem": "In which order?"},
    ),
    "categorise": (
        {"questions.6.items.0.category": "no-pile"},
        {"questions.6.items.0.rationale": "Another rationale."},
    ),
    "numeric": ({"questions.7.answer": "51"}, {"questions.7.working": "Another working."}),
    "short-text": ({"questions.8.accept.0": "look"}, {"questions.8.near.0.text": "listen"}),
    "cloze": ({"questions.9.gaps.0.accept.0": "for"}, {"questions.9.bank": ["for", "when"]}),
    "dialogue": (
        {"questions.10.nodes.0.choices.1.quality": "fair"},
        {"questions.10.nodes.0.says": "It makes a sound."},
    ),
}


@pytest.mark.parametrize(("right", "other"), KEYS.values(), ids=KEYS)
def test_a_question_says_whether_another_answer_is_right_now(
    tmp_path: Path, right: dict[str, Any], other: dict[str, Any]
) -> None:
    (changed,) = impact(tmp_path / "right", put(QUIZ, right)).questions
    assert changed.key is not None
    assert changed.key.before != changed.key.after or changed.key.before == ""
    (reworded,) = impact(tmp_path / "other", put(QUIZ, other)).questions
    assert (reworded.key, reworded.fate) == (None, Fate.CHANGED)


def test_options_that_change_places_change_no_key(tmp_path: Path) -> None:
    options = edited().load().curriculum.get("question", "Q-CF01-01").options  # type: ignore[union-attr]
    turned = [options[1], options[2], options[0]]
    values = {}
    for place, (option, letter) in enumerate(zip(turned, "abc", strict=True)):
        own = {"id": letter, "text": option.text, "feedback": option.feedback}
        own |= {"correct": "true"} if option.correct else {"misconception": option.misconception}
        values[f"questions.0.options.{place}"] = own
    (changed,) = impact(tmp_path, put(QUIZ, values)).questions
    assert changed.key is None


def test_questions_are_added_removed_and_renamed(tmp_path: Path) -> None:
    quiz = edited().texts[QUIZ]
    renamed = quiz.replace("Q-CF01-12", "Q-CF01-21")
    found = impact(tmp_path / "renamed", {"file": QUIZ, "text": renamed})
    assert not found.questions
    assert [(each.before, each.after, each.needs_alias) for each in found.renamed] == [
        ("Q-CF01-12", "Q-CF01-21", False)
    ]
    other = renamed.replace("Which question will stand", "What else will stand")
    found = impact(tmp_path / "other", {"file": QUIZ, "text": other})
    assert {(each.id, each.fate) for each in found.questions} == {
        ("Q-CF01-21", Fate.ADDED),
        ("Q-CF01-12", Fate.REMOVED),
    }


@pytest.mark.parametrize("alias", [True, False])
def test_a_renamed_file_is_one_thing_and_its_missing_alias_is_told(
    tmp_path: Path, alias: bool
) -> None:
    other = "content/cases/third-time.yaml"
    texts = edited().texts
    case = texts["content/cases/third-return.yaml"] + ("aliases: [third-return]\n" if alias else "")
    edits = [{"file": other, "text": case}]
    edits += [
        {"file": name, "text": text.replace("case: third-return", "case: third-time")}
        for name, text in texts.items()
        if "case: third-return" in text
    ]
    found = impact(tmp_path, *edits, gone=("content/cases/third-return.yaml",))
    (renaming,) = found.renamed
    assert (renaming.kind, renaming.before, renaming.after) == (
        "case",
        "third-return",
        "third-time",
    )
    assert renaming.needs_alias is not alias
    assert not [thing for thing in found.others if thing.kind == "case"]
    assert ("aliases: [third-return]" in as_text(found)) is not alias


def test_the_evidence_of_a_statistic_is_told(tmp_path: Path) -> None:
    (changed,) = impact(tmp_path, edit(STATISTIC, evidence="unverified", value="8")).statistics
    assert (changed.evidence.before, changed.evidence.after) == ("illustrative", "unverified")
    assert (changed.number.before, changed.number.after) == ("7 percent", "8 percent")
    assert not changed.fields


def test_steps_and_materials_of_an_exercise_are_told(tmp_path: Path) -> None:
    steps = {
        "steps.0.text": "Wait at your first bench.",
        "steps.2": {"minutes": "1", "who": "plenary", "text": "Sit down."},
    }
    (changed,) = impact(tmp_path, put(BENCHES, steps)).exercises
    assert [(step.name, step.fate, step.before) for step in changed.steps] == [
        ("Wait at your first bench.", Fate.CHANGED, "Stand at your first bench."),
        ("Sit down.", Fate.ADDED, ""),
    ]


def test_what_only_trainers_read_is_told_apart(tmp_path: Path) -> None:
    edits = {"room": "Another room.", "purpose": "Another purpose.", "debrief.minutes": "5"}
    (changed,) = impact(tmp_path, put(BENCHES, edits)).exercises
    assert changed.fields.everyone == ("purpose", "debrief")
    assert changed.fields.trainers == ("room",)


def test_trainers_text_deep_inside_a_field_is_for_trainers(tmp_path: Path) -> None:
    slots = {"days.0.slots.0.say": "This morning we ask."}
    (changed,) = impact(tmp_path, put(WORKSHOP, slots)).workshops
    assert (changed.fields.everyone, changed.fields.trainers) == ((), ("days",))


def test_other_things_and_tables_are_told_by_name(tmp_path: Path) -> None:
    tickets = "content/data/tickets.csv"
    table = edited().texts[tickets]
    found = impact(
        tmp_path,
        put("content/sources.yaml", {"sources.0.title": "Other notes"}),
        put("content/glossary.yaml", {"terms.0.term": "Other word"}),
        put("curriculum.yaml", {"tagline": "Another tagline for every bench."}),
        {"file": tickets, "text": table + table.splitlines()[-1].replace("1", "2") + "\n"},
    )
    assert {(each.kind, each.fate) for each in found.others} == {
        ("source", Fate.CHANGED),
        ("term", Fate.CHANGED),
        ("offer", Fate.CHANGED),
        ("table", Fate.CHANGED),
    }


def test_a_whole_workshop_that_goes_is_told_with_what_it_reached(tmp_path: Path) -> None:
    offer = {"file": "curriculum.yaml", "remove": ["workshops"]}
    found = impact(tmp_path, offer, gone=(WORKSHOP,))
    (workshop,) = found.workshops
    assert (workshop.fate, workshop.minutes) == (Fate.REMOVED, Shift(144, None))
    assert len(workshop.lost) == 3


def test_a_file_with_mistakes_hides_no_other_change(tmp_path: Path) -> None:
    edits = [put(MODULE, {"segments.0.minutes": "four"}), put(QUIZ, {"questions.0.stem": "Which?"})]
    found = impact(tmp_path, *edits)
    assert found.set_aside == (SetAside(MODULE, Reason.AFTER),)
    assert [question.id for question in found.questions] == ["Q-CF01-01"]
    assert not found.modules


@pytest.mark.parametrize("broken", sorted(edited().texts))
def test_any_single_file_may_be_broken(tmp_path: Path, broken: str) -> None:
    found = impact(tmp_path, {"file": broken, "text": "title: [\n"})
    assert found.is_comparable
    assert broken in {each.path for each in found.set_aside} or broken.endswith(".csv")
    told = (found.workshops, found.modules, found.questions, found.exercises)
    assert not any(told)


def test_a_new_file_with_mistakes_is_left_out_with_what_builds_on_it(tmp_path: Path) -> None:
    statistic = {"file": "content/statistics/other.yaml", "text": "title: Other\n"}
    uses = put(MODULE, {"segments.1.statistics.1": "other"})
    found = impact(tmp_path, statistic, uses)
    paths = {each.path for each in found.set_aside}
    assert paths == {"content/statistics/other.yaml", MODULE}


def test_with_nothing_to_compare_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    done = diff(tmp_path, TINY)
    assert done.exit_code == 0
    assert say("incomparable") in done.stdout or "New: " in done.stdout
    assert say("incomparable") in diff(tmp_path, tmp_path).stdout


def pages(tmp_path: Path, *edits: dict[str, Any]) -> dict[str, PageChange]:
    """The pages that the edits change."""
    after = write(tmp_path / "new", edited(edits).texts)
    both = sides(read_files(TINY), read_files(after))
    made = []
    for side in both:
        assert side.curriculum is not None
        made.append(sites(side.curriculum, theme_folder(), {}))
    return {page.uri: page for page in page_changes(*made)}


def test_a_page_that_changes_for_trainers_only_is_said_to_be_theirs(tmp_path: Path) -> None:
    found = pages(tmp_path, edit(BENCHES, room="Put the benches along the wall."))
    assert found
    assert {page.audience for page in found.values()} == {Audience.TRAINERS}


def test_a_page_that_everybody_reads_is_for_everyone_and_a_handout_for_participants(
    tmp_path: Path,
) -> None:
    found = pages(tmp_path, put(MODULE, {"keypoints.0": "Ask what it is good for."}))
    assert found["modules/ask-before-you-mend/"].audience is Audience.EVERYONE
    handouts = [page for uri, page in found.items() if "handout" in uri]
    assert handouts
    assert {page.audience for page in handouts} == {Audience.PARTICIPANTS}


def test_a_new_item_brings_a_new_page(tmp_path: Path) -> None:
    idea = edited().texts["content/principles/ask-first.yaml"]
    found = pages(tmp_path, {"file": "content/practices/ask-again.yaml", "text": idea})
    assert found["practices/ask-again/"].fate is Fate.ADDED


def test_pages_written_by_hand_are_compared(tmp_path: Path) -> None:
    old = write(tmp_path / "old", {**edited().texts, "content/pages/about.md": "# About us\n"})
    new = write(tmp_path / "new", {**edited().texts, "content/pages/about.md": "# About you\n"})
    told = json.loads(diff("--format", "json", old, new).stdout)
    assert [(page["uri"], page["audience"]) for page in told["pages"]] == [
        ("pages/about/", "everyone")
    ]


def test_pages_are_not_compared_while_a_site_cannot_be_made(tmp_path: Path) -> None:
    new = write(tmp_path / "new", edited([edit(BENCHES, minutes="16")]).texts)
    done = diff(TINY, new)
    assert say("pages_unknown") in done.stdout
    assert "Minutes: 15 → 16" in done.stdout


@pytest.mark.parametrize("text", HOSTILE)
def test_what_editors_write_stays_text_in_markdown(text: str) -> None:
    gfm = MarkdownIt("gfm-like", {"linkify": False})
    html = gfm.render(f"- {escaped(text)}")
    shown = " ".join(text.split())
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        shown = shown.replace(sign, entity)
    assert html == f"<ul>\n<li>{shown}</li>\n</ul>\n"


def test_a_hostile_title_stays_text_in_the_whole_report() -> None:
    title = "Four <script>x</script> ![benches](https://example.org/b.png)"
    page = PageChange("exercises/four/", title, Fate.CHANGED, Audience.EVERYONE)
    html = MarkdownIt("commonmark").render(as_markdown(Impact(pages=(page,))))
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html


def test_a_long_list_is_cut_in_markdown_and_says_so() -> None:
    many = tuple(
        PageChange(f"p{number}/", "Page", Fate.CHANGED, Audience.EVERYONE) for number in range(99)
    )
    report = as_markdown(Impact(pages=many))
    assert report.count("Page") == 1 + 60
    assert "… and 39 more" in report
    assert as_text(Impact(pages=many)).count("Page ") == 99


def test_every_phrase_is_used(tmp_path: Path) -> None:
    folder = Path(compare.__code__.co_filename).parent
    source = "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    groups = {"fate", "shift", "set_aside", "sections", "audience", "objective", "supply"}
    groups |= {"segment", "step"}
    for key in PHRASES:
        used = f'"{key}"' in source.replace(f'"{key}":', "") or f"say('{key}'," in source
        assert used or key.split(".")[0] in groups


def git(root: Path, *arguments: str) -> None:
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(root)}
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    subprocess.run(
        ["git", "-C", str(root), *who, *arguments], env={**os.environ, **alone}, check=True
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the tiny curriculum in a folder, and a commit that changes its minutes."""
    root = write(tmp_path / "repository" / "teaching", edited().texts)
    git(root, "init", "--quiet", "--initial-branch=main")
    (root / "passwords").symlink_to("/etc/passwd")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=first")
    longer = [put(MODULE, {"segments.1.minutes": "9"}), put(WORKSHOP, {"clock_minutes": "148"})]
    write(root, edited(longer).texts)
    git(root, "commit", "--quiet", "--all", "--message=second")
    return root


def test_revisions_of_git_are_compared_without_touching_the_files(repository: Path) -> None:
    before = sorted(repository.rglob("*"))
    done = diff("--root", repository, "HEAD~1", "main")
    assert "Minutes in the room: 124 → 128" in done.stdout
    assert sorted(repository.rglob("*")) == before


def test_without_a_second_name_the_files_as_they_are_now_are_meant(repository: Path) -> None:
    assert say("nothing") in diff("--root", repository).stdout
    write(repository, edited([put(MODULE, {"segments.1.minutes": "11"})]).texts)
    assert "Minutes in the room: 128 → 130" in diff("--root", repository).stdout
    assert "Minutes in the room: 124 → 130" in diff("--root", repository, "HEAD~1").stdout


@pytest.mark.parametrize("name", ["nowhere", "--output=x", "HEAD:curriculum.yaml", "", "a\nb"])
def test_a_name_that_stands_for_nothing_is_a_clear_error(repository: Path, name: str) -> None:
    done = diff("--root", repository, "--", name)
    assert done.exit_code == 2
    assert "neither a folder with a curriculum nor a revision" in done.stderr


def test_without_git_only_folders_can_be_compared(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(repository))
    done = diff("--root", repository, "HEAD~1")
    assert done.exit_code == 2
    assert "`HEAD~1` is neither a folder with a curriculum nor a revision" in done.stderr
    assert "Minutes in the room: 124 → 128" in diff("--root", repository, TINY, repository).stdout


def test_json_holds_everything_that_the_text_tells(tmp_path: Path) -> None:
    found = impact(tmp_path, put(MODULE, {"segments.1.minutes": "9"}))
    told = json.loads(as_json(found))
    assert told["workshops"][0]["minutes"] == {"before": 144, "after": 148}
    assert told["modules"][0]["segments"][0]["name"] == "Two questions"
