"""Reading YAML: text stays text, every mistake has its place and its reason, and nothing is ever raised."""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator import characters, files, source
from generator.builder import MOST_TOLD
from generator.files import listing
from generator.problem import Position, Severity, has_errors
from generator.source import documents, parse, read

DEEP = 25
# What is written, the code of the problem, and where it stands.
REFUSED = {
    "an at sign in brackets": ("tags: [a, @you]\n", "yaml-at-sign", 1, 11),
    "a colon inside braces": ("a: {time: Monday, event: Rain: again}\n", "yaml-colon", 1, 30),
    "a colon inside a text": ("title: Listen: then act\n", "yaml-colon", 1, 14),
    "a tab as indentation": ("steps:\n\t- one\n", "yaml-tab", 2, 1),
    "an at sign at the start": ("title: @you\n", "yaml-at-sign", 1, 8),
    "a backtick at the start": ("title: `x`\n", "yaml-backtick", 1, 8),
    "a percent sign at the start": ("title: %x\n", "yaml-percent", 1, 8),
    "an asterisk at the start": ("title: *bold*\n", "yaml-asterisk", 1, 8),
    "an asterisk before a word": ("title: *bold\n", "yaml-asterisk", 1, 8),
    "an ampersand at the start": ("title: &amp; more\n", "yaml-ampersand", 1, 8),
    "an ampersand alone": ("title: & more\n", "yaml-ampersand", 1, 8),
    "an exclamation mark at the start": ("title: !important\n", "yaml-exclamation-mark", 1, 8),
    "an exclamation mark alone": ("title: ! so\n", "yaml-exclamation-mark", 1, 8),
    "a template at the start": ("title: {{ name }}\n", "yaml-braces", 1, 8),
    "a brace at the start": ("title: {a} b\n", "yaml-braces", 1, 8),
    "a placeholder at the start": ("title: [[organisation.name]] x\n", "yaml-brackets", 1, 8),
    "a bar at the start": ("title: | a\n", "yaml-bar", 1, 8),
    "a comma at the start": ("title: , a\n", "yaml-comma", 1, 8),
    "quotes that are never closed": ('title: "open\nsummary: b\n', "yaml-quotes", 1, 8),
    "brackets that are never closed": ("tags: [a, b\n", "yaml-brackets", 1, 7),
    "braces that are never closed": ("group: {min: 3\n", "yaml-braces", 1, 8),
    "an apostrophe inside single quotes": ("title: 'it's fine'\n", "yaml-quotes", 1, 12),
    "a sign for no character": ('title: "\\q"\n', "yaml-escape", 1, 9),
    "half a character": ('title: "\\ud800"\n', "yaml-escape", 1, 9),
    "a character beyond all": ('title: "\\UFFFFFFFF"\n', "yaml-escape", 1, 9),
    "a number sign that cuts a text short": ("title: learn C #1\n", "yaml-comment", 1, 16),
    "a number sign in a list": ("a:\n  - learn C #1\n  - d\n", "yaml-comment", 2, 13),
    "a field that is indented too far": ("title: a\n  summary: b\n", "yaml-indent", 2, 10),
    "a line without a colon": ("title a\nsummary: b\n", "yaml-indent", 2, 8),
    "a list among fields": ("- a\ntitle: b\n", "yaml-indent", 2, 1),
    "a byte-order mark in the middle": ("title: a\n\ufeffb: c\n", "character-bom", 2, 1),
    "a zero byte": ("title: a\x00b\n", "character-null", 1, 9),
    "an escape character": ("title: a\x1bb\n", "character-control", 1, 9),
    "a control character written as a sign": ('t: "a\\e"\n', "character-control", 1, 4),
    "a zero byte written as a sign": ('t: "a\\0"\n', "character-null", 1, 4),
    "a mark that turns text around": ("title: a\u202eb\n", "character-direction", 1, 9),
    "a space of no width": ("a: b\ntitle: a\u200bb\n", "character-zero-width", 2, 9),
    "a joiner of letters": ("title: a\u200db\n", "character-zero-width", 1, 9),
    "a character that only a private font knows": ("t: \ue000\n", "character-private", 1, 4),
    "a line separator": ("t: a\u2028b\n", "character-line", 1, 5),
    "a letter that was lost": ("t: caf\ufffd\n", "character-lost", 1, 7),
    "a tag that nobody sees": ("t: a\U000e0041\n", "character-hidden", 1, 5),
    "a name that stands twice": ("title: a\nb: c\ntitle: d\n", "yaml-duplicate-key", 3, 1),
    "a name that stands twice inside": ("a:\n  - {x: 1, x: 2}\n", "yaml-duplicate-key", 2, 12),
    "an anchor": ("a: &x 1\n", "yaml-anchor", 1, 4),
    "fields merged from elsewhere": ("a:\n  <<: {y: 2}\n", "yaml-merge", 2, 3),
    "a tag of YAML": ("a: !!int 3\n", "yaml-tag", 1, 4),
    "a tag of MkDocs": ("a: !ENV SECRET\n", "yaml-tag", 1, 4),
    "a tag of Python": ("a: !!python/object/apply:os.system [ls]\n", "yaml-tag", 1, 4),
    "a list as a name": ("? [a]\n: b\n", "yaml-key", 1, 3),
    "fields as a name": ("? {a: b}\n: c\n", "yaml-key", 1, 3),
    "a number as a name": ("a: b\n1: c\n", "yaml-name", 2, 1),
    "a yes as a name": ("true: c\n", "yaml-name", 1, 1),
    "no name at all": ("a: b\n: c\n", "yaml-name", 2, 1),
    "two documents": ("a: b\n---\nc: d\n", "yaml-documents", 2, 1),
    "nothing": ("", "file-empty", 1, 1),
    "nothing but a comment": ("# later\n", "file-empty", 1, 1),
    "nothing but null": ("~\n", "file-empty", 1, 1),
    "a text and no fields": ("just text\n", "yaml-root", 1, 1),
    "a list and no fields": ("- a\n- b\n", "yaml-root", 1, 1),
    "many brackets": ("a: " + "[" * DEEP + "]" * DEEP + "\n", "yaml-depth", 1, 23),
    "endless brackets": ("a: " + "[" * 100_000, "yaml-depth", 1, 23),
    "many levels": ("".join(" " * n + "a:\n" for n in range(DEEP)), "yaml-depth", 21, 21),
    "many dashes": ("a:\n" + "- " * DEEP + "x\n", "yaml-depth", 2, 39),
    # One name, then three for each entry: its name, its value, itself. 1 + 3 × 6,666 + 2 are 20,001.
    "too many entries": ("a:\n" + "  - {b: c}\n" * 6_670, "file-crowded", 6668, 9),
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
    assert (document is None) == has_errors(problems)


@given(st.text(max_size=200))
@settings(deadline=None)
def test_no_text_raises(text: str) -> None:
    document, problems = parse(text, "file.yaml")
    assert (document is None) == has_errors(problems)
    lines = text.count("\n") + text.count("\r") + 1
    assert all(1 <= problem.position.line <= lines + 1 for problem in problems)


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.mktemp("bytes") / "file.yaml"
    path.write_bytes(raw)
    document, problems = read(path, "file.yaml")
    assert (document is None) == has_errors(problems)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text(max_size=60)))
