"""Loading: all problems at once, references both ways, ids taken once, and never a traceback."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import checks
from generator.addresses import PARTS_OF_A_PAGE
from generator.curriculum import Curriculum, Use, file_key, is_for_trainer
from generator.loading import Loaded, assemble, load
from generator.model.base import Readership
from generator.model.ideas import IdeaKind
from generator.problem import Position
from generator.source import parse
from tests.edits import TINY, Edited, edited, originals

FOUR_BENCHES = "content/exercises/four-benches.yaml"
MODULE = "content/modules/ask-before-you-mend.yaml"
FILES = sorted(name for name in originals() if name.endswith(".yaml"))


def tiny() -> Curriculum:
    loaded = edited().load()
    assert loaded.curriculum is not None, loaded.problems
    return loaded.curriculum


def copy(tmp_path: Path, name: str = "tiny") -> Path:
    return Path(shutil.copytree(TINY, tmp_path / name))


def put(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_sound_curriculum_has_no_problems() -> None:
    loaded = load(TINY)
    assert loaded.problems == ()
    assert loaded.curriculum is not None


def test_the_mistakes_of_all_files_are_told_at_once_in_order(tmp_path: Path) -> None:
    root = copy(tmp_path)
    put(root, FOUR_BENCHES, "title: Four benches", "title: Four: benches")
    put(root, "content/cases/third-return.yaml", "synopsis:", "synopsiss:")
    put(root, "content/glossary.yaml", "term: basic promise", 'term: "[[organisation.pledge]]"')
    put(root, "content/paths/first-steps.yaml", "[ask-before-you-mend]", "[ask-before-you-mad]")
    put(root, "curriculum.yaml", "tagline:", "tagline: &a")
    found = load(root).problems
    assert [(problem.path.rsplit("/", 1)[-1], problem.code) for problem in found] == [
        ("third-return.yaml", "field-missing"),
        ("third-return.yaml", "field-unknown"),
        ("four-benches.yaml", "yaml-colon"),
        ("glossary.yaml", "placeholder"),
        ("first-steps.yaml", "reference-missing"),
        ("curriculum.yaml", "yaml-anchor"),
    ]
    assert list(found) == sorted(found)


def test_with_an_error_there_is_no_curriculum() -> None:
    change = {"minutes": "many"}
    assert edited([{"file": FOUR_BENCHES, "set": change}]).load().curriculum is None


def test_references_are_known_both_ways() -> None:
    curriculum = tiny()
    module = ("module", "ask-before-you-mend")
    assert curriculum.used_by("exercise", "four-benches") == (module,)
    assert curriculum.uses[("exercise", "four-benches")] == (
        Use(module, ("segments", 10, "exercise")),
    )
    assert module in curriculum.used_by("article-idea", "A01.1")
    assert curriculum.used_by("survey", "bench-poll") == (
        ("exercise", "my-own-bench"),
        ("path", "first-steps"),
        ("quiz", "cf01-check"),
    )
    assert curriculum.used_by("exercise", "no-such-exercise") == ()


def test_every_use_stands_in_a_file_and_names_a_reference() -> None:
    curriculum = tiny()
    for (kind, id), uses in curriculum.uses.items():
        assert (kind, id) in curriculum.entries
        for use in uses:
            entry = curriculum.entries[use.by]
            assert entry.key == entry.owner
            value: object = entry.value
            for step in use.loc:
                value = value[step] if isinstance(value, tuple) else getattr(value, str(step))  # type: ignore[index]
            assert value == id


# A place with a reference, what is written there, and what is proposed instead.
MISSING = [
    (MODULE, "segments.10.exercise", "four-bench", "did you mean `four-benches`?"),
    (MODULE, "ideas.0", "ask-fist", "did you mean `ask-first`?"),
    (MODULE, "quiz", "cf02-check", "did you mean `cf01-check`?"),
    (MODULE, "segments.1.figure", "zzz", "there is no such figure yet"),
    (MODULE, "segments.1.statistics.0", "zzz", "there is no such statistic yet"),
    (MODULE, "objectives.0.idea_refs.0", "A0", "did you mean `A0"),
    (MODULE, "source_refs.0", "bench-note", "did you mean `bench-notes`?"),
    ("content/articles/bench.yaml", "ideas.0.modules.0", "CF09", "did you mean `CF02`?"),
    ("content/quizzes/cf01-check.yaml", "questions.0.objective", "CF01-O9", "did you mean"),
    ("content/quizzes/cf01-check.yaml", "questions.0.options.1.misconception", "MC-CF01-x", "did"),
    ("curriculum.yaml", "workshops.0", "zzz", "there is no such workshop yet"),
]


@pytest.mark.parametrize(("file", "dotted", "written", "hint"), MISSING)
def test_a_reference_that_leads_nowhere_is_told_with_the_nearest_id(
    file: str, dotted: str, written: str, hint: str
) -> None:
    found = edited([{"file": file, "set": {dotted: written}}])
    (problem,) = found.load().problems
    assert (problem.code, problem.place) == ("reference-missing", found.place(file, dotted))
    assert f"`{written}` is not the id of any" in problem.message
    assert problem.hint.startswith(hint)


def test_what_stands_in_a_broken_file_is_not_missed_as_well() -> None:
    # The quiz, the workshop and the path refer to the module and to its objectives.
    found = edited([{"file": MODULE, "remove": ["promise"]}]).load().problems
    assert [(problem.path, problem.code) for problem in found] == [(MODULE, "field-missing")]


def test_an_id_that_two_files_have_is_told_to_be_taken() -> None:
    text = originals()["content/principles/ask-first.yaml"]
    texts = {**originals(), "content/building-blocks/ask-first.yaml": text}
    (problem,) = Edited(texts).load().problems
    assert problem.place == "content/principles/ask-first.yaml:1:1"
    assert problem.code == "id-taken"
    assert "content/building-blocks/ask-first.yaml, line 1" in problem.message


def test_an_id_that_one_file_has_twice_is_told_to_be_taken() -> None:
    change = {"objectives.1.id": "CF01-O1"}
    found = edited([{"file": MODULE, "set": change}])
    taken = [problem for problem in found.load().problems if problem.code == "id-taken"]
    assert [problem.place for problem in taken] == [found.place(MODULE, "objectives.1")]


def test_the_code_of_a_written_module_cannot_be_announced_again() -> None:
    found = edited([{"file": "curriculum.yaml", "set": {"planned.0.code": "CF01"}}])
    assert "id-taken" in {problem.code for problem in found.load().problems}


def test_the_same_id_may_be_given_to_things_of_different_kinds() -> None:
    texts = dict(originals())
    texts["content/exercises/ask-first.yaml"] = texts[FOUR_BENCHES].replace("EX-08", "EX-09")
    assert Edited(texts).load().problems == ()


def test_a_missing_list_of_what_is_offered_is_told() -> None:
    texts = {name: text for name, text in originals().items() if name != "curriculum.yaml"}
    (problem,) = Edited(texts).load().problems
    assert (problem.place, problem.code) == ("curriculum.yaml:1:1", "offer-missing")


def test_an_empty_folder_has_no_curriculum_and_says_why(tmp_path: Path) -> None:
    loaded = load(tmp_path)
    assert loaded.curriculum is None
    assert [problem.code for problem in loaded.problems] == ["offer-missing"]


@pytest.mark.parametrize(
    "name",
    [
        "content/stray.yaml",
        "content/exercises.yaml",
        "content/curriculum.yaml",
        "content/exercise/x.yaml",
        "content/exercises/sub/x.yaml",
        "content/modules/glossary/a.yaml",
    ],
)
def test_a_file_in_the_wrong_folder_is_told(name: str) -> None:
    (problem,) = Edited({**originals(), name: "title: x\n"}).load().problems
    assert (problem.place, problem.code) == (f"{name}:1:1", "file-place")


def test_what_is_retired_is_not_published_and_cannot_be_referred_to() -> None:
    retire = {"file": FOUR_BENCHES, "set": {"status": "retired"}}
    found = edited([retire])
    (problem,) = found.load().problems
    assert problem.code == "reference-retired"
    assert problem.place == found.place(MODULE, "segments.10.exercise")
    unused = edited([retire, {"file": MODULE, "remove": ["segments.10"]}]).load()
    assert unused.curriculum is not None
    assert ("exercise", "four-benches") not in unused.curriculum.entries


def test_what_is_published_cannot_refer_to_a_draft_but_a_draft_and_the_offer_can() -> None:
    exercise = {"file": FOUR_BENCHES, "set": {"status": "draft"}}
    found = edited([exercise])
    (problem,) = found.load().problems
    assert problem.code == "reference-draft"
    assert problem.place == found.place(MODULE, "segments.10.exercise")
    problems = edited([exercise, {"file": MODULE, "set": {"status": "draft"}}]).load().problems
    assert FOUR_BENCHES not in {problem.path for problem in problems}
    assert "curriculum.yaml" not in {problem.path for problem in problems}
    assert {problem.code for problem in problems} == {"reference-draft"}


def test_what_is_inside_a_retired_file_goes_with_it() -> None:
    retire = {"file": "content/quizzes/cf01-check.yaml", "set": {"status": "retired"}}
    other = {"copy": "content/quizzes/cf01-check.yaml", "file": "content/quizzes/other.yaml"}
    ids = {f"questions.{number}.id": f"Q-CF01-{50 + number}" for number in range(13)}
    swap = {"file": MODULE, "set": {"quiz": "other", "segments.12.quiz": "other"}}
    loaded = edited([retire, {**other, "set": {**ids, "status": "stable"}}, swap]).load()
    assert loaded.curriculum is not None, loaded.problems
    found = {question.id for question in loaded.curriculum.all("question")}
    assert {id for id in found if id.startswith("Q-CF01-")} == set(ids.values())


def test_what_is_retired_uses_nothing() -> None:
    swap = {"segments.11.exercise": "four-benches"}
    retire = {"file": "content/exercises/what-tickets-say.yaml", "set": {"status": "retired"}}
    loaded = edited([retire, {"file": MODULE, "set": swap}]).load()
    assert loaded.curriculum is not None, loaded.problems
    users = {use.by for uses in loaded.curriculum.uses.values() for use in uses}
    assert ("exercise", "what-tickets-say") not in users


def test_an_objective_of_a_retired_module_cannot_be_assessed() -> None:
    codes = {
        "objectives.0.id": "CF03-O1",
        "objectives.1.id": "CF03-O2",
        "objectives.2.id": "CF03-O3",
    }
    beliefs = {"misconceptions.0.id": "MC-CF03-a", "misconceptions.1.id": "MC-CF03-b"}
    second = {"code": "CF03", "status": "retired", **codes, **beliefs}
    retire = {"file": "content/modules/second.yaml", "copy": MODULE, "set": second}
    found = edited([retire, {"file": FOUR_BENCHES, "set": {"objectives": ["CF03-O1"]}}])
    (problem,) = found.load().problems
    assert problem.code == "reference-retired"
    assert problem.place == found.place(FOUR_BENCHES, "objectives.0")


def test_drafts_stay_so_that_editors_can_see_them() -> None:
    path = "content/paths/first-steps.yaml"
    loaded = edited([{"file": path, "set": {"status": "draft"}}]).load()
    assert loaded.curriculum is not None
    assert loaded.curriculum.get("path", "first-steps").status == "draft"


def test_files_of_a_second_folder_replace_those_of_the_first(tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "content/exercises").mkdir(parents=True)
    text = originals()[FOUR_BENCHES].replace("title: Four benches", "title: Our four benches")
    (own / FOUR_BENCHES).write_text(text, encoding="utf-8")
    profile = {"file": "curriculum.yaml", "set": {"organisation": {"name": "the Bench Company"}}}
    offer = edited([profile]).texts["curriculum.yaml"]
    (own / "curriculum.yaml").write_text(offer, encoding="utf-8")
    loaded = load(TINY, own)
    assert loaded.curriculum is not None, loaded.problems
    assert loaded.curriculum.get("exercise", "four-benches").title == "Our four benches"
    assert loaded.curriculum.offer.organisation.name == "the Bench Company"
    assert len(loaded.curriculum.exercises) == 9


def test_a_second_folder_may_add_files_and_its_mistakes_are_told(tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "content/exercises").mkdir(parents=True)
    (own / "content/exercises/fifth.yaml").write_text("title: Fifth\n", encoding="utf-8")
    codes = {(problem.path, problem.code) for problem in load(TINY, own).problems}
    assert codes == {("content/exercises/fifth.yaml", "field-missing")}


def test_things_are_found_in_their_order() -> None:
    curriculum = tiny()
    assert [module.code for module in curriculum.modules] == ["CF01"]
    codes = [exercise.code for exercise in curriculum.exercises]
    assert codes == sorted(codes)
    assert [idea.number for idea in curriculum.ideas(IdeaKind.PRINCIPLE)] == [1]
    assert curriculum.ideas(IdeaKind.PRACTICE) == ()
    assert [path.id for path in curriculum.paths] == ["first-steps"]
    assert [workshop.id for workshop in curriculum.workshops] == ["bench-morning"]
    for kind in ("cases", "figures", "articles", "statistics", "terms", "sources"):
        assert len(getattr(curriculum, kind)) == 1
    assert {"bench-poll", "last-word"} <= {survey.id for survey in curriculum.surveys}


def test_a_module_in_preparation_is_known_by_its_code() -> None:
    planned = tiny().planned("CF02")
    assert planned is not None
    assert planned.title == "Mend it together"
    assert tiny().planned("CF01") is None


def test_a_thing_inside_a_file_knows_its_file_and_its_place() -> None:
    curriculum = tiny()
    entry = curriculum.entries[("objective", "CF01-O2")]
    assert entry.owner == ("module", "ask-before-you-mend")
    path, at = curriculum.place("objective", "CF01-O2", "text")
    line = originals()[path].splitlines()[at.line - 1]
    assert line[at.column - 1 :] == "Distinguish a repair that was needed from one that was not"
    assert curriculum.path_of("question", "Q-CF01-01") == "content/quizzes/cf01-check.yaml"


def test_only_an_item_for_trainers_is_for_trainers() -> None:
    exercise = tiny().get("exercise", "four-benches")
    assert not is_for_trainer(exercise)
    assert is_for_trainer(exercise.model_copy(update={"audience": Readership.TRAINER}))
    assert not is_for_trainer("text")


def test_a_file_is_known_by_its_kind_and_its_name() -> None:
    assert file_key("content/practices/explain-why.yaml") == ("idea", "explain-why")
    assert file_key("content/sources.yaml") == ("sources", "sources")
    assert file_key("curriculum.yaml") == ("offer", "curriculum")
    assert file_key("content/stray.yaml") == ("file", "stray")


def judged(loaded: Loaded) -> None:
    """What holds for any files: a curriculum that can be checked, or problems with places."""
    if loaded.curriculum is not None:
        checks.run(loaded.curriculum)
    else:
        assert loaded.problems
    for problem in loaded.problems:
        assert problem.position >= Position()
        assert problem.message
        assert problem.hint


@given(st.sampled_from(FILES), st.integers(0, 2**32), st.integers(1, 3))
@settings(deadline=None, max_examples=150)
def test_no_damage_to_a_file_raises(name: str, seed: int, times: int) -> None:
    luck = random.Random(seed)
    lines = originals()[name].splitlines()
    for _ in range(times):
        _damage(lines, luck)
    judged(Edited({**originals(), name: "\n".join(lines) + "\n"}).load())


def _damage(lines: list[str], luck: random.Random) -> None:
    """Delete, double, swap, indent or garble a line."""
    at = luck.randrange(len(lines))
    match luck.randrange(6):
        case 0 if len(lines) > 1:
            del lines[at]
        case 1:
            lines.insert(at, lines[at])
        case 2:
            other = luck.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] = luck.choice(["  ", "    ", "\t", "- "]) + lines[at]
        case 4:
            lines[at] = lines[at].strip()
        case _:
            line = lines[at] or " "
            cut = luck.randrange(len(line))
            sign = luck.choice([*":-[]{}\"'#&*!|>~", "null", "", "é", "9", ": ", "[[x]]"])
            lines[at] = line[:cut] + sign + line[cut + 1 :]


VALUES = st.recursive(
    st.none() | st.text(max_size=5) | st.sampled_from(["CF01", "CF01-O1", "a", "12", "true"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.sampled_from(FILES), st.data())
@settings(deadline=None, max_examples=150)
def test_no_value_in_any_field_raises(name: str, data: st.DataObject) -> None:
    documents = []
    for path in FILES:
        document, _ = parse(originals()[path], path)
        assert document is not None
        if path == name:
            field = data.draw(st.sampled_from(sorted(document.data)))
            document.data[field] = data.draw(VALUES)
        documents.append(document)
    judged(assemble(documents))


THEME = Path(__file__).parent.parent / "theme"
LISTING = [
    THEME / "pages" / f"{name}.jinja" for name in ("glossary", "sources", "statistics", "figures")
]
OWN_ID = re.compile(r'(?:\bid="|heading\(outline, \d, ")([A-Za-z][\w-]*\w)"')


def test_the_parts_that_a_page_with_a_list_has_already_are_known() -> None:
    frame = (THEME / "material").rglob("*.html")
    found = {id for path in (*frame, *LISTING) for id in OWN_ID.findall(path.read_text("utf-8"))}
    assert found == PARTS_OF_A_PAGE


@pytest.mark.parametrize("id", ["content", "letter-b", "badges"])
def test_nothing_on_a_list_may_take_the_anchor_of_another_part_of_the_page(id: str) -> None:
    found = edited([{"file": "content/glossary.yaml", "set": {"terms.0.id": id}}])
    problems = [each for each in found.load().problems if each.code == "id-reserved"]
    assert [each.place for each in problems] == [found.place("content/glossary.yaml", "terms.0")]
