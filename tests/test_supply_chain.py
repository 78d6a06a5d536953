"""What comes from others: exactly the bytes that the locks name, listed, licensed, and nothing else."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.projects import PROJECT, TINY, copy, environment

GITHUB = PROJECT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
LOCKS = sorted(
    path
    for path in (*PROJECT.glob("requirements*.txt"), *PROJECT.glob("tests/clients/**/*.txt"))
    if path.name.startswith("requirements") and "node_modules" not in path.parts
)
NPM = sorted(
    path for path in PROJECT.glob("tests/**/package-lock.json") if "node_modules" not in path.parts
)
BIN = Path(sys.executable).parent

PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
OWN = re.compile(r"\$/\.github/workflows/[\w-]+\.yml")
MAY_WRITE = {
    # Only these jobs may do more than read, and they run nothing but actions of GitHub's own.
    ("pages.yml", "attest"): {"id-token": "write", "attestations": "write"},
    ("pages.yml", "deploy"): {"pages": "write", "id-token": "write"},
}

LICENCES = {
    "MIT", "MIT License", "BSD-2-Clause", "BSD-3-Clause", "BSD License", "Apache-2.0",
    "Apache Software License", "PSF-2.0", "Apache-2.0 OR BSD-2-Clause",
}  # fmt: skip
"""Statements of a licence that asks for no more than to be named."""
LICENCES_READ = {
    # Weak copyleft: changed files of theirs must stay open; what uses them is free.
    "certifi": "MPL-2.0",
    "pathspec": "Mozilla Public License 2.0 (MPL 2.0)",
    # Hunspell, which is in it, leaves the choice; the first of the three is no more than that of above.
    "chunspell": "MIT + MPL 1.1/GPL 2.0/LGPL 2.1",
}
"""Licences of packages that somebody had to read, with the words in which they stand."""


def workflow(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def locked(path: Path) -> dict[str, tuple[str, set[str]]]:
    """The packages in a lock: the version and the hashes of each."""
    text = path.read_text(encoding="utf-8")
    found = {}
    for name, version, rest in re.findall(r"^([\w.-]+)==(\S+)(.*(?:\n .*)*)", text, re.MULTILINE):
        found[name] = (version, set(re.findall(r"--hash=sha256:([0-9a-f]{64})", rest)))
    return found


# Actions and workflows


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_named_by_its_commit_and_says_which_version_that_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    used = re.findall(r"^[ -]*uses: *(.*)$", text, re.MULTILINE)
    assert used
    assert [name for name in used if not PINNED.fullmatch(name) and not OWN.fullmatch(name)] == []


def test_one_action_is_the_same_commit_everywhere() -> None:
    texts = "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS)
    commits: dict[str, set[str]] = {}
    for name, commit in re.findall(r"uses: ([\w./-]+)@(.*)", texts):
        commits.setdefault(name, set()).add(commit)
    assert {name: found for name, found in commits.items() if len(found) > 1} == {}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_do_nothing_and_each_of_its_jobs_only_what_it_needs(path: Path) -> None:
    found = workflow(path)
    assert found["permissions"] == {}
    for name, job in found["jobs"].items():
        allowed = MAY_WRITE.get((path.name, name))
        if allowed is None:
            assert set(job["permissions"].values()) == {"read"}, name
            assert set(job["permissions"]) <= {"contents", "pages"}, name
        else:
            assert job["permissions"] == allowed
            assert not [step for step in job["steps"] if "run" in step], name


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_job_hangs_for_ever_or_keeps_the_token_where_others_could_read_it(path: Path) -> None:
    for job in workflow(path)["jobs"].values():
        assert "uses" in job or 0 < int(job["timeout-minutes"]) <= 90
        for step in job.get("steps", ()):
            if "actions/checkout@" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] == "false"


def test_no_workflow_runs_for_strangers_with_our_rights() -> None:
    for path in WORKFLOWS:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"pull_request_target|workflow_run|secrets\.", text), path.name


def test_zizmor_finds_nothing() -> None:
    done = subprocess.run(
        [BIN / "zizmor", "--offline", "--persona", "auditor", "--format", "json", GITHUB],
        capture_output=True, text=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert (json.loads(done.stdout), done.returncode) == ([], 0)


def test_dependabot_looks_after_everything_that_is_locked() -> None:
    updates = workflow(GITHUB / "dependabot.yml")["updates"]
    assert {(each["package-ecosystem"], each["directory"]) for each in updates} >= {
        ("pip", "/"),
        ("npm", "/tests/clients"),
        ("github-actions", "/"),
    }
    assert all(int(each["cooldown"]["default-days"]) >= 7 for each in updates)


def test_what_is_published_was_built_twice_and_came_out_the_same() -> None:
    jobs = workflow(GITHUB / "workflows/pages.yml")["jobs"]
    assert "again" in jobs["deploy"]["needs"]
    assert jobs["site"]["needs"] == "build"
    first, second = (
        next(step["env"] for step in jobs[job]["steps"] if "make site" in step.get("run", ""))
        for job in ("site", "again")
    )
    assert set(first) < set(second)
    last = jobs["again"]["steps"][-1]["run"]
    assert last.startswith(".venv/bin/curriculum verify site --against ")


def test_the_weekly_audit_reads_every_lock() -> None:
    steps = workflow(GITHUB / "workflows/audit.yml")["jobs"]["audit"]["steps"]
    runs = " ".join(step.get("run", "") for step in steps)
    assert all(f"--requirement {path.relative_to(PROJECT)}" in runs for path in LOCKS)
    assert "--strict --require-hashes" in runs
    folders = {PROJECT / step["working-directory"] for step in steps if "npm audit" in str(step)}
    assert folders == {path.parent for path in NPM if path.name == "package-lock.json"}


# Locks


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_every_package_in_a_lock_has_one_version_and_hashes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = locked(path)
    named = re.findall(r"^[^\s#].*", text, re.MULTILINE)
    assert len(named) == len(found) >= 10
    assert [name for name, (_, hashes) in found.items() if not hashes] == []
    assert not re.search(r"^-|//", text, re.MULTILINE)


def test_the_tests_run_with_the_versions_that_readers_install() -> None:
    ours, tested = locked(PROJECT / "requirements.txt"), locked(PROJECT / "requirements-dev.txt")
    assert {name: tested.get(name) for name in ours} == ours


def test_what_is_installed_is_what_the_locks_name_and_fits_together() -> None:
    wanted = locked(PROJECT / "requirements-dev.txt")
    there = {name: version(name) for name in wanted}
    assert {
        name: (there[name], lock)
        for name, (lock, _) in wanted.items()
        if there[name] not in {lock, None}
    } == {}
    assert {name for name in locked(PROJECT / "requirements.txt") if there[name] is None} == set()
    done = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def version(name: str) -> str | None:
    """The version that is installed; a lock also names packages for other systems."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


