"""Invitations: bound to one address, once, for a time; others are refused and the inviter hears of it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from multaqa.features.membership.commands import (
    decline_invitation,
    forget_invitations,
    invite,
    merge_organisation,
    name_focal_point,
    send_again,
    send_application,
    take_invitation,
    withdraw_invitation,
    write_expertise,
    write_invitation,
    write_names,
    write_nominators,
    write_place,
    write_purpose,
)
from multaqa.features.membership.commands.applying import SaidName, SaidPlace
from multaqa.features.membership.commands.invitations import MOST_A_DAY
from multaqa.features.membership.models import Application, Capacity, Invitation, Level, Member, Nomination
from multaqa.features.membership.policies import can_invite, is_party_to
from multaqa.features.membership.queries.invitations import (
    bodies_to_invite_for,
    invitation_of_token,
    inviter_of,
    token_of_invitation,
)
from multaqa.features.membership.queries.members import constituency_named
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.features.membership.testing import a_body, as_if_admitted
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Notice
from multaqa.foundation.people.api import the_network
from multaqa.foundation.people.testing import as_if_enrolled

pytestmark = pytest.mark.django_db


def at(name, *args):
    with override("en"):
        return reverse(f"membership:{name}", args=args)


def signed(person):
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def body():
    return a_body("Port Authority")


@pytest.fixture
def amina(people, body):
    as_if_admitted(people.amina, code="academia", organisation=body, days_ago=400)
    as_if_enrolled(people.amina)
    name_focal_point(body, people.amina, by=None, reason="Its director said so")
    return people.amina


def invited(address, *, by, body, language="fr"):
    return invite(address, to=body, network=the_network(), language=language, by=by)


def test_a_focal_point_invites_for_her_own_body_alone_and_staff_for_each(people, amina, body):
    other = a_body("Another")
    assert bodies_to_invite_for(amina, asked=other.public_id) == [body]
    assert bodies_to_invite_for(people.elodie, asked=other.public_id) == [other]
    assert not can_invite(people.karim, body)
    with pytest.raises(PermissionDenied):
        invited("new@port.example", by=amina, body=other)
    assert not Invitation.objects.exists()


def test_the_letter_goes_in_its_language_to_the_address_once(amina, body):
    made = invited(" New@PORT.example", by=amina, body=body)
    run_everything()
    letter = mail.outbox[0]
    assert isinstance(letter, mail.EmailMultiAlternatives)
    words = str(letter.alternatives[0][0])
    assert (letter.to, made.address) == (["new@port.example"], "new@port.example")
    assert "vous invite" in words
    made.refresh_from_db()
    assert made.letters == 1
    assert token_of_invitation(made) in words
    write_invitation(made.public_id, 1)
    run_everything()
    assert len(mail.outbox) == 1


def test_the_answer_is_alike_whether_the_address_has_an_account(people, amina, body):
    client = signed(amina)
    pages = []
    for address in (people.chen.email, "nobody@port.example"):
        answer = client.post(
            at("invitations"), {"organisation": body.public_id, "address": address, "language": "ar"}, follow=True
        )
        pages.append(answer.content.decode().replace(address, "…"))
    assert pages[0].count("Waits for an answer") == 1
    assert "The invitation is on its way" in pages[1]


def test_who_is_invited_begins_an_application_that_is_filled_in(people, amina, body):
    made = invited(people.boris.email, by=amina, body=body, language="ru")
    answer = signed(people.boris).post(at("invitation", token_of_invitation(made)))
    application = Application.objects.get(person=people.boris)
    assert answer["Location"].endswith("/application/steps/name/")
    assert (application.organisation, application.constituency) == (body, body.constituency)
    assert (application.language, application.state) == ("ru", Application.State.DRAFT)
    made.refresh_from_db()
    assert (made.person, made.application) == (people.boris, application)
    assert inviter_of(application) == amina
    assert invitation_of_token(token_of_invitation(made)) is None


def test_an_invitation_admits_nobody_and_the_inviter_is_asked_to_vouch(people, amina, body):
    made = invited(people.boris.email, by=amina, body=body)
    application = take_invitation(made, by=people.boris)
    assert application is not None
    boris = people.boris
    write_names(application, [SaidName(given="Борис")], by=boris)
    place = SaidPlace(
        constituency=constituency_named("academia"), capacity=Capacity.ORGANISATION, organisation="Port Authority"
    )
    write_place(application, place, by=boris)
    write_expertise(application, terms=[], languages={"ru": Level.FIRST}, by=boris)
    write_purpose(application, purpose="To learn", offers="", needs="", by=boris)
    write_nominators(application, asks_organisation=False, typed=[], by=boris)
    send_application(application, consents=True, by=boris)
    application.refresh_from_db()
    assert application.state == Application.State.VOUCHING
    asked = application.nominations.get()
    assert (asked.nominator, asked.state) == (amina, Nomination.State.ASKED)
    assert not Member.objects.filter(person=boris).exists()
    assert is_party_to(amina, application)


def test_somebody_else_is_refused_told_what_to_do_and_the_inviter_hears_of_it(people, amina, body):
    made = invited("new@port.example", by=amina, body=body)
    for _time in range(2):
        answer = signed(people.fiona).post(at("invitation", token_of_invitation(made)))
        assert answer.status_code == 403
        assert "ask to be invited yourself" in answer.content.decode()
    run_everything()
    assert not Application.objects.filter(person=people.fiona).exists()
    told = Notice.objects.filter(person=amina, kind="membership.invitation_tried")
    assert told.count() == 1
    assert people.fiona.name not in signed(amina).get(at("invitations")).content.decode()
    made.refresh_from_db()
    assert made.ended_at is None


def test_the_page_reads_the_same_for_whom_it_is_and_for_others(people, amina, body):
    made = invited(people.boris.email, by=amina, body=body)
    address = at("invitation", token_of_invitation(made))
    for person in (people.boris, people.fiona):
        page = signed(person).get(address).content.decode()
        assert people.boris.email not in page.replace(person.email, "")
        assert "Begin the application" in page
    assert people.boris.email not in Client().get(address).content.decode()


def test_a_link_is_over_once_used_withdrawn_sent_anew_too_old_or_its_maker_acts_no_longer(people, amina, body):
    address = "new@port.example"
    made = invited(address, by=amina, body=body)
    old = token_of_invitation(made)
    write_invitation(made.public_id, 1)
    made.refresh_from_db()
    send_again(made, by=amina)
    made.refresh_from_db()
    assert invitation_of_token(old) is None
    assert invitation_of_token(token_of_invitation(made)) == made
    body.focal_points.update(until=timezone.now())
    assert invitation_of_token(token_of_invitation(made)) is None
    body.focal_points.update(until=None)
    Invitation.objects.update(made_at=timezone.now() - timedelta(days=20), expires_at=timezone.now())
    assert invitation_of_token(token_of_invitation(made)) is None
    fresh = invited(address, by=amina, body=body)
    withdraw_invitation(fresh, by=amina)
    assert Client().get(at("invitation", token_of_invitation(fresh))).status_code == 410
    assert Client().get(at("invitation", "no-such-token")).status_code == 410


def test_a_letter_is_sent_three_times_at_most(amina, body):
    made = invited("new@port.example", by=amina, body=body)
    for number in (1, 2, 3):
        write_invitation(made.public_id, number)
        if number < 3:
            send_again(made, by=amina)
    with pytest.raises(CannotBeChanged):
        send_again(made, by=amina)


def test_nobody_writes_to_very_many_strangers_in_a_day(amina, body):
    own = {"organisation": body, "network": the_network(), "language": "ar", "by": amina}
    soon = timezone.now() + timedelta(days=14)
    Invitation.objects.bulk_create(
        Invitation(address=f"x{n}@port.example", expires_at=soon, **own) for n in range(MOST_A_DAY)
    )
    with pytest.raises(CannotBeChanged):
        invited("one.more@port.example", by=amina, body=body)


def test_who_declines_has_her_address_deleted(amina, body):
    made = invited("new@port.example", by=amina, body=body)
    answer = Client().post(at("invitation", token_of_invitation(made)), {"decline": "yes"})
    assert answer.status_code == 200
    made.refresh_from_db()
    assert made.address == ""
    assert "Declined" in signed(amina).get(at("invitations")).content.decode()
    decline_invitation(made)


def test_invitations_are_forgotten_ninety_days_after_their_end(amina, body):
    made = invited("new@port.example", by=amina, body=body)
    days = timezone.now() - timedelta(days=105)
    Invitation.objects.filter(pk=made.pk).update(made_at=days, expires_at=days + timedelta(days=14))
    assert forget_invitations() == 1


def test_the_page_of_invitations_is_for_those_who_may_invite(people, amina, body):
    made = invited("new@port.example", by=amina, body=body)
    for person, status in ((amina, 200), (people.elodie, 200), (people.fiona, 404)):
        assert signed(person).get(at("invitations")).status_code == status
    assert "new@port.example" not in signed(people.elodie).get(at("invitations")).content.decode()
    assert signed(people.elodie).post(at("invitation_withdrawal", made.public_id)).status_code == 404
    assert signed(amina).post(at("invitation_withdrawal", made.public_id)).status_code == 302
    made.refresh_from_db()
    assert made.ended_at is not None


def test_an_invitation_moves_with_its_organisation(people, amina, body):
    made = invited("new@port.example", by=amina, body=body)
    staying = a_body("Ports of the Coast")
    merge_organisation(body, into=staying, by=people.elodie)
    made.refresh_from_db()
    assert made.organisation == staying
    assert invitation_of_token(token_of_invitation(made)) == made


def test_whoever_lost_the_letter_finds_the_invitation_with_her_application(people, amina, body):
    made = invited(people.boris.email, by=amina, body=body)
    assert token_of_invitation(made) in signed(people.boris).get(at("application")).content.decode()
    assert token_of_invitation(made) not in signed(people.fiona).get(at("application")).content.decode()


def test_a_focal_point_finds_inviting_beside_attesting(people, amina):
    assert at("invitations") in signed(amina).get(at("attestations")).content.decode()
    assert at("invitations") not in signed(people.fiona).get(at("attestations")).content.decode()
