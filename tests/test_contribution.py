"""Which changes are content, and which are for a maintainer: tricky paths, and a real repository."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator import cli
from generator.contribution import Nature, judge, shown

OLD, NEW = "1" * 40, "2" * 40
CONTENT = (
    "curriculum.yaml",
    "content/glossary.yaml",
    "content/modules/listen.yaml",
    "content/modules/listen.yml",
    "content/modules/deeper/listen.yaml",
    "content/pages/about.md",
    "content/data/tickets.csv",
    "content/modules/My Module.yaml",
    "content/Modules/listen.yaml",
    "content/modules/listen..yaml.yaml",
    "content/modules/listen-.yaml",
)
CODE = (
    "",
    "Content/modules/listen.yaml",
    "CONTENT/modules/listen.yaml",
    "CURRICULUM.yaml",
    "curriculum.yml",
    "curriculum.YAML",
    "curriculum.yaml/",
    "curriculum.yaml/content.yaml",
    "./curriculum.yaml",
    "/curriculum.yaml",
    " curriculum.yaml",
    "curriculum.yaml ",
    "curriculum.yaml\n",
    "x/curriculum.yaml",
    "content",
    "content/",
    "content.yaml",
    "contents/modules/listen.yaml",
    "content/../generator/model/base.py",
    "content/../mkdocs.yaml",
    "content/./modules/listen.yaml",
    "content//modules/listen.yaml",
    "content\\modules\\listen.yaml",
    "content/modules\\..\\..\\mkdocs.yaml",
    "C:/content/modules/listen.yaml",
    "content/modules/listen.yaml:stream",
    "content/.hidden.yaml",
    "content/.github/workflows/build.yml",
    "content/modules/.listen.yaml",
    "content/modules/...yaml",
    "content/modules/.yaml",
    "content/conftest.py",
    "content/modules/listen.py",
    "content/modules/listen.yaml.py",
    "content/modules/listen.yaml.",
    "content/modules/listen.yaml ",
    "content/modules /listen.yaml",
    "content/modules/listen.yaml\t",
    "content/modules/li\nsten.yaml",
    "content/modules/listen.yaml\n../generator/x.py",
    'content/modules/"listen".yaml',
    "content/modules/'listen'.yaml",
    "content/modules/$(id).yaml",
    "content/modules/`id`.yaml",
    "content/modules/${{ github.token }}.yaml",
    "content/modules/-rf.yaml",
    "content/modules/*.yaml",
    "content/modules/l\u0456sten.yaml",  # a Ukrainian i
    "c\u043entent/modules/listen.yaml",  # a Cyrillic o
    "content\u2215modules\u2215listen.yaml",  # slashes of mathematics
    "content/modules/listen\uff0eyaml",  # a full stop of full width
    "content/modules/listen.ya\u0131l",
    "content/modules/\u202elmay.netsil.yaml",  # turns the text around
    "content/modules/caf\u00e9.yaml",
    "content/modules/listen.yaml\u200b",
    "content/a/b/c/d/listen.yaml",
    "content/modules/script.js",
    "content/pages/style.css",
    "content/pages/page.html",
    "content/pages/drawing.svg",
    "content/pages/about.MD",
    "content/pages/deeper/about.md",
    "content/modules/about.md",
    "content/modules/tickets.csv",
    "content/data/tickets.xlsx",
    "mkdocs.yml",
    "Makefile",
    "requirements.txt",
    ".github/workflows/content.yml",
    ".gitattributes",
    "content/.gitattributes",
    "content/modules/.gitattributes",
    ".gitmodules",
    "generator/model/base.py",
    "generator/content/x.yaml",
    "theme/words/en.yaml",
    "tests/cases/tiny/content/modules/ask-before-you-mend.yaml",
    "overrides/content/x.yaml",
)


def entry(*paths: str, status: str = "M", before: str = "100644", after: str = "100644") -> bytes:
    """A change as git writes it."""
    head = f":{before} {after} {OLD} {NEW} {status}"
    return "".join(f"{part}\0" for part in (head, *paths)).encode("utf-8", "surrogateescape")


def nature(raw: bytes) -> str:
    return str(judge(raw).nature)


@pytest.mark.parametrize("path", CONTENT)
def test_files_that_hold_content_are_content(path: str) -> None:
    assert nature(entry(path)) == "content"


@pytest.mark.parametrize("path", CODE, ids=ascii)
def test_everything_else_is_code(path: str) -> None:
    assert nature(entry(path)) == "code"
    assert nature(entry("curriculum.yaml") + entry(path)) == "code"
    assert nature(entry("curriculum.yaml", path, status="R100")) == "code"
    assert nature(entry(path, "curriculum.yaml", status="R100")) == "code"


@pytest.mark.parametrize("status", ["A", "D", "M", "R087", "C100"])
def test_content_may_be_added_removed_changed_renamed_and_copied(status: str) -> None:
    paths = ("content/modules/a.yaml", "content/modules/b.yaml")[: 2 if status[0] in "RC" else 1]
    before = "000000" if status == "A" else "100644"
    after = "000000" if status == "D" else "100644"
    assert nature(entry(*paths, status=status, before=before, after=after)) == "content"


@pytest.mark.parametrize("status", ["T", "U", "X", "B", "Z"])
def test_a_file_that_becomes_another_type_is_code(status: str) -> None:
    assert nature(entry("content/modules/a.yaml", status=status)) == "code"


@pytest.mark.parametrize("mode", ["100755", "120000", "160000", "040000", "100600", "100664"])
@pytest.mark.parametrize("side", ["before", "after"])
def test_links_programs_and_other_repositories_are_code(mode: str, side: str) -> None:
    assert nature(entry("content/modules/a.yaml", **{side: mode})) == "code"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0",
        b"content",
        b"content/modules/a.yaml\0",
        entry("content/modules/a.yaml")[:-1],
        entry("content/modules/a.yaml", status="R100"),
        entry("content/modules/a.yaml") + b"x",
        b":100644 100644 1 2 M\0",
        b":100644 100644 1 2 M\0content/modules/\xff.yaml\0",
        entry("content/modules/a.yaml").replace(b"\0", b"\n"),
        b"::100644 100644 100644 1 2 3 MM\0content/modules/a.yaml\0",
    ],
    ids=ascii,
)
def test_a_list_that_cannot_be_read_is_code(raw: bytes) -> None:
    verdict = judge(raw)
    assert (verdict.nature, len(verdict.reasons)) == (Nature.CODE, 1)


@given(st.binary())
def test_nothing_on_the_input_breaks_the_verdict(raw: bytes) -> None:
    assert judge(raw).nature in Nature


@given(st.text())
def test_a_printed_path_is_plain(path: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9 ._/<>-]*", shown(path))


def test_each_path_that_is_not_content_is_named_with_its_reason() -> None:
    link = entry("content/modules/a.yaml", after="120000")
    verdict = judge(entry("curriculum.yaml") + link + entry("mkdocs.yml"))
    assert verdict.reasons == (
        ("content/modules/a.yaml", "it is a link to another file"),
        ("mkdocs.yml", "it is not among the files that hold content"),
    )


def git(root: Path, *arguments: str) -> bytes:
    """What git says, without anybody's own settings."""
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(root)}
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    done = subprocess.run(
        ["git", "-C", str(root), *who, *arguments],
        env={**os.environ, **alone},
        check=True,
        capture_output=True,
    )
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a commit."""
    git(tmp_path, "init", "--quiet")
    (tmp_path / "content/modules").mkdir(parents=True)
    (tmp_path / "generator").mkdir()
    for name in ("curriculum.yaml", "content/modules/a.yaml", "generator/data.yaml"):
        (tmp_path / name).write_text(f"title: {name}\n" * 9, encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "first")
    return tmp_path


def changed(root: Path) -> str:
    """What the command says of everything that was changed."""
    git(root, "add", "--all")
    raw = git(root, "diff", "--raw", "-z", "-M", "--no-abbrev", "--cached")
    done = CliRunner().invoke(cli.main, ["contribution"], input=raw)
    assert done.exit_code == 0
    return done.stdout.strip()


def test_git_and_the_command_agree_on_an_edit(repository: Path) -> None:
    (repository / "content/modules/a.yaml").write_text("title: other\n", encoding="utf-8")
    (repository / "content/modules/b.yaml").write_text("title: new\n", encoding="utf-8")
    assert changed(repository) == "content"


def test_a_file_moved_from_the_generator_into_the_content_is_code(repository: Path) -> None:
    (repository / "generator/data.yaml").rename(repository / "content/modules/b.yaml")
    assert changed(repository) == "code"


def test_a_content_file_made_a_link_is_code(repository: Path) -> None:
    (repository / "content/modules/a.yaml").unlink()
    (repository / "content/modules/a.yaml").symlink_to("/etc/passwd")
    assert changed(repository) == "code"


def test_a_content_folder_made_a_link_is_code(repository: Path) -> None:
    (repository / "content/modules/a.yaml").unlink()
    (repository / "content/modules").rmdir()
    (repository / "content/modules").symlink_to("../generator")
    assert changed(repository) == "code"


def test_a_content_file_made_a_program_is_code(repository: Path) -> None:
    (repository / "content/modules/a.yaml").chmod(0o755)
    assert changed(repository) == "code"


def test_a_repository_inside_the_content_is_code(repository: Path) -> None:
    inner = repository / "content/modules/b.yaml"
    inner.mkdir()
    git(inner, "init", "--quiet")
    git(inner, "commit", "--quiet", "--allow-empty", "--message", "first")
    assert changed(repository) == "code"


def test_a_name_with_a_line_break_is_code_and_printed_as_one_line(repository: Path) -> None:
    (repository / "content/modules/a\n::error::b.yaml").write_text("x", encoding="utf-8")
    git(repository, "add", "--all")
    raw = git(repository, "diff", "--raw", "-z", "-M", "--cached")
    done = CliRunner().invoke(cli.main, ["contribution"], input=raw)
    assert done.stdout == "code\n"
    assert done.stderr == (
        "`content/modules/a<000A><003A><003A>error<003A><003A>b.yaml`: "
        "it is not among the files that hold content\n"
    )
