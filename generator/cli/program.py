"""The program itself: commands are loaded when they are called, and a mistake of ours is owned up to."""

from __future__ import annotations

import errno
import importlib
import os
import tempfile
import traceback
from collections.abc import Mapping
from typing import Any

import click

OUR_MISTAKE = 70
"""The exit code when the program itself is at fault, as in BSD's `sysexits.h`."""


class Program(click.Group):
    """A group of commands, each in a module of its own.

    `--help` lists them without loading any: `summaries` says what each is for. The model alone takes
    ten times as long to load as the list to print.
    """

    def __init__(self, *args: Any, summaries: Mapping[str, str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.summaries = summaries

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.summaries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.summaries:
            return None
        module = importlib.import_module(f"generator.cli.{cmd_name}")
        command = getattr(module, cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(self.summaries.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; whatever escapes it is told without a traceback."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.Abort, click.exceptions.Exit, EOFError):
            raise
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader of our output has gone; click knows
                raise
            place = f" `{error.filename}`" if error.filename else ""
            raise click.ClickException(f"{error.strerror or error}:{place}") from error
        except Exception:
            if ctx.params.get("debug"):
                raise
            _own_up(traceback.format_exc())
            ctx.exit(OUR_MISTAKE)


def _own_up(report: str) -> None:
    """Say that the mistake is ours, and where its report lies."""
    handle, path = tempfile.mkstemp(prefix="curriculum-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(report)
    click.echo("This is our mistake, not yours; nothing in your files is wrong.", err=True)
    click.echo(f"Please report it, with this file: {path}", err=True)
