"""The exit codes of `curriculum build`: each reason has its own, and the help lists them all."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
)

from generator import cli, site
from generator.cli.broken_theme import broken_template
from generator.cli.exit_codes import MEANINGS, ExitCode
from generator.cli.interruption import termination_raised
from generator.publishing.asked import Terminated
from generator.publishing.refusal import (
    AnotherBuild,
    MachineRefused,
    NothingBefore,
    NotOurs,
    Restless,
)
from tests.projects import change


def fails_with(error: BaseException) -> Callable[..., int]:
    def fail(*given: object, **named: object) -> int:
        raise error

    return fail


REASONS: dict[str, tuple[BaseException, ExitCode, str]] = {
    "full disk": (MachineRefused("the disk is full"), ExitCode.CONTENT, "Error: the disk is full."),
    "restless": (Restless("it changed"), ExitCode.CONTENT, "the site that stands is as it was"),
    "none before": (NothingBefore("there is none"), ExitCode.CONTENT, "Error: there is none."),
    "other error": (OSError(5, "Broken", "x.yaml"), ExitCode.CONTENT, "Broken: `x.yaml`"),
    "not ours": (NotOurs("it is not ours"), ExitCode.USAGE, "it is not ours"),
    "another build": (AnotherBuild("somebody builds"), ExitCode.ANOTHER_BUILD, "somebody builds"),
    "our mistake": (ZeroDivisionError(), ExitCode.OUR_MISTAKE, "This is our mistake"),
    "no template": (TemplateNotFound("a.jinja"), ExitCode.OUR_MISTAKE, "`a.jinja` is missing"),
    "Ctrl-C": (KeyboardInterrupt(), ExitCode.INTERRUPTED, "Interrupted; "),
    "SIGTERM": (Terminated(), ExitCode.TERMINATED, "Ended by the system; "),
}


def build(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(
        cli.main, ["build", "--root", str(root), "--site-dir", str(root / "site"), *arguments]
    )


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("command", ["build", "back"])
def test_each_reason_has_its_exit_code_and_is_said(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, reason: str, command: str
) -> None:
    error, code, said = REASONS[reason]
    monkeypatch.setattr(site, command, fails_with(error))
    done = build(tiny, *(["--back"] if command == "back" else []))
    assert done.exit_code == code
    assert said in done.stderr
    assert "Traceback" not in done.output
    for path in re.findall(r"with this file: (\S+)", done.stderr):
        Path(path).unlink()


def test_a_build_that_goes_well_exits_with_nought(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "build", lambda *given, **named: site.Built(3, 1, ()))
    done = build(tiny)
    assert done.exit_code == ExitCode.FINE
    assert "3 pages in" in done.stderr


def test_going_back_is_said(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "back", lambda *given, **named: None)
    done = build(tiny, "--back")
    assert (done.exit_code, "is in" in done.stderr) == (ExitCode.FINE, True)


def test_content_with_mistakes_exits_with_one(tiny: Path) -> None:
    change(tiny, "exercise: needed-or-not", "exercise: needed-or-nit")
    done = build(tiny)
    assert done.exit_code == ExitCode.CONTENT
    assert "Nothing was built." in done.stderr


@pytest.mark.parametrize("folder", [".", "content"])
def test_a_folder_that_no_site_may_replace_exits_with_two_at_once(tiny: Path, folder: str) -> None:
    done = build(tiny, "--site-dir", str(tiny / folder))
    assert done.exit_code == ExitCode.USAGE
    assert "Usage:" in done.stderr


def test_the_help_lists_every_exit_code_with_its_meaning(tiny: Path) -> None:
    told = build(tiny, "--help").stdout
    assert set(MEANINGS) == set(ExitCode)
    for code, meaning in MEANINGS.items():
        assert f"{code:>3}  {meaning}" in told


def test_every_exit_code_has_a_reason_here() -> None:
    assert {code for _, code, _ in REASONS.values()} == set(ExitCode) - {ExitCode.FINE}


# A template to blame


def fault_of(folder: Path, template: str) -> BaseException:
    """What goes wrong with a template."""
    (folder / "a.jinja").write_text(template, encoding="utf-8")
    environment = Environment(loader=FileSystemLoader(folder), undefined=StrictUndefined)
    try:
        environment.get_template("a.jinja").render()
    except Exception as error:
        return error
    pytest.fail("nothing is wrong with the template")


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("\n\n{{ 1 / 0 }}", "is broken in line 3: division by zero"),
        ("{{ a.b }}", "is broken in line 1: 'a' is undefined"),
        ("\n{% if %}", "is broken in line 2: Expected an expression"),
        ("{{ 1 | none }}", "is broken in line 1: No filter named 'none'"),
    ],
)
def test_a_broken_template_is_named_with_its_line(tmp_path: Path, template: str, says: str) -> None:
    said = broken_template(fault_of(tmp_path, template))
    assert said is not None
    assert said.startswith(f"the template `{tmp_path / 'a.jinja'}` {says}")


def test_a_mistake_in_a_template_without_a_file_is_told() -> None:
    assert broken_template(TemplateError("odd")) == "a template is broken: odd"


def test_what_no_template_is_to_blame_for_is_not_blamed_on_one() -> None:
    assert broken_template(ZeroDivisionError()) is None


# Being asked to end


def test_being_asked_to_end_is_raised_and_afterwards_as_before() -> None:
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    with pytest.raises(Terminated), termination_raised():
        os.kill(os.getpid(), signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_somebody_elses_answer_to_being_asked_is_kept() -> None:
    def answer(number: int, frame: object) -> None:
        """Nothing."""

    signal.signal(signal.SIGTERM, answer)
    try:
        with termination_raised():
            assert signal.getsignal(signal.SIGTERM) is answer
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
