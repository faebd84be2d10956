"""Somebody else is asked to vouch; who has left meanwhile no longer counts, and reviewers see it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone
from lxml import html

from multaqa.features.membership.commands import (
    ask_besides,
    confirm_nomination,
    decide,
    decline_nomination,
    end_contact,
    leave,
    record_contact,
    version_of,
)
from multaqa.features.membership.commands.deciding import Verdict
from multaqa.features.membership.models import Contact, Decision, Nomination, Signal
from multaqa.features.membership.queries.reviewing import known_before
from multaqa.features.membership.queries.vouching import vouching_of
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.features.membership.testing import a_body, an_application, as_if_admitted, sent, vouched
from multaqa.features.membership.tests.test_vouching import KNOWN
from multaqa.features.membership.tests.waiting import let_pass, waiting
from multaqa.foundation.access.api import exclude, freeze, person_key
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.people.api import Role, appoint, suspend


@pytest.fixture
def crew(people):
    appoint(people.jun, to=Role.REVIEWER, by=None, reason="Reviews")
    for person in (people.amina, people.chen, people.elodie, people.jun):
        as_if_admitted(person)
    return people


@pytest.fixture
def unfound(crew):
    return sent(an_application(crew.boris, typed=[("The minister", "minister@harbour.example")]))


def signed(person):
    client = Client()
    client.force_login(person)
    return client


def asked(client, application, **said):
    return client.post(f"/en/staff/applications/{application.public_id}/asking/", said, follow=True)


def kinds(application):
    return set(application.signals.values_list("kind", flat=True))


def test_a_reviewer_asks_a_member_in_the_place_of_somebody_who_was_not_found(crew, unfound):
    client = signed(crew.elodie)
    page = html.fromstring(client.get(f"/en/staff/applications/{unfound.public_id}/").content)
    (form,) = [form for form in page.forms if "asking" in (form.action or "")]
    form.fields["address"], form.fields["in_place_of"] = "AMINA@example.org ", unfound.nominations.get().public_id
    answer = client.post(form.action, dict(form.form_values()), follow=True)
    assert "Asked. The answer will stand here." in answer.content.decode()
    nomination = unfound.nominations.get()
    assert (nomination.nominator, nomination.state) == (crew.amina, Nomination.State.ASKED)
    assert vouched(unfound, crew.amina).state == "review"


def test_another_is_asked_beside_one_who_declined(crew):
    application = sent(an_application(crew.boris, typed=[("Amina", crew.amina.email)]))
    decline_nomination(application.nominations.get(), by=crew.amina)
    asked(signed(crew.elodie), application, address=crew.chen.email)
    states = list(application.nominations.order_by("pk").values_list("nominator", "state"))
    assert states == [(crew.amina.pk, "declined"), (crew.chen.pk, "asked")]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("stranger@unheard.example", "This member or address cannot vouch for this application."),
        ("boris@example.org", "This member or address cannot vouch for this application."),
        ("no address", "This is no mail address."),
        ("", "is required"),
    ],
)
def test_nobody_else_is_ever_asked_and_the_page_says_so(crew, unfound, address, said):
    answer = asked(signed(crew.elodie), unfound, address=address)
    assert said in " ".join(str(message) for message in answer.context["messages"])
    assert [one.state for one in unfound.nominations.all()] == [Nomination.State.NAMED]


def test_a_reviewer_asks_neither_herself_nor_anybody_twice_nor_on_her_own_application(crew, unfound):
    with pytest.raises(CannotBeChanged):
        ask_besides(unfound, nominator=crew.elodie, by=crew.elodie)
    ask_besides(unfound, nominator=crew.amina, by=crew.elodie)
    with pytest.raises(CannotBeChanged):
        ask_besides(unfound, nominator=crew.amina, by=crew.elodie)
    for other in (crew.fiona, crew.boris):
        with pytest.raises(PermissionDenied):
            ask_besides(unfound, nominator=crew.chen, by=other)


@pytest.mark.parametrize("kind", ["more", "refuse"])
def test_who_finds_no_nominator_can_be_asked_for_one_or_refused_but_not_admitted(crew, unfound, kind):
    verdict = Verdict(kind=Decision.Kind(kind), words="Нужен другой поручитель.", seen=version_of(unfound))
    with pytest.raises(CannotBeChanged):
        decide(unfound, Verdict(kind=Decision.Kind.APPROVE, words="", seen=verdict.seen), by=crew.elodie)
    decision = decide(unfound, verdict, by=crew.elodie)
    let_pass(decision)
    run_everything()
    assert signed(crew.elodie).get(f"/en/staff/applications/{unfound.public_id}/").status_code == 200


@pytest.mark.parametrize("how", ["suspended", "frozen", "left"])
def test_a_nominator_who_has_gone_counts_no_longer_and_stands_out(crew, how):
    application = vouched(sent(an_application(crew.boris, typed=[("Amina", crew.amina.email)])), crew.amina)
    assert Signal.Kind.NOMINATOR_GONE not in kinds(application)
    if how == "suspended":
        suspend(crew.amina, by=crew.ingrid)
    elif how == "frozen":
        freeze(crew.amina, by=crew.ingrid, reason="A new address")
    else:
        leave(crew.amina.memberships.get(), by=crew.amina)
    run_everything()
    assert Signal.Kind.NOMINATOR_GONE in kinds(application)
    assert not vouching_of(application).is_whole
    assert [one.is_gone for one in known_before(application, reader=crew.elodie).vouchers] == [True]
    page = signed(crew.elodie).get(f"/en/staff/applications/{application.public_id}/").content.decode()
    assert "Counts no longer" in page
    assert 'value="approve"' not in page


def test_a_contact_that_was_ended_meanwhile_stands_out_when_it_is_looked_at_again(crew):
    contact = record_contact(a_body(), "desk@harbour.example", kind=Contact.Kind.ADDRESS, how="Letterhead", by=None)
    Contact.objects.filter(pk=contact.pk).update(since=timezone.now() - timedelta(days=30))
    typed = [("Amina", crew.amina.email)]
    application = sent(
        an_application(crew.boris, organisation="Harbour Institute", asks_organisation=True, typed=typed)
    )
    end_contact(contact, by=crew.elodie)
    confirm_nomination(application.nominations.get(nominator=crew.amina), KNOWN, by=crew.amina)
    assert Signal.Kind.CONTACT_GONE in kinds(application)


def test_a_signal_about_who_hides_from_the_reviewer_is_neither_shown_nor_counted(crew):
    application = waiting(crew.boris, by=crew.amina)
    Signal.objects.create(application=application, kind=Signal.Kind.LIKE_NAME, about=crew.leila.public_id)
    exclude(crew.leila, from_key=person_key(crew.jun), by=crew.leila)
    for reviewer, shown in ((crew.elodie, [1, 1]), (crew.jun, [0, 0])):
        client = signed(reviewer)
        page = client.get(f"/en/staff/applications/{application.public_id}/")
        (row,) = client.get("/en/staff/applications/").context["rows"]
        assert [len(page.context["signals"]), row.signals] == shown
