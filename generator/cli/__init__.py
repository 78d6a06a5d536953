"""The command line: one module for each command, loaded when the command is called."""

from __future__ import annotations

import os

import click

from generator import __version__
from generator.cli.program import Program

# Notices about MkDocs's own future, which nobody who edits content can act on.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")

SUMMARIES = {
    "check": "Say everything that is wrong with the content.",
    "build": "Build the site.",
    "verify": "Say whether a site is what was built.",
    "serve": "Show the site while you edit it.",
    "new": "Write a new file, and put it into its order.",
    "fmt": "Lay files out as everybody expects them.",
    "explain": "Say why a code of the checks matters.",
    "schema": "Write the schemas that editors such as VS Code read.",
    "stats": "Count what there is.",
    "diff": "Say what a change means for trainers and participants.",
    "export": "Write the site in forms that other programs take.",
    "contribution": "Say whether a change touches content only.",
}
"""What each command is for; its module, and the command in it, have the same name."""


@click.group(cls=Program, summaries=SUMMARIES)
@click.version_option(__version__, prog_name="curriculum")
@click.option("--debug", is_flag=True, help="Show the traceback of a mistake of ours.")
def main(debug: bool) -> None:
    """Turn YAML files of what is taught into the site that teaches it."""
