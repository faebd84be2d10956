"""A new installation as operators run it: nothing in it, a proxy that ends HTTPS in front, a mail server beside it."""

import http.client
import os
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from journeys.site import ROOT, check_calls, free_port, wait_until_ready, watching

CONNECTION_ONLY = {"connection", "keep-alive", "transfer-encoding", "content-length"}  # RFC 9110, 7.6.1


class Installation:
    """An empty installation: its address, its command line, and the messages that its mail server has taken."""

    def __init__(self, address: str, environment: dict[str, str]) -> None:
        self.address = address
        self.mail: list[Envelope] = []
        self.environment = environment

    def manage(self, *arguments: str) -> str:
        """What a command prints."""
        words = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(
            words, cwd=ROOT, env=self.environment, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        return done.stdout.decode()

    async def handle_DATA(self, _server: object, _session: object, envelope: Envelope) -> str:
        """Take a message, as the mail server does."""
        self.mail.append(envelope)
        return "250 OK"


@contextmanager
def running_installation(folder: Path) -> Iterator[Installation]:
    """Migrate, collect and serve an installation that refuses whatever is unsafe; its address is under HTTPS."""
    port, front, mail_port = free_port(), free_port(), free_port()
    address = f"https://localhost:{front}"
    installation = Installation(address, _environment(folder, port=port, address=address, mail_port=mail_port))
    for words in (["migrate", "--verbosity", "0"], ["collectstatic", "--no-input"], ["load_vocabulary"]):
        installation.manage(*words)
    mail = Controller(installation, hostname="127.0.0.1", port=mail_port)
    mail.start()
    try:
        with _served(installation, folder, port=port), _proxy(folder, front=front, behind=port):
            yield installation
    finally:
        mail.stop()
    check_calls(folder)


def _environment(folder: Path, *, port: int, address: str, mail_port: int) -> dict[str, str]:
    others = {name: text for name, text in os.environ.items() if not name.startswith(("MULTAQA_", "DJANGO_"))}
    kept = others | watching(folder)
    return kept | {
        "MULTAQA_SECRET_KEY": "Zb7tQe4xVn2Lk9Rw5Yc8Hd3Ms6Jf1Gp0Ta-UuIiOoPp_EeDdCc",
        "MULTAQA_VAR": str(folder),
        "MULTAQA_ADDRESS": address,
        "MULTAQA_PORT": str(port),
        "MULTAQA_PROXIES": "1",
        "MULTAQA_SMTP_HOST": "127.0.0.1",
        "MULTAQA_SMTP_PORT": str(mail_port),
        "MULTAQA_SMTP_SECURITY": "none",
        "MULTAQA_MAIL_FROM": "noreply@experts.example.org",
        "MULTAQA_WEB_PROCESSES": "1",
    }


@contextmanager
def _served(installation: Installation, folder: Path, *, port: int) -> Iterator[None]:
    with (folder / "site.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "manage.py", "serve"],
            cwd=ROOT,
            env=installation.environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_until_ready(f"http://127.0.0.1:{port}/healthz", server, log=folder / "site.log")
            yield
        finally:
            server.terminate()
            server.wait(timeout=30)


@contextmanager
def _proxy(folder: Path, *, front: int, behind: int) -> Iterator[None]:
    """End HTTPS on ``front`` and hand each request on to ``behind``."""
    server = ThreadingHTTPServer(("127.0.0.1", front), type("Door", (_Door,), {"behind": behind}))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_certificate(folder))
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


class _Door(BaseHTTPRequestHandler):
    """Hands a request on to the port ``behind``, with what nginx is told to add (docs/operate/proxy.md)."""

    protocol_version = "HTTP/1.1"
    behind: ClassVar[int]

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        added = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7", "Content-Length": str(len(body))}
        onward = http.client.HTTPConnection("127.0.0.1", self.behind, timeout=60)
        onward.request(self.command, self.path, body, {**_passed(self.headers.items()), **added})
        self._answer(onward.getresponse())
        onward.close()

    def do_POST(self) -> None:
        self.do_GET()

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, *_words: object) -> None:
        """Nothing: the site logs its requests itself."""

    def _answer(self, answer: http.client.HTTPResponse) -> None:
        content = answer.read()
        self.send_response_only(answer.status)
        for name, text in answer.getheaders():
            if name.lower() not in CONNECTION_ONLY:
                self.send_header(name, text)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _passed(headers: list[tuple[str, str]]) -> dict[str, str]:
    return {name: text for name, text in headers if name.lower() not in CONNECTION_ONLY}


def _certificate(folder: Path) -> Path:
    """A certificate for this machine, signed by itself, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "certificate.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path
