from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from multaqa.foundation.access.api import (
    ACCOUNT,
    PUBLIC,
    Label,
    TooWide,
    add_entry,
    ask_for_reading,
    close_holding,
    community_key,
    end_entry,
    end_grant,
    hold_back,
    may_read,
    named_set,
    network_key,
    open_holding,
    person_key,
    readable_by,
    readers_among,
    ref_of,
    release,
    rows_for,
    set_audience,
    set_key,
)
from multaqa.foundation.access.commands.grants import grant_reading
from multaqa.foundation.access.commands.oversight import CannotBeGranted
from multaqa.foundation.access.testing import Margin, Note, a_note, let_read
from multaqa.foundation.people.api import Person
from multaqa.foundation.people.testing import Cast, cast
from multaqa.lib.prepared import Prepared

NETWORK = network_key("n1")
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notes")]


@pytest.fixture
def people() -> Cast:
    return cast()


def prepared(model: type[Note] | type[Margin]) -> Prepared:
    return Prepared(lambda reader, pk: model.objects.filter(readable_by(reader), pk=pk).values_list("pk"))


READ = {model: prepared(model) for model in (Note, Margin)}
"""Prepared once for all readers and all tests, as pages have it."""


def readers_of_note(thing: Note | Margin, people: Cast) -> set[str]:
    """Who of the cast reads it, asked in four ways that must agree."""
    one_by_one = {name for name, reader in people.readers().items() if may_read(reader, thing)}
    as_filter = {
        name
        for name, reader in people.readers().items()
        if type(thing).objects.filter(readable_by(reader), pk=thing.pk).exists()
    }
    prepared = {name for name, reader in people.readers().items() if rows_for(reader, READ[type(thing)], pk=thing.pk)}
    assert one_by_one == as_filter == prepared
    if isinstance(thing, Note):
        among = set(readers_among(Person.objects.all(), thing.read_key))
        assert among == {people.readers()[name] for name in one_by_one} - {None}
    return one_by_one


def test_new_row_is_read_by_nobody(people):
    assert readers_of_note(Note.objects.create(), people) == set()


def test_public_note_is_read_by_all(people):
    assert readers_of_note(a_note(PUBLIC, Label.CLEAR), people) == set(people.readers())


def test_account_note_is_read_by_active_accounts(people):
    expected = set(people.readers()) - {"nobody", "ghada", "hassan"}
    assert readers_of_note(a_note(ACCOUNT, Label.CLEAR), people) == expected


def test_holding_opens_and_closing_it_shuts(people):
    thing = a_note(NETWORK, Label.GREEN)
    for person in (people.amina, people.ghada):
        open_holding(person, NETWORK, by=None, reason="admitted")
    assert readers_of_note(thing, people) == {"amina"}
    close_holding(people.amina, NETWORK, by=None, reason="left")
    assert readers_of_note(thing, people) == set()


def test_set_opens_to_the_keys_that_stand_in_it(people):
    team = named_set("editors")
    thing = a_note(set_key(team), Label.AMBER)
    open_holding(people.jun, community_key("c1"), by=None, reason="joined")
    add_entry(team, community_key("c1"), by=None, reason="invited")
    add_entry(team, person_key(people.boris), by=None, reason="invited", until=timezone.now() + timedelta(days=1))
    assert readers_of_note(thing, people) == {"jun", "boris"}
    end_entry(team, community_key("c1"), by=None, reason="done")
    assert readers_of_note(thing, people) == {"boris"}


def test_label_caps_the_audience():
    with pytest.raises(TooWide):
        a_note(PUBLIC, Label.GREEN)


def test_held_back_note_stays_with_its_team_whatever_its_audience(people):
    thing = Note.objects.create()
    hold_back(thing, key=person_key(people.chen), by=None)
    set_audience(thing, audience=PUBLIC, label=Label.CLEAR, by=None)
    assert readers_of_note(thing, people) == {"chen"}
    release(thing, by=None)
    assert readers_of_note(thing, people) == set(people.readers())


def test_part_needs_its_own_key_and_its_wholes(people):
    part = Margin.objects.create(note=a_note(person_key(people.amina), Label.RED))
    set_audience(part, audience=ACCOUNT, label=Label.CLEAR, by=None)
    assert {name for name, reader in people.readers().items() if may_read(reader, part)} == {"amina"}


def test_grant_opens_one_thing_for_a_time_wherever_it_moves(people):
    team = named_set("team")
    thing, other = a_note(set_key(team), Label.AMBER), a_note(set_key(team), Label.AMBER)
    add_entry(team, person_key(people.diego), by=None, reason="member")
    assert readers_of_note(thing, people) == {"diego"}
    until = timezone.now() + timedelta(days=2)
    let_read(people.fiona, thing, asked_by=people.elodie, by=people.ingrid, until=until)
    assert readers_of_note(thing, people) == {"diego", "fiona"}
    assert readers_of_note(other, people) == {"diego"}
    hold_back(thing, key=person_key(people.jun), by=None)
    assert readers_of_note(thing, people) == {"jun", "fiona"}
    end_grant(people.fiona, thing, by=people.ingrid, reason="Answered")
    assert readers_of_note(thing, people) == {"jun"}


@pytest.mark.parametrize(
    ("asked_by", "reader", "by"),
    [
        ("ingrid", "karim", "ingrid"),
        ("elodie", "ingrid", "ingrid"),
        ("elodie", "karim", "elodie"),
        ("elodie", "karim", "fiona"),
    ],
)
def test_grant_takes_an_auditor_who_asks_and_an_officer_who_neither_asked_nor_reads(people, asked_by, reader, by):
    """Fiona has no office, Élodie may audit, Ingrid may do everything: alone, even she opens nothing to anyone."""
    thing, until = a_note(NETWORK, Label.GREEN), timezone.now() + timedelta(days=2)
    who = people.readers()
    with pytest.raises(PermissionDenied):
        let_read(who[reader], thing, asked_by=who[asked_by], by=who[by], until=until)
    assert readers_of_note(thing, people) == set()


def test_nothing_grants_a_reading_without_the_second_person(people):
    """Not even the command beneath: it takes what was asked, and asks the rule itself."""
    thing, until = a_note(NETWORK, Label.GREEN), timezone.now() + timedelta(days=2)
    asked = ask_for_reading(people.karim, ref_of(thing), by=people.ingrid, reason="Curious", until=until)
    with pytest.raises(PermissionDenied):
        ask_for_reading(people.karim, ref_of(thing), by=people.fiona, reason="Curious", until=until)
    with pytest.raises(PermissionDenied):
        grant_reading(asked, thing, by=people.ingrid)
    with pytest.raises(CannotBeGranted):
        ask_for_reading(people.karim, ref_of(thing), by=people.ingrid, reason=" ", until=until)
    assert readers_of_note(thing, people) == set()
