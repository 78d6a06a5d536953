"""The workflow for pull requests: its steps are run on a real repository, with good and bad changes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.impact.phrases import say
from tests.projects import PROJECT, TINY

WORKFLOWS = sorted((PROJECT / ".github/workflows").glob("*.yml"))
CONTENT = PROJECT / ".github/workflows/content.yml"
BENCHES = "content/exercises/four-benches.yaml"
MODULE = "content/modules/ask-before-you-mend.yaml"
INSTALL = "python -m pip install --quiet --require-hashes --requirement requirements.txt"
MAINTAINER = "a maintainer must look"
CANARY = "import os, pathlib\npathlib.Path(os.environ['CANARY']).write_text('run')\n"
"""Code of a pull request that leaves a trace as soon as anybody runs it."""


def workflow(path: Path = CONTENT) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def steps(path: Path = CONTENT) -> list[dict[str, Any]]:
    return [step for job in workflow(path)["jobs"].values() for step in job.get("steps", ())]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_workflow_puts_what_others_wrote_into_a_command(path: Path) -> None:
    assert not [step for step in steps(path) if "${{" in step.get("run", "")]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_to_a_commit(path: Path) -> None:
    used = [step["uses"] for step in steps(path) if "uses" in step]
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", name) for name in used)


def test_the_workflow_may_read_and_nothing_else() -> None:
    found = workflow()
    (job,) = found["jobs"].values()
    assert found["permissions"] == {}
    assert job["permissions"] == {"contents": "read"}
    assert found["on"] in ({"pull_request": ""}, "pull_request")
    text = CONTENT.read_text(encoding="utf-8")
    assert not re.search(r"secrets|github\.token|pull_request_target|workflow_run", text)
    checkouts = [step["with"] for step in steps() if "checkout" in step.get("uses", "")]
    assert len(checkouts) == 2
    assert all(each["persist-credentials"] == "false" for each in checkouts)


def test_whatever_runs_python_runs_it_where_the_generator_is_trusted() -> None:
    for step in steps():
        if "python" in step.get("run", ""):
            assert step["working-directory"] == "trusted"
            assert "PYTHONPATH" not in str(step)


@dataclass
class Run:
    """What became of a job."""

    folder: Path
    outcomes: dict[str, str] = field(default_factory=dict)
    """`success`, `failure` or `skipped` for each step, by its name."""
    outputs: dict[str, str] = field(default_factory=dict)
    log: str = ""

    @property
    def failed(self) -> bool:
        return "failure" in self.outcomes.values()

    @property
    def summary(self) -> str:
        path = self.folder / "summary"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    @property
    def annotations(self) -> list[str]:
        return [line for line in self.log.splitlines() if line.startswith("::")]

    def wants(self, condition: str | None) -> bool:
        """Whether a step with this condition is run, in the few words that the workflow uses."""
        if condition is None:
            return not self.failed
        known = {
            "steps.change.outputs.nature != 'content'": (
                not self.failed and self.outputs.get("nature") != "content"
            ),
            "steps.change.outputs.nature == 'content'": (
                not self.failed and self.outputs.get("nature") == "content"
            ),
            "${{ !cancelled() && steps.content.outcome == 'success' }}": (
                self.outcomes.get("content") == "success"
            ),
        }
        return known[condition]

    def take(self, step: dict[str, Any]) -> None:
        """Run a step as the runner would, or pass over it."""
        name = step.get("id") or step["name"]
        if not self.wants(step.get("if")):
            self.outcomes[name] = "skipped"
            return
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.folder / step.get("working-directory", "."),
            env=environment(self.folder),
            capture_output=True,
            text=True,
        )
        self.outcomes[name] = "success" if done.returncode == 0 else "failure"
        self.log += done.stdout + done.stderr
        for line in (self.folder / "output").read_text(encoding="utf-8").splitlines():
            key, _, value = line.partition("=")
            self.outputs[key] = value


def environment(folder: Path) -> dict[str, str]:
    """What a runner gives a step, and nothing of our own."""
    return {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": str(folder),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "RUNNER_TEMP": str(folder / "temp"),
        "GITHUB_OUTPUT": str(folder / "output"),
        "GITHUB_STEP_SUMMARY": str(folder / "summary"),
        "CANARY": str(folder / "canary"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def git(root: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    done = subprocess.run(
        ["git", "-C", str(root), *who, *arguments],
        env={**os.environ, **environment(root.parent)},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose main branch holds the generator, the theme and the tiny curriculum."""
    root = tmp_path_factory.mktemp("origin") / "repository"
    shutil.copytree(TINY, root)
    leave_out = shutil.ignore_patterns("__pycache__", "*.woff2")
    for name in ("generator", "theme"):
        shutil.copytree(PROJECT / name, root / name, ignore=leave_out)
    (root / "Makefile").write_text("check:\n\ttrue\n", encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=main")
    return root


@pytest.fixture
def proposed(origin: Path, tmp_path: Path) -> Path:
    """A clone in which a branch is prepared, as somebody would who proposes a change."""
    git(tmp_path, "clone", "--quiet", str(origin), "branch")
    return tmp_path / "branch"


def change(root: Path, old: str, new: str, name: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def judged(origin: Path, branch: Path) -> Run:
    """The job on what was changed in the branch: merged into main and checked out as GitHub does."""
    folder = branch.parent / "runner"
    (folder / "temp").mkdir(parents=True)
    (folder / "output").touch()
    git(branch, "switch", "--quiet", "--create", "proposal")
    git(branch, "add", "--all")
    git(branch, "commit", "--quiet", "--message=proposal")
    git(branch, "switch", "--quiet", "main")
    git(branch, "merge", "--quiet", "--no-ff", "--message=merge", "proposal")
    git(folder, "clone", "--quiet", str(origin), "trusted")
    git(folder, "clone", "--quiet", "--depth=2", f"file://{branch}", "proposed")
    run = Run(folder)
    for step in steps():
        if "run" in step and step["run"] != INSTALL:
            run.take(step)
    return run


def test_a_sound_change_passes_and_its_impact_is_told(origin: Path, proposed: Path) -> None:
    change(proposed, "minutes: 15", "minutes: 16", BENCHES)
    change(proposed, "minutes: 12, who: groups", "minutes: 13, who: groups", BENCHES)
    change(proposed, "minutes: 15\n    exercise: four", "minutes: 16\n    exercise: four", MODULE)
    change(
        proposed, "clock_minutes: 144", "clock_minutes: 145", "content/workshops/bench-morning.yaml"
    )
    run = judged(origin, proposed)
    assert run.outputs["nature"] == "content", run.log
    assert not run.failed, run.log
    assert not [line for line in run.annotations if line.startswith("::error")]
    assert run.summary.startswith(f"## {say('title')}")
    assert "Minutes: 144 → 145" in run.summary
    assert say("audience.participants") in run.summary


def test_a_mistake_marks_its_line_and_the_impact_is_told_all_the_same(
    origin: Path, proposed: Path
) -> None:
    change(proposed, "summary:", "summery:", BENCHES)
    change(proposed, "promise: I ask", "promise: We ask", MODULE)
    run = judged(origin, proposed)
    assert run.outputs["nature"] == "content"
    assert run.outcomes["Check"] == "failure"
    assert any(line.startswith(f"::error file={BENCHES},line=2,") for line in run.annotations)
    assert run.outcomes["Say what changes"] == "success"
    assert BENCHES in run.summary
    assert "Also changed: promise" in run.summary


def test_a_file_that_is_removed_with_what_is_offered_is_an_ordinary_mistake(
    origin: Path, proposed: Path
) -> None:
    (proposed / "curriculum.yaml").unlink()
    run = judged(origin, proposed)
    assert run.outputs["nature"] == "content"
    assert run.outcomes["Check"] == "failure"
    assert any(line.startswith("::error file=curriculum.yaml,") for line in run.annotations)


def make_link(root: Path) -> None:
    (root / BENCHES).unlink()
    (root / BENCHES).symlink_to("/etc/passwd")


def change_generator(root: Path) -> None:
    path = root / "generator/__init__.py"
    path.write_text(CANARY + path.read_text(encoding="utf-8"), encoding="utf-8")
    change(root, "promise: I ask", "promise: We ask", MODULE)


def add_programs(root: Path) -> None:
    """Code wherever a program might look for it."""
    places = ("sitecustomize.py", "conftest.py", "content/conftest.py", "content/sitecustomize.py")
    for name in (*places, "yaml.py", "content/modules/yaml.py", "click/__init__.py"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(CANARY, encoding="utf-8")
    (root / "Makefile").write_text('check:\n\techo run > "$$CANARY"\n', encoding="utf-8")
    (root / "mkdocs.yml").write_text("hooks: [conftest.py]\n", encoding="utf-8")
    (root / "requirements.txt").write_text("-e .\n", encoding="utf-8")


def add_attributes(root: Path) -> None:
    (root / "content/.gitattributes").write_text("*.yaml export-subst\n", encoding="utf-8")


def name_commands(root: Path) -> None:
    name = "content/modules/a\n::set-output name=nature::content\n##[error]b.yaml"
    (root / name).write_text("title: x\n", encoding="utf-8")


def move_out_of_the_generator(root: Path) -> None:
    (root / "generator/__main__.py").rename(root / "content/modules/main.yaml")


HOSTILE = {
    "a link": make_link,
    "another generator": change_generator,
    "programs everywhere": add_programs,
    "attributes": add_attributes,
    "a name that looks like a command": name_commands,
    "a file moved out of the generator": move_out_of_the_generator,
}


@pytest.mark.parametrize("prepare", HOSTILE.values(), ids=HOSTILE)
def test_a_change_of_more_than_content_is_left_to_a_maintainer(
    origin: Path, proposed: Path, prepare: Any
) -> None:
    prepare(proposed)
    run = judged(origin, proposed)
    assert run.outputs == {"nature": "code"}
    assert not run.failed, run.log
    assert run.outcomes["Check"] == run.outcomes["Say what changes"] == "skipped"
    assert run.outcomes["content"] == "skipped"
    assert MAINTAINER in run.summary
    assert [line for line in run.annotations if MAINTAINER in line] == run.annotations
    assert "##[" not in run.log
    assert not (run.folder / "canary").exists()
    assert not (run.folder / "temp/content").exists()


def test_text_that_looks_like_a_command_stays_text(origin: Path, proposed: Path) -> None:
    text = "promise: '::error file=x::y %0A::warning::z ${{ github.token }} $(id) I ask'"
    change(proposed, "promise: I ask what it is for before I mend it.", text, MODULE)
    change(proposed, "purpose: We do this", "purpose: ::error::we do this", BENCHES)
    change(proposed, "level: none", "level: '::error::none %0A::error::x'", BENCHES)
    run = judged(origin, proposed)
    assert run.outcomes["Check"] == "failure"
    assert all(f"file={BENCHES}," in line or f"file={MODULE}," in line for line in run.annotations)
    assert "%0A" not in "".join(run.annotations).replace("%250A", "")
