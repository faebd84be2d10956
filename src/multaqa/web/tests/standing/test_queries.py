"""No page asks the database more often because there is more to show."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.db import connection

from multaqa.features.community.testing import plant_secrets
from multaqa.foundation.access.testing import World
from multaqa.foundation.jobs.testing import run_everything
from multaqa.web.tests.standing.planting import plant_all
from multaqa.web.tests.standing.routes import addresses
from multaqa.web.tests.standing.walking import Walker
from multaqa.web.tests.standing.worlds import an_open_world

READERS = ("nobody", "amina", "elodie", "ingrid")
IN_COMMUNITIES = ("amina", "diego", "jun")


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
        now = _queries(world, name, asked, before=counted[name])
        more = {address: now[address] for address in asked if len(now[address]) > len(counted[name][address])}
        assert (name, more) == (name, {})


@pytest.mark.slow
@pytest.mark.django_db
def test_pages_of_communities_ask_no_more_queries_for_three_times_as_much():
    """They are for members, so the open world has none: communities are planted alone, once and twice more."""
    world = World()
    before_all = len(world.visits)
    plant_secrets(world)
    asked = addresses(world.visits[before_all:], language="en")
    # What nobody has read yet is listed on a page that the walk itself empties: as many rows can never be had twice.
    places = ("/communit", "/thread", "/posts/")
    asked = [one for one in asked if any(place in one for place in places) and "/communities/new/" not in one]
    counted = {name: _queries(world, name, asked) for name in IN_COMMUNITIES}
    for _ in range(2):
        plant_secrets(world)
    run_everything()
    for name in IN_COMMUNITIES:
        now = _queries(world, name, asked, before=counted[name])
        more = {address: now[address] for address in asked if len(now[address]) > len(counted[name][address])}
        assert (name, more) == (name, {})


def _queries(
    world: World, name: str, asked: list[str], *, before: Mapping[str, list[str]] | None = None
) -> dict[str, list[str]]:
    """What each address asks the database for a reader who was there a moment ago (some of it is kept a minute).

    Whatever asks no more than ``before`` when it is opened for the first time is not opened again.
    """
    walker = Walker(world.people.readers()[name])
    found = {address: _asked_by(walker, address) for address in asked}
    again = [address for address in asked if before is None or len(found[address]) > len(before[address])]
    return found | {address: _asked_by(walker, address) for address in again}


def _asked_by(walker: Walker, address: str) -> list[str]:
    told: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        told.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        walker.ask(address)
    return told
