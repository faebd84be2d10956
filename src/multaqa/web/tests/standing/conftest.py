"""The planted world, built in transactions that are never committed."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from multaqa.foundation.access.testing import World
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.testing import PLANTED, known_notices
from multaqa.web.tests.standing.planting import plant_all, plant_all_secrets


@dataclass(frozen=True)
class Planted:
    """A world with secrets, and the letters that were sent while it was made."""

    world: World
    letters: list[EmailMessage]


@pytest.fixture(scope="module", autouse=True)
def _notices() -> Iterator[None]:
    """The kind of notice by which the cast is told of what is planted."""
    with known_notices(PLANTED):
        yield


@pytest.fixture(scope="module")
def planted(_notices: None, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Planted]:
    """One world for all tests of a module."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = an_open_world()
        plant_all_secrets(world)
        run_everything()
        yield Planted(world, list(mail.outbox))
        transaction.set_rollback(True)


def an_open_world() -> World:
    """A world in which everything may be met by everyone or by any account."""
    cache.clear()
    world = World()
    plant_all(world)
    run_everything()
    return world
