"""Frozen keys open nothing labelled AMBER, AMBER+STRICT or RED; who awaits a second factor reads what nobody reads."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from multaqa.foundation.access.api import (
    ACCOUNT,
    PUBLIC,
    Label,
    community_key,
    freeze,
    may_read,
    open_holding,
    person_key,
    readable_by,
    readers_among,
    readers_on,
    thaw,
)
from multaqa.foundation.access.models import Freeze
from multaqa.foundation.access.testing import Note, a_note
from multaqa.foundation.people.api import Person, Role, appoint, open_account
from multaqa.foundation.people.testing import Cast, an_address_changed, cast

pytestmark = pytest.mark.django_db
COMMUNITY = community_key("c1")


@pytest.fixture
def people() -> Cast:
    return cast()


def labels_read_by(person: Person, notes: list[Note]) -> list[str]:
    """What she reads, asked in three ways that must agree."""
    one_by_one = [thing.label for thing in notes if may_read(person, thing)]
    as_filter = set(Note.objects.filter(readable_by(person)).values_list("label", flat=True))
    among = [thing.label for thing in notes if person in readers_among(Person.objects.all(), thing.read_key)]
    assert set(one_by_one) == as_filter == set(among)
    return one_by_one


def test_frozen_keys_open_clear_and_green_alone_until_an_officer_vouches(people):
    notes = [a_note(PUBLIC, Label.CLEAR), *(a_note(COMMUNITY, label) for label in (Label.GREEN, Label.AMBER))]
    notes += [a_note(COMMUNITY, Label.AMBER_STRICT), a_note(person_key(people.jun), Label.RED)]
    open_holding(people.jun, COMMUNITY, by=None, reason="joined")
    assert len(labels_read_by(people.jun, notes)) == 5
    freeze(people.jun, by=None, reason="A new address")
    assert labels_read_by(people.jun, notes) == ["TLP:CLEAR", "TLP:GREEN"]
    with pytest.raises(PermissionDenied):
        thaw(people.jun, by=people.jun, verified_how="It is me")
    assert thaw(people.jun, by=people.ingrid, verified_how="Called") == 1
    assert len(labels_read_by(people.jun, notes)) == 5


def test_past_days_know_who_was_frozen(people):
    thing = a_note(COMMUNITY, Label.AMBER)
    open_holding(people.jun, COMMUNITY, by=None, reason="joined")
    before = timezone.now()
    freeze(people.jun, by=None, reason="A new address")
    frozen = timezone.now()
    thaw(people.jun, by=people.ingrid, verified_how="Called")
    read = [people.jun in readers_on(thing, when).people for when in (before, frozen, timezone.now())]
    assert read == [True, False, True]


def test_new_address_freezes_a_member_and_no_applicant(people):
    appoint(people.jun, to=Role.TRANSLATOR, by=None, reason="A test")
    for person in (people.jun, people.fiona):
        an_address_changed(person, before="old@example.net")
    assert [frozen.person for frozen in Freeze.objects.all()] == [people.jun]


def test_who_awaits_a_second_factor_reads_what_nobody_reads(people):
    sami = open_account("sami@example.net", name="سامي", address_confirmed=True)
    notes = [a_note(PUBLIC, Label.CLEAR), a_note(ACCOUNT, Label.CLEAR), a_note(person_key(sami), Label.RED)]
    assert len([thing for thing in notes if may_read(sami, thing)]) == 3
    appoint(sami, to=Role.EDITOR, by=None, reason="A test")
    assert [may_read(sami, thing) for thing in notes] == [True, False, False]
    when = timezone.now() + timedelta(seconds=1)
    assert sami not in readers_on(notes[1], when).people
    assert people.amina in readers_on(notes[1], when).people
