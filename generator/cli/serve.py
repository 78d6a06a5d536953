"""`curriculum serve`: show the site while it is edited."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.common_options import ROOT


@click.command()
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
