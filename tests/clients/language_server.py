"""A client of the YAML language server: what VS Code says to it, over the standard streams."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 30
"""Seconds to wait for an answer."""
Settings = dict[str, Any]


class Server:
    """The server with one folder open in it."""

    def __init__(self, command: list[str], folder: Path, settings: Settings) -> None:
        self.folder = folder
        self.settings = settings
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.inbox: queue.Queue[dict[str, Any]] = queue.Queue()
        self.found: dict[str, list[dict[str, Any]]] = {}
        self.number = 0
        self.version = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def start(self) -> None:
        """Introduce ourselves as an editor does."""
        root = self.folder.as_uri()
        capabilities = {
            "workspace": {"configuration": True, "didChangeConfiguration": {}},
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
                "publishDiagnostics": {},
            },
        }
        self.ask(
            "initialize",
            processId=None,
            rootUri=root,
            workspaceFolders=[{"uri": root, "name": "curriculum"}],
            capabilities=capabilities,
        )
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings=self.settings)

    def open(self, name: str, text: str) -> str:
        """Open a file of the folder with this text; what is on the disk does not matter."""
        uri = (self.folder / name).as_uri()
        # The server remembers what it read of a file by its version, even after the file was closed.
        self.version += 1
        document = {"uri": uri, "languageId": "yaml", "version": self.version, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        return uri

    def close(self, uri: str) -> None:
        """Close a file; the server answers by taking its marks away."""
        self.found.pop(uri, None)
        self.tell("textDocument/didClose", textDocument={"uri": uri})
        assert self.diagnostics(uri) == []
        del self.found[uri]

    def diagnostics(self, uri: str) -> list[dict[str, Any]]:
        """What the server says is wrong with a file; waits until it has said something."""
        while uri not in self.found:
            self._take()
        return self.found[uri]

    def at(self, method: str, uri: str, line: int, character: int) -> Any:
        """Ask about a place in a file; lines and characters count from 0."""
        position = {"line": line, "character": character}
        return self.ask(method, textDocument={"uri": uri}, position=position)

    def ask(self, method: str, **params: Any) -> Any:
        """Ask something and wait for the answer."""
        self.number += 1
        number = self.number
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._take()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def tell(self, method: str, **params: Any) -> None:
        """Tell something that needs no answer."""
        self._send({"method": method, "params": params})

    def stop(self) -> None:
        """End the server."""
        self.ask("shutdown")
        self.tell("exit")
        self.process.wait(PATIENCE)

    def _take(self) -> dict[str, Any]:
        """Take the next message, and answer it if it is a question."""
        message = self.inbox.get(timeout=PATIENCE)
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            self.found[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif method == "workspace/configuration":
            items = message["params"]["items"]
            self._answer(message, [self.settings.get(item["section"]) for item in items])
        elif method and "id" in message:
            self._answer(message, None)
        return message

    def _answer(self, message: dict[str, Any], result: Any) -> None:
        self._send({"id": message["id"], "result": result})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        while header := stream.readline():
            length = int(header.split(b":")[1])
            while stream.readline().strip():
                pass
            self.inbox.put(json.loads(stream.read(length)))


@contextmanager
def running(command: list[str], folder: Path, settings: Settings) -> Iterator[Server]:
    """The server, ready; gone afterwards."""
    server = Server(command, folder, settings)
    try:
        server.start()
        yield server
        server.stop()
    finally:
        server.process.kill()
        server.process.wait()
        for stream in (server.process.stdin, server.process.stdout):
            if stream:
                stream.close()
