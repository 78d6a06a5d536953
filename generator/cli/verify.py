"""`curriculum verify`: whether a site is what was built."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import click

from generator import digest

SHOWN = 20
"""How many files of a kind are named; the others are counted."""


@click.command()
@click.argument(
    "site",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path("site"),
)
@click.option(
    "--against",
    type=click.File("rb"),
    metavar="FILE",
    help="Sums from elsewhere, such as the SHA256SUMS of a site that is published; `-` reads them.",
)
def verify(site: Path, against: BinaryIO | None) -> None:
    """Say whether a site is what was built: which files are changed, missing or added.

    Every site holds the sum of each of its files in SHA256SUMS. The digest in the last line stands for
    all of them: two sites with the same digest are the same.
    """
    text = against.read() if against else _own_sums(site)
    source = "What `--against` names" if against else f"`{site / digest.NAME}`"
    try:
        found = digest.compare(site, text)
    except digest.NotSums as error:
        raise click.UsageError(f"{source} is no list of sums: {error}") from error
    _tell(found)
    click.echo(f"Digest: {digest.of(text)}")
    raise SystemExit(0 if found.is_as_built else 1)


def _own_sums(site: Path) -> bytes:
    text = digest.written_in(site)
    if text is None:
        raise click.UsageError(
            f"`{site}` has no {digest.NAME}, so nobody knows what was built; "
            "build it with `curriculum build`"
        )
    return text


def _tell(found: digest.Comparison) -> None:
    if found.is_as_built:
        click.echo(f"All {len(found.intact)} files are as they were built.")
        return
    _tell_list("changed", found.changed)
    _tell_list("missing", found.missing)
    _tell_list("added", found.added)
    click.echo(f"{len(found.intact)} files are as they were built; this site is not.")


def _tell_list(what: str, names: tuple[str, ...]) -> None:
    if not names:
        return
    click.echo(f"{len(names)} {what}:")
    for name in names[:SHOWN]:
        click.echo(f"  {click.format_filename(name)}")
    if len(names) > SHOWN:
        click.echo(f"  … and {len(names) - SHOWN} more")
