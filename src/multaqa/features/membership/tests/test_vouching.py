"""An application is vouched for by others than the applicant, through contacts that were held before."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from multaqa.features.membership.commands import (
    Answer,
    admit,
    ask_instead,
    begin_application,
    confirm_by_link,
    confirm_nomination,
    decline_nomination,
    end_contact,
    name_focal_point,
    nomination_of_token,
    record_contact,
    send_application,
    token_of,
    trust_domain,
    withdraw_application,
    write_nominators,
)
from multaqa.features.membership.models import (
    Application,
    Contact,
    Member,
    Nomination,
    Organisation,
    Signal,
)
from multaqa.features.membership.queries.vouching import vouching_of
from multaqa.features.membership.refusals import CannotBeChanged, CannotEnter
from multaqa.features.membership.testing import a_body, an_application, as_if_admitted, sent, vouched
from multaqa.foundation.access.api import freeze, holds, network_key
from multaqa.foundation.facts.api import facts_about
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.people.api import the_network

State = Application.State
KNOWN = Answer(knows_how="We worked together on the harbour for years.", knows_since=2015)


@pytest.fixture
def amina(people):
    as_if_admitted(people.amina)
    return people.amina


def an_address(body, value="secretary@harbour.example", **said):
    contact = record_contact(body, value, kind=Contact.Kind.ADDRESS, how="Its letterhead", by=None, **said)
    Contact.objects.filter(pk=contact.pk).update(since=timezone.now() - timedelta(days=30))
    contact.refresh_from_db()
    return contact


def signals(application):
    return set(application.signals.values_list("kind", flat=True))


def test_a_member_who_was_asked_vouches_and_reviewers_go_on(people, amina):
    application = sent(an_application(people.boris, typed=[("Amina", amina.email)]))
    assert application.state == State.VOUCHING
    vouched(application, amina)
    assert application.state == State.REVIEW
    assert application.vouched_at is not None
    kinds = [fact.kind.partition(".")[2] for fact in facts_about(people.boris)]
    for kind in ("ApplicationBegun", "ApplicationSent", "NominatorAsked", "NominationConfirmed", "ApplicationVouched"):
        assert kinds.count(kind) == 1, kind


def test_a_typed_address_that_was_not_held_is_never_written_to(people, amina):
    application = sent(an_application(people.boris, typed=[("The minister", "minister@harbour-ministry.example")]))
    run_everything()
    assert [letter for letter in mail.outbox if "minister@harbour-ministry.example" in letter.to] == []
    assert [one.state for one in application.nominations.all()] == [Nomination.State.NAMED]
    assert Signal.Kind.TYPED_CONTACT in signals(application)
    assert not vouching_of(application).is_whole


def test_an_organisation_vouches_by_a_link_that_works_once(people):
    body = a_body()
    contact = an_address(body)
    application = sent(an_application(people.boris, organisation="Harbour Institute", asks_organisation=True))
    nomination = application.nominations.get(contact=contact)
    token = token_of(nomination)
    assert nomination_of_token(token) == nomination
    confirm_by_link(token, Answer(knows_how="He has led our workshop since 2020.", name="The secretary"))
    application.refresh_from_db()
    assert application.state == State.REVIEW
    assert nomination_of_token(token) is None
    with pytest.raises(CannotBeChanged):
        confirm_by_link(token, KNOWN)


def test_a_link_opens_nothing_once_its_contact_is_ended_or_it_is_altered(people):
    contact = an_address(a_body())
    application = sent(an_application(people.boris, organisation="Harbour Institute", asks_organisation=True))
    token = token_of(application.nominations.get())
    assert nomination_of_token(token + "x") is None
    end_contact(contact, by=people.elodie)
    assert nomination_of_token(token) is None


def test_a_link_says_who_answers_and_how_she_knows_the_applicant(people):
    an_address(a_body())
    application = sent(an_application(people.boris, organisation="Harbour Institute", asks_organisation=True))
    token = token_of(application.nominations.get())
    for answer in (Answer(knows_how=KNOWN.knows_how), Answer(knows_how="Yes", name="The secretary")):
        with pytest.raises(CannotBeChanged):
            confirm_by_link(token, answer)
    assert application.nominations.get().state == Nomination.State.ASKED


def test_a_contact_recorded_after_the_application_was_begun_or_by_the_applicant_does_not_count(people):
    body = a_body()
    application = an_application(people.elodie, organisation="Harbour Institute", asks_organisation=True)
    record_contact(body, "late@harbour.example", kind=Contact.Kind.ADDRESS, how="Just now", by=people.ingrid)
    hers = record_contact(body, "hers@harbour.example", kind=Contact.Kind.ADDRESS, how="Mine", by=people.elodie)
    Contact.objects.filter(pk=hers.pk).update(since=timezone.now() - timedelta(days=30))
    assert sent(application).nominations.count() == 0


def test_focal_points_of_the_organisation_are_asked_by_their_accounts(people, amina):
    body = a_body()
    name_focal_point(body, amina, by=people.elodie, reason="Named by its director")
    application = sent(an_application(people.boris, organisation="harbour institute", asks_organisation=True))
    assert [one.nominator for one in application.nominations.all()] == [amina]


def test_nobody_vouches_for_herself_nor_in_anothers_place(people, amina):
    as_if_admitted(people.chen)
    application = sent(an_application(people.boris, typed=[("Amina", amina.email), ("Me", people.boris.email)]))
    nomination = application.nominations.get(nominator=amina)
    for other in (people.boris, people.chen, people.elodie):
        with pytest.raises(PermissionDenied):
            confirm_nomination(nomination, KNOWN, by=other)
    assert Signal.Kind.SELF_NAMED in signals(application)
    assert application.nominations.exclude(pk=nomination.pk).get().state == Nomination.State.NAMED


def test_a_nominator_without_second_factor_or_with_frozen_keys_does_not_vouch(people, amina):
    application = sent(an_application(people.boris, typed=[("Amina", amina.email)]))
    nomination = application.nominations.get()
    freeze(people.chen, by=people.ingrid, reason="So that the row of a freeze and that of a person have other numbers")
    freeze(amina, by=people.ingrid, reason="A new address")
    with pytest.raises(PermissionDenied):
        confirm_nomination(nomination, KNOWN, by=amina)
    amina.second_factor_since = None
    amina.save()
    with pytest.raises(PermissionDenied):
        confirm_nomination(nomination, KNOWN, by=amina)


def test_a_nominator_admitted_lately_needs_a_second_one(people):
    as_if_admitted(people.amina, days_ago=89)
    as_if_admitted(people.chen, days_ago=10)
    typed = [("Amina", people.amina.email), ("Chen", people.chen.email)]
    application = vouched(sent(an_application(people.boris, typed=typed)), people.amina)
    assert (application.state, vouching_of(application).needed) == (State.VOUCHING, 2)
    assert Signal.Kind.NEW_NOMINATOR in signals(application)
    assert vouched(application, people.chen).state == State.REVIEW


def test_after_ninety_days_one_is_enough(people):
    as_if_admitted(people.amina, days_ago=91)
    application = sent(an_application(people.boris, typed=[("Amina", people.amina.email)]))
    assert vouched(application, people.amina).state == State.REVIEW


def test_a_states_expert_needs_a_nominator_of_that_states_authorities(people, amina):
    as_if_admitted(people.mourad, code="member-states", area="LBN")
    typed = [("Amina", amina.email), ("Mourad", people.mourad.email)]
    application = vouched(sent(an_application(people.boris, code="member-states", area="LBN", typed=typed)), amina)
    assert (application.state, vouching_of(application).lacks_government) == (State.VOUCHING, True)
    assert vouched(application, people.mourad).state == State.REVIEW


def test_another_states_authorities_do_not_count_for_it(people):
    as_if_admitted(people.mourad, code="member-states", area="LBN")
    typed = [("Mourad", people.mourad.email)]
    application = sent(an_application(people.boris, code="member-states", area="FRA", typed=typed))
    assert vouched(application, people.mourad).state == State.VOUCHING


@pytest.mark.parametrize("code", ["civil-society", "victims-associations", "academia", "private-sector"])
def test_no_government_is_asked_about_civil_society_and_academia(people, amina, code):
    application = sent(an_application(people.boris, code=code, area="LBN", typed=[("Amina", amina.email)]))
    assert vouched(application, amina).state == State.REVIEW


def test_a_nominator_who_leaves_meanwhile_counts_no_longer(people, amina):
    application = vouched(sent(an_application(people.boris, typed=[("Amina", amina.email)])), amina)
    Member.objects.filter(person=amina).update(state=Member.State.ENDED, ended_at=timezone.now())
    Application.objects.filter(pk=application.pk).update(state=State.APPROVED)
    with pytest.raises(CannotEnter):
        admit(application, by=people.elodie)
    assert not Member.objects.filter(person=people.boris).exists()


def test_what_was_vouched_for_and_approved_is_carried_out(people, amina):
    application = vouched(sent(an_application(people.boris, typed=[("Amina", amina.email)])), amina)
    Application.objects.filter(pk=application.pk).update(state=State.APPROVED)
    member = admit(application, by=people.elodie)
    assert holds(people.boris, network_key(the_network().public_id))
    assert [(one.language, one.level) for one in member.languages.all()] == [("ar", 4)]
    assert [one.whole for one in member.names.all()] == ["Борис Лебедев"]
    application.refresh_from_db()
    assert (application.state, application.member) == (State.ADMITTED, member)


def test_the_database_itself_refuses_to_admit_whom_nobody_vouched_for(people):
    application = sent(an_application(people.boris, typed=[("Amina", "amina@nowhere.example")]))
    for state in (State.APPROVED, State.ADMITTED):
        with pytest.raises(IntegrityError), transaction.atomic():
            Application.objects.filter(pk=application.pk).update(state=state)


def test_a_declined_nomination_cannot_be_turned(people, amina):
    application = sent(an_application(people.boris, typed=[("Amina", amina.email)]))
    nomination = application.nominations.get()
    decline_nomination(nomination, by=amina)
    with pytest.raises(CannotBeChanged):
        confirm_nomination(nomination, KNOWN, by=amina)
    assert sent_state(application) == State.VOUCHING


def sent_state(application):
    application.refresh_from_db()
    return application.state


def test_a_reviewer_has_a_held_contact_asked_in_the_place_of_a_typed_one(people, amina):
    application = sent(an_application(people.boris, typed=[("A. Z.", "a.z@private.example")]))
    nomination = application.nominations.get()
    with pytest.raises(PermissionDenied):
        ask_instead(nomination, nominator=amina, by=people.fiona)
    with pytest.raises(CannotBeChanged):
        ask_instead(nomination, nominator=people.fiona, by=people.elodie)
    ask_instead(nomination, nominator=amina, by=people.elodie)
    assert vouched(application, amina).state == State.REVIEW


def test_the_trusted_lane_is_off_and_spares_nothing_but_naming_somebody(people):
    body = a_body()
    domain = record_contact(body, "example.org", kind=Contact.Kind.DOMAIN, how="Registry", by=None)
    Contact.objects.filter(pk=domain.pk).update(since=timezone.now() - timedelta(days=30))
    contact = an_address(body)
    application = an_application(people.boris, organisation="Harbour Institute")
    with pytest.raises(CannotBeChanged):
        send_application(application, consents=True, by=people.boris)
    trust_domain(domain, reason="Its registry confirmed it by telephone", by=None)
    assert sent(application).nominations.get().contact == contact
    assert application.state == State.VOUCHING


def test_sending_asks_for_consent_every_step_and_a_nominator(people, amina):
    application = begin_application(the_network(), by=people.boris, language="ru")
    with pytest.raises(CannotBeChanged):
        send_application(application, consents=True, by=people.boris)
    application = an_application(people.boris, typed=[("Amina", amina.email)])
    with pytest.raises(CannotBeChanged):
        send_application(application, consents=False, by=people.boris)
    with pytest.raises(PermissionDenied):
        send_application(application, consents=True, by=amina)
    assert sent_state(application) == State.DRAFT


def test_one_person_has_one_application_under_way(people, amina):
    first = begin_application(the_network(), by=people.boris, language="ru")
    assert begin_application(the_network(), by=people.boris, language="ar") == first
    withdraw_application(first, by=people.boris)
    assert begin_application(the_network(), by=people.boris, language="ar") != first
    with pytest.raises(CannotBeChanged):
        begin_application(the_network(), by=amina, language="ar")


def test_withdrawing_ends_what_was_asked(people, amina):
    application = sent(an_application(people.boris, typed=[("Amina", amina.email)]))
    with pytest.raises(PermissionDenied):
        withdraw_application(application, by=amina)
    withdraw_application(application, by=people.boris)
    assert application.nominations.get().state == Nomination.State.ENDED
    with pytest.raises(CannotBeChanged):
        write_nominators(application, asks_organisation=False, typed=[], by=people.boris)


def test_an_unknown_organisation_is_proposed_and_met_by_nobody_else(people, amina):
    application = an_application(people.boris, organisation="معهد المرفأ", typed=[("Amina", amina.email)])
    assert Organisation.objects.get(proposed_by=people.boris).state == Organisation.State.PROPOSED
    other = an_application(people.fiona, organisation="معهد المرفأ")
    assert other.organisation != application.organisation
    assert Signal.Kind.PROPOSED_BODY in signals(sent(application))
