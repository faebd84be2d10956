"""What people, and the tables below it, say of a person and forget of her."""

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from multaqa.foundation.facts.api import verify
from multaqa.foundation.people.api import Person, Role, State, appoint, holdings
from multaqa.foundation.people.testing import PASSWORD, a_person

pytestmark = pytest.mark.django_db


def _holding(model: str):
    return next(one for one in holdings() if one.model == model)


def test_account_is_exported_without_its_password():
    amina = a_person("amina", password=PASSWORD)
    (row,) = _holding("people.Person").export(amina)
    assert (row["name"], row["email"], row["has_password"]) == (amina.name, "amina@example.org", True)
    assert amina.password not in str(row)


def test_emptied_account_keeps_its_row_and_nothing_else():
    amina = a_person("amina", password=PASSWORD)
    assert _holding("people.Person").erase(amina) == 1
    assert _holding("people.Person").erase(amina) == 0
    emptied = Person.objects.get(pk=amina.pk)
    assert (emptied.name, emptied.name_fold, emptied.name_sort, emptied.last_login) == ("", "", "", None)
    assert (emptied.state, emptied.email) == (State.ENDED, f"{amina.public_id}@erased.invalid")
    assert not emptied.has_usable_password()
    assert amina.email == "amina@example.org"  # others still need it while they erase


def test_only_her_own_sessions_end():
    amina, boris = a_person("amina"), a_person("boris")
    for person in (amina, boris):
        session = SessionStore()
        session["_auth_user_id"] = str(person.pk)
        session.create()
    assert _holding("sessions.Session").erase(amina) == 1
    (left,) = Session.objects.all()
    assert left.get_decoded()["_auth_user_id"] == str(boris.pk)


def test_offices_end_and_lose_their_reasons():
    amina = a_person("amina")
    appoint(amina, to=Role.EDITOR, by=None, reason="She asked at the harbour")
    assert _holding("people.Appointment").erase(amina) == 1
    (office,) = amina.appointments.all()
    assert (office.role, office.reason, office.until is not None) == ("editor", "", True)


def test_words_of_the_log_about_her_go_and_the_log_is_whole():
    amina = a_person("amina")
    log = _holding("facts.RecordedFact")
    (joined,) = log.export(amina)
    assert joined["words"] == {"person": amina.public_id}
    assert log.erase(amina) == 1
    assert [row["words"] for row in log.export(amina)] == [None]
    assert verify().faults == []
