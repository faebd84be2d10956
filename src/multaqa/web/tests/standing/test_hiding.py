"""Whoever hides is nowhere to be found: every page is walked as others, and neither name nor address is on it."""

import pytest
from django.core import mail

from multaqa.foundation.access.api import hide
from multaqa.foundation.jobs.testing import run_everything
from multaqa.web.tests.standing.conftest import an_open_world
from multaqa.web.tests.standing.planting import plant_all_secrets
from multaqa.web.tests.standing.routes import addresses
from multaqa.web.tests.standing.walking import Walker, whole_letter

HIDING = ("elodie", "chen", "diego")  # those of the newsroom, whose names stand on more pages than anyone's


@pytest.mark.slow
@pytest.mark.django_db
def test_hidden_people_are_named_nowhere_for_anyone_else():
    world = an_open_world()
    plant_all_secrets(world)
    people = world.people.readers()
    asked = addresses(world.visits, language="en")
    assert _pages_naming("elodie", world, reader="chen", asked=asked) != set()
    for name in HIDING:
        person = people[name]
        assert person is not None
        hide(person, by=person)
    mail.outbox.clear()
    run_everything()
    for name in HIDING:
        for reader in people.keys() - {name}:
            assert (name, reader, _pages_naming(name, world, reader=reader, asked=asked)) == (name, reader, set())
    for letter in mail.outbox:
        others = [people[name] for name in HIDING if getattr(people[name], "email", "") not in letter.recipients()]
        assert [one.name for one in others if one and one.name.encode() in whole_letter(letter)] == []


def _pages_naming(name: str, world, *, reader: str, asked: list[str]) -> set[str]:
    """The addresses whose answer to ``reader`` bears the name or the e-mail address of the one called ``name``."""
    person = world.people.readers()[name]
    signs = (person.name.encode(), person.email.encode())
    answers = Walker(world.people.readers()[reader]).walk(asked)
    return {answer.address for answer in answers if any(sign in answer.told() for sign in signs)}
