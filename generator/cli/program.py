"""The program itself: commands are loaded when they are called, and a mistake of ours is owned up to."""

from __future__ import annotations

import errno
import importlib
import os
import signal
import tempfile
import traceback
from collections.abc import Mapping
from typing import Any, NoReturn

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.interruption import termination_raised
from generator.publishing.asked import Terminated, signals


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
            with termination_raised():
                return super().invoke(ctx)
        except (click.ClickException, click.Abort, click.exceptions.Exit, EOFError):
            raise
        except KeyboardInterrupt:
            _end_early(ctx, "Interrupted", ExitCode.INTERRUPTED)
        except Terminated:
            _end_early(ctx, "Ended by the system", ExitCode.TERMINATED)
        except Exception as error:
            if signals:  # what a library made of the request to end
                is_interrupt = signals[0] == signal.SIGINT
                how = "Interrupted" if is_interrupt else "Ended by the system"
                _end_early(ctx, how, ExitCode.INTERRUPTED if is_interrupt else ExitCode.TERMINATED)
            _tell(ctx, error)


def _end_early(ctx: click.Context, how: str, code: ExitCode) -> NoReturn:
    click.echo(f"{how}; what was half done has been cleared away.", err=True)
    ctx.exit(code)


def _tell(ctx: click.Context, error: Exception) -> NoReturn:
    """Say what went wrong, and whose mistake it is: the machine's, the theme's or ours."""
    from generator.cli.broken_theme import broken_template  # Jinja takes its time to load.

    broken = broken_template(error)
    if isinstance(error, OSError) and broken is None:
        if error.errno == errno.EPIPE:  # the reader of our output has gone; click knows
            raise error
        place = f" `{error.filename}`" if error.filename else ""
        raise click.ClickException(f"{error.strerror or error}:{place}") from error
    if ctx.params.get("debug"):
        raise error
    if broken is not None:
        click.echo(f"Error: {broken}.", err=True)
        click.echo("Put the file back as it was, if you or somebody else changed it.", err=True)
    _own_up("".join(traceback.format_exception(error)), is_certain=broken is None)
    ctx.exit(ExitCode.OUR_MISTAKE)


def _own_up(report: str, *, is_certain: bool) -> None:
    """Say that the mistake is ours, and where its report lies."""
    handle, path = tempfile.mkstemp(prefix="curriculum-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(report)
    if is_certain:
        click.echo("This is our mistake, not yours; nothing in your files is wrong.", err=True)
    else:
        click.echo("If nobody did, this is our mistake.", err=True)
    click.echo(f"Please report it, with this file: {path}", err=True)
