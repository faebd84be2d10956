"""The ministry that everybody signs in through, and a person with a password of her own."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from multaqa.foundation.people.models import Person
from multaqa.foundation.people.testing import a_person
from multaqa.foundation.people.tests.providers.visits import PASSWORD
from multaqa.gateways.identity.testing import House, a_house


@pytest.fixture
def house(settings: Settings) -> Iterator[House]:
    with a_house(authority=("ministry.example",), second_factor_methods=("mfa",)) as provider:
        settings.SIGN_IN_BY = (provider.issuer,)
        yield provider


@pytest.fixture
def amina() -> Person:
    return a_person(password=PASSWORD)
