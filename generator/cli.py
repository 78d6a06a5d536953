"""The command line: `curriculum check`, `build`, `serve` and `schema`."""

from __future__ import annotations

import os
import time
from pathlib import Path

import click

from generator import __version__, checks, schemas
from generator.loading import load
from generator.pages.publication import Edition
from generator.problem import Problem, has_errors

# Notices about MkDocs's own future, which nobody who edits content can act on.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")

ROOT = click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help="The folder with `curriculum.yaml` and `content/`; the current one unless told.",
)


@click.group()
@click.version_option(__version__, prog_name="curriculum")
def main() -> None:
    """Turn YAML files of what is taught into the site that teaches it."""


@main.command()
@ROOT
def check(root: Path) -> None:
    """Say everything that is wrong with the content; exit with 1 if anything is."""
    problems = find_problems(root)
    for problem in problems:
        click.echo(str(problem))
    click.echo(_verdict(problems), err=True)
    raise SystemExit(1 if has_errors(problems) else 0)


def find_problems(root: Path) -> tuple[Problem, ...]:
    """Everything that is wrong with the content in `root`."""
    return checks.examine(load(root))


def _verdict(problems: tuple[Problem, ...]) -> str:
    errors = sum(has_errors([problem]) for problem in problems)
    warnings = len(problems) - errors
    if not problems:
        return "No problems."
    files = len({problem.path for problem in problems})
    return (
        f"{_count(errors, 'error')} and {_count(warnings, 'warning')} in {_count(files, 'file')}."
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


@main.command()
@ROOT
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    default=Path("site"),
    help="The folder for the built site.",
)
@click.option(
    "--edition",
    type=click.Choice([str(edition) for edition in Edition]),
    default=str(Edition.FULL),
    help="`participant` leaves out everything that is for trainers.",
)
def build(root: Path, site_dir: Path, edition: str) -> None:
    """Build the site; the one that stood there before stays until the new one is complete."""
    from generator import site  # MkDocs takes half a second to import; `check` does without it.

    problems = find_problems(root)
    if has_errors(problems):
        for problem in problems:
            click.echo(str(problem), err=True)
        click.echo(f"{_verdict(problems)} Nothing was built.", err=True)
        raise SystemExit(1)
    started = time.monotonic()
    click.echo(f"Building the {edition} edition …", err=True)
    try:
        count = site.build(root, site_dir.absolute(), Edition(edition))
    except site.NotOurs as error:
        raise click.UsageError(str(error)) from error
    seconds = time.monotonic() - started
    click.echo(f"{count} pages in `{site_dir}` ({seconds:.1f} s).", err=True)


@main.command()
@ROOT
@click.option("--port", type=click.IntRange(1, 65535), default=8000, help="The port to listen on.")
@click.option("--open/--no-open", "browser", default=False, help="Open a browser window.")
def serve(root: Path, port: int, browser: bool) -> None:
    """Show the site while you edit it; a broken file leaves the last good site up."""
    from mkdocs.commands.serve import serve as mkdocs_serve

    click.echo(f"The site will be at http://127.0.0.1:{port}/ (Ctrl-C ends it).", err=True)
    mkdocs_serve(
        str(root / "mkdocs.yml"),
        livereload=True,
        open_in_browser=browser,
        dev_addr=f"127.0.0.1:{port}",
    )


@main.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 if stale.")
def schema(only_check: bool) -> None:
    """Write the JSON Schema of each kind of file, for editors such as VS Code."""
    stale = schemas.stale()
    if only_check:
        for name in stale:
            click.echo(
                f"generator/schemas/{name} is out of date; run `curriculum schema`", err=True
            )
        raise SystemExit(1 if stale else 0)
    schemas.write()
    click.echo(f"{_count(len(stale), 'schema')} written.", err=True)
