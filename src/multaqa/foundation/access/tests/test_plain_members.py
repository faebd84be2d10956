"""What staff see with the eyes of a plain member: what her network opens, also where others were let in beside it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from multaqa.foundation.access.api import (
    ACCOUNT,
    Label,
    add_entry,
    close_holding,
    community_key,
    may_read,
    named_set,
    network_key,
    open_holding,
    person_key,
    readable_by,
    set_audience,
    set_key,
)
from multaqa.foundation.access.testing import Note, a_note, let_read
from multaqa.foundation.people.api import Person
from multaqa.foundation.people.testing import Cast, cast

NETWORK = network_key("n1")
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notes")]


@pytest.fixture
def people() -> Cast:
    made = cast()
    open_holding(made.elodie, NETWORK, by=None, reason="member")
    return made


@pytest.fixture
def plain(people: Cast) -> Person:
    """A plain member, as whom Élodie looks."""
    return Person(pk=-people.elodie.pk)


def let_karim_in(people: Cast, note: Note) -> None:
    until = timezone.now() + timedelta(days=3)
    let_read(people.karim, note, asked_by=people.elodie, by=people.ingrid, reason="complaint 7", until=until)
    note.refresh_from_db()


def sees(reader: Person, note: Note) -> bool:
    """By both forms of the rule, which must agree."""
    by_query = Note.objects.filter(readable_by(reader), pk=note.pk).exists()
    assert by_query is may_read(reader, note)
    return by_query


@pytest.mark.parametrize("audience", [NETWORK, ACCOUNT])
def test_plain_member_still_sees_what_somebody_was_let_into_by_oversight(people: Cast, plain: Person, audience: str):
    note = a_note(audience, Label.CLEAR)
    assert sees(plain, note)
    let_karim_in(people, note)
    assert note.read_key.startswith("set:")
    assert sees(plain, note)
    assert sees(people.karim, note)


def test_plain_member_sees_no_more_what_was_narrowed_afterwards(people: Cast, plain: Person):
    note = a_note(NETWORK, Label.CLEAR)
    let_karim_in(people, note)
    set_audience(note, audience=community_key("c1"), label=Label.AMBER, by=people.ingrid)
    assert not sees(plain, note)
    assert sees(people.karim, note)


def test_plain_member_is_not_let_in_where_the_looker_was(people: Cast, plain: Person):
    named = named_set("note.readers")
    add_entry(named, person_key(people.elodie), by=people.ingrid, reason="guest")
    note = a_note(set_key(named), Label.CLEAR)
    assert sees(people.elodie, note)
    assert not sees(plain, note)


def test_plain_member_sees_nothing_of_a_network_that_the_looker_left(people: Cast, plain: Person):
    note = a_note(NETWORK, Label.CLEAR)
    let_karim_in(people, note)
    close_holding(people.elodie, NETWORK, by=None, reason="left")
    assert not sees(plain, note)