@pytest.mark.parametrize("path", NPM, ids=lambda path: path.parent.name)
def test_every_package_from_npm_is_checked_by_its_hash_and_names_no_registry(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    assert [
        name
        for name, package in packages.items()
        if name and not package.get("integrity", "").startswith("sha512-")
    ] == []
    assert len(packages) > 1
    assert '"resolved"' not in text


def test_whatever_installs_packages_checks_their_hashes() -> None:
    scripts = [*(PROJECT / ".ci").iterdir(), *WORKFLOWS, PROJECT / "Makefile"]
    installing = [
        line.strip()
        for path in scripts
        for line in path.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
        if re.search(r"\b(pip|pipx|uv|npm|npx|yarn)\b.* (install|ci|add|exec)\b", line)
        and not line.lstrip().startswith(("#", "echo"))
    ]
    assert len(installing) >= 4
    project_itself = "--no-deps --no-build-isolation --editable ."
    # Tried by hand, in an environment that nothing is built in or published from.
    installing = [line for line in installing if "mutmut==" not in line]
    assert [
        line
        for line in installing
        if "--require-hashes" not in line and "npm ci" not in line and project_itself not in line
    ] == []


# What a reader installs: the list, and the licences


def write_sbom(target: Path, **values: str) -> bytes:
    subprocess.run(
        [sys.executable, PROJECT / "tools/write_sbom.py", target.name],
        cwd=target.parent,
        env=environment(**values),
        check=True,
    )
    return target.read_bytes()


@pytest.fixture(scope="module")
def sbom(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bill of materials."""
    return write_sbom(tmp_path_factory.mktemp("sbom") / "sbom.cdx.json", PYTHONHASHSEED="1")


@pytest.fixture(scope="module")
def bill(sbom: bytes) -> Any:
    """The bill of materials, read."""
    return json.loads(sbom)


def test_the_bill_of_materials_lists_every_package_with_its_version_and_hashes(bill: Any) -> None:
    listed = {
        part["name"]: (
            part["version"],
            {
                each["content"]
                for reference in part["externalReferences"]
                for each in reference["hashes"]
                if each["alg"] == "SHA-256"
            },
        )
        for part in bill["components"]
    }
    assert listed == locked(PROJECT / "requirements.txt")
    for part in bill["components"]:
        assert part["purl"] == f"pkg:pypi/{part['name']}@{part['version']}"
        assert part["description"]


def test_the_bill_of_materials_is_what_the_standard_asks_for(bill: Any) -> None:
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    assert validator.validate_str(json.dumps(bill)) is None
    assert bill["metadata"]["component"]["name"] == "mkdocs-curriculum"
    assert validator.validate_str(json.dumps({**bill, "version": "one"})) is not None


def test_the_bill_of_materials_says_which_package_needs_which(bill: Any) -> None:
    names = {part["bom-ref"]: part["name"] for part in bill["components"]}
    needs = {
        each["ref"]: [names[ref] for ref in each["dependsOn"]] for each in bill["dependencies"]
    }
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    ours = {re.split(r"[<>=]", each)[0] for each in project["dependencies"]}
    assert set(needs[bill["metadata"]["component"]["bom-ref"]]) == ours
    needed = {name for found in needs.values() for name in found}
    assert needed == set(names.values())
    for place, name in names.items():
        stated = (Requirement(each) for each in metadata.requires(name) or ())
        wanted = {
            canonicalize_name(each.name)
            for each in stated
            if each.marker is None or each.marker.evaluate({"extra": ""})
        }
        assert wanted <= set(needs[place]), name


def test_the_bill_of_materials_is_the_same_every_time_and_everywhere(
    sbom: bytes, tmp_path: Path
) -> None:
    other = {"PYTHONHASHSEED": "2", "TZ": "Asia/Kathmandu", "LC_ALL": "C"}
    assert write_sbom(tmp_path / "other.json", SOURCE_DATE_EPOCH="86400", **other) == sbom
    assert str(PROJECT).encode() not in sbom
    assert b"serialNumber" not in sbom
    assert b"timestamp" not in sbom


def test_whatever_readers_install_may_be_used_by_a_project_under_the_mit_licence(bill: Any) -> None:
    stated = {
        part["name"]: each.get("expression") or each["license"]["name"]
        for part in bill["components"]
        for each in part["licenses"]
    }
    assert set(stated) == set(locked(PROJECT / "requirements.txt"))
    assert {
        name: text
        for name, text in stated.items()
        if text not in LICENCES and LICENCES_READ.get(name) != text
    } == {}
    assert set(LICENCES_READ) <= set(stated)


# Nothing else is fetched

NETWORK = {
    "aiohttp",
    "ftplib",
    "http.client",
    "httpx",
    "requests",
    "smtplib",
    "socketserver",
    "ssl",
}
NETWORK |= {"urllib.request", "urllib3", "websockets", "xmlrpc"}
OFFLINE = """
import sys
def refuse(event, arguments):
    if event.startswith(("socket.connect", "socket.getaddrinfo", "socket.gethostby", "socket.sendto",
                         "urllib.Request", "http.client", "ftplib", "subprocess", "os.exec")):
        raise SystemExit(f"{event}: {arguments}")
sys.addaudithook(refuse)
from generator.cli import main
main(sys.argv[1:])
"""
"""The command line, where whoever asks the network or starts a program ends it."""


def test_no_module_of_the_generator_can_ask_another_host() -> None:
    found = []
    for path in sorted((PROJECT / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [f"{node.module}.{each.name}" for each in node.names]
            found += [
                f"{path.relative_to(PROJECT)}: {name}"
                for name in names
                if any(f"{name}.".startswith(f"{module}.") for module in NETWORK)
            ]
    assert found == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("build", "--edition", "participant", "--site-dir", "site"),
        ("export", "pages", "--to", "pages"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_command_works_where_nothing_else_can_be_reached(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    root = copy(TINY, tmp_path / "tiny")
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE, *arguments],
        cwd=root, env=environment(), capture_output=True, text=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_the_guard_of_the_network_holds() -> None:
    """Otherwise the test above would prove nothing."""
    asking = OFFLINE.replace(
        "from generator",
        "import socket; socket.create_connection(('127.0.0.1', 9))\nfrom generator",
    )
    done = subprocess.run(
        [sys.executable, "-c", asking], capture_output=True, text=True, env=environment()
    )
    assert (done.returncode, done.stderr[:7]) == (1, "socket.")
