"""A web server for one reader: the preview on this machine, and on no other."""

from __future__ import annotations

import mimetypes
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

from generator.preview.showing import NOT_FOUND, Preview

HOST = "127.0.0.1"
CHANGES = "preview/changes"
"""Where browsers wait for word of a change."""
HEARTBEAT = 15.0
"""Seconds after which a browser that waits is told that the preview is still there."""


class Server(ThreadingHTTPServer):
    """Answers from a preview; what is not part of the site does not exist for it."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, preview: Preview, port: int) -> None:
        self.preview = preview
        super().__init__((HOST, port), Handler)

    @property
    def address(self) -> str:
        """Where a browser finds the site."""
        return f"http://{HOST}:{self.server_port}/"


class Handler(BaseHTTPRequestHandler):
    """One request. Nothing is looked up on the disk: an address is a name, and not a path."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a page or a file of the site, or word of changes."""
        if not self._is_for_us():
            self._send(HTTPStatus.MISDIRECTED_REQUEST, b"", "text/plain")
            return
        address = unquote(urlsplit(self.path).path).removeprefix("/")
        if address == CHANGES:
            self._tell_changes()
            return
        if address == "" or address.endswith("/"):
            address += "index.html"
        state = self.server.preview.version  # before the answer: what is newer is told afterwards
        content = self.server.preview.answer(address)
        if content is not None:
            self._send(HTTPStatus.OK, content, _type(address), state)
        elif self.server.preview.answer(f"{address}/index.html") is not None:
            self._redirect(f"/{address}/")
        else:
            page = self.server.preview.answer(NOT_FOUND) or b""
            self._send(HTTPStatus.NOT_FOUND, page, _type(NOT_FOUND))

    do_HEAD = do_GET  # noqa: N815 - the name that http.server looks for

    def _is_for_us(self) -> bool:
        """Whether the browser meant this machine: another name would be somebody else's page asking."""
        name = self.headers.get("Host", "").rpartition(":")[0]
        return name in {HOST, "localhost"}

    def _send(self, status: HTTPStatus, content: bytes, kind: str, state: int = 0) -> None:
        """Answer; `state` is what the page shows, where its script can read it."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Server-Timing", f'state;desc="{state}"')
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _tell_changes(self) -> None:
        """Keep the line open, and tell the number of what is shown whenever it changes."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        told = -1
        while self.command != "HEAD":
            now = self.server.preview.wait(told, HEARTBEAT)
            said = f"event: state\ndata: {now}\n\n" if now != told else ": still here\n\n"
            self.wfile.write(said.encode())
            self.wfile.flush()
            told = now

    def handle(self) -> None:
        """Answer; a browser that has gone meanwhile is no mistake."""
        try:
            super().handle()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, format: str, *values: object) -> None:
        """Say nothing of single requests: what an editor needs to read must not drown in them."""


def _type(address: str) -> str:
    """The kind of a file, by its name."""
    if address.endswith((".js", ".mjs")):
        return "text/javascript; charset=utf-8"
    kind = mimetypes.guess_type(address)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
