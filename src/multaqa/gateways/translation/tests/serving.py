"""A translation service on this machine, that speaks the protocol as LibreTranslate does, and misbehaves when told."""

import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Kitchen:
    """A running service: its address, what it knows, with what it answers, and what it was asked."""

    address: str
    known: Mapping[tuple[str, str], str]
    status: int = 200
    body: bytes | None = None
    waits: float = 0
    asked: list[dict[str, Any]] = field(default_factory=list)


@contextmanager
def a_service(known: Mapping[tuple[str, str], str]) -> Iterator[Kitchen]:
    """A service that knows these texts (text and target → translation)."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Waiter)
    kitchen = Kitchen(f"http://127.0.0.1:{server.server_port}", known)
    server.kitchen = kitchen  # type: ignore[attr-defined]  # read by the waiter alone
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield kitchen
    finally:
        server.shutdown()
        server.server_close()


class _Waiter(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        codes = {target for _text, target in self._kitchen().known}
        self._answer([{"code": code, "name": code, "targets": []} for code in sorted(codes)])

    def do_POST(self) -> None:
        kitchen = self._kitchen()
        asked = json.loads(self.rfile.read(int(self.headers.get("Content-Length", "0"))))
        kitchen.asked.append(asked)
        time.sleep(kitchen.waits)
        found = kitchen.known.get((asked["q"], asked["target"]))
        self._answer({"translatedText": found or ""})

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _kitchen(self) -> Kitchen:
        kitchen: Kitchen = self.server.kitchen  # type: ignore[attr-defined]  # set above
        return kitchen

    def _answer(self, said: Any) -> None:
        kitchen = self._kitchen()
        body = json.dumps(said).encode() if kitchen.body is None else kitchen.body
        self.send_response(kitchen.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
