"""A finished site takes the place of the one before; anything else leaves that one as it is."""

from __future__ import annotations

import errno
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import site
from generator.assets import theme_folder
from generator.editions import Edition
from generator.publishing import aside, disk, guard, lock, refusal, steady
from tests.projects import TINY, change, digest

SPARE, MADE = aside.SPARE, aside.MADE


def leftovers(target: Path, *known: str) -> list[str]:
    """What stands beside the site besides what was there, the site before, and the pages that are kept."""
    ours = {*known, target.name, f".{target.name}.before", ".cache"}
    return [path.name for path in target.parent.iterdir() if path.name not in ours]


def published(folder: Path, says: str) -> Path:
    """A small site, as if we had built it."""
    folder.mkdir(parents=True)
    (folder / guard.MARKER).touch()
    (folder / "index.html").write_text(says, encoding="utf-8")
    return folder


def says(folder: Path) -> str:
    return (folder / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with nothing in it but one text."""
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)
    (root / "curriculum.yaml").write_text("first", encoding="utf-8")
    return root


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A site is one page that says what `curriculum.yaml` says, so that it is made in no time."""

    def make(root: Path, folder: Path, *_: object) -> site.Built:
        assert not list(folder.iterdir())
        text = (root / "curriculum.yaml").read_text(encoding="utf-8")
        (folder / "index.html").write_text(text, encoding="utf-8")
        (folder / guard.MARKER).touch()
        return site.Built(1, 1, ())

    monkeypatch.setattr(site, "make", make)


def build(project: Path, text: str = "first", target: str = "site") -> Path:
    (project / "curriculum.yaml").write_text(text, encoding="utf-8")
    site.build(project, project / target, Edition.FULL)
    return project / target


# The real build


def test_a_new_site_replaces_the_old_one_completely(tiny: Path, tmp_path: Path) -> None:
    target = tmp_path / "published/site"
    assert site.build(tiny, target, Edition.FULL).pages == len(list(target.rglob("index.html")))
    first = digest(target)
    assert any("guide" in name for name in first)
    change(tiny, "keypoints:", "keypoints:  # what counts")
    site.build(tiny, target, Edition.PARTICIPANT)
    assert not any("guide" in name for name in digest(target))
    assert digest(target.parent / ".site.before") == first
    assert leftovers(target) == []
    site.build(tiny, target, Edition.FULL)
    assert digest(target) == first


def test_two_builds_of_the_same_content_are_the_same(tiny: Path, tmp_path: Path) -> None:
    site.build(tiny, tmp_path / "one", Edition.FULL)
    site.build(tiny, tmp_path / "two", Edition.FULL)
    assert digest(tmp_path / "one") == digest(tmp_path / "two")


def test_a_mistake_leaves_the_site_that_stands(tiny: Path, tmp_path: Path) -> None:
    target = published(tmp_path / "site", "old")
    before = digest(target)
    change(tiny, "exercise: needed-or-not", "exercise: needed-or-nit")
    with pytest.raises(site.Unsound, match="needed-or-nit"):
        site.build(tiny, target, Edition.FULL)
    assert digest(target) == before
    assert leftovers(target, "tiny") == []


def test_the_environment_is_as_before_after_a_build(tiny: Path, tmp_path: Path) -> None:
    before = dict(os.environ)
    site.build(tiny, tmp_path / "site", Edition.PARTICIPANT)
    assert dict(os.environ) == before


# Breaking off


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.usefixtures("quick")
def test_a_build_that_breaks_off_leaves_the_site_that_stands(
    project: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    target = build(project)
    before = digest(target)

    def break_off(root: Path, folder: Path, *_: object) -> None:
        (folder / "index.html").write_text("half", encoding="utf-8")
        raise fault

    monkeypatch.setattr(site, "make", break_off)
    with pytest.raises((refusal.MachineRefused, KeyboardInterrupt)):
        site.build(project, target, Edition.FULL)
    assert digest(target) == before
    assert leftovers(target, "content", "curriculum.yaml") == []


@pytest.mark.usefixtures("quick")
def test_a_site_that_cannot_be_put_in_place_leaves_the_one_that_stands(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = build(project)
    before = digest(project)
    monkeypatch.setattr(disk, "_exchanged", lambda one, other: errno.EIO)
    with pytest.raises(refusal.MachineRefused, match="Input/output"):
        build(project, "first")
    assert digest(project) == before
    assert says(target) == "first"


@pytest.mark.usefixtures("quick")
def test_a_site_before_that_cannot_be_kept_is_said_and_the_new_one_stands(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, said = build(project), []
    monkeypatch.setattr(aside, "_keep", lambda *where: (_ for _ in ()).throw(OSError(5, "Broken")))
    (project / "curriculum.yaml").write_text("second", encoding="utf-8")
    site.build(project, target, Edition.FULL, say=said.append)
    assert says(target) == "second"
    assert said == ["The new site is in place, but the one before is lost: Broken."]


# The way back


@pytest.mark.usefixtures("quick")
def test_the_site_before_comes_back_and_goes_again(project: Path) -> None:
    for text in ("first", "second", "third"):
        target = build(project, text)
    assert leftovers(target, "content", "curriculum.yaml") == []
    for text in ("second", "third", "second"):
        site.back(project, target)
        assert says(target) == text
    shutil.rmtree(target)
    site.back(project, target)
    assert says(target) == "third"
    with pytest.raises(refusal.NothingBefore, match="there is no site before"):
        site.back(project, target)


@pytest.mark.usefixtures("quick")
def test_the_first_site_has_none_before(project: Path) -> None:
    target = build(project)
    with pytest.raises(refusal.NothingBefore):
        site.back(project, target)
    assert says(target) == "first"


@pytest.mark.usefixtures("quick")
def test_an_empty_folder_is_taken(project: Path) -> None:
    (project / "site").mkdir()
    assert says(build(project)) == "first"
    assert not (project / ".site.before").exists()


@pytest.mark.usefixtures("quick")
def test_a_link_is_followed_so_that_what_is_served_is_what_is_replaced(
    project: Path, tmp_path: Path
) -> None:
    served = build(project, target="served")
    (project / "site").symlink_to(served)
    build(project, "second", target="site")
    assert (project / "site").is_symlink()
    assert says(served) == "second"
    assert says(project / ".served.before") == "first"


# Two folders change places


@pytest.fixture(params=["in one step", "by way of a spare name"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How folders change places: as here, and as where the file system knows no exchange."""
    if request.param != "in one step":
        monkeypatch.setattr(disk, "_exchanged", lambda one, other: errno.EINVAL)
    return str(request.param)


def test_two_folders_change_places(tmp_path: Path, way: str) -> None:
    one, other = published(tmp_path / "one", "1"), published(tmp_path / "other", "2")
    disk.exchange(one, other, tmp_path / "spare")
    assert (says(one), says(other)) == ("2", "1")
    assert not (tmp_path / "spare").exists()


def test_this_system_exchanges_in_one_step(tmp_path: Path) -> None:
    one, other = published(tmp_path / "one", "1"), published(tmp_path / "other", "2")
    assert disk._exchanged(bytes(one), bytes(other)) == 0
    assert disk._exchanged(bytes(one), bytes(tmp_path / "gone")) == errno.ENOENT


def test_a_system_without_an_exchange_is_known_by_its_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "_call", lambda: None)
    one, other = published(tmp_path / "one", "1"), published(tmp_path / "other", "2")
    disk.exchange(one, other, tmp_path / "spare")
    assert (says(one), says(other)) == ("2", "1")


def test_three_steps_that_end_after_the_first_are_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "_exchanged", lambda one, other: errno.EINVAL)
    other = published(tmp_path / "other", "2")
    with pytest.raises(FileNotFoundError):
        disk.exchange(tmp_path / "gone", other, tmp_path / "spare")
    assert says(other) == "2"


@pytest.mark.usefixtures("quick")
def test_a_site_is_published_and_comes_back_either_way(project: Path, way: str) -> None:
    build(project)
    target = build(project, "second")
    site.back(project, target)
    assert (says(target), says(project / ".site.before")) == ("first", "second")
    assert leftovers(target, "content", "curriculum.yaml") == []


# What a build leaves that dies


def dead(folder: Path, *, stands: bool = True, **sites: str) -> Path:
    """The folder of a build that died, beside a site; `sites` are what stands in it."""
    target = folder / "site"
    if stands:
        published(target, "stands")
    left = folder / ".site-abcd_123"
    left.mkdir()
    (left / aside.OURS).touch()
    for name, text in sites.items():
        published(left / name, text)
    return target


def numbered(target: Path, number: int) -> None:
    """The build that died was about to put the folder with this number in place."""
    (target.parent / ".site-abcd_123" / aside.OLD).write_text(str(number), encoding="ascii")


def before(target: Path) -> str | None:
    kept = target.parent / ".site.before"
    return says(kept) if kept.exists() else None


def test_a_build_that_died_before_the_exchange_leaves_nothing(tmp_path: Path) -> None:
    target = dead(tmp_path, **{MADE: "half"})
    aside.remove_leftovers(target)
    assert (says(target), before(target), leftovers(target)) == ("stands", None, [])


def test_a_build_that_died_just_before_the_exchange_leaves_nothing(tmp_path: Path) -> None:
    target = dead(tmp_path, **{MADE: "new"})
    numbered(target, (tmp_path / ".site-abcd_123" / MADE).stat().st_ino)
    aside.remove_leftovers(target)
    assert (says(target), before(target), leftovers(target)) == ("stands", None, [])


def test_a_build_that_died_just_after_the_exchange_has_left_the_site_before(
    tmp_path: Path,
) -> None:
    target = dead(tmp_path, **{MADE: "old"})
    numbered(target, target.stat().st_ino)
    published(tmp_path / ".site.before", "older")
    aside.remove_leftovers(target)
    assert (says(target), before(target), leftovers(target)) == ("stands", "old", [])


def test_a_build_that_died_while_no_site_stood_gives_it_back(tmp_path: Path) -> None:
    target = dead(tmp_path, stands=False, **{SPARE: "old", MADE: "new"})
    aside.remove_leftovers(target)
    assert (says(target), before(target), leftovers(target)) == ("old", None, [])


def test_a_build_that_died_before_the_third_step_has_left_the_site_before(tmp_path: Path) -> None:
    target = dead(tmp_path, **{SPARE: "old"})
    aside.remove_leftovers(target)
    assert (says(target), before(target), leftovers(target)) == ("stands", "old", [])


@pytest.mark.parametrize("name", [".site-abcd_123", ".site-b-abcd_123", ".site-other", "site-1"])
def test_what_a_build_did_not_make_is_left_alone(tmp_path: Path, name: str) -> None:
    target = published(tmp_path / "site", "stands")
    published(tmp_path / name, "not ours")
    aside.remove_leftovers(target)
    assert says(tmp_path / name) == "not ours"


def test_the_work_of_a_build_of_another_folder_is_left_alone(tmp_path: Path) -> None:
    target = published(tmp_path / "site", "stands")
    with aside.aside(tmp_path / "site-b") as folder:
        aside.remove_leftovers(target)
        assert (folder / aside.OURS).exists()


def test_an_empty_folder_of_a_build_that_died_at_once_is_removed(tmp_path: Path) -> None:
    target = published(tmp_path / "site", "stands")
    (tmp_path / ".site-abcd_123").mkdir()
    aside.remove_leftovers(target)
    assert leftovers(target) == []


def test_a_link_with_the_name_of_a_leftover_is_not_followed(tmp_path: Path) -> None:
    target = published(tmp_path / "site", "stands")
    elsewhere = published(tmp_path / "elsewhere", "kept")
    (elsewhere / aside.OURS).touch()
    (tmp_path / ".site-abcd_123").symlink_to(elsewhere)
    aside.remove_leftovers(target)
    assert says(elsewhere) == "kept"


# One build at a time


@pytest.mark.usefixtures("quick")
def test_a_second_build_says_who_builds_and_stops(project: Path) -> None:
    target = build(project)
    quiet: Callable[[str], None] = [].append
    with (
        lock.locked(target, wait=False, say=quiet),
        pytest.raises(refusal.AnotherBuild, match=f"process {os.getpid()} is building"),
    ):
        site.build(project, target, Edition.FULL)
    build(project, "second")
    assert leftovers(target, "content", "curriculum.yaml") == []


@pytest.mark.usefixtures("quick")
def test_a_second_build_waits_when_it_is_told_to(project: Path) -> None:
    target, said = build(project), []
    (project / "curriculum.yaml").write_text("second", encoding="utf-8")
    is_waiting = threading.Event()

    def say(line: str) -> None:
        said.append(line)
        is_waiting.set()

    def later() -> None:
        site.build(project, target, Edition.FULL, say=say, wait=True)

    waiting = threading.Thread(target=later)
    with lock.locked(target, wait=False, say=said.append):
        waiting.start()
        assert is_waiting.wait(10)
        assert says(target) == "first"
    waiting.join(10)
    assert says(target) == "second"
    assert said[0].startswith(f"Waiting for process {os.getpid()}, which is building")


def test_a_lock_that_its_owner_has_removed_is_no_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, tries = tmp_path / "site", []
    really = lock._lock

    def removed_meanwhile(*given: object) -> None:
        really(*given)  # type: ignore[arg-type]
        tries.append(1)
        if len(tries) == 1:
            (tmp_path / ".site.lock").unlink()

    monkeypatch.setattr(lock, "_lock", removed_meanwhile)
    with lock.locked(target, wait=False, say=tries.append):
        assert (tmp_path / ".site.lock").read_text(encoding="ascii") == f"{os.getpid()}\n"
    assert len(tries) == 2
    assert not list(tmp_path.iterdir())


# Sources that change


@pytest.mark.usefixtures("quick")
def test_a_source_that_changes_during_a_build_is_read_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, make, said = [], site.make, []

    def slow(root: Path, folder: Path, *given: object) -> site.Built:
        built: site.Built = make(root, folder, *given)
        made.append(1)
        if len(made) == 1:
            (root / "curriculum.yaml").write_text("second", encoding="utf-8")
        return built

    monkeypatch.setattr(site, "make", slow)
    site.build(project, project / "site", Edition.FULL, say=said.append)
    assert says(project / "site") == "second"
    assert len(made) == 2
    assert [line.endswith("once more, from the beginning …") for line in said] == [True]


def test_a_mistake_that_was_half_an_edit_counts_for_nothing(tmp_path: Path) -> None:
    file, tries = tmp_path / "file", []

    def make() -> str:
        tries.append(1)
        if len(tries) == 1:
            file.write_text("whole", encoding="utf-8")
            raise ValueError
        return file.read_text(encoding="utf-8")

    assert steady.steady([tmp_path], make, [].append) == "whole"


def test_a_mistake_of_sources_that_hold_still_is_told(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        steady.steady([tmp_path], lambda: 1 / 0, [].append)


def test_sources_that_never_hold_still_are_given_up(tmp_path: Path) -> None:
    tries: list[int] = []

    def make() -> None:
        tries.append(1)
        (tmp_path / "file").write_text("x" * len(tries), encoding="utf-8")

    with pytest.raises(refusal.Restless, match=r"file` .*changed 3 times"):
        steady.steady([tmp_path], make, [].append)
    assert len(tries) == 3


@pytest.mark.parametrize("happens", ["new", "gone", "renamed", "touched", "same size"])
def test_every_change_of_a_file_is_noticed(tmp_path: Path, happens: str) -> None:
    file = tmp_path / "a" / "file"
    file.parent.mkdir()
    file.write_text("one", encoding="utf-8")
    os.utime(file, ns=(1, 1))
    seen = steady.stamps([tmp_path])
    {
        "new": lambda: (tmp_path / "b").touch(),
        "gone": file.unlink,
        "renamed": lambda: file.rename(tmp_path / "file"),
        "touched": file.touch,
        "same size": lambda: (file.write_text("two", encoding="utf-8"), os.utime(file, ns=(1, 1))),
    }[happens]()
    assert steady.stamps([tmp_path]) != seen


@pytest.mark.parametrize("name", [".file.swp", "file~", "#file#", ".#file"])
def test_what_an_editor_keeps_for_itself_is_no_change(tmp_path: Path, name: str) -> None:
    seen = steady.stamps([tmp_path])
    (tmp_path / name).touch()
    assert steady.stamps([tmp_path]) == seen


# Folders that no site may replace


def linked(folder: Path, to: Path) -> Path:
    """A link to a folder, in a folder of its own."""
    link = folder / f"link-to-{to.name}"
    link.symlink_to(to)
    return link


DANGEROUS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "the disk": (lambda root: Path("/"), "the whole disk"),
    "home": (lambda root: Path.home(), "your home folder"),
    "the folder of homes": (lambda root: Path.home().parent / ".", "folder that holds|whole disk"),
    "the curriculum": (lambda root: root, "the curriculum itself"),
    "the folder around it": (lambda root: root.parent, "holds the curriculum"),
    "content": (lambda root: root / "content", "made from"),
    "a folder in content": (lambda root: root / "content/modules/site", "made from"),
    "the theme": (lambda root: root / "theme", "made from"),
    "the theme that we bring": (lambda root: theme_folder() / "pages", "made from"),
    "the program": (lambda root: Path(site.__file__).parent, "made from"),
    "a repository": (lambda root: root / ".git", "history"),
    "a folder in a repository": (lambda root: root / ".git/objects/new", "history"),
    "a file": (lambda root: root / "curriculum.yaml", "made from"),
    "another file": (lambda root: root.parent / "letter.txt", "is not a folder"),
    "a pipe": (lambda root: root.parent / "pipe", "is not a folder"),
    "somebody's folder": (lambda root: root.parent / "pictures", "did not make"),
    "a link to content": (lambda root: linked(root, root / "content"), "made from"),
    "a link to somebody's folder": (lambda root: linked(root, root.parent / "pictures"), "did not"),
    "a link to nothing": (lambda root: linked(root, root / "gone"), "leads nowhere"),
    "a way round": (lambda root: root / "site/../content", "made from"),
    "a folder whose site before is not ours": (lambda root: root.parent / "free", "did not make"),
    "a disk of its own": (lambda root: Path("/proc"), "a disk of its own"),
}


@pytest.mark.parametrize("kind", DANGEROUS)
def test_a_dangerous_folder_is_refused_and_stays_as_it_is(
    tmp_path: Path, kind: str, record_property: Callable[[str, object], None]
) -> None:
    root = Path(shutil.copytree(TINY, tmp_path / "project"))
    (root / ".git/objects").mkdir(parents=True)
    for name in ("pictures", ".free.before"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "cat.jpg").touch()
    (tmp_path / "letter.txt").touch()
    os.mkfifo(tmp_path / "pipe")
    before = digest(tmp_path)
    folder, says = DANGEROUS[kind]
    with pytest.raises(refusal.NotOurs, match=says):
        site.build(root, folder(root), Edition.FULL)
    assert digest(tmp_path) == before | {
        name: text for name, text in digest(tmp_path).items() if "link-to" in name
    }
    record_property("fault", "dangerous target | refused, nothing touched | 1")


# Why nothing was published


@pytest.mark.parametrize(
    ("number", "name", "says"),
    [
        (errno.ENOSPC, None, "the disk is full: the new site needs about 0.0 MB beside"),
        (errno.EDQUOT, "x", "the disk is full"),
        (errno.EROFS, "/srv/x", "`/srv/x` can only be read; name another folder"),
        (errno.EACCES, "/srv/x", "`/srv/x` is not yours to change"),
        (errno.EPERM, None, "is not yours to change"),
        (errno.EFBIG, "index.html", "raise the limit"),
        (errno.EXDEV, None, "on a disk of its own"),
        (errno.EBUSY, None, "name a folder inside it"),
        (errno.EIO, "/srv/x", "Input/output error (`/srv/x`)"),
    ],
)
def test_what_the_system_refuses_is_said_in_words(
    tmp_path: Path, number: int, name: str | None, says: str
) -> None:
    target = published(tmp_path / "site", "x" * 1000)
    told = refusal.explained(OSError(number, os.strerror(number), name), target, 10)
    assert says in told
    assert not told.endswith(".")


def test_a_full_disk_is_said_with_how_much_was_written_at_least(tmp_path: Path) -> None:
    told = refusal.explained(OSError(errno.ENOSPC, ""), tmp_path / "site", 2_500_000)
    assert "needs over 2.5 MB" in told


@pytest.mark.parametrize("error", [BrokenPipeError(errno.EPIPE, "gone"), OSError("no number")])
@pytest.mark.usefixtures("quick")
def test_an_error_that_is_no_word_of_the_system_is_passed_on(
    project: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    def fail(*given: object) -> None:
        raise error

    monkeypatch.setattr(site, "make", fail)
    with pytest.raises(OSError, match=r"gone|no number") as raised:
        site.build(project, project / "site", Edition.FULL)
    assert raised.value is error
