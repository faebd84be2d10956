"""Whom an announcement reaches, how, and that nobody is told twice."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from multaqa.features.announcements.audiences import people_of
from multaqa.features.announcements.commands import (
    CannotAnnounce,
    confirm_announcement,
    send_announcement,
    send_due,
    sending,
    take_back,
    tell_next,
    write_announcement,
)
from multaqa.features.announcements.facts import AnnouncementUnconfirmed
from multaqa.features.announcements.models import Announcement, Receiver, State, Whom
from multaqa.features.announcements.testing import a_draft, sent
from multaqa.foundation.access.api import may_read, network_key, open_holding, ref_of
from multaqa.foundation.facts.api import facts_of
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Delivery, DeliveryState, Notice, choose_mail, follow
from multaqa.foundation.people.api import Role, appoint, lock, offer_languages, suspend, the_network
from multaqa.foundation.taxonomy.testing import a_new_term

pytestmark = pytest.mark.django_db


def told(announcement):
    return set(
        Receiver.objects.filter(announcement=announcement, told_at__isnull=False).values_list(
            "person__email", flat=True
        )
    )


def noticed():
    return set(Notice.objects.filter(kind__startswith="announcements.").values_list("person__email", flat=True))


def emails(*people):
    return {person.email for person in people}


@transaction.atomic
def _killed_in_its_batch(number):
    tell_next(number)
    raise KeyboardInterrupt


def test_everyone_with_an_account_is_told_and_nobody_suspended_or_ended(people):
    announcement = sent(a_draft(people.elodie), by=people.elodie, second=people.ingrid)
    assert told(announcement) == noticed()
    assert emails(people.amina, people.boris, people.fiona) <= told(announcement)
    assert not emails(people.ghada, people.hassan) & told(announcement)
    assert announcement.receivers == len(told(announcement))


def test_the_members_of_the_network(people):
    open_holding(people.amina, network_key(the_network().public_id), by=None, reason="A member")
    announcement = sent(a_draft(people.elodie, whom=Whom.NETWORK), by=people.elodie, second=people.ingrid)
    assert told(announcement) == emails(people.amina)
    assert may_read(people.amina, announcement)
    assert not may_read(people.fiona, announcement)


@pytest.mark.parametrize(("detail", "names"), [("fr", ("elodie", "mourad")), ("ru", ("boris",))])
def test_people_who_read_in_one_language(people, detail, names):
    announcement = a_draft(people.elodie, whom=Whom.LANGUAGE, detail=detail)
    sent(announcement, by=people.elodie, second=people.ingrid)
    assert told(announcement) == {f"{name}@example.org" for name in names}


def test_the_holders_of_an_office(people):
    appoint(people.chen, to=Role.EDITOR, by=None, reason="Edits")
    announcement = a_draft(people.elodie, whom=Whom.OFFICE, detail="editor")
    assert told(sent(announcement, by=people.elodie, second=people.ingrid)) == emails(people.chen)


def test_people_who_follow_a_topic(people):
    term = a_new_term("Lamps", by=people.elodie)
    follow(people.amina, ref_of(term))
    announcement = a_draft(people.elodie, whom=Whom.TOPIC, detail=term.public_id)
    assert told(sent(announcement, by=people.elodie, second=people.ingrid)) == emails(people.amina)


def test_people_chosen_by_name_and_nobody_else_may_read(people):
    announcement = a_draft(people.elodie, whom=Whom.NAMED, named=[people.amina, people.diego])
    sent(announcement, by=people.elodie, second=people.ingrid)
    assert told(announcement) == noticed() == emails(people.amina, people.diego)
    assert not may_read(people.elodie, announcement)


def test_telling_in_batches_goes_on_where_it_stopped_and_tells_nobody_twice(people, monkeypatch):
    monkeypatch.setattr(sending, "A_BATCH", 3)
    announcement = a_draft(people.elodie)
    send_announcement(announcement, by=people.elodie)
    assert tell_next(announcement.pk)
    with pytest.raises(KeyboardInterrupt):
        _killed_in_its_batch(announcement.pk)
    assert len(told(announcement)) == 3
    run_everything()
    announcement.refresh_from_db()
    assert announcement.told_at is not None
    assert Notice.objects.count() == Delivery.objects.count() == len(told(announcement)) == announcement.receivers
    assert not tell_next(announcement.pk)


def test_while_much_mail_waits_no_further_batch_is_told(people, monkeypatch):
    monkeypatch.setattr(sending, "A_BATCH", 3)
    monkeypatch.setattr(sending, "MAIL_THAT_MAY_WAIT", 3)
    announcement = a_draft(people.elodie)
    send_announcement(announcement, by=people.elodie)
    assert tell_next(announcement.pk)
    assert not tell_next(announcement.pk)
    assert len(told(announcement)) == 3
    assert send_due() == [announcement.pk]
    Delivery.objects.update(state=DeliveryState.SENT)
    assert tell_next(announcement.pk)
    assert len(told(announcement)) == 6


def test_ordinary_mail_follows_the_choices_and_urgent_mail_does_not(people):
    choose_mail(people.amina, {"announcements.announced": False})
    named = [people.amina]
    sent(a_draft(people.elodie, whom=Whom.NAMED, named=named), by=people.elodie, second=people.ingrid)
    urgent = a_draft(people.elodie, whom=Whom.NAMED, named=named, urgent=True, reason="Fire")
    sent(urgent, by=people.elodie, second=people.ingrid)
    run_everything()
    states = dict(Delivery.objects.filter(person=people.amina).values_list("kind", "state"))
    assert states == {"announcements.announced": DeliveryState.WITHHELD, "announcements.urgent": DeliveryState.SENT}


def test_no_mail_goes_to_a_locked_account_however_urgent(people):
    lock(people.amina, by=people.amina)
    urgent = a_draft(people.elodie, whom=Whom.NAMED, named=[people.amina], urgent=True, reason="Fire")
    sent(urgent, by=people.elodie, second=people.ingrid)
    run_everything()
    found = Delivery.objects.get(person=people.amina, kind="announcements.urgent")
    assert (found.state, found.reason) == (DeliveryState.WITHHELD, "The account is locked.")


def test_mail_comes_in_the_language_of_its_reader_or_in_the_original_with_a_note(people, mailoutbox):
    announcement = a_draft(people.elodie, whom=Whom.NAMED, named=[people.amina, people.boris])
    write_announcement(announcement, "ar", {"title": "المصابيح", "body": "تنطفئ المصابيح."}, by=people.elodie)
    sent(announcement, by=people.elodie, second=people.ingrid)
    run_everything()
    bodies = {message.to[0]: message.body for message in mailoutbox}
    assert "تنطفئ المصابيح." in bodies[people.amina.email]
    assert "English" not in bodies[people.amina.email]
    assert "The lamps go out." in bodies[people.boris.email]
    assert "English" in bodies[people.boris.email]


def test_an_urgent_one_waits_for_a_second_person(people):
    urgent = a_draft(people.elodie, urgent=True, reason="Fire")
    assert send_announcement(urgent, by=people.elodie) == State.WAITING
    with pytest.raises(PermissionDenied):
        confirm_announcement(urgent, by=people.elodie)
    with pytest.raises(PermissionDenied):
        confirm_announcement(urgent, by=people.amina)
    assert noticed() == emails(people.ingrid)
    assert confirm_announcement(urgent, by=people.ingrid) == State.SENT


def test_alone_an_urgent_one_goes_out_and_the_log_says_so(people):
    urgent = a_draft(people.ingrid, urgent=True, reason="Fire")
    suspend(people.elodie, by=people.ingrid)
    assert send_announcement(urgent, by=people.ingrid) == State.SENT
    assert facts_of(ref_of(urgent)).filter(kind=AnnouncementUnconfirmed.kind()).count() == 1


def test_taken_back_it_can_be_written_again(people):
    urgent = a_draft(people.elodie, urgent=True, reason="Fire")
    send_announcement(urgent, by=people.elodie)
    with pytest.raises(CannotAnnounce):
        write_announcement(urgent, "en", {"title": "Other"}, by=people.elodie)
    take_back(urgent, by=people.ingrid)
    write_announcement(urgent, "en", {"title": "Other"}, by=people.elodie)
    urgent.refresh_from_db()
    assert (urgent.state, urgent.offered_by) == (State.DRAFT, None)


def test_a_scheduled_one_goes_out_at_its_time(people):
    later = a_draft(people.elodie, begins_at=timezone.now() + timedelta(hours=1))
    assert send_announcement(later, by=people.elodie) == State.SCHEDULED
    assert (send_due(), noticed()) == ([], set())
    type(later).objects.update(begins_at=timezone.now())
    assert send_due() == [later.pk]
    run_everything()
    assert len(noticed()) == 11


@pytest.mark.parametrize(
    "plan",
    [
        {"ends_at": timezone.now() - timedelta(minutes=1)},
        {"whom": Whom.NAMED},
        {"urgent": True},
    ],
)
def test_what_is_not_ready_is_not_sent(people, plan):
    announcement = a_draft(people.elodie, **plan)
    with pytest.raises(CannotAnnounce):
        send_announcement(announcement, by=people.elodie)
    announcement.refresh_from_db()
    assert announcement.state == State.DRAFT


def test_without_the_capability_nothing_is_begun(people):
    with pytest.raises(PermissionDenied):
        a_draft(people.amina)


def test_readers_of_the_first_language_are_also_those_whose_own_is_not_offered(people):
    offer_languages(the_network(), ["ar", "en", "fr"], first="fr", by=people.elodie)
    caches["process"].delete("people.offered_languages")
    told = people_of(Announcement(whom=Whom.LANGUAGE, whom_detail="fr"))
    assert people.boris.language == "ru"
    assert people.boris in told
    assert people.amina not in told
