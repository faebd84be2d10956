"""What every test starts from."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core import serializers
from django.core.cache import caches
from django.db import connection, transaction
from django.utils import translation
from pytest_django.fixtures import Settings
from pytest_django.plugin import DjangoDbBlocker, blocking_manager_key

from multaqa.features.community.testing import forget_what_was_noted
from multaqa.lib.stencil import database_is_made
from tools.made_database import MadeDatabase

REMADE_BY_DJANGO = {"auth", "contenttypes"}
EMPTYING = {"transactional_db", "live_server"}
AT_FIRST = pytest.StashKey[list[dict[str, Any]]]()


@pytest.fixture(autouse=True)
def forgetful_process(settings: Settings) -> None:
    """Nothing that an earlier test made this process remember is known to the next, and no clock strikes within one."""
    settings.UNSEEN_KNOWN_SECONDS = 1_000_000_000
    forget_what_was_noted()
    translation.deactivate()  # whoever asked last for a page left its language behind
    caches["process"].clear()
    caches["process"].set("people.is_open", True, None)  # no test but those of the first run asks
    caches["process"].set("people.offered_languages", tuple(code for code, _name in settings.LANGUAGES), None)
    caches["process"].set("announcements:for_visitors", [], None)  # error pages ask the database for nothing else


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None,  # noqa: ARG001 - by now it has its name
    django_db_blocker: DjangoDbBlocker,
    pytestconfig: pytest.Config,
) -> MadeDatabase:
    """What is done just before the database is made: it begins as a copy of an earlier run's."""
    made = MadeDatabase(pytestconfig.cache.mkdir("made-database"))
    with django_db_blocker.unblock():
        made.begin()
    return made


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None,  # noqa: ARG001 - made first
    django_db_modify_db_settings: MadeDatabase,
    django_db_blocker: DjangoDbBlocker,
    pytestconfig: pytest.Config,
) -> None:
    """The database as it is made, and what stands in it then."""
    with django_db_blocker.unblock():
        django_db_modify_db_settings.keep()
        made = set(connection.introspection.table_names())  # tables of tests' own models are made later
        models = [model for model in apps.get_models() if model._meta.db_table in made]
        rows = [row for model in models for row in model._base_manager.all()]
        ours = [row for row in rows if row._meta.app_label not in REMADE_BY_DJANGO]
        pytestconfig.stash[AT_FIRST] = serializers.serialize("python", ours)
        database_is_made()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """A test that writes for good empties every table: what migrations had put there is put back, whoever follows."""
    yield
    mark = item.get_closest_marker("django_db")
    is_for_good = mark is not None and mark.kwargs.get("transaction")
    is_emptied = is_for_good or EMPTYING.intersection(getattr(item, "fixturenames", ()))
    rows = item.config.stash.get(AT_FIRST, [])
    if is_emptied and rows and nextitem is not None:  # after the last one the database itself is gone
        with item.config.stash[blocking_manager_key].unblock(), transaction.atomic():
            for row in serializers.deserialize("python", rows):
                row.save()
