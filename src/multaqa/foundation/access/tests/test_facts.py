"""Every move leaves one fact, and asking for what already is leaves none."""

from datetime import timedelta

import pytest
from django.utils import timezone

from multaqa.foundation.access.api import (
    AudienceSet,
    BadKey,
    EntryAdded,
    EntryEnded,
    HeldBack,
    HoldingClosed,
    HoldingOpened,
    Label,
    PersonExcluded,
    Reach,
    ReadingGranted,
    Released,
    add_entry,
    close_holding,
    end_entry,
    exclude,
    hold_back,
    holds,
    named_set,
    new_set,
    open_holding,
    person_key,
    ref_of,
    release,
    set_audience,
    set_key,
)
from multaqa.foundation.access.testing import NOTES, Note, known, let_read
from multaqa.foundation.facts.api import facts_about, facts_of
from multaqa.foundation.people.testing import Cast, cast

pytestmark = pytest.mark.django_db
KEY = "community:c"


@pytest.fixture
def people() -> Cast:
    return cast()


def test_moves_of_a_thing_are_told_with_what_was_before(people):
    note, by = Note.objects.create(), people.elodie
    set_audience(note, audience=KEY, label=Label.AMBER, by=by)
    hold_back(note, key="network:n", by=by)
    release(note, by=by)
    told = [(recorded.fact(), recorded.by) for recorded in facts_of(ref_of(note))]
    assert told == [
        (AudienceSet(ref_of(note), KEY, "TLP:AMBER", audience_before="", label_before="TLP:RED"), by),
        (HeldBack(ref_of(note), "network:n"), by),
        (Released(ref_of(note), KEY), by),
    ]


def test_holdings_are_told_once_for_each_change(people):
    amina, before = people.amina, facts_about(people.amina).count()
    first = open_holding(amina, KEY, by=None, reason="joined")
    assert open_holding(amina, KEY, by=None, reason="joined again") == first
    assert holds(amina, KEY)
    assert close_holding(amina, KEY, by=None, reason="left") == 1
    assert close_holding(amina, KEY, by=None, reason="left again") == 0
    assert not holds(amina, KEY)
    told = [recorded.fact() for recorded in facts_about(amina)[before:]]
    assert told == [HoldingOpened(amina.public_id, KEY, "joined"), HoldingClosed(amina.public_id, KEY, "left")]


def test_holding_may_begin_later_and_end_before_it_begins(people):
    tomorrow = timezone.now() + timedelta(days=1)
    open_holding(people.amina, KEY, by=None, reason="from tomorrow", since=tomorrow)
    assert not holds(people.amina, KEY)
    assert holds(people.amina, KEY, at=tomorrow)
    close_holding(people.amina, KEY, by=None, reason="withdrawn")
    assert not holds(people.amina, KEY, at=tomorrow)


@pytest.mark.parametrize("key", ["public", "account", "person:x", "set:x", "nonsense", "network:", "public:x"])
def test_holding_refuses_what_nobody_holds_by_a_row(people, key):
    with pytest.raises(BadKey):
        open_holding(people.amina, key, by=None, reason="mistake")


def test_entries_are_told_once_for_each_change(people):
    team, key = named_set("team"), person_key(people.amina)
    assert add_entry(team, key, by=None, reason="joined") == add_entry(team, key, by=None, reason="again")
    assert (end_entry(team, key, by=None, reason="left"), end_entry(team, key, by=None, reason="again")) == (1, 0)
    told = [recorded.fact() for recorded in facts_of(set_key(team))]
    assert told == [EntryAdded(team.public_id, key, "joined"), EntryEnded(team.public_id, key, "left")]


@pytest.mark.parametrize("key", ["public", "account", "network:n", "set:x", "community:c"])
def test_set_of_people_takes_people_only(key):
    with pytest.raises(BadKey):
        add_entry(new_set(reach=Reach.PERSON), key, by=None, reason="mistake")


def test_entry_that_has_already_ended_is_refused(people):
    with pytest.raises(ValueError, match="end"):
        add_entry(named_set("team"), KEY, by=None, reason="late", until=timezone.now())


def test_grant_tells_who_when_and_why(people):
    note, until = Note.objects.create(), timezone.now() + timedelta(days=3)
    set_audience(note, audience=KEY, label=Label.AMBER, by=None)
    with known(NOTES):
        let_read(people.karim, note, asked_by=people.elodie, by=people.ingrid, until=until)
    last = facts_of(ref_of(note)).last()
    assert last is not None
    assert last.fact() == ReadingGranted(ref_of(note), people.karim.public_id, "A complaint", until.isoformat())
    assert (last.by, last.about) == (people.ingrid, people.karim)


def test_exclusion_is_told(people):
    exclude(people.leila, from_key=KEY, by=people.leila)
    last = facts_about(people.leila).last()
    assert last is not None
    assert last.fact() == PersonExcluded(people.leila.public_id, KEY)
