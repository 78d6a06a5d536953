"""What the program says by its exit code: the one table of all of them."""

from __future__ import annotations

from enum import IntEnum

from generator.publishing.refusal import AnotherBuild, NotPublished


class ExitCode(IntEnum):
    """The exit codes; those above 64 are those of BSD's `sysexits.h` and of shells."""

    FINE = 0
    CONTENT = 1
    USAGE = 2
    OUR_MISTAKE = 70
    ANOTHER_BUILD = 75
    INTERRUPTED = 130
    TERMINATED = 143


MEANINGS = {
    ExitCode.FINE: "all went well",
    ExitCode.CONTENT: "the content has errors, or the machine refused (disk full, no leave to write)",
    ExitCode.USAGE: "the command was not understood, or names a folder that no site may replace",
    ExitCode.OUR_MISTAKE: "a mistake of the program or of its theme",
    ExitCode.ANOTHER_BUILD: "another build of the same folder is at work; try again later",
    ExitCode.INTERRUPTED: "interrupted with Ctrl-C",
    ExitCode.TERMINATED: "ended by the system (SIGTERM)",
}


def exit_code(refusal: NotPublished) -> ExitCode:
    """The exit code for a reason why nothing was published; for a wrong folder click has its own."""
    return ExitCode.ANOTHER_BUILD if isinstance(refusal, AnotherBuild) else ExitCode.CONTENT


def table() -> str:
    """The exit codes as the help of a command shows them."""
    lines = (f"  {code:>3}  {meaning}" for code, meaning in MEANINGS.items())
    return "\n".join(["\b", "Exit codes:", *lines])
