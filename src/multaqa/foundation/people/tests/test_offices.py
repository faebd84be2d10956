from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db.models import Model
from django.utils import timezone

from multaqa.foundation.facts.api import facts_about
from multaqa.foundation.people.api import (
    Appointment,
    Capability,
    Role,
    appoint,
    capabilities_of,
    end_appointment,
    has_capability,
    people_with,
    suspend,
)
from multaqa.foundation.people.capabilities import CAPABILITIES_OF_ROLE
from multaqa.foundation.people.testing import a_person, cast

pytestmark = pytest.mark.django_db


def again[M: Model](thing: M) -> M:
    return type(thing)._default_manager.get(pk=thing.pk)


def test_role_gives_its_capabilities():
    amina = a_person()
    appoint(amina, to=Role.EDITOR, by=None, reason="A test")
    assert capabilities_of(amina) == CAPABILITIES_OF_ROLE[Role.EDITOR]


def test_single_capability_is_given_alone():
    amina = a_person()
    appoint(amina, to=Capability.AUDIT, by=None, reason="A test")
    assert capabilities_of(amina) == {Capability.AUDIT}


def test_appointment_that_ended_gives_nothing():
    amina = a_person()
    appointment = appoint(amina, to=Role.OPERATOR, by=None, reason="A test")
    assert has_capability(amina, Capability.OPERATE)
    end_appointment(appointment, by=None)
    assert not has_capability(amina, Capability.OPERATE)
    assert Appointment.objects.get().until is not None


def test_appointment_gives_nothing_after_its_term():
    amina = a_person()
    appointment = appoint(amina, to=Role.OPERATOR, by=None, reason="A test")
    Appointment.objects.filter(pk=appointment.pk).update(
        since=timezone.now() - timedelta(days=2), until=timezone.now() - timedelta(days=1)
    )
    assert capabilities_of(again(amina)) == frozenset()


def test_suspended_person_has_no_capability():
    amina = a_person()
    appoint(amina, to=Role.STEWARD, by=None, reason="A test")
    suspend(amina, by=None)
    assert capabilities_of(again(amina)) == frozenset()
    assert list(people_with(Capability.APPOINT)) == []


def test_only_who_may_appoint_appoints():
    everyone = cast()
    with pytest.raises(PermissionDenied):
        appoint(everyone.fiona, to=Role.EDITOR, by=everyone.amina, reason="A test")
    appoint(everyone.fiona, to=Role.EDITOR, by=everyone.elodie, reason="A test")
    assert Appointment.objects.get(person=everyone.fiona).by == everyone.elodie


def test_same_office_twice_is_one_appointment():
    amina = a_person()
    first = appoint(amina, to=Role.EDITOR, by=None, reason="A test")
    assert appoint(amina, to=Role.EDITOR, by=None, reason="Again") == first
    assert Appointment.objects.count() == 1


def test_nobody_has_no_capability():
    assert not has_capability(None, Capability.AUDIT)


def test_people_with_a_capability_are_found_by_role_and_alone():
    everyone = cast()
    assert set(people_with(Capability.APPOINT)) == {everyone.elodie, everyone.ingrid}


def test_command_appoints_the_first_steward(capsys):
    amina = a_person()
    call_command("appoint", "Amina@Example.org", "steward")
    assert has_capability(again(amina), Capability.APPOINT)
    assert "is now steward" in capsys.readouterr().out


def test_command_refuses_an_address_without_account():
    with pytest.raises(CommandError, match=r"Nobody has an account with the address x@example\.org"):
        call_command("appoint", "x@example.org", "steward")


def test_asking_twice_is_one_query(django_assert_num_queries):
    amina = a_person()
    with django_assert_num_queries(1):
        has_capability(amina, Capability.AUDIT)
        has_capability(amina, Capability.APPOINT)


def test_appointment_and_its_end_leave_facts():
    amina = a_person()
    appointment = appoint(amina, to=Role.EDITOR, by=None, reason="A test")
    end_appointment(appointment, by=None)
    kinds = list(facts_about(amina).order_by("pk").values_list("kind", flat=True))
    assert kinds == [
        "people.PersonJoined",
        "people.PersonAppointed",
        "people.SecondFactorRequired",
        "people.AppointmentEnded",
    ]
