"""A web server on this machine that misbehaves in every way a fetcher must survive."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = b"<!doctype html><title>A page</title><p>Some text stands here.</p>"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    served: list[str]

    def answer(self) -> None:
        self.server.paths.append(self.path)  # type: ignore[attr-defined]  # our own server below
        getattr(self, f"_{self.path.strip('/').partition('?')[0].replace('-', '_')}", self._missing)()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def _page(self) -> None:
        self._send(PAGE, content_type="text/html; charset=windows-1256")

    def _feed(self) -> None:
        self._send(b"<rss/>", content_type="application/rss+xml")

    def _packed(self) -> None:
        self._send(gzip.compress(PAGE), packing="gzip")

    def _bomb(self) -> None:
        self._send(gzip.compress(b"\0" * 200_000_000, compresslevel=9), packing="gzip")

    def _odd_packing(self) -> None:
        self._send(PAGE, packing="br")

    def _broken_packing(self) -> None:
        self._send(b"\x1f\x8b not gzip at all", packing="gzip")

    def _declared_large(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(10**12))
        self.end_headers()

    def _endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self._until_gone(b"x" * 65536, pause=0)

    def _trickle(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self._until_gone(b"x", pause=0.05)

    def _trickled_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        self._until_gone(b"x", pause=0.05)

    def _silence(self) -> None:
        threading.Event().wait(2)
        self.close_connection = True

    def _picture(self) -> None:
        self._send(b"\x89PNG", content_type="image/png")

    def _error(self) -> None:
        self.send_error(500)

    def _missing(self) -> None:
        self.send_error(404)

    def _nonsense(self) -> None:
        self.wfile.write(b"this is no answer\r\n\r\n")
        self.close_connection = True

    def _cut_off(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(PAGE)
        self.close_connection = True

    def _to(self) -> None:
        self._redirect(self.path.partition("?")[2])

    def _loop(self) -> None:
        self._redirect("/loop")

    def _nowhere(self) -> None:
        self.send_response(302)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _redirect(self, address: str) -> None:
        self.send_response(302)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, body: bytes, *, content_type: str = "text/html", packing: str = "") -> None:
        self.send_response(200)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        if packing:
            self.send_header("Content-Encoding", packing)
        self.end_headers()
        self._write(body)

    def _until_gone(self, piece: bytes, *, pause: float) -> None:
        for _ in range(20_000):
            if not self._write(piece):
                break
            threading.Event().wait(pause)
        self.close_connection = True

    def _write(self, piece: bytes) -> bool:
        try:
            self.wfile.write(piece)
        except OSError:
            return False
        return True


setattr(_Handler, "do_GET", _Handler.answer)  # noqa: B010  (the library's name for it is none we would choose)


class HostileServer(ThreadingHTTPServer):
    """The server; ``paths`` are those it was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.paths: list[str] = []

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self.server_address[1])


@contextmanager
def hostile_server() -> Iterator[HostileServer]:
    """A running server that is gone afterwards."""
    server = HostileServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
