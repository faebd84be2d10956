"""The planted world, in transactions that are never committed."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from multaqa.foundation.notify.testing import PLANTED, known_notices
from multaqa.web.tests.standing.walking import as_for_readers
from multaqa.web.tests.standing.worlds import Planted, a_world_with_secrets


@pytest.fixture(scope="module", autouse=True)
def _notices() -> Iterator[None]:
    """The kind of notice by which the cast is told of what is planted."""
    with known_notices(PLANTED):
        yield


@pytest.fixture(scope="module", autouse=True)
def _profiles_read_freely() -> Iterator[None]:
    """A walk of the whole site opens more profiles than anybody."""
    with override_settings(COUNT_PROFILES_READ=False):
        yield


@pytest.fixture(scope="module")
def planted(_notices: None, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Planted]:
    """One world for all tests of a module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield a_world_with_secrets()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Tests that read what is logged have one of their own, which does nothing."""
    with as_for_readers():
        yield
