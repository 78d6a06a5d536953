"""`curriculum serve`: show the site while it is edited."""

from __future__ import annotations

import errno
import time
import webbrowser
from pathlib import Path

import click

from generator.cli.common_options import ROOT
from generator.editions import Edition


@click.command()
@ROOT
@click.option("--port", type=click.IntRange(1, 65535), default=8000, help="The port to listen on.")
@click.option("--open/--no-open", "browser", default=False, help="Open a browser window.")
@click.option(
    "--edition",
    type=click.Choice([str(edition) for edition in Edition]),
    default=str(Edition.FULL),
    help="`participant` leaves out everything that is for trainers.",
)
def serve(root: Path, port: int, browser: bool, edition: str) -> None:
    """Show the site while you edit it; a broken file leaves the last good site up.

    Only this machine can see it. The page in the browser follows every change by itself.
    """
    from generator.preview.server import Server  # MkDocs takes a while to import
    from generator.preview.showing import Preview

    started = time.monotonic()
    preview = Preview(root.absolute(), Edition(edition))
    try:
        server = Server(preview, port)
    except OSError as error:
        preview.close()
        if error.errno != errno.EADDRINUSE:
            raise
        raise click.ClickException(
            f"another program uses port {port}; name another one, such as --port {port + 1}"
        ) from error
    seconds = time.monotonic() - started
    click.echo(f"The site is at {server.address} ({seconds:.1f} s; Ctrl-C ends it).", err=True)
    if browser:
        webbrowser.open(server.address)
    try:
        server.serve_forever(poll_interval=0.1)
    except KeyboardInterrupt:
        click.echo("", err=True)
    finally:
        server.server_close()
        preview.close()
