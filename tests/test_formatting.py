"""Laying files out: what a file says never changes, comments stay with their fields, twice is once."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.formatting import formatted
from generator.source import documents, parse
from tests.curriculum import PROJECT
from tests.edits import TINY
from tests.projects import digest

FOUR_BENCHES = "content/exercises/four-benches.yaml"
FREE = "notes.yaml"
"""A name of no kind, so that no order of fields is known."""


def laid_out(text: str, name: str = FREE) -> str:
    new, problems = formatted(textwrap.dedent(text).lstrip("\n"), name)
    assert new is not None, problems
    return new


def told(text: str) -> str:
    return textwrap.dedent(text).lstrip("\n")


# What somebody writes, and how it is laid out.
LAYOUTS = {
    "indentation": (
        """
        a:
            b:   1
            c:
            -  x
            -     y:  2
                  z: 3
        """,
        """
        a:
          b: 1
          c:
            - x
            - y: 2
              z: 3
        """,
    ),
    "quotes that nobody needs": (
        """
        a: 'plain text'
        b: "it's"
        c: "so: it is"
        d: "say \\"so\\": now"
        e: '"quoted": twice'
        f: ""
        """,
        """
        a: plain text
        b: it's
        c: "so: it is"
        d: 'say "so": now'
        e: '"quoted": twice'
        f: ""
        """,
    ),
    "what looks like a number keeps its quotes": (
        """
        a: "2011"
        b: '1.10'
        c: "yes"
        d: "12:30"
        e: "1e3"
        f: "0o17"
        z: "09:00"
        g: "2026-11-22"
        h: '~'
        i: 2011
        """,
        """
        a: "2011"
        b: "1.10"
        c: "yes"
        d: "12:30"
        e: "1e3"
        f: "0o17"
        z: "09:00"
        g: "2026-11-22"
        h: "~"
        i: 2011
        """,
    ),
    "prose": (
        f"""
        short: >-
          Folded, though
          it is short.
        long: {"word " * 30}end
        listed:
          - {"word " * 30}end
        """,
        f"""
        short: Folded, though it is short.
        long: >-
          {("word " * 19).strip()}
          {("word " * 11).strip()} end
        listed:
          - >-
            {("word " * 19).strip()}
            {("word " * 11).strip()} end
        """,
    ),
    "folded text that would need quotes stays folded": (
        """
        a: >-
          So: it is.
        """,
        """
        a: >-
          So: it is.
        """,
    ),
    "literal text keeps its lines": (
        """
        a: |
              One.

              - two
                - three
        b: |-
          x
           y
        """,
        """
        a: |
          One.

          - two
            - three
        b: |-
          x
           y
        """,
    ),
    "paragraphs of folded text": (
        """
        a: >
          One
          and more.

          Two.
        """,
        """
        a: >
          One and more.

          Two.
        """,
    ),
    "lists between brackets": (
        f"""
        ids: [ a,b ,  c ]
        many: [{", ".join(f"id-{number}" for number in range(20))}]
        prose: ["{"word " * 12}one", "{"word " * 12}two"]
        group: {{ min: 1,max: 2 }}
        empty: [ ]
        nothing: {{}}
        """,
        f"""
        ids: [a, b, c]
        many: [{", ".join(f"id-{number}" for number in range(14))},
          {", ".join(f"id-{number}" for number in range(14, 20))}]
        prose:
          - {"word " * 12}one
          - {"word " * 12}two
        group: {{min: 1, max: 2}}
        empty: []
        nothing: {{}}
        """,
    ),
    "comments": (
        """
        # The head
        # of the file.
        a: 1   # behind a

        # Above b.


        b:     # behind b
            # Above the first.
            - x
            # Above the second.
            - y # behind y
            # Below the list.
        # Above c.
        c: >- # behind the sign
          A text: so.
        d: [1, # one
            2]
        # The foot.
        """,
        """
        # The head
        # of the file.
        a: 1  # behind a

        # Above b.

        b:  # behind b
          # Above the first.
          - x
          # Above the second.
          - y  # behind y
          # Below the list.
        # Above c.
        c: >-  # behind the sign
          A text: so.
        d:
          - 1  # one
          - 2
        # The foot.
        """,
    ),
    "signs that are no comments": (
        """
        a: C# is a language
        b: "a # in quotes"
        c: |
          # a heading
          text
        d: 'it''s # not'   # but this is
        """,
        """
        a: C# is a language
        b: "a # in quotes"
        c: |
          # a heading
          text
        d: "it's # not"  # but this is
        """,
    ),
    "a question between brackets": (
        """
        a: {b: Why?, c: 5}
        """,
        """
        a: {b: "Why?", c: 5}
        """,
    ),
    "a start and an end of a document": ("---\na: 1\n...\n", "a: 1\n"),
    "nothing": ("a:\nb: ~\n", "a:\nb: ~\n"),
}


@pytest.mark.parametrize(("text", "wanted"), LAYOUTS.values(), ids=LAYOUTS)
def test_a_file_is_laid_out(text: str, wanted: str) -> None:
    assert laid_out(text) == told(wanted)


@pytest.mark.parametrize(("text", "wanted"), LAYOUTS.values(), ids=LAYOUTS)
def test_laying_out_twice_is_laying_out_once(text: str, wanted: str) -> None:
    assert laid_out(wanted) == told(wanted)


def test_fields_stand_in_the_order_of_the_model_and_take_their_comments_along() -> None:
    text = """
        # About this quiz.
        summary: Six questions about what a customer asks for.
        # The name.
        title: Six questions

        # The questions:
        questions:
          # The first.
          - kind: single
            explanation: So it is.
            # What may be chosen.
            options:
              - feedback: This is so.
                text: Yes  # mark this
                id: a
            stem: Is it so?
            id: Q-CF01-01
        purpose: check
        """
    assert laid_out(text, "content/quizzes/six.yaml") == told(
        """
        # About this quiz.
        # The name.
        title: Six questions
        summary: Six questions about what a customer asks for.
        purpose: check

        # The questions:
        questions:
          # The first.
          - id: Q-CF01-01
            kind: single
            stem: Is it so?
            # What may be chosen.
            options:
              - id: a
                text: Yes  # mark this
                feedback: This is so.
            explanation: So it is.
        """
    )


def test_a_field_that_the_model_does_not_know_stays_behind_its_neighbour() -> None:
    text = "summary: B\nremark: about B\ntitle: A\n"
    wanted = "title: A\nsummary: B\nremark: about B\n"
    assert laid_out(text, "content/surveys/poll.yaml") == wanted


@pytest.mark.parametrize("text", ["\ufeffa: 1\r\nb: |\r\n  x\r\n  y\r\n", "a: 1\rb: |\r  x\r  y\r"])
def test_line_ends_and_byte_order_marks_are_made_alike(text: str) -> None:
    assert laid_out(text) == "a: 1\nb: |\n  x\n  y\n"


FILES = {
    f"{root.name}/{name}": (name, path)
    for root in (PROJECT, TINY)
    for name, path in documents(root)
    if path.suffix == ".yaml"
}


@pytest.mark.parametrize(("name", "path"), FILES.values(), ids=FILES)
def test_every_real_file_says_the_same_and_is_stable(name: str, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    new, problems = formatted(text, name)
    assert new is not None, problems
    assert yaml.load(new, Loader=yaml.CBaseLoader) == yaml.load(text, Loader=yaml.CBaseLoader)
    assert formatted(new, name) == (new, ())
    assert max(map(len, prose_lines(new))) <= 100


def prose_lines(text: str) -> list[str]:
    """The lines that are laid out: no literal text, no comment, and none that holds a single word."""
    lines, literal = [""], None
    for line in text.splitlines():
        indent = len(line) - len(line.lstrip())
        if literal is not None and (indent > literal or not line.strip()):
            continue
        literal = indent if line.split("#")[0].rstrip().endswith(("|", "|-")) else None
        if len(line.split(": ", 1)[-1].split()) > 1 and not line.lstrip().startswith("#"):
            lines.append(line)
    return lines


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co")), max_size=12)
TEXTS = st.one_of(
    WORDS,
    st.lists(WORDS, max_size=30).map(" ".join),
    st.lists(WORDS, max_size=8).map("\n".join),
    st.sampled_from(
        ["- x", "a: b", "# no", "yes", "1.10", "|", ">-", "'", '"', "{}", "a\\b", "\t"]
    ),
)
NAMES = st.text("abcdefgh_", min_size=1, max_size=8)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=5), st.booleans(), st.integers(20, 200))
def test_anything_that_can_be_read_says_the_same_afterwards(
    data: dict[str, object], flow: bool, width: int
) -> None:
    text = yaml.safe_dump(data, default_flow_style=flow, width=width, allow_unicode=True)
    before, _ = parse(text, FREE)
    if before is None:
        return
    new, problems = formatted(text, FREE)
    assert new is not None, problems
    after, _ = parse(new, FREE)
    assert after is not None
    assert after.data == before.data
    assert formatted(new, FREE) == (new, ())


REMARKS = st.lists(
    st.sampled_from(["", "# one", "  # two", "    # three", "      # four"]), max_size=3
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(REMARKS, min_size=40, max_size=40), st.lists(st.booleans(), min_size=40, max_size=40)
)
def test_comments_between_any_two_lines_are_kept(
    remarks: list[list[str]], behind: list[bool]
) -> None:
    rows = (TINY / "content/surveys/bench-poll.yaml").read_text(encoding="utf-8").splitlines()
    lines: list[str] = []
    for row, above, with_comment in zip(rows, remarks, behind, strict=False):
        is_open = row.endswith((">-", "|")) or row.startswith(" " * 6)
        lines += [
            *([] if is_open else above),
            f"{row} # so" if with_comment and not is_open else row,
        ]
    text = "\n".join(lines) + "\n"
    document, _ = parse(text, "content/surveys/bench-poll.yaml")
    if document is None:
        return
    new, problems = formatted(text, "content/surveys/bench-poll.yaml")
    assert new is not None, problems
    assert new.count("#") == text.count("#")
    assert formatted(new, "content/surveys/bench-poll.yaml") == (new, ())


def fmt(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["fmt", "--root", str(root), *arguments])


@pytest.fixture
def neat(tiny: Path) -> Path:
    """A tiny curriculum that is laid out as it should be."""
    assert fmt(tiny).exit_code == 0
    return tiny


def test_check_writes_nothing_and_says_what_is_to_be_done(neat: Path) -> None:
    path = neat / FOUR_BENCHES
    path.write_text(path.read_text(encoding="utf-8") + "\n\n# the end\n\n", encoding="utf-8")
    before = digest(neat)
    done = fmt(neat, "--check")
    assert (done.exit_code, done.stdout) == (1, f"{FOUR_BENCHES} would be laid out anew\n")
    assert digest(neat) == before
    assert fmt(neat).exit_code == 0
    assert fmt(neat, "--check").exit_code == 0
    assert path.read_text(encoding="utf-8").endswith("\n\n# the end\n")


def test_diff_writes_nothing_and_shows_the_lines(neat: Path) -> None:
    path = neat / FOUR_BENCHES
    path.write_text(
        path.read_text(encoding="utf-8").replace("minutes: 15", "minutes:   15"), "utf-8"
    )
    before = digest(neat)
    done = fmt(neat, "--diff")
    assert done.exit_code == 1
    assert "-minutes:   15\n+minutes: 15\n" in done.stdout
    assert digest(neat) == before


def test_a_file_with_problems_is_left_alone_and_told(neat: Path) -> None:
    path = neat / FOUR_BENCHES
    path.write_text("title: 'x'\ntitle: 'y'\n", encoding="utf-8")
    other = neat / "content/surveys/bench-poll.yaml"
    other.write_text("\r\n".join(other.read_text(encoding="utf-8").split("\n")), encoding="utf-8")
    done = fmt(neat)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"{FOUR_BENCHES}:2:1: error[yaml-duplicate-key]")
    assert path.read_text(encoding="utf-8") == "title: 'x'\ntitle: 'y'\n"
    assert b"\r" not in other.read_bytes()


def test_only_the_files_that_are_named_are_laid_out(neat: Path) -> None:
    for name in (FOUR_BENCHES, "content/surveys/bench-poll.yaml"):
        path = neat / name
        path.write_text(path.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    assert fmt(neat, str(neat / "content/surveys")).exit_code == 0
    assert fmt(neat, "--check").stdout == f"{FOUR_BENCHES} would be laid out anew\n"
    assert fmt(neat, str(neat / FOUR_BENCHES)).exit_code == 0
    assert fmt(neat, "--check").exit_code == 0


def test_a_file_of_no_curriculum_is_refused(neat: Path, tmp_path: Path) -> None:
    strange = tmp_path / "strange.yaml"
    strange.write_text("a: 1", encoding="utf-8")
    done = fmt(neat, str(strange))
    assert done.exit_code == 2
    assert "is no file of the curriculum" in done.stderr


def test_the_permissions_of_a_file_stay(neat: Path) -> None:
    path = neat / FOUR_BENCHES
    path.write_text(path.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    path.chmod(0o640)
    fmt(neat)
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in path.parent.iterdir() if each.name.startswith(".")] == []


def test_a_new_text_that_says_something_else_is_never_written(
    neat: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.formatting.laid_out", lambda *_: "title: something else\n")
    before = digest(neat)
    done = fmt(neat)
    assert done.exit_code == 1
    assert "left as it is" in done.stderr
    assert digest(neat) == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: # one\n  Ask # two\n", "line 2: a second comment behind one field"),
        ("--- # one\ntitle:   Ask\n", "line 1: this comment has no field"),
    ],
    ids=["two comments behind one text", "a comment behind no text"],
)
def test_a_file_with_a_comment_that_has_no_place_is_left_as_it_is(
    neat: Path, text: str, said: str
) -> None:
    (neat / FOUR_BENCHES).write_text(text, encoding="utf-8")
    done = fmt(neat)
    assert done.exit_code == 1
    assert f"{FOUR_BENCHES}: left as it is: {said}\n" in done.stderr
    assert (neat / FOUR_BENCHES).read_text(encoding="utf-8") == text


def test_a_new_text_without_one_of_the_comments_is_never_written(
    neat: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (neat / FOUR_BENCHES).write_text("# Ask Ada.\ntitle: Ask\n", encoding="utf-8")
    monkeypatch.setattr("generator.formatting.laid_out", lambda *_: "title: Ask\n")
    done = fmt(neat)
    assert done.exit_code == 1
    assert f"{FOUR_BENCHES}: left as it is: a comment would be lost or changed\n" in done.stderr
    assert (neat / FOUR_BENCHES).read_text(encoding="utf-8").startswith("# Ask Ada.\n")


def test_a_text_that_cannot_be_read_is_not_laid_out_and_its_problem_is_told() -> None:
    new, (problem,) = formatted("title: [Ask\n", FREE)
    assert new is None
    assert (problem.place, problem.code) == (f"{FREE}:1:8", "yaml-brackets")
