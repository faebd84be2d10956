"""No page asks the database more often because there is more to show."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from multaqa.foundation.access.testing import World
from multaqa.foundation.jobs.testing import run_everything
from multaqa.web.tests.standing.conftest import an_open_world
from multaqa.web.tests.standing.planting import plant_all
from multaqa.web.tests.standing.routes import addresses
from multaqa.web.tests.standing.walking import Walker

READERS = ("nobody", "amina", "elodie", "ingrid")


@pytest.mark.slow
@pytest.mark.django_db
def test_pages_ask_no_more_queries_for_twice_as_much():
    world = an_open_world()
    plant_all(world)  # twice, so that sections for more of the same are there already
    run_everything()
    asked = addresses(world.visits, language="en")
    counted = {name: _queries(world, name, asked) for name in READERS}
    for _ in range(2):
        plant_all(world)
    run_everything()
    for name in READERS:
        now = _queries(world, name, asked)
        more = {address: now[address] for address in asked if len(now[address]) > len(counted[name][address])}
        assert (name, more) == (name, {})


def _queries(world: World, name: str, asked: list[str]) -> dict[str, list[str]]:
    """What each address asks the database for a reader who was there a moment ago (some of it is kept a minute)."""
    walker = Walker(world.people.readers()[name])
    return {address: _asked_by(walker, address) for address in asked}


def _asked_by(walker: Walker, address: str) -> list[str]:
    walker.ask(address)
    with CaptureQueriesContext(connection) as queries:
        walker.ask(address)
    return [query["sql"] for query in queries]
