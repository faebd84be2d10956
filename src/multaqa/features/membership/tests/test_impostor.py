"""The impostor: the right name, the right organisation, a domain that looks right. Stopped, and flagged.

Whatever somebody types about herself, only an answer through a contact that was held before moves her application, and
what poses as something stands out to the reviewers.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from multaqa.features.membership.commands import (
    Answer,
    admit,
    ask_instead,
    confirm_by_link,
    keep_name_keys,
    record_contact,
    withdraw_application,
)
from multaqa.features.membership.models import (
    Application,
    Contact,
    Member,
    MemberName,
    Nomination,
    Organisation,
    Signal,
)
from multaqa.features.membership.queries.vouching import vouching_of
from multaqa.features.membership.refusals import CannotBeChanged, CannotEnter
from multaqa.features.membership.testing import a_body, an_application, as_if_admitted, sent
from multaqa.foundation.access.api import holds, network_key
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.people.api import the_network
from multaqa.lib.fold import fold

DOMAIN = "harbour-ministry.example"
Kind = Signal.Kind

POSES = {
    "homoglyph": ("hаrbour-ministry.example", Kind.LOOKALIKE),  # Cyrillic а
    "another homoglyph": ("harbour-mіnistry.example", Kind.LOOKALIKE),  # Cyrillic і
    "digit": ("harb0ur-ministry.example", Kind.LOOKALIKE),
    "pair of letters": ("harbour-rninistry.example", Kind.LOOKALIKE),
    "letter left out": ("harbour-minstry.example", Kind.LOOKALIKE),
    "other top level": ("harbour-ministry.org", Kind.LOOKALIKE),
    "subdomain": ("harbour-ministry.example.secure.test", Kind.SUBDOMAIN),
    "hyphenated": ("harbour-ministry-example.com", Kind.SUBDOMAIN),
    "free mail": ("gmail.com", Kind.FREE_MAIL),
}


@pytest.fixture
def ministry(people):
    body = a_body("Harbour Ministry", code="member-states", area="LBN")
    for kind, value in ((Contact.Kind.DOMAIN, DOMAIN), (Contact.Kind.ADDRESS, f"cabinet@{DOMAIN}")):
        record_contact(body, value, kind=kind, how="The Blue Book", by=None)
    Contact.objects.update(since=timezone.now() - timedelta(days=100))
    return body


@pytest.fixture
def minister(people):
    """The real one is a member; the impostor bears her name."""
    as_if_admitted(people.mourad, code="member-states", area="LBN")
    return people.mourad


@pytest.mark.parametrize("how", POSES)
def test_an_impostor_is_stopped_and_flagged(people, ministry, minister, how):
    domain, kind = POSES[how]
    ascii_domain = domain.encode("idna").decode()
    impostor = people.boris
    impostor.name, impostor.email = minister.name, f"mourad.bensaid@{ascii_domain}"
    impostor.save()
    typed = [("The cabinet of the minister, +961 1 555 010", f"cabinet@{ascii_domain}")]
    said: dict[str, Any] = {"organisation": "Harbour Ministry", "area": "LBN", "typed": typed}
    application = sent(an_application(impostor, code="member-states", **said))
    run_everything()

    assert application.organisation == ministry
    assert {kind, Kind.SAME_NAME, Kind.TYPED_CONTACT} <= set(application.signals.values_list("kind", flat=True))
    assert [letter.to for letter in mail.outbox if f"cabinet@{ascii_domain}" in letter.to] == []
    assert [one.state for one in application.nominations.all()] == [Nomination.State.NAMED]
    _assert_stopped(application, people)


def test_the_real_ministry_is_asked_and_its_silence_stops_her(people, ministry):
    said: dict[str, Any] = {"organisation": "Harbour Ministry", "area": "LBN", "asks_organisation": True}
    application = sent(an_application(people.boris, code="member-states", **said))
    run_everything()
    assert [letter.to for letter in mail.outbox if "/vouching/" in letter.body] == [[f"cabinet@{DOMAIN}"]]
    _assert_stopped(application, people)


def test_an_impostor_cannot_forge_the_ministrys_link(people, ministry):
    said: dict[str, Any] = {"organisation": "Harbour Ministry", "area": "LBN", "asks_organisation": True}
    application = sent(an_application(people.boris, code="member-states", **said))
    nomination = application.nominations.get()
    for token in (nomination.public_id, f"{nomination.public_id}.{'0' * 32}", ""):
        with pytest.raises(CannotBeChanged):
            confirm_by_link(token, Answer(knows_how="I am quite sure that I know him.", name="The minister"))
    _assert_stopped(application, people)


def test_an_impostor_who_keeps_the_membership_herself_cannot_record_her_own_contact(people, ministry):
    accomplice = record_contact(ministry, "own@evil.test", kind=Contact.Kind.ADDRESS, how="Mine", by=people.elodie)
    Contact.objects.filter(pk=accomplice.pk).update(since=timezone.now() - timedelta(days=100))
    typed = [("The cabinet", "own@evil.test")]
    said: dict[str, Any] = {"organisation": "Harbour Ministry", "area": "LBN", "typed": typed}
    application = sent(an_application(people.elodie, code="member-states", **said))
    with pytest.raises(PermissionDenied):
        ask_instead(application.nominations.get(), contact=accomplice, by=people.elodie)
    _assert_stopped(application, people)


def test_an_impostor_with_an_organisation_of_her_own_invention_is_flagged(people, ministry):
    typed = [("Its director", "director@invented.test")]
    application = sent(an_application(people.boris, organisation="Harbour Ministry of Ports", typed=typed))
    assert Organisation.objects.get(proposed_by=people.boris).state == Organisation.State.PROPOSED
    assert Kind.PROPOSED_BODY in set(application.signals.values_list("kind", flat=True))
    _assert_stopped(application, people)


def test_the_same_mailbox_written_otherwise_is_flagged(people, minister):
    people.mourad.email, people.boris.email = "mourad.bensaid@gmail.com", "m.ouradbensaid+desk@gmail.com"
    people.mourad.save()
    people.boris.save()
    application = sent(an_application(people.boris, typed=[("The minister", "mourad.bensaid@gmail.com")]))
    (found,) = application.signals.filter(kind=Kind.SAME_MAILBOX)
    assert found.about == people.mourad.public_id


def test_a_members_name_in_another_script_is_flagged(people, minister):
    MemberName.objects.update_or_create(
        member__person=minister, place=0, defaults={"given": "محمد", "family": "بن سعيد", "fold": fold("محمد بن سعيد")}
    )
    keep_name_keys(minister.pk)
    people.boris.name = "Mohamed Bensaid"
    people.boris.save()
    application = sent(an_application(people.boris, typed=[("Somebody", "somebody@unheard.example")]))
    (found,) = application.signals.filter(kind=Kind.LIKE_NAME)
    assert found.about == minister.public_id


def test_who_applies_a_second_time_is_flagged(people, minister):
    first = sent(an_application(people.boris, typed=[("Somebody", "somebody@unheard.example")]))
    withdraw_application(first, by=people.boris)
    second = sent(an_application(people.boris, typed=[("Somebody", "somebody@unheard.example")]))
    assert [one.about for one in second.signals.filter(kind=Kind.APPLIED_BEFORE)] == [first.public_id]
    assert not first.signals.filter(kind=Kind.APPLIED_BEFORE).exists()


def test_somebody_with_an_address_under_the_real_domain_is_not_accused(people, ministry):
    people.boris.email = f"boris@ports.{DOMAIN}"
    people.boris.save()
    said: dict[str, Any] = {"organisation": "Harbour Ministry", "area": "LBN", "asks_organisation": True}
    application = sent(an_application(people.boris, code="member-states", **said))
    assert set(application.signals.values_list("kind", flat=True)) == set()


def _assert_stopped(application, people):
    """It is not vouched for, cannot be carried out even by who may review, and opens nothing."""
    application.refresh_from_db()
    assert application.state == Application.State.VOUCHING
    assert not vouching_of(application).is_whole
    reviewer = people.ingrid
    with pytest.raises(CannotEnter):
        admit(application, by=reviewer)
    assert not Member.objects.filter(person=application.person).exists()
    assert not holds(application.person, network_key(the_network().public_id))
