"""The tables of the models that only these tests have."""

import pytest
from pytest_django.plugin import DjangoDbBlocker

from multaqa.foundation.access.testing import create_tables
from multaqa.foundation.languages.testing import Leaflet, LeafletText


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The test database, with these tables."""
    with django_db_blocker.unblock():
        create_tables(Leaflet, LeafletText)
