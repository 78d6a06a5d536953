"""The benchmarks measure what they say, and nothing that went wrong becomes a figure."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

import pytest

from benchmarks import goals, results, sized, table
from benchmarks.checking import written
from benchmarks.contenders import Contender, Does
from benchmarks.edits import edit
from benchmarks.measuring import Figures
from benchmarks.processes import Failed, Taken, run
from generator.assets import theme_folder
from generator.cli.verdict import find_problems
from generator.editions import Edition
from generator.loading import load
from generator.pages import plans
from generator.pages.publication import Publication
from generator.pages.render import words
from generator.problem import has_errors

PAGES = 400


@pytest.fixture(scope="module")
def curriculum(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sized") / "root"
    sized.write(root, PAGES)
    return root


def test_a_made_up_curriculum_is_without_errors(curriculum: Path) -> None:
    assert not has_errors(find_problems(curriculum))


def test_a_made_up_curriculum_has_about_as_many_pages_as_asked_for(curriculum: Path) -> None:
    loaded = load(curriculum).curriculum
    assert loaded is not None
    publication = Publication(loaded, words(theme_folder()), Edition.FULL, "")
    assert len(list(plans(publication))) == pytest.approx(PAGES, rel=0.05)


def test_the_same_size_gives_the_same_files(curriculum: Path, tmp_path: Path) -> None:
    sized.write(tmp_path / "again", PAGES)
    names = ["content/modules/module-2.yaml", "content/cases/case-1-2.yaml", "curriculum.yaml"]
    for name in names:
        assert (tmp_path / "again" / name).read_bytes() == (curriculum / name).read_bytes()


def test_an_edit_changes_one_text_of_one_module(curriculum: Path, tmp_path: Path) -> None:
    change = edit(curriculum, 9, 3)
    assert change.uri == "modules/module-4/"
    source = tmp_path / "module.yaml"
    source.write_bytes((curriculum / "content/modules/module-4.yaml").read_bytes())
    change.save(source)
    assert source.read_text().count(change.after) == 1
    with pytest.raises(Failed, match="does not say"):
        change.save(curriculum / "content/modules/module-1.yaml")


def test_a_command_that_ends_badly_is_no_figure_and_says_why(tmp_path: Path) -> None:
    command = (sys.executable, "-c", "print('no disk'); raise SystemExit(3)")
    with pytest.raises(Failed, match=r"exit 3\nno disk"):
        run(command, tmp_path, {}, 20)


def test_a_command_that_takes_too_long_is_no_figure(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="stopped after"):
        run((sys.executable, "-c", "import time; time.sleep(60)"), tmp_path, {}, 0.4)


def test_the_memory_of_all_processes_of_a_command_counts(tmp_path: Path) -> None:
    hold = "import time; held = bytes(range(256)) * 200_000; time.sleep(0.5)"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hold!r}])"
    taken = run((sys.executable, "-c", f"{child}"), tmp_path, {}, 20)
    # For a moment, before it becomes the command, the process that is forked is as large as this one.
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    assert 51 < taken.peak_mb < 150 + own
    assert taken.processes == 2


def contender(site: Path) -> Contender:
    return Contender(
        *("someone", "Someone", "1", site, site, (), (), ()),
        source_of=lambda uri: site / uri,
        does=Does("", "", "", "", ""),
    )


def put(site: Path, *uris: str) -> None:
    for uri in uris:
        (site / uri).mkdir(parents=True, exist_ok=True)
        (site / uri / "index.html").write_text("Some text.")


def test_a_site_counts_only_with_every_page_no_other_and_the_text(tmp_path: Path) -> None:
    put(tmp_path, "", "one/")
    expected = frozenset(("", "one/"))
    assert written(contender(tmp_path), expected, "one/", "Some text").pages == 2
    with pytest.raises(Failed, match="does not say"):
        written(contender(tmp_path), expected, "one/", "Other text")
    with pytest.raises(Failed, match=r"missing \['two/'\]"):
        written(contender(tmp_path), expected | {"two/"}, "one/", "Some text")
    put(tmp_path, "strange/")
    with pytest.raises(Failed, match=r"not expected \['strange/'\]"):
        written(contender(tmp_path), expected, "one/", "Some text")


def figures(cold: float, again: float = 1.0, served: float = 1.0) -> Figures:
    return Figures([taken(cold)], [taken(again)], [taken(again)], [served])


def taken(seconds: float) -> Taken:
    return Taken(seconds, seconds, 100.0, 1, 1)


def test_goals_say_what_was_reached_and_what_was_not() -> None:
    found = {"ours": figures(10, served=0.6), "prune": figures(50), "hugo": figures(4)}
    said = {row[0]: row[1:] for row in goals.rows(found, 1.01, 500.0)}
    against = "against Material with `navigation.prune`"
    assert said[f"whole build, {against}"] == ("≥ 4 × as fast", "5.00 ×", "yes")
    assert said[f"no-change build, {against}"] == ("≥ 15 × as fast", "1.00 ×", "**no**")
    assert said["whole build, against Hugo"] == ("≤ 1.5 × its time", "2.50 × its time", "**no**")
    assert said["save → served"][2] == "**no**"
    assert said["growth exponent of the whole build"][2] == "yes"
    assert said["peak memory at the largest size"][2] == "**no**"


def test_twice_the_time_for_twice_the_pages_grows_with_the_power_of_one() -> None:
    assert table.exponent(500, figures(3), 1000, figures(6)) == pytest.approx(1)
    assert table.exponent(500, figures(3), 1000, figures(12)) == pytest.approx(2)


def test_the_results_of_one_benchmark_leave_those_of_others_alone(tmp_path: Path) -> None:
    kept = tmp_path / "RESULTS.md"
    results.keep("first", "<!-- one -->", kept)
    results.keep("other", "<!-- two -->", kept)
    results.keep("second", "<!-- one -->", kept)
    text = kept.read_text()
    assert "first" not in text
    assert "second" in text
    assert "other" in text
    assert text.count("<!-- one -->") == text.count("<!-- two -->") == 2
