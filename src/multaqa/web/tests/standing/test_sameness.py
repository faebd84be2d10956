"""What an outsider is sent is the same, byte for byte, in a world with secrets and in one without."""

import pytest
from django.core.cache import caches
from django.db import transaction

from multaqa.foundation.access.testing import World
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.testing import told_while_open
from multaqa.web.tests.standing.planting import plant_all_secrets
from multaqa.web.tests.standing.routes import addresses
from multaqa.web.tests.standing.sameness import masked
from multaqa.web.tests.standing.table import OUTSIDERS
from multaqa.web.tests.standing.walking import Walker
from multaqa.web.tests.standing.worlds import an_open_world

IN_ENGLISH_TOO = ("nobody", "fiona")
"""Who walk in English as well: the suspended and the ended are answered as nobody is, and an applicant as Fiona."""


@pytest.mark.slow
@pytest.mark.django_db
def test_outsiders_bytes_are_equal_with_and_without_the_secrets():
    world = an_open_world()
    people = world.people.readers()
    walkers = {name: Walker(people[name]) for name in OUTSIDERS}
    without_secrets = transaction.savepoint_create()
    plant_all_secrets(world)
    run_everything()
    asked = {name: _asked_by(world, name) for name in OUTSIDERS}
    seen_with = {name: _walked(walker, asked[name]) for name, walker in walkers.items()}
    told = told_while_open(world)
    transaction.savepoint_rollback(without_secrets)
    for row in told:  # her own past is no secret: what was narrowed must look like what is gone
        row.save(force_insert=True)
    seen_without = {name: _walked(walker, asked[name]) for name, walker in walkers.items()}
    for name in OUTSIDERS:
        differing = [address for address in asked[name] if seen_with[name][address] != seen_without[name][address]]
        assert (name, differing) == (name, [])


def _asked_by(world: World, name: str) -> list[str]:
    languages = ("ar", "en") if name in IN_ENGLISH_TOO else ("ar",)
    return list(dict.fromkeys(address for code in languages for address in addresses(world.visits, language=code)))


def _walked(walker: Walker, asked: list[str]) -> dict[str, object]:
    caches["default"].clear()
    caches["process"].clear()
    return {answer.address: masked(answer) for answer in walker.walk(asked)}
