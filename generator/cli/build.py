"""`curriculum build`: make the site."""

from __future__ import annotations

import datetime as dt
import gc
import sys
import time
from pathlib import Path
from typing import Any

import click

from generator import standing
from generator.ahead import reading
from generator.assets import theme_folder
from generator.cli import exit_codes
from generator.cli.common_options import ROOT
from generator.editions import Edition
from generator.problem import Problem
from generator.publishing.refusal import NotOurs, NotPublished


def _say(line: str) -> None:
    click.echo(line, err=True)


@click.command(epilog=exit_codes.table())
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
@click.option(
    "--jobs",
    type=click.IntRange(0, 64),
    default=0,
    help="How many processes make pages; 0 means as many as there are processors.",
)
@click.option("--anew", is_flag=True, help="Make every page anew, whatever is kept from before.")
@click.option(
    "--wait", is_flag=True, help="Wait while another build of the same folder is at work."
)
@click.option(
    "--back", is_flag=True, help="Build nothing; let the site and the one before it change places."
)
def build(root: Path, site_dir: Path, back: bool, **options: Any) -> None:
    """Build the site; the one that stands there stays until the new one is complete.

    Then the two change places in one step, so that no page is ever missing. The site before is kept
    beside it, as `.site.before`; `--back` puts it back. Pages that would come out the same are kept from
    the last build, and a site that would come out the same is left alone.
    """
    try:
        if back:
            _go_back(root, site_dir, options["wait"])
        else:
            _build(root, site_dir, **options)
    except NotOurs as refusal:
        raise click.UsageError(str(refusal)) from refusal
    except NotPublished as refusal:
        _say(f"Error: {refusal}.")
        _say("Nothing was published: the site that stands is as it was.")
        raise SystemExit(exit_codes.exit_code(refusal)) from refusal


def _build(root: Path, site_dir: Path, edition: str, anew: bool, wait: bool, jobs: int) -> None:
    started = time.monotonic()
    target = site_dir.absolute()
    if not anew and (stands := _standing(root, target, edition)) is not None:
        _say(
            f"Nothing has changed: the {stands.pages} pages in `{site_dir}` are those of the content."
        )
        _mention(stands.warnings)
        return
    gc.disable()  # this process ends soon, and what it makes holds no cycles
    with reading(root, jobs) as read:
        # Meanwhile: with everything that it needs, it takes as long to import as the files to read.
        from generator import site
        from generator.cli.verdict import verdict

        site.guard(root, target)
        _say(f"Building the {edition} edition …")
        try:
            made = site.build(
                root, target, Edition(edition), say=_say, wait=wait, anew=anew, jobs=jobs, read=read
            )
        except site.Unsound as unsound:
            _tell(root, unsound.problems)
            what = "Nothing was built." if unsound.is_content else "Nothing is to be published."
            _say(f"{verdict(unsound.problems)} {what}")
            raise SystemExit(exit_codes.ExitCode.CONTENT) from unsound
    seconds = time.monotonic() - started
    _say(f"{made.pages} pages in `{site_dir}`, {made.fresh} of them new ({seconds:.1f} s).")
    _mention(len(made.problems))
    gc.freeze()  # or Python would look through all of it once more before it ends


def _standing(root: Path, target: Path, edition: str) -> standing.Standing | None:
    """What was noted of the site at `target`, if it is what a build would make again."""
    noted = standing.noted(root, target, edition)
    if noted is None or noted.site != standing.seal(target):
        return None
    made_from = standing.made_from(root, theme_folder(), edition, dt.date.today())
    return noted if noted.made_from == made_from else None


def _mention(warnings: int) -> None:
    if warnings:
        _say(f"There are warnings ({warnings}): `curriculum check` tells those about the content.")


def _tell(root: Path, problems: tuple[Problem, ...]) -> None:
    from generator.cli.telling import account
    from generator.telling import told

    for line in told("text", account(root, problems, sys.stderr)):
        click.echo(line, err=True, color=True)


def _go_back(root: Path, site_dir: Path, wait: bool) -> None:
    from generator import site

    site.back(root, site_dir.absolute(), say=_say, wait=wait)
    _say(f"The site before is in `{site_dir}` again; `--back` once more undoes this.")
