"""Who can, and on a past day could, read a thing, and why."""

import re
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from multaqa.foundation.access.api import (
    ACCOUNT,
    PUBLIC,
    Asking,
    Label,
    Reach,
    ThingKind,
    Title,
    add_entry,
    audience_sentence,
    close_holding,
    exclude,
    explain,
    may_read_ref,
    network_key,
    new_set,
    open_holding,
    person_key,
    readership,
    ref_of,
    set_audience,
    set_key,
)
from multaqa.foundation.access.testing import Note, in_the_network, known, let_read
from multaqa.foundation.people.api import Person, describe_network, suspend, the_network
from multaqa.foundation.people.testing import Cast, cast

pytestmark = pytest.mark.django_db
ISOLATES = re.compile("[\u2068\u2069]")


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture(autouse=True)
def _notes():
    with override("en"), known(ThingKind(name="access.note", label="Note", titles=_titles, address=str)):
        yield


def _titles(public_ids, _language):
    return {one: Title("A lantern", "en") for one in public_ids}


def _about(person: Person):
    return lambda public_ids: dict.fromkeys(public_ids, person.pk)


def told(person: Person, note: Note, *, reader: Person | None, at: datetime | None = None) -> tuple[bool, list[str]]:
    (found,) = explain([person], Asking(reader=reader, ref=ref_of(note), at=at))
    return found.may, [ISOLATES.sub("", sentence).replace("\u00a0", " ") for sentence in found.sentences]


def a_note(people: Cast, audience: str, label: Label = Label.GREEN) -> Note:
    note = Note.objects.create()
    set_audience(note, audience=audience, label=label, by=people.elodie)
    return note


def test_wide_audiences_are_told_without_a_holding(people):
    assert told(people.amina, a_note(people, PUBLIC, Label.CLEAR), reader=people.amina) == (
        True,
        ["أمينة الزهراني can read “A lantern”: it is open to everyone, also without an account."],
    )
    assert told(people.amina, a_note(people, ACCOUNT, Label.CLEAR), reader=people.amina)[1] == [
        "أمينة الزهراني can read “A lantern”: it is open to anyone signed in."
    ]


def test_holding_is_told_with_its_day_its_author_and_its_reason(people):
    names = {"name": {"en": "Harbour network"}, "purpose": {}, "acknowledgement": {}}
    describe_network(the_network(), by=people.elodie, **names)
    key = network_key(the_network().public_id)
    note, since = a_note(people, key), timezone.now() - timedelta(days=3)
    open_holding(people.chen, key, by=people.elodie, reason="admitted", since=since)
    day = f"{since:%-d %B %Y}"
    assert told(people.chen, note, reader=people.chen) == (
        True,
        [
            "陈思远 can read “A lantern”: it is open to the members of Harbour network, to which this person belongs "
            f"since {day} (entered by Élodie Marchand; reason: admitted)."
        ],
    )


def test_past_day_has_its_own_answer(people):
    key, now = "community:c", timezone.now()
    note = a_note(people, key, Label.AMBER)
    open_holding(people.chen, key, by=None, reason="joined", since=now - timedelta(days=9))
    between = timezone.now()
    close_holding(people.chen, key, by=None, reason="left")
    assert told(people.chen, note, reader=people.chen)[1] == [
        f"陈思远 cannot read Note {note.public_id}: nothing that this person holds opens it."
    ]
    may, (sentence,) = told(people.chen, note, reader=people.chen, at=between)
    assert may
    assert sentence.startswith("On ")
    assert "陈思远 could read Note" in sentence
    assert set(readership(ref_of(note), at=between).people) == {people.chen}
    assert set(readership(ref_of(note), at=timezone.now()).people) == set()


