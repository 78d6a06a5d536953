"""How long it takes from saving a file until the new text is served."""

from __future__ import annotations

import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

from benchmarks import processes
from benchmarks.contenders import Contender
from benchmarks.edits import Edit
from benchmarks.processes import Failed

POLL = 0.005
SETTLE = 2.0
"""Seconds of rest before each edit, so that what the last one set off has ended."""


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def saved_to_served(contender: Contender, edits: list[Edit], limit: float) -> list[float]:
    """Seconds from each save until the page says what was saved; the server is ended afterwards."""
    port = free_port()
    with tempfile.TemporaryFile() as said:
        command = tuple(part.replace("{port}", str(port)) for part in contender.serve)
        server = processes.start(command, contender.folder, contender.environment, said.fileno())
        try:
            taken = [_one(contender, edit, port, server, limit) for edit in edits]
        except Failed as error:
            said.seek(0)
            text = said.read().decode(errors="replace")[-2000:]
            raise Failed(f"{contender.title}: {error}\n{text}") from error
        finally:
            processes.end(server)
            server.wait()
    _nobody_listens(port)
    return taken


def _one(
    contender: Contender, edit: Edit, port: int, server: subprocess.Popen[bytes], limit: float
) -> float:
    address = f"http://127.0.0.1:{port}/{edit.uri}"
    _until(address, edit.before, server, limit)
    time.sleep(SETTLE)
    edit.save(contender.source_of(edit.uri))
    began = time.monotonic()
    _until(address, edit.after, server, limit)
    return time.monotonic() - began


def _until(address: str, text: str, server: subprocess.Popen[bytes], limit: float) -> None:
    """Ask for a page until it says `text`."""
    until = time.monotonic() + limit
    while time.monotonic() < until:
        if text in _page(address, limit):
            return
        if server.poll() is not None:
            raise Failed(f"the server ended with {server.returncode}")
        time.sleep(POLL)
    raise Failed(f"{address} did not say `{text}` within {limit:.0f} s")


def _page(address: str, limit: float) -> str:
    try:
        with urllib.request.urlopen(address, timeout=limit) as answer:
            body: bytes = answer.read()
            return body.decode()
    except (urllib.error.URLError, OSError):
        return ""


def _nobody_listens(port: int) -> None:
    with socket.socket() as asked:
        if asked.connect_ex(("127.0.0.1", port)) == 0:
            raise Failed(f"a server still listens on port {port}")
