"""Small mistakes put into the program on purpose: `python -m tests.mutants FOLDER PART ...` counts those the tests see.

mutmut makes the mistakes (mutants); `tests/mutants_plugin.py` tries them, each in a fork of one run of
pytest, so that a mutant takes a blink and not the start of a run. What was tried stays in
`FOLDER/PART/round-*.jsonl`; the next call goes on from there. FOLDER lies outside what is copied.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.mutants_plugin import Outcome, sample

PROJECT = Path(__file__).parent.parent
NOT_COPIED = (".git", ".venv", "site", "build", "benchmarks", "__pycache__", ".*_cache")
READER = (
    *("files", "decoding", "characters", "refused", "slips", "tree", "builder", "source"),
    *("straight", "ahead"),
    *("texts", "complaints", "placeholders", "datasets", "loading"),
)
PARTS = {
    "reader": [f"generator/{name}.py" for name in READER],
    "schedule": ["generator/schedule.py", "generator/supplies.py"],
    "checks": ["generator/checks/*.py"],
}
# First the tests that are quick, then all others that are about the part, for what is left.
ROUNDS = {
    "reader": (
        ("source", "straight", "tree", "slips", "datasets", "placeholders", "bad_messages"),
        ("texts", "complaints", "loading", "ahead", "reader_codes"),
    ),
    "schedule": (("schedule",),),
    "checks": (
        ("rule_messages",),
        ("checks", "datasets", "resemblance", "parallel_forms", "language"),
    ),
}
# Cases of rules run twice as part of `test_checks.py`; the first round has had them.
LEFT_OUT = "not keeps_it and not breaks_it_where and not plain_and_says and not no_text_raises"
LEFT_ALONE = {"staticmethod", "classmethod"}


def straightened(text: str) -> str:
    """The text of a module with `@decorator` above a function turned into a call below it.

    mutmut leaves functions with decorators alone, and all our rules have one.
    """
    lines = text.splitlines()
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    for node in sorted(functions, key=lambda node: -node.lineno):
        names = [ast.unparse(each) for each in node.decorator_list]
        if not names or LEFT_ALONE & set(names):
            continue
        call = node.name
        for name in reversed(names):
            call = f"{name}({call})"
        lines.insert(node.end_lineno or 0, f"{' ' * node.col_offset}{node.name} = {call}")
        del lines[node.decorator_list[0].lineno - 1 : node.lineno - 1]
    return "\n".join(lines) + "\n"


def make(folder: Path, part: str) -> None:
    """A copy of the project in `folder`, and in `folder/mutants` the same with all mutants of a part."""
    ignored = shutil.ignore_patterns(*NOT_COPIED)
    shutil.copytree(PROJECT, folder, ignore=ignored)
    for pattern in PARTS[part]:
        for path in folder.glob(pattern):
            path.write_text(straightened(path.read_text(encoding="utf-8")), encoding="utf-8")
    shutil.copytree(folder, folder / "mutants", ignore=shutil.ignore_patterns("mutants"))
    config = {"source_paths": ["generator"], "only_mutate": PARTS[part]}
    lines = "\n".join(f"{name} = {json.dumps(value)}" for name, value in config.items())
    (folder / "pyproject.toml").write_text(f"[tool.mutmut]\n{lines}\n", encoding="utf-8")
    command = "from mutmut.__main__ import create_mutants; create_mutants(2)"
    subprocess.run([sys.executable, "-c", command], cwd=folder, check=True, capture_output=True)


def outcomes(folder: Path) -> dict[str, str]:
    """What became of each mutant that was tried, in whichever round it was killed."""
    found: dict[str, str] = {}
    for path in sorted(folder.glob("round-*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            if found.get(entry["mutant"]) not in (Outcome.KILLED, Outcome.TIMEOUT):
                found[entry["mutant"]] = entry["outcome"]
    return found


def left(folder: Path) -> list[str]:
    """The mutants that no test saw so far."""
    seen = (Outcome.KILLED, Outcome.TIMEOUT)
    return [mutant for mutant, outcome in outcomes(folder).items() if outcome not in seen]


def run(folder: Path, part: str, share: float, children: int) -> None:
    """Try the mutants of a part, round by round."""
    for number, tests in enumerate(ROUNDS[part], 1):
        only = folder / "only.txt"
        only.write_text("\n".join(left(folder)) if number > 1 else "", encoding="utf-8")
        settings = {
            "MUTANTS_RESULTS": str(folder / f"round-{number}.jsonl"),
            "MUTANTS_ONLY": str(only) if number > 1 else "",
            "MUTANTS_SHARE": str(share),
            "MUTANTS_CHILDREN": str(children),
            "PYTHONPATH": str(folder / "mutants"),
        }
        options = [
            "-p",
            "tests.mutants_plugin",
            "-p",
            "no:cacheprovider",
            "-q",
            "-s",
            "-k",
            LEFT_OUT,
        ]
        files = [f"tests/test_{name}.py" for name in tests]
        command = [sys.executable, "-m", "pytest", *options, *files]
        subprocess.run(command, cwd=folder / "mutants", env=os.environ | settings, check=True)


def module(mutant: str) -> str:
    return mutant.rpartition(".")[0].removeprefix("generator.")


def table(folder: Path) -> Iterator[str]:
    """A line of a table for each module: all mutants, those tried, and what became of them."""
    found, all = outcomes(folder), Counter(map(module, sample(folder / "mutants", 1)))
    told = Counter((module(mutant), outcome) for mutant, outcome in found.items())
    for name in [*sorted(all), "together"]:
        counts = {
            each: sum(number for (of, what), number in told.items() if what == each)
            if name == "together"
            else told[name, each]
            for each in Outcome
        }
        tried = sum(counts.values())
        total = all.total() if name == "together" else all[name]
        seen = counts[Outcome.KILLED] + counts[Outcome.TIMEOUT]
        share = f"{100 * seen / tried:.1f} %" if tried else "–"
        cells = (name, total, tried, *counts.values(), share)
        yield f"| {' | '.join(map(str, cells))} |"


def functions(path: Path) -> dict[str, list[str]]:
    """The lines of every function in a file of mutants, without the one with its name."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    nodes = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef))
    return {node.name: lines[node.lineno : node.end_lineno] for node in nodes}


def show(folder: Path) -> Iterator[str]:
    """What each mutant that no test saw has changed."""
    files: dict[str, dict[str, list[str]]] = {}
    for mutant in sorted(left(folder)):
        name, _, function = mutant.rpartition(".")
        path = folder / "mutants" / f"{name.replace('.', '/')}.py"
        path = path if path.exists() else path.with_suffix("") / "__init__.py"
        code = files.setdefault(name, functions(path))
        original = re.sub(r"__mutmut_\d+$", "__mutmut_orig", function)
        lines = difflib.unified_diff(code[original], code[function], n=0, lineterm="")
        yield f"## {mutant}"
        yield from (line for line in lines if not line.startswith(("---", "+++", "@@")))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="an empty folder, or one of an earlier call")
    parser.add_argument("parts", nargs="+", choices=PARTS)
    parser.add_argument("--share", type=float, default=1, help="the share of a module to try")
    parser.add_argument("--children", type=int, default=os.cpu_count(), help="how many at once")
    parser.add_argument("--show", action="store_true", help="show what survived; try nothing")
    asked = parser.parse_args()
    for part in asked.parts:
        folder = (asked.folder / part).resolve()
        if not folder.exists():
            make(folder, part)
        if not asked.show:
            run(folder, part, asked.share, asked.children)
        print("\n".join(show(folder) if asked.show else table(folder)))


if __name__ == "__main__":
    main()