@settings(deadline=None)
def test_what_yaml_writes_is_read_back(data: dict[str, str]) -> None:
    written = yaml.safe_dump(data, allow_unicode=False, default_style='"')
    document, problems = parse(written, "file.yaml")
    if document is None:
        assert {problem.code for problem in problems} <= {*characters.SAYINGS, "yaml-root"}
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


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
def test_a_number_that_stands_for_no_character_is_told_where_it_starts(
    monkeypatch: pytest.MonkeyPatch, loader: type
) -> None:
    monkeypatch.setattr(source, "LOADER", loader)
    document, (problem,) = parse('title: A\nsays: "b \\UFFFFFFFF"\n', "file.yaml")
    assert document is None
    message = "a backslash in double quotes starts a special sign"
    hint = "use single quotes, or write `\\\\`"
    assert str(problem) == f"file.yaml:2:10: error[yaml-escape]: {message}; {hint}"


def test_both_parsers_of_pyyaml_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    by_c = {name: parse(text, name)[0] for name, (text, _) in ACCEPTED.items()}
    monkeypatch.setattr(source, "LOADER", yaml.SafeLoader)
    assert {name: parse(text, name)[0] for name, (text, _) in ACCEPTED.items()} == by_c


ENCODINGS = {
    "Latin-1": (b"title: a\nsummary: bl\xe9 noir\n", "file-encoding", 2, 12),
    "Latin-1 after wide letters": ("a: žluť 😀".encode() + b"\xe9\n", "file-encoding", 1, 10),
    "UTF-16": ("title: a\n".encode("utf-16"), "file-utf-16", 1, 1),
    "UTF-16 without a mark": ("title: a\n".encode("utf-16-le"), "file-utf-16", 1, 1),
    "UTF-32": ("title: a\n".encode("utf-32"), "file-utf-32", 1, 1),
    "UTF-32 without a mark": ("title: a\n".encode("utf-32-be"), "file-utf-32", 1, 1),
    "Latin-1 after a mark": (b"\xef\xbb\xbfa: \xe9\n", "file-encoding", 1, 4),
    "Latin-1 in a line that ends as on Windows": (b"a: b\r\nc: \xe9\r\n", "file-encoding", 2, 4),
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
    document, problems = read(path, "file.yaml")
    assert document is not None
    assert document.data == {"title": "a"}
    assert document.locate(("title",)) == Position(1, 8)
    assert [(problem.code, problem.severity) for problem in problems] == [
        ("file-bom", Severity.WARNING)
    ]


@pytest.mark.parametrize(("extra", "code"), [(0, None), (1, "file-size")])
def test_a_file_may_be_large_but_not_huge(tmp_path: Path, extra: int, code: str | None) -> None:
    path = tmp_path / "file.yaml"
    start = "title: "
    path.write_text(start + "a" * (files.MAXIMUM_BYTES - len(start) + extra), encoding="utf-8")
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
    assert problem_code(tmp_path) == "file-folder"


def test_a_file_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    assert problem_code(tmp_path / "gone.yaml") == "file-unreadable"


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("title: a\n", encoding="utf-8")


def test_the_files_of_a_curriculum_come_in_a_fixed_order(tmp_path: Path) -> None:
    names = ["curriculum.yaml", "content/b/z.yaml", "content/a/y.yaml", "content/a/b.yaml"]
    make(tmp_path, *names, "content/a/table.csv", "other/x.yaml")
    found = [name for name, _ in documents(tmp_path)]
    assert found == ["curriculum.yaml", "content/a/b.yaml", "content/a/y.yaml", "content/b/z.yaml"]


def test_a_hidden_folder_above_hides_nothing(tmp_path: Path) -> None:
    root = tmp_path / ".work"
    make(root, "content/a/b.yaml")
    assert [name for name, _ in documents(root)] == ["content/a/b.yaml"]


def test_what_programs_leave_behind_is_passed_over(tmp_path: Path) -> None:
    left = [".DS_Store", "._b.yaml", ".#b.yaml", ".b.yaml.swp", ".git/config", ".~lock.b.yaml#"]
    make(tmp_path, "content/a/b.yaml", *(f"content/a/{name}" for name in left))
    found = listing(tmp_path)
    assert found.problems == ()
    assert [name for name, _ in found.documents] == ["content/a/b.yaml"]


def test_the_folder_may_be_named_from_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path / "one", "content/a/b.yaml")
    (tmp_path / "two").mkdir()
    monkeypatch.chdir(tmp_path / "two")
    assert [name for name, _ in documents(Path("../one"))] == ["content/a/b.yaml"]


