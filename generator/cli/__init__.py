"""The command line: one module for each command."""

from __future__ import annotations

import os

import click

from generator import __version__
from generator.cli.build import build
from generator.cli.check import check
from generator.cli.schema import schema
from generator.cli.serve import serve

# Notices about MkDocs's own future, which nobody who edits content can act on.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")


@click.group()
@click.version_option(__version__, prog_name="curriculum")
def main() -> None:
    """Turn YAML files of what is taught into the site that teaches it."""


for command in (check, build, serve, schema):
    main.add_command(command)
