"""Log lines of a walk of the whole site hold no session, no token, no password and nobody's address."""

import io
import logging
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client, override_settings

from multaqa.foundation.people.testing import PASSWORD
from multaqa.web.tests.standing.routes import addresses
from multaqa.web.tests.standing.worlds import Planted

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TYPED = "a passphrase that nobody has"


@pytest.fixture(autouse=True)
def _quiet() -> None:
    """What is logged is read."""


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What production would write, from DEBUG up."""
    form = settings.LOGGING["formatters"]["events"]
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(form["()"](foreign_pre_chain=form["foreign_pre_chain"], processors=form["processors"]))
    root = logging.getLogger()
    root.addHandler(handler)
    before, root.level = root.level, logging.DEBUG
    yield written
    root.removeHandler(handler)
    root.setLevel(before)


def test_no_secret_and_no_address_stands_in_the_lines(planted: Planted, lines: io.StringIO) -> None:
    secrets = {person.email for person in planted.world.people.readers().values() if person is not None}
    with override_settings(ACCOUNT_RATE_LIMITS=False):
        for reader in ("elodie", "nobody"):
            client = Client(raise_request_exception=False)
            if reader == "elodie":
                client.force_login(planted.world.people.elodie)
            for address in addresses(planted.world.visits, language="en"):
                client.get(address)
            for address in ("/en/account/sign-in/", "/en/account/sign-up/", "/en/account/password/forgotten/"):
                client.post(address, {"login": "elodie@example.org", "email": "elodie@example.org", "password": TYPED})
            secrets |= {morsel.value for morsel in client.cookies.values() if len(morsel.value) > 16}
    told = lines.getvalue()
    assert told.count("\n") > 100
    assert {secret for secret in secrets | {TYPED, PASSWORD} if secret in told} == set()
