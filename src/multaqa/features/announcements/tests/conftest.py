"""Two who announce (Élodie and Ingrid), and the rest of the cast."""

import pytest

from multaqa.foundation.people.api import Person
from multaqa.foundation.people.testing import Cast, cast


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def elodie(people: Cast) -> Person:
    return people.elodie


@pytest.fixture
def ingrid(people: Cast) -> Person:
    return people.ingrid
