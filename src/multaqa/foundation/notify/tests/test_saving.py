import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from multaqa.foundation.access.api import Label, close_holding
from multaqa.foundation.notify.api import TooManySaved, let_go, save_thing, saved_among, saved_refs
from multaqa.foundation.notify.commands import bookmarks
from multaqa.foundation.notify.tests.things import COMMUNITY, a_note, let_in

pytestmark = pytest.mark.django_db
PAGE = "/ar/saved/"


def test_saving_twice_is_once_and_ends(people):
    first, second = a_note(), a_note()
    for ref in (first, first, second):
        save_thing(people.amina, ref)
    assert saved_refs(people.amina) == [second, first]
    let_go(people.amina, second)
    assert saved_among(people.amina, [first, second]) == {first}


def test_what_may_not_be_read_cannot_be_saved(people):
    for ref in (a_note(audience=COMMUNITY, label=Label.AMBER), "access.note:none", ""):
        with pytest.raises(PermissionDenied):
            save_thing(people.amina, ref)
    assert saved_refs(people.amina) == []


def test_saving_has_an_end_that_is_said(client, people, monkeypatch):
    monkeypatch.setattr(bookmarks, "MOST", 1)
    first, second = a_note(), a_note()
    save_thing(people.amina, first)
    save_thing(people.amina, first)
    with pytest.raises(TooManySaved):
        save_thing(people.amina, second)
    client.force_login(people.amina)
    client.post(PAGE, {"thing": second, "wanted": "yes"})
    assert saved_refs(people.amina) == [first]
    assert "ألف" in client.get(PAGE).content.decode()


def test_what_is_read_no_longer_is_not_in_the_list(client, people):
    let_in(people.amina)
    ref = a_note(audience=COMMUNITY, label=Label.AMBER)
    save_thing(people.amina, ref)
    client.force_login(people.amina)
    assert "كاميرات" in client.get(PAGE).content.decode()
    close_holding(people.amina, COMMUNITY, by=None, reason="A test")
    assert "كاميرات" not in client.get(PAGE).content.decode()
    assert saved_refs(people.amina) == [ref]


def test_switch_saves_and_returns(client, people):
    client.force_login(people.amina)
    ref = a_note()
    response = client.post(PAGE, {"thing": ref, "wanted": "yes", "next": "/ar/notices/"})
    assert (response["Location"], saved_refs(people.amina)) == ("/ar/notices/", [ref])
    response = client.post(PAGE, {"thing": ref, "wanted": "no", "next": "https://x.example/"})
    assert (response["Location"], saved_refs(people.amina)) == (PAGE, [])


def test_switch_does_not_betray_what_may_not_be_read(client, people):
    client.force_login(people.amina)
    hidden = client.post(PAGE, {"thing": a_note(audience=COMMUNITY, label=Label.AMBER), "wanted": "yes"})
    unknown = client.post(PAGE, {"thing": "access.note:none", "wanted": "yes"})
    assert (hidden.status_code, unknown.status_code) == (404, 404)


def test_list_costs_the_same_for_one_and_for_many(client, people):
    client.force_login(people.amina)
    save_thing(people.amina, a_note())
    client.get(PAGE)
    with CaptureQueriesContext(connection) as one:
        client.get(PAGE)
    for _ in range(3):
        save_thing(people.amina, a_note())
    with CaptureQueriesContext(connection) as many:
        client.get(PAGE)
    assert len(many) == len(one)
