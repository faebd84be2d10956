"""A provider on this machine, for tests: it speaks OpenID Connect over a real socket and can be told to misbehave."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec

from multaqa.gateways.identity.oidc_issuers import OpenIdIssuer

SECRET = "a secret that only tests know"


@dataclass
class House:
    """The provider: ``issuer`` is how an installation writes it down, ``asked`` every path it was asked for.

    Tests change ``published`` (what it says of itself), ``tokens`` (the answers to codes) and ``person`` (its page).
    """

    issuer: OpenIdIssuer
    published: dict[str, Any]
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    tokens: dict[str, dict[str, Any]] = field(default_factory=dict)
    person: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    forms: list[dict[str, str]] = field(default_factory=list)
    answers_with: int = 200

    def grant(self, address: str, *, code: str = "code", **claims: Any) -> dict[str, str]:
        """Let in whoever came with the browser's ``address``; gives what the browser brings back."""
        asked = dict(parse_qsl(urlsplit(address).query))
        token = self.token(nonce=asked["nonce"], **claims)
        self.tokens[code] = {"access_token": "opaque", "token_type": "Bearer", "id_token": token}
        return {"code": code, "state": asked["state"], "iss": self.issuer.issuer}

    def token(self, **claims: Any) -> str:
        """An ID token for the client, with these claims in the place of the usual ones; None takes one out."""
        now = int(time.time())
        usual = {"iss": self.issuer.issuer, "aud": self.issuer.client_id, "iat": now, "exp": now + 300, "sub": "s-1"}
        kept = {name: value for name, value in {**usual, **claims}.items() if value is not None}
        return jwt.encode(kept, self.key, algorithm="ES256", headers={"kid": "one"})

    def keys(self) -> dict[str, Any]:
        """The public half of its key, as a JWK set."""
        public = json.loads(jwt.algorithms.ECAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**public, "kid": "one", "use": "sig", "alg": "ES256"}]}


@contextmanager
def a_house(**more: Any) -> Iterator[House]:
    """A provider that listens on this machine; ``more`` are further fields of its ``Issuer``."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Doorman)
    address = f"http://127.0.0.1:{server.server_port}"
    written = {"id": "ministry", "names": (("en", "Ministry"), ("ar", "الوزارة")), "client_id": "multaqa"}
    house = House(
        issuer=OpenIdIssuer(**{**written, "issuer": address, "client_secret": SECRET, **more}),
        published=_published(address),
    )
    server.house = house  # type: ignore[attr-defined]  # read by the doorman alone
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield house
    finally:
        server.shutdown()
        server.server_close()


def _published(address: str) -> dict[str, Any]:
    return {
        "issuer": address,
        "authorization_endpoint": f"{address}/authorize",
        "token_endpoint": f"{address}/token",
        "jwks_uri": f"{address}/keys",
        "userinfo_endpoint": f"{address}/me",
        "authorization_response_iss_parameter_supported": True,
        "token_endpoint_auth_methods_supported": ["client_secret_basic"],
    }


class _Doorman(BaseHTTPRequestHandler):
    """Answers for the house."""

    def do_GET(self) -> None:
        house = self._house()
        pages = {
            "/.well-known/openid-configuration": house.published,
            "/keys": house.keys(),
            "/me": house.person,
        }
        self._answer(house.answers_with, pages.get(self.path, {}))

    def do_POST(self) -> None:
        house = self._house()
        length = int(self.headers.get("Content-Length", "0"))
        form = {name: values[0] for name, values in parse_qs(self.rfile.read(length).decode()).items()}
        house.forms.append({**form, "authorization": self.headers.get("Authorization", "")})
        tokens = house.tokens.pop(form.get("code", ""), None)
        self._answer(house.answers_with if tokens else 400, tokens or {"error": "invalid_grant"})

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _house(self) -> House:
        house: House = self.server.house  # type: ignore[attr-defined]  # set above
        house.asked.append(self.path)
        return house

    def _answer(self, status: int, said: dict[str, Any]) -> None:
        body = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
