"""Recovery and change of address: two officers, a waiting time, and the links that stop and undo."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.people.api import Person, Role, appoint, end_appointment, lock
from multaqa.foundation.people.commands.addresses import TooLate, note_address_change, undo_address_change
from multaqa.foundation.people.commands.factors import add_passkey
from multaqa.foundation.people.commands.recoveries import (
    OutOfTurn,
    ask_recovery,
    finish_due_recoveries,
    stop_recovery,
    verify_first,
    verify_second,
)
from multaqa.foundation.people.models import AddressChange, Recovery
from multaqa.foundation.people.queries.factors import factors_of
from multaqa.foundation.people.queries.recoveries import addresses_known, stop_token, undo_token
from multaqa.foundation.people.second_voices import _voices as voices
from multaqa.foundation.people.testing import a_person, sign_in_proved

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina() -> Person:
    person = a_person("amina", password="nine herons on a jetty")
    add_passkey(person, name="هاتف", credential={"id": "abc"}, by=person)
    return person


@pytest.fixture
def officers() -> tuple[Person, Person]:
    people = a_person("chen"), a_person("diego")
    for person in people:
        appoint(person, to=Role.OFFICER, by=None, reason="A test")
    return people


@pytest.fixture
def voice(officers):
    """Somebody whom a feature lets speak second for anybody, for as long as the list says."""
    accepted = [a_person("karim")]
    voices.append(lambda person, _whom: person in accepted)
    yield accepted
    voices.pop()


def waited(recovery: Recovery) -> None:
    Recovery.objects.filter(pk=recovery.pk).update(due_at=timezone.now() - timedelta(minutes=1))


def test_two_officers_and_the_waiting_time_end_factors_sessions_and_password(client, amina, officers, settings):
    client.force_login(amina)
    recovery = verify_first(amina, words="Called her", by=officers[0])
    recovery = verify_second(recovery, words="Met her", by=officers[1])
    assert recovery.due_at
    assert recovery.second_at
    assert recovery.due_at - recovery.second_at == timedelta(hours=settings.RECOVERY_HOURS)
    finish_due_recoveries()
    assert factors_of(amina).count == 1
    waited(recovery)
    finish_due_recoveries()
    amina.refresh_from_db()
    recovery.refresh_from_db()
    assert (factors_of(amina).count, amina.second_factor_since, recovery.outcome) == (0, None, "done")
    assert not amina.has_usable_password()
    assert client.get("/ar/settings/account/").status_code == 302


def test_one_officer_is_not_two(amina, officers):
    recovery = verify_first(amina, words="Called her", by=officers[0])
    with pytest.raises(PermissionDenied):
        verify_second(recovery, words="Called her again", by=officers[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        Recovery.objects.filter(pk=recovery.pk).update(second_officer=officers[0])


def test_officer_does_not_recover_herself_and_others_recover_nobody(amina, officers):
    add_passkey(officers[0], name="A", credential={"id": "def"}, by=officers[0])
    with pytest.raises(PermissionDenied):
        verify_first(officers[0], words="It is me", by=officers[0])
    with pytest.raises(PermissionDenied):
        verify_first(amina, words="I am no officer", by=a_person("fiona"))
    with pytest.raises(ValueError, match="word"):
        verify_first(amina, words=" ", by=officers[0])


def test_two_officers_at_once_make_one_step_each(amina, officers):
    stale = verify_first(amina, words="Called her", by=officers[0])
    third = a_person("fiona")
    appoint(third, to=Role.OFFICER, by=None, reason="A test")
    verify_second(stale, words="Met her", by=officers[1])
    with pytest.raises(OutOfTurn):
        verify_second(stale, words="Met her too", by=third)
    with pytest.raises(OutOfTurn):
        verify_first(amina, words="Me first", by=third)


def test_officer_who_lost_the_office_meanwhile_counts_no_more(amina, officers):
    recovery = verify_first(amina, words="Called her", by=officers[0])
    verify_second(recovery, words="Met her", by=officers[1])
    end_appointment(officers[0].appointments.get(), by=None)
    waited(recovery)
    finish_due_recoveries()
    recovery.refresh_from_db()
    assert (recovery.outcome, factors_of(amina).count) == ("refused", 1)


def test_link_in_the_mail_stops_it_without_signing_in(client, amina, officers):
    recovery = verify_first(amina, words="Called her", by=officers[0])
    address = f"/ar/account/recovery/stop/{stop_token(recovery)}/"
    assert client.get(address).status_code == 200
    client.post(address)
    recovery.refresh_from_db()
    assert recovery.outcome == "stopped"
    assert client.get(address).status_code == 410
    assert client.get(f"/ar/account/recovery/stop/{stop_token(recovery)}x/").status_code == 410


def test_session_of_hers_stops_it_and_so_does_locking(client, amina, officers):
    recovery = verify_first(amina, words="Called her", by=officers[0])
    client.force_login(amina)
    client.post("/ar/settings/two-steps/recovery/stop/")
    recovery.refresh_from_db()
    assert recovery.outcome == "stopped"
    again = verify_first(amina, words="Called her", by=officers[0])
    lock(amina, by=amina)
    again.refresh_from_db()
    assert again.outcome == "stopped"
    with pytest.raises(OutOfTurn):
        stop_recovery(again, by=amina)


def test_every_address_known_is_told_at_each_step(amina, officers):
    note_address_change(amina, before="old@example.net", by=amina)
    assert addresses_known(amina) == ["amina@example.org", "old@example.net"]
    run_everything()
    mail.outbox.clear()
    recovery = verify_first(amina, words="Called her", by=officers[0])
    run_everything()
    told = [message.to[0] for message in mail.outbox if "/account/recovery/stop/" in str(message.body)]
    assert sorted(told) == ["amina@example.org", "old@example.net"]
    assert stop_token(recovery) in str(mail.outbox[0].body) + str(mail.outbox[1].body) + str(mail.outbox[-1].body)


def test_request_is_answered_alike_and_noted_only_where_there_is_something_to_recover(client, amina):
    answers = [
        client.post("/ar/account/recovery/", {"email": email})["Location"]
        for email in ("amina@example.org", "nobody@example.org")
    ]
    assert len(set(answers)) == 1
    run_everything()
    assert [recovery.person for recovery in Recovery.objects.all()] == [amina]
    ask_recovery("amina@example.org")
    assert Recovery.objects.count() == 1


def test_staff_page_shows_the_queue_to_officers_alone(client, amina, officers):
    verify_first(amina, words="Called her", by=officers[0])
    sign_in_proved(client, a_person("fiona"))
    assert client.get("/en/staff/recoveries/").status_code == 404
    sign_in_proved(client, officers[1])
    page = client.get("/en/staff/recoveries/").content.decode()
    assert "amina@example.org" in page
    recovery = Recovery.objects.get()
    client.post(f"/en/staff/recoveries/{recovery.public_id}/", {"words": "Met her"})
    recovery.refresh_from_db()
    assert recovery.second_officer == officers[1]


def moved(person: Person, to: str) -> AddressChange:
    """Another confirmed address for an account."""
    before = person.email
    person.email = to
    person.save(update_fields=["email"])
    EmailAddress.objects.filter(user=person).update(email=to)
    return note_address_change(person, before=before, by=person)


def test_old_address_undoes_a_change(client, amina):
    change = moved(amina, "new@example.net")
    client.force_login(amina)
    address = f"/ar/account/address/undo/{undo_token(change)}/"
    client.post(address)
    amina.refresh_from_db()
    assert (amina.email, amina.has_usable_password()) == ("amina@example.org", False)
    assert client.get("/ar/settings/account/").status_code == 302
    assert client.post(address).status_code == 410


def test_undone_change_locks_the_account_so_that_no_passkey_made_meanwhile_opens_it(amina):
    undo_address_change(moved(amina, "new@example.net"))
    amina.refresh_from_db()
    assert amina.locked_at is not None
    assert factors_of(amina).count == 1


def test_who_moved_an_account_twice_cannot_take_it_back_when_the_first_change_is_undone(client, amina):
    first = moved(amina, "thief@example.net")
    second = moved(amina, "other@example.net")
    undo_address_change(first)
    assert client.post(f"/ar/account/address/undo/{undo_token(second)}/").status_code == 410
    amina.refresh_from_db()
    assert amina.email == "amina@example.org"
    assert addresses_known(amina) == ["amina@example.org"]


def test_undone_change_is_told_to_the_address_that_counts_again_and_to_those_that_do_not(amina):
    first = moved(amina, "thief@example.net")
    moved(amina, "other@example.net")
    run_everything()
    mail.outbox.clear()
    undo_address_change(first)
    run_everything()
    told = sorted((message.to[0], message.subject) for message in mail.outbox)
    locked, undone = "قُفل حسابك", "أُلغي تغيير عنوانك"
    assert told == [
        ("amina@example.org", undone),
        ("amina@example.org", locked),
        ("other@example.net", undone),
        ("thief@example.net", undone),
    ]


def test_change_is_not_undone_after_its_time(amina, settings):
    change = note_address_change(amina, before="old@example.net", by=amina)
    settings.UNDO_ADDRESS_HOURS = 0
    with pytest.raises(TooLate):
        undo_address_change(change)


def test_whom_a_feature_accepts_speaks_second_and_never_first(amina, officers, voice):
    karim = voice[0]
    with pytest.raises(PermissionDenied):
        verify_first(amina, words="I know her", by=karim)
    recovery = verify_first(amina, words="Called her", by=officers[0])
    with pytest.raises(ValueError, match="a word"):
        verify_second(recovery, words=" ", by=karim)
    recovery = verify_second(recovery, words="I sit beside her", by=karim)
    assert (recovery.second_officer, recovery.due_at is not None) == (karim, True)
    waited(recovery)
    finish_due_recoveries()
    recovery.refresh_from_db()
    assert recovery.outcome == "done"


def test_a_second_voice_that_no_longer_speaks_for_her_ends_the_recovery(amina, officers, voice):
    recovery = verify_second(verify_first(amina, words="Called", by=officers[0]), words="Met", by=voice[0])
    voice.clear()
    waited(recovery)
    finish_due_recoveries()
    recovery.refresh_from_db()
    assert (recovery.outcome, factors_of(amina).count) == ("refused", 1)


def test_nobody_is_a_second_voice_for_herself(amina, officers, voice):
    voice.append(amina)
    recovery = verify_first(amina, words="Called", by=officers[0])
    with pytest.raises(PermissionDenied):
        verify_second(recovery, words="It is me", by=amina)
