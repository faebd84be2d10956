"""A planted world to sweep, with ears at every view."""

from collections.abc import Iterator
from typing import Final

import pytest
from django.conf import settings as django_settings
from django.db import connection, transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker, blocking_manager_key

from multaqa.foundation.access.testing import World
from multaqa.foundation.notify.testing import PLANTED, known_notices
from multaqa.web.tests.standing.walking import as_for_readers
from multaqa.web.tests.sweep.places import MAIN, Places, explored
from multaqa.web.tests.sweep.planting import swept_world


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


@pytest.fixture
def world(_notices: None, _swept: None, db: None) -> World:
    """A world with secrets in it, the same for every test, ids and all."""
    return swept_world()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """What thousands of requests wrote and took back is swept out: PostgreSQL reads over it until then."""
    yield
    if item.get_closest_marker("django_db"):
        with item.config.stash[blocking_manager_key].unblock():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("VACUUM")


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    with as_for_readers():
        yield


@pytest.fixture(scope="package")
def places(_notices: None, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Places:
    """Every place that the walk finds, looked for once."""
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(**SWEPT), as_for_readers():
        found = explored(swept_world())
        transaction.set_rollback(True)
    return found


@pytest.fixture
def world_of_places(world: World, places: Places) -> World:
    """The world in which the places were found, written again."""
    assert places.canaries == frozenset(world.canaries)
    return world


@pytest.fixture
def some_places(world: World) -> Places:
    """What the main reader finds at the first address of each route: enough for a sample."""
    return explored(world, readers=(MAIN,), every_address=False)
