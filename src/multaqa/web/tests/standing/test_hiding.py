"""Whoever hides is nowhere to be found: every page is walked as others, and neither name nor address is on it."""

import pytest
from django.core import mail

from multaqa.foundation.access.api import hide
from multaqa.foundation.access.testing import World
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.people.api import Person
from multaqa.web.tests.standing.planting import plant_all_secrets
from multaqa.web.tests.standing.routes import addresses
from multaqa.web.tests.standing.walking import Walker, whole_letter
from multaqa.web.tests.standing.worlds import an_open_world

READERS = ("nobody", "fiona", "amina", "elodie", "chen", "ingrid")
HIDING = ("elodie", "chen", "diego")  # those of the newsroom, whose names stand on more pages than anyone's


@pytest.mark.slow
@pytest.mark.django_db
def test_hidden_people_are_named_nowhere_for_anyone_else():
    world = an_open_world()
    plant_all_secrets(world)
    asked = addresses(world.visits, language="en")
    assert "elodie" in _named_to("chen", world, asked=asked).values()
    for name in HIDING:
        hide(getattr(world.people, name), by=getattr(world.people, name))
    mail.outbox.clear()
    run_everything()
    for reader in READERS:
        assert (reader, _named_to(reader, world, asked=asked)) == (reader, {})
    for letter in mail.outbox:
        hidden = [person for person in _hidden(world).values() if person.email not in letter.recipients()]
        assert [person.name for person in hidden if person.name.encode() in whole_letter(letter)] == []


def _named_to(reader: str, world: World, *, asked: list[str]) -> dict[str, str]:
    """Address → name in the cast of whoever is named in its answer, by name or e-mail address, of those who hide."""
    others = {name: person for name, person in _hidden(world).items() if name != reader}
    return {
        answer.address: name
        for answer in Walker(world.people.readers()[reader]).walk(asked)
        for name, person in others.items()
        if person.name.encode() in answer.told() or person.email.encode() in answer.told()
    }


def _hidden(world: World) -> dict[str, Person]:
    return {name: getattr(world.people, name) for name in HIDING}
