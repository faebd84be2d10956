"""The one rule in SQL against the same rule in plain Python, over random worlds."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from multaqa.foundation.access.api import keys_open_to, readable_by, readers_among
from multaqa.foundation.access.testing import Note
from multaqa.foundation.access.tests.worlds import NOTE_KEYS, PEOPLE, World, moment, worlds
from multaqa.foundation.people.api import Person

pytestmark = pytest.mark.django_db
DAYS = (-3, -1, 0, 1, 2, 4)


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(worlds())
def test_rule_in_sql_agrees_with_the_rule_in_python(world: World):
    with transaction.atomic():
        people, notes = world.build()
        for day in DAYS:
            for name in [*PEOPLE, None]:
                reader = people[name] if name else None
                expected = world.notes_read_by(name, day)
                readable = Note.objects.filter(readable_by(reader, at=moment(day))).values_list("pk", flat=True)
                assert set(readable) == {notes[number].pk for number in expected}
                opened = keys_open_to(reader, NOTE_KEYS, at=moment(day))
                assert opened == {NOTE_KEYS[number] for number in expected}
        transaction.set_rollback(True)


@pytest.mark.slow
@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(worlds())
def test_readers_of_a_key_are_those_for_whom_it_opens(world: World):
    with transaction.atomic():
        people, _notes = world.build()
        for day in DAYS:
            for key in set(NOTE_KEYS):
                among = readers_among(Person.objects.all(), key, at=moment(day))
                expected = {people[name] for name in PEOPLE if key in world.keys_of(name, day)}
                assert set(among) == expected
        transaction.set_rollback(True)
