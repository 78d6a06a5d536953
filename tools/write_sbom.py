"""Writes what a reader installs with this project as a CycloneDX bill of materials.

Usage: python tools/write_sbom.py FILE

`cyclonedx-py` makes the list from `requirements.txt`: each package with its version and hashes. Here
comes to it what each is for and its licence, as the installed package says it, and which package
needs which, as the lock's comments say it. The same lock makes the same bytes on every day.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.metadata import metadata
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parent.parent
LOCK = PROJECT / "requirements.txt"
LIST = (
    *(sys.executable, "-m", "cyclonedx_py", "requirements", str(LOCK)),
    *("--pyproject", str(PROJECT / "pyproject.toml"), "--spec-version", "1.6"),
    *("--output-reproducible", "--output-format", "JSON", "--output-file", "-"),
)
ENTRY = re.compile(r"^([\w.-]+)==.*\n(?:    --hash.*\n)*((?:    #.*\n)*)", re.MULTILINE)
NEEDED_BY = re.compile(r"^    # +(?:via )?([\w.-]+)", re.MULTILINE)


def bare() -> dict[str, Any]:
    """The list as the lock alone gives it."""
    # The warning says that relations are missing; they come below. A date would be one of a build.
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    environment.pop("SOURCE_DATE_EPOCH", None)
    done = subprocess.run(LIST, env=environment, stdout=subprocess.PIPE, check=True)
    bill: dict[str, Any] = json.loads(done.stdout)
    return bill


def described(component: dict[str, Any]) -> dict[str, Any]:
    """A package with a name for references that lasts, what it is for, and its licence."""
    told = metadata(component["name"])
    own = {"bom-ref": component["purl"], "description": told["Summary"]}
    return {**component, **own, "licenses": [licence(told)]}


def licence(told: Any) -> dict[str, Any]:
    """The licence of a package in its own words: an expression, a name, or what it is classed as."""
    if expression := told.get("License-Expression"):
        return {"expression": expression, "acknowledgement": "declared"}
    name = told.get("License", "")
    if not name or name == "UNKNOWN" or "\n" in name:
        classes = (each.split(" :: ") for each in told.get_all("Classifier", ()))
        name = " and ".join(each[-1] for each in classes if each[0] == "License")
    return {"license": {"name": name, "acknowledgement": "declared"}}


def relations(bill: dict[str, Any]) -> list[dict[str, Any]]:
    """Which package needs which."""
    root = bill["metadata"]["component"]
    places = {part["name"]: part["bom-ref"] for part in (root, *bill["components"])}
    needs: dict[str, set[str]] = {place: set() for place in places.values()}
    for name, comments in ENTRY.findall(LOCK.read_text(encoding="utf-8")):
        for user in NEEDED_BY.findall(comments):
            if user != "via":
                needs[places[user]].add(places[name])
    return [{"ref": place, "dependsOn": sorted(needed)} for place, needed in sorted(needs.items())]


def main(target: Path) -> None:
    bill = bare()
    bill["components"] = [described(each) for each in bill["components"]]
    bill["dependencies"] = relations(bill)
    text = json.dumps(bill, indent=2, sort_keys=True, ensure_ascii=False)
    target.write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
