"""The cast as members of the network, but for the outsider."""

import pytest
from django.core.cache import caches

from multaqa.features.membership.testing import as_if_admitted
from multaqa.foundation.people.api import Person
from multaqa.foundation.people.testing import Cast, cast
from multaqa.lib.batches import forget_all_noted

MEMBERS = ("amina", "chen", "diego", "elodie", "jun", "karim", "leila", "mourad")


@pytest.fixture
def people(db: None) -> Cast:
    made = cast()
    for name in MEMBERS:
        as_if_admitted(getattr(made, name))
    return made


@pytest.fixture
def amina(people: Cast) -> Person:
    return people.amina


@pytest.fixture
def diego(people: Cast) -> Person:
    return people.diego


@pytest.fixture
def jun(people: Cast) -> Person:
    return people.jun


@pytest.fixture(autouse=True)
def nothing_noted() -> None:
    """What pages of another test noted or counted is forgotten."""
    forget_all_noted()
    caches["process"].clear()