def test_grants_named_readers_and_suspension_are_told(people):
    keyset = new_set(reach=Reach.PERSON)
    add_entry(keyset, person_key(people.amina), by=people.diego, reason="wrote half of it")
    note = a_note(people, set_key(keyset), Label.RED)
    until = timezone.now() + timedelta(days=2)
    let_read(people.karim, note, asked_by=people.elodie, by=people.ingrid, reason="complaint 7", until=until)
    _, (named,) = told(people.amina, note, reader=people.amina)
    assert "this person stands by name among the named readers" in named
    assert "(entered by Diego Salvatierra; reason: wrote half of it)" in named
    _, (granted,) = told(people.karim, note, reader=people.karim)
    assert "a reading for oversight was granted since" in granted
    assert "(entered by Ingrid Solberg; reason: complaint 7)" in granted
    suspend(people.karim, by=None)
    may, (hindered,) = told(people.karim, note, reader=people.ingrid)
    assert not may
    assert hindered.endswith("the account was not open, was suspended or ended, or had no second factor.")


def test_titles_and_names_are_shown_as_the_reader_may_see_them(people):
    note = a_note(people, person_key(people.leila), Label.RED)
    exclude(people.leila, from_key=person_key(people.ingrid), by=people.leila)
    _, (sentence,) = told(people.leila, note, reader=people.ingrid)
    assert sentence == f"A member can read Note {note.public_id}: it is kept for this person alone."


def test_thing_about_somebody_who_hides_is_told_now_and_on_a_past_day(people):
    key, before = "organisation:ministry", timezone.now() - timedelta(days=2)
    note = a_note(people, ACCOUNT, Label.CLEAR)
    open_holding(people.mourad, key, by=None, reason="works there", since=before)
    in_the_network(people.mourad, people.chen, since=before)
    between = timezone.now()
    kind = ThingKind(name="access.note", label="Note", titles=_titles, address=str, about=_about(people.leila))
    with known(kind):
        assert told(people.mourad, note, reader=people.amina)[0]
        exclude(people.leila, from_key=key, by=people.leila)
        may, (sentence,) = told(people.mourad, note, reader=people.amina)
        assert not may
        assert sentence.endswith(": it is about somebody who hides from this person.")
        assert told(people.mourad, note, reader=people.amina, at=between)[0]
        for person, reads in ((people.mourad, False), (people.leila, True), (people.chen, True)):
            assert told(person, note, reader=people.amina)[0] is reads
            assert may_read_ref(person, ref_of(note)) is reads
            assert readership(ref_of(note), at=timezone.now()).people.filter(pk=person.pk).exists() is reads
        exclude(people.leila, from_key=PUBLIC, by=people.leila)
        assert set(readership(ref_of(note), at=timezone.now()).people) == {people.leila}


def test_owner_who_hides_is_told_but_not_named(people):
    note = a_note(people, ACCOUNT, Label.CLEAR)
    kind = ThingKind(name="access.note", label="Note", titles=_titles, address=str, owner=lambda _id: people.leila)
    with known(kind):
        exclude(people.leila, from_key=person_key(people.mourad), by=people.leila)
        may, (_because, without) = told(people.mourad, note, reader=people.amina)
        past = told(people.mourad, note, reader=people.amina, at=timezone.now())[1][1]
    assert may
    assert without == (
        f"Where “A lantern” names its owner, {people.mourad.name} reads “A member”: the owner hides from this person."
    )
    assert f"{people.mourad.name} read “A member” on" in past
    assert people.leila.name not in without + past


def test_nothing_is_before_nobody(people):
    asking = Asking(reader=people.ingrid, ref="access.note:nothing")
    assert not audience_sentence(asking).startswith("open")
    (found,) = explain([people.amina], asking)
    assert (found.may, len(found.sentences)) == (False, 1)


def test_asking_takes_as_many_queries_for_one_as_for_three(people):
    note = a_note(people, "community:c", Label.AMBER)
    crowd = [people.amina, people.chen, people.karim]
    for person in crowd:
        open_holding(person, "community:c", by=people.elodie, reason="joined")
    asking = Asking(reader=people.ingrid, ref=ref_of(note))
    with CaptureQueriesContext(connection) as one:
        explain(crowd[:1], asking)
    with CaptureQueriesContext(connection) as three:
        explain(crowd, asking)
    assert len(one) == len(three)