def told(root: Path) -> list[tuple[str, str]]:
    """What is said of the files before any of them is read."""
    return [(problem.path, problem.code) for problem in listing(root).problems]


def test_a_link_in_the_content_is_refused_whatever_it_leads_to(tmp_path: Path) -> None:
    make(tmp_path, "content/a/b.yaml")
    (tmp_path / "content/everything").symlink_to("/etc")
    (tmp_path / "content/a/secret.png").symlink_to("/etc/passwd")
    (tmp_path / "curriculum.yaml").symlink_to("content/a/b.yaml")
    names = ["curriculum.yaml", "content/a/secret.png", "content/everything"]
    assert told(tmp_path) == [(name, "file-symlink") for name in names]


def test_a_file_that_may_not_be_opened_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    make(tmp_path, "content/a/b.yaml")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    _, problems = read(tmp_path / "content/a/b.yaml", "content/a/b.yaml")
    assert [str(problem) for problem in problems] == [
        "content/a/b.yaml:1:1: error[file-unreadable]: this file cannot be read (permission "
        "denied); look whether it is still there and whether you may open it"
    ]


def test_every_character_that_nobody_sees_is_known_and_no_other() -> None:
    hidden = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    known = {sign for sign in map(chr, range(0x110000)) if characters.UNSEEN.match(sign)}
    wanted = {sign for sign in map(chr, range(0x110000)) if unicodedata.category(sign) in hidden}
    assert wanted - known == {"\n", "\r", "\t", "\u00ad"}
    assert {unicodedata.category(sign) for sign in known - wanted} == {"Cn", "So"}
    assert all(characters.ANY.match(sign) for sign in known)


def test_a_picture_joined_of_two_is_one_sign() -> None:
    document, problems = parse("a: 👩\u200d💻 ❤\ufe0f\u200d🔥\n", "file.yaml")
    assert document is not None, problems


