"""Reading YAML: text stays text, every mistake has its place and its reason, and nothing is ever raised."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator import source
from generator.problem import Position
from generator.source import documents, parse, read

DEEP = 25
# What is written, the code of the problem, and where it stands.
REFUSED = {
    "a colon inside a text": ("title: Listen: then act\n", "yaml-syntax", 1, 14),
    "a tab as indentation": ("steps:\n\t- one\n", "yaml-syntax", 2, 1),
    "an at sign at the start": ("title: @you\n", "yaml-syntax", 1, 8),
    "a backtick at the start": ("title: `x`\n", "yaml-syntax", 1, 8),
    "a percent sign at the start": ("title: %x\n", "yaml-syntax", 1, 8),
    "an asterisk at the start": ("title: *bold*\n", "yaml-syntax", 1, 8),
    "an ampersand at the start": ("title: &amp; more\n", "yaml-syntax", 1, 8),
    "an exclamation mark at the start": ("title: !important\n", "yaml-tag", 1, 8),
    "a template at the start": ("title: {{ name }}\n", "yaml-key", 1, 9),
    "a placeholder at the start": ("title: [[organisation.name]] x\n", "yaml-syntax", 1, 8),
    "quotes that are never closed": ('title: "open\nsummary: b\n', "yaml-syntax", 1, 8),
    "brackets that are never closed": ("tags: [a, b\n", "yaml-syntax", 1, 7),
    "an apostrophe inside single quotes": ("title: 'it's fine'\n", "yaml-syntax", 1, 12),
    "a sign for no character": ('title: "\\q"\n', "yaml-syntax", 1, 9),
    "half a character": ('title: "\\ud800"\n', "yaml-syntax", 1, 11),
    "a character beyond all": ('title: "\\UFFFFFFFF"\n', "yaml-syntax", 1, 11),
    "a number sign that cuts a text short": ("title: learn C #1\n", "yaml-comment", 1, 16),
    "a number sign in a list": ("a:\n  - learn C #1\n  - d\n", "yaml-comment", 2, 13),
    "a field that is indented too far": ("title: a\n  summary: b\n", "yaml-syntax", 2, 10),
    "a line without a colon": ("title a\nsummary: b\n", "yaml-syntax", 2, 8),
    "a list among fields": ("- a\ntitle: b\n", "yaml-syntax", 2, 1),
    "a byte-order mark in the middle": ("title: a\n\ufeffb: c\n", "yaml-character", 2, 1),
    "a zero byte": ("title: a\x00b\n", "yaml-character", 1, 9),
    "an escape character": ("title: a\x1bb\n", "yaml-character", 1, 9),
    "a control character written as a sign": ('t: "a\\e"\n', "yaml-character", 1, 4),
    "a mark that turns text around": ("title: a\u202eb\n", "yaml-character", 1, 9),
    "a space of no width": ("a: b\ntitle: a\u200bb\n", "yaml-character", 2, 9),
    "a character that only a private font knows": ("t: \ue000\n", "yaml-character", 1, 4),
    "a line separator": ("t: a\u2028b\n", "yaml-character", 1, 5),
    "a name that stands twice": ("title: a\nb: c\ntitle: d\n", "yaml-duplicate-key", 3, 1),
    "a name that stands twice inside": ("a:\n  - {x: 1, x: 2}\n", "yaml-duplicate-key", 2, 12),
    "an anchor": ("a: &x 1\n", "yaml-anchor", 1, 4),
    "an alias": ("a: 1\nb: *x\n", "yaml-anchor", 2, 4),
    "a list that holds itself": ("a: &a [*a]\n", "yaml-anchor", 1, 4),
    "fields merged from elsewhere": ("a:\n  <<: {y: 2}\n", "yaml-key", 2, 3),
    "a tag of YAML": ("a: !!int 3\n", "yaml-tag", 1, 4),
    "a tag of MkDocs": ("a: !ENV SECRET\n", "yaml-tag", 1, 4),
    "a tag of Python": ("a: !!python/object/apply:os.system [ls]\n", "yaml-tag", 1, 4),
    "a list as a name": ("? [a]\n: b\n", "yaml-key", 1, 3),
    "two documents": ("a: b\n---\nc: d\n", "yaml-documents", 2, 1),
    "nothing": ("", "yaml-empty", 1, 1),
    "nothing but a comment": ("# later\n", "yaml-empty", 1, 1),
    "nothing but null": ("~\n", "yaml-empty", 1, 1),
    "a text and no fields": ("just text\n", "yaml-root", 1, 1),
    "a list and no fields": ("- a\n- b\n", "yaml-root", 1, 1),
    "many brackets": ("a: " + "[" * DEEP + "]" * DEEP + "\n", "yaml-depth", 1, 23),
    "endless brackets": ("a: " + "[" * 100_000, "yaml-depth", 1, 23),
    "many levels": ("".join(" " * n + "a:\n" for n in range(DEEP)), "yaml-depth", 21, 21),
    "many dashes": ("a:\n" + "- " * DEEP + "x\n", "yaml-depth", 2, 39),
}
ACCEPTED = {
    "words that YAML would turn into something else": (
        "a: no\nb: 12:30\nc: 1.10\nd: 0123\ne: 1_000\nf: 2024-01-02\ng: .inf\nh: 0x1F\n",
        {"a": "no", "b": "12:30", "c": "1.10", "d": "0123"}
        | {"e": "1_000", "f": "2024-01-02", "g": ".inf", "h": "0x1F"},
    ),
    "nothing, in the four ways to write it": (
        'a:\nb: ~\nc: null\nd: "null"\ne: ""\n',
        {"a": None, "b": None, "c": None, "d": "null", "e": ""},
    ),
    "line ends of Windows": ("a: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
    "a line of dashes at the start": ("---\na: b\n", {"a": "b"}),
    "a comment after a value": ("a: b  # why\n", {"a": "b"}),
    "a number sign inside quotes or a word": ('a: "b #1"\nc: d#1\n', {"a": "b #1", "c": "d#1"}),
    "a number sign in a block of text": ("a: |\n  b #1\n", {"a": "b #1\n"}),
    "braces inside a text": ("a: ask {{ 7*7 }}\n", {"a": "ask {{ 7*7 }}"}),
    "letters, signs and faces of the world": (
        "a: Zażółć – “naïve” 😀\u00a0\u00ad\n",
        {"a": "Zażółć – “naïve” 😀\u00a0\u00ad"},
    ),
    "folded text": ("a: >-\n  b\n  c\n", {"a": "b c"}),
}
# Pieces of YAML that go wrong together.
SIGNS = (
    "a|title|: |:|- |  |[|]|{|}|,|&x |*x|!!int |!t |>|\"|'|\\|\\x00|\\UFFFFFFFF|#| #|? |<<: |~|null|é|😀"
    "|-|@|`|=|2024-13-45|&|*|!|%YAML 1.1\n|%TAG ! x\n|---\n|...\n|11111111111111111111"
)
BREAKS = ["|", "|-\n ", "\n", "\t", "\r", "\r\n", "\x00", "\x85", "\u2028", "\ufeff"]
TOKENS = st.sampled_from([*SIGNS.split("|"), *BREAKS])


@pytest.mark.parametrize(("text", "code", "line", "column"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_meant_is_refused_where_it_stands(
    text: str, code: str, line: int, column: int
) -> None:
    document, problems = parse(text, "file.yaml")
    assert document is None
    assert [(problem.code, problem.position) for problem in problems] == [
        (code, Position(line, column))
    ]
    assert all(problem.path == "file.yaml" and problem.hint for problem in problems)


@pytest.mark.parametrize(("text", "data"), ACCEPTED.values(), ids=ACCEPTED)
def test_text_stays_text(text: str, data: dict[str, object]) -> None:
    document, problems = parse(text, "file.yaml")
    assert problems == ()
    assert document is not None
    assert document.data == data


def test_every_duplicate_and_every_cut_of_a_file_is_told_at_once() -> None:
    text = "a: 1\na: 2\nb: learn C #1\nc: 1\nc: 2\nc: 3\n"
    _, problems = parse(text, "file.yaml")
    assert [problem.position.line for problem in problems] == [2, 3, 5, 6]


def test_a_duplicate_names_the_line_of_the_first() -> None:
    _, problems = parse("a: 1\nb: 2\na: 3\n", "file.yaml")
    assert "line 1" in problems[0].message


def test_duplicates_are_told_along_with_what_stops_the_reading() -> None:
    _, problems = parse("a: 1\na: 2\nb: &x 3\n", "file.yaml")
    assert [problem.code for problem in problems] == ["yaml-duplicate-key", "yaml-anchor"]


@given(st.lists(TOKENS, max_size=40).map("".join))
@example("a: [" * 400)
@example('"\\UFFFFFFFF"')
@settings(deadline=None)
def test_no_sequence_of_yaml_tokens_raises(text: str) -> None:
    document, problems = parse(text, "file.yaml")
    assert (document is None) == bool(problems)


@given(st.text(max_size=200))
@settings(deadline=None)
def test_no_text_raises(text: str) -> None:
    document, problems = parse(text, "file.yaml")
    assert (document is None) == bool(problems)
    lines = text.count("\n") + text.count("\r") + 1
    assert all(1 <= problem.position.line <= lines + 1 for problem in problems)


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.mktemp("bytes") / "file.yaml"
    path.write_bytes(raw)
    document, problems = read(path, "file.yaml")
    assert (document is None) == bool(problems)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text(max_size=60)))
@settings(deadline=None)
def test_what_yaml_writes_is_read_back(data: dict[str, str]) -> None:
    written = yaml.safe_dump(data, allow_unicode=False, default_style='"')
    document, problems = parse(written, "file.yaml")
    if document is None:
        assert {problem.code for problem in problems} <= {"yaml-character", "yaml-root"}
    else:
        assert document.data == data


@pytest.mark.parametrize(
    "text", ['a: "\\UFFFFFFFF"\n', "a: [" * 400, "? " * 400, "&a " * 50, "a: !<x\n"]
)
def test_nothing_is_raised_where_pyyaml_has_only_its_own_parser(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "LOADER", yaml.SafeLoader)
    document, problems = parse(text, "file.yaml")
    assert document is None
    assert problems


def test_both_parsers_of_pyyaml_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    by_c = {name: parse(text, name)[0] for name, (text, _) in ACCEPTED.items()}
    monkeypatch.setattr(source, "LOADER", yaml.SafeLoader)
    assert {name: parse(text, name)[0] for name, (text, _) in ACCEPTED.items()} == by_c


ENCODINGS = {
    "Latin-1": (b"title: a\nsummary: bl\xe9 noir\n", "file-encoding", 2, 12),
    "Latin-1 after wide letters": ("a: žluť 😀".encode() + b"\xe9\n", "file-encoding", 1, 10),
    "UTF-16": ("title: a\n".encode("utf-16"), "file-encoding", 1, 1),
    "UTF-16 without a mark": ("title: a\n".encode("utf-16-le"), "yaml-character", 1, 2),
    "UTF-32": ("title: a\n".encode("utf-32"), "file-encoding", 1, 1),
}


@pytest.mark.parametrize(("raw", "code", "line", "column"), ENCODINGS.values(), ids=ENCODINGS)
def test_another_encoding_is_refused_at_the_first_byte_that_shows_it(
    tmp_path: Path, raw: bytes, code: str, line: int, column: int
) -> None:
    path = tmp_path / "file.yaml"
    path.write_bytes(raw)
    document, problems = read(path, "content/file.yaml")
    assert document is None
    assert [(problem.code, problem.position) for problem in problems] == [
        (code, Position(line, column))
    ]
    assert problems[0].path == "content/file.yaml"


def test_a_byte_order_mark_at_the_start_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_bytes(b"\xef\xbb\xbftitle: a\n")
    document, _ = read(path, "file.yaml")
    assert document is not None
    assert document.data == {"title": "a"}
    assert document.locate(("title",)) == Position(1, 8)


@pytest.mark.parametrize(("extra", "code"), [(0, None), (1, "file-size")])
def test_a_file_may_be_large_but_not_huge(tmp_path: Path, extra: int, code: str | None) -> None:
    path = tmp_path / "file.yaml"
    start = "title: "
    path.write_text(start + "a" * (source.MAXIMUM_BYTES - len(start) + extra), encoding="utf-8")
    _, problems = read(path, "file.yaml")
    assert [problem.code for problem in problems] == ([code] if code else [])


def problem_code(path: Path) -> str:
    document, problems = read(path, "file.yaml")
    assert document is None
    (problem,) = problems
    assert problem.position == Position()
    return problem.code


def test_a_link_to_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_text("title: a\n", encoding="utf-8")
    link = tmp_path / "link.yaml"
    link.symlink_to(tmp_path / "real.yaml")
    assert problem_code(link) == "file-symlink"


def test_a_link_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(tmp_path / "nowhere")
    assert problem_code(link) == "file-symlink"


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert problem_code(pipe) == "file-special"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert problem_code(tmp_path) == "file-special"


def test_a_file_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    assert problem_code(tmp_path / "gone.yaml") == "file-unreadable"


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("title: a\n", encoding="utf-8")


def test_the_files_of_a_curriculum_come_in_a_fixed_order(tmp_path: Path) -> None:
    names = ["curriculum.yaml", "content/b/z.yaml", "content/a/y.yaml", "content/a/b.yml"]
    make(tmp_path, *names, "content/a/notes.md", "other/x.yaml")
    found = [name for name, _ in documents(tmp_path)]
    assert found == ["curriculum.yaml", "content/a/b.yml", "content/a/y.yaml", "content/b/z.yaml"]


def test_hidden_files_are_left_out_but_a_hidden_folder_above_hides_nothing(tmp_path: Path) -> None:
    root = tmp_path / ".work"
    make(root, "content/a/b.yaml", "content/.git/c.yaml", "content/a/.d.yaml")
    assert [name for name, _ in documents(root)] == ["content/a/b.yaml"]


def test_the_folder_may_be_named_from_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path / "one", "content/a/b.yaml")
    (tmp_path / "two").mkdir()
    monkeypatch.chdir(tmp_path / "two")
    assert [name for name, _ in documents(Path("../one"))] == ["content/a/b.yaml"]


def test_a_link_in_the_content_is_named_so_that_it_is_refused(tmp_path: Path) -> None:
    make(tmp_path, "content/a/b.yaml")
    (tmp_path / "content/everything").symlink_to("/etc")
    (tmp_path / "content/a/secret.png").symlink_to("/etc/passwd")
    found = dict(documents(tmp_path))
    assert set(found) == {"content/a/b.yaml", "content/a/secret.png", "content/everything"}
    for name in ("content/a/secret.png", "content/everything"):
        _, problems = read(found[name], name)
        assert [problem.code for problem in problems] == ["file-symlink"]
