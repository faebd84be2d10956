from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from multaqa.foundation.people.accounts_read import account_of, read_with
from multaqa.foundation.people.api import Capability, Person, Role, appoint, capabilities_of, end_appointment, suspend
from multaqa.foundation.people.backend import Backend
from multaqa.foundation.people.testing import a_person

pytestmark = pytest.mark.django_db


def test_an_account_comes_with_its_offices_in_one_statement():
    amina = a_person()
    appoint(amina, to=Role.EDITOR, by=None, reason="A test")
    appoint(amina, to=Capability.AUDIT, by=None, reason="A test")
    ended = appoint(amina, to=Role.CURATOR, by=None, reason="A test")
    end_appointment(ended, by=None)
    appoint(a_person("boris"), to=Role.OPERATOR, by=None, reason="A test")
    with CaptureQueriesContext(connection) as asked:
        found = account_of(amina.pk)
        assert found is not None
        held = capabilities_of(found)
    assert (found, held, len(asked)) == (amina, capabilities_of(Person.objects.get(pk=amina.pk)), 1)
    assert Capability.AUDIT in held
    assert Capability.CURATE_VOCABULARY not in held


def test_an_account_without_offices_may_nothing_and_knows_what_is_read_along():
    found = account_of(a_person().pk)
    assert found is not None
    assert (capabilities_of(found), read_with(found, "bell")) == (frozenset(), 0)
    assert read_with(a_person("boris"), "bell") is None


def test_offices_to_come_do_not_count_yet():
    amina = a_person()
    later = timezone.now() + timedelta(days=1)
    appoint(amina, to=Role.EDITOR, by=None, reason="A test")
    amina.appointments.update(since=later)
    found = account_of(amina.pk)
    assert found is not None
    assert capabilities_of(found) == frozenset()


def test_nobody_is_found_for_a_number_without_an_account_nor_for_who_may_not_sign_in():
    amina = a_person()
    suspend(amina, by=None)
    assert (account_of(10**9), Backend().get_user(10**9), Backend().get_user(amina.pk)) == (None, None, None)