LOOK_ALIKE = {
    "Cyrillic in a Latin word": ("title: the \u0430dmin\n", [(1, 12)]),
    "Cyrillic at the end": ("title: Extr\u0430\n", [(1, 12)]),
    "Greek in a Latin word": ("a: b\ntitle: \u039fwner\n", [(2, 8)]),
    "a word of another language": ("title: администратор and Ωmega and µm and Δt\n", []),
    "a letter of another alphabet alone": ("title: the letter \u0430\n", []),
}


@pytest.mark.parametrize(("text", "places"), LOOK_ALIKE.values(), ids=LOOK_ALIKE)
def test_a_letter_that_looks_like_another_is_told_but_stops_nothing(
    text: str, places: list[tuple[int, int]]
) -> None:
    document, problems = parse(text, "file.yaml")
    assert document is not None
    assert {problem.severity for problem in problems} <= {Severity.WARNING}
    assert [(problem.position.line, problem.position.column) for problem in problems] == places


def test_the_letters_that_look_alike_are_of_two_alphabets() -> None:
    for letter, latin in characters.LOOK_ALIKE.items():
        assert unicodedata.name(letter).startswith(("CYRILLIC", "GREEK"))
        assert unicodedata.name(latin).startswith("LATIN")


# An alias is told once for each name, beside the anchor that it repeats.
BOMBS = {
    "a list that holds itself": (
        "a: &a [*a]\n",
        [("yaml-anchor", 1, 4), ("yaml-self-reference", 1, 8)],
    ),
    "a list that holds itself deeper": (
        "a: &a\n  - b\n  - {c: *a}\n",
        [("yaml-anchor", 1, 4), ("yaml-self-reference", 3, 9)],
    ),
    "a list that is repeated": (
        "a: &a [x]\nb: [*a, *a]\nc: *a\n",
        [("yaml-anchor", 1, 4), ("yaml-alias", 2, 5)],
    ),
    "a text that is repeated": ("a: &a x\nb: *a\n", [("yaml-anchor", 1, 4), ("yaml-alias", 2, 4)]),
    "an asterisk and an anchor of another name": (
        "a: &a x\nb: *c\n",
        [("yaml-anchor", 1, 4), ("yaml-asterisk", 2, 4)],
    ),
    "fields that are merged": (
        "a: &a {x: y}\nb:\n  <<: *a\n",
        [("yaml-anchor", 1, 4), ("yaml-merge", 3, 3), ("yaml-alias", 3, 7)],
    ),
    "an anchor and a tag": ("a: &a !!str b\n", [("yaml-anchor", 1, 4), ("yaml-tag", 1, 4)]),
    "everything at once": (
        "a: 1\na: 2\nb: &x 3\nc: learn C #1\nd: z\u200bz\ne: [\n",
        [
            ("character-zero-width", 5, 5),
            ("yaml-duplicate-key", 2, 1),
            ("yaml-anchor", 3, 4),
            ("yaml-comment", 4, 12),
            ("yaml-brackets", 6, 4),
        ],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), BOMBS.values(), ids=BOMBS)
def test_what_can_be_told_without_stopping_is_told_together(
    text: str, wanted: list[tuple[str, int, int]]
) -> None:
    document, problems = parse(text, "file.yaml")
    assert document is None
    found = [(each.code, each.position.line, each.position.column) for each in problems]
    assert found == wanted


def test_a_bomb_of_aliases_is_told_and_not_unfolded() -> None:
    lines = ["a0: &a0 [x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    document, problems = parse("\n".join(lines) + "\n", "file.yaml")
    assert document is None
    assert {problem.code for problem in problems} == {"yaml-anchor", "yaml-alias"}
    assert len(problems) == 2 * MOST_TOLD


def test_many_mistakes_of_one_kind_are_told_by_the_first() -> None:
    _, problems = parse("a: b\n" * 1000 + "c: &d e\n" + "f: g\u200b\n" * 1000, "file.yaml")
    found = Counter(problem.code for problem in problems)
    assert set(found.values()) == {MOST_TOLD, 1}
    assert problems[MOST_TOLD].position.line == 2


def test_a_part_of_a_text_is_found_in_its_file() -> None:
    text = 'a: one two two\nb: |\n  x\n  one two\nc: "\\u0061 two"\nd: two\n'
    document, _ = parse(text, "file.yaml")
    assert document is not None
    assert document.locate_within(("a",), "two") == Position(1, 8)
    assert document.locate_within(("a",), "two", 1) == Position(1, 12)
    assert document.locate_within(("b",), "two") == Position(4, 7)
    assert document.locate_within(("c",), "a two") == Position(5, 4)
    assert document.locate_within(("a",), "three") == Position(1, 4)
    assert document.locate_within(("e",), "two") == Position(1, 1)
