"""A planted world to sweep, with ears at every view."""

from collections.abc import Iterator
from typing import Final

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from multaqa.foundation.access.testing import World
from multaqa.foundation.notify.testing import PLANTED, known_notices
from multaqa.web.tests.standing.walking import as_for_readers
from multaqa.web.tests.standing.worlds import a_world_with_secrets
from multaqa.web.tests.sweep.places import MAIN, Places, explored
from multaqa.web.tests.sweep.planting import plant_more


@pytest.fixture(scope="package", autouse=True)
def _notices() -> Iterator[None]:
    """The kind of notice by which the cast is told of what is planted."""
    with known_notices(PLANTED):
        yield


SWEPT: Final = {
    # Views are overheard; nothing is fetched; how often something may be tried is another test's matter.
    "MIDDLEWARE": [*django_settings.MIDDLEWARE, "multaqa.web.tests.sweep.asking.overhear"],
    "FETCH_PAGES": False,
    "ACCOUNT_RATE_LIMITS": False,
    "COUNT_PROFILES_READ": False,
    "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
}


@pytest.fixture(autouse=True)
def _swept() -> Iterator[None]:
    with override_settings(**SWEPT):
        yield


@pytest.fixture(scope="package")
def world(_notices: None, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """One world for all tests of a module, with secrets in it."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = a_world_with_secrets().world
        plant_more(made)
        yield made
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    with as_for_readers():
        yield


@pytest.fixture(scope="package")
def places(world: World) -> Places:
    """Every place that the walk finds, looked for once."""
    with override_settings(**SWEPT):
        return explored(world)


@pytest.fixture(scope="package")
def some_places(world: World) -> Places:
    """What the main reader finds at the first address of each route: enough for a sample."""
    with override_settings(**SWEPT):
        return explored(world, readers=(MAIN,), every_address=False)
