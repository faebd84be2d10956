"""The tables of the models that only these tests have, and notes as a kind of thing."""

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from multaqa.foundation.access.testing import NOTES, Margin, Note, create_tables, known


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The test database, with these tables."""
    with django_db_blocker.unblock():
        create_tables(Note, Margin)


@pytest.fixture
def notes() -> Iterator[None]:
    """Notes are a kind of thing that the site knows."""
    with known(NOTES):
        yield
