"""Hiding from some: an organisation, a State's authorities; who joins them later is caught, and nothing else leaks."""

import pytest
from django.test import Client

from multaqa.features.membership.commands import (
    end_focal_point,
    hide_from_authorities,
    hide_from_organisation,
    name_focal_point,
    show_to_again,
)
from multaqa.features.membership.commands.keys import renew_keys, take_keys
from multaqa.features.membership.models import Capacity, FocalPoint, Nomination, Organisation, Signal
from multaqa.features.membership.queries.applications import nomination_for
from multaqa.features.membership.queries.contacts import askable_members, focal_points_for
from multaqa.features.membership.queries.directory.finding import Wish, directory_for
from multaqa.features.membership.queries.directory.labels import Naming
from multaqa.features.membership.queries.reviewing import known_before
from multaqa.features.membership.queries.standing_out import signals_met
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.features.membership.testing import a_body, an_application, as_if_admitted, sent
from multaqa.foundation.access.api import PUBLIC, exclude, hide, may_meet, person_key
from multaqa.foundation.people.api import Capability, Person, appoint


@pytest.fixture
def ministry(people) -> Organisation:
    return a_body("Ministry of Ports", code="member-states", area="LBN")


@pytest.fixture
def leila(people, ministry):
    """Leila of a society for lanterns, and Mourad of her State's ministry."""
    as_if_admitted(people.mourad, code="member-states", organisation=ministry)
    society = a_body("Lantern Society", code="civil-society")
    return as_if_admitted(people.leila, code="civil-society", organisation=society)


def test_a_states_authorities_are_all_who_stand_for_it_now_or_later(people, leila):
    as_if_admitted(people.chen)
    hide_from_authorities("LBN", by=people.leila)
    assert [may_meet(one, people.leila) for one in (people.mourad, people.chen)] == [False, True]
    later = as_if_admitted(people.karim, code="member-states", area="LBN", capacity=Capacity.STATE)
    assert not may_meet(people.karim, people.leila)
    later.area = "JOR"
    later.save()
    renew_keys(later, by=None, reason="moved")
    assert may_meet(people.karim, people.leila)
    assert show_to_again("authorities:LBN", by=people.leila)
    assert may_meet(people.mourad, people.leila)


def test_an_organisation_is_everyone_who_has_to_do_with_it_in_whatever_capacity(people, leila, ministry):
    colleague = as_if_admitted(people.diego, organisation=ministry, capacity=Capacity.PERSONAL)
    as_if_admitted(people.jun)
    hide_from_organisation(ministry, by=people.leila)
    assert [may_meet(one, people.leila) for one in (people.mourad, people.diego, people.jun)] == [False, False, True]
    acting = name_focal_point(ministry, people.jun, by=None, reason="Named by its director")
    assert not may_meet(people.jun, people.leila)
    appoint(people.elodie, to=Capability.KEEP_MEMBERSHIP, by=None, reason="Keeps it")
    end_focal_point(FocalPoint.objects.get(pk=acting.pk), by=people.elodie, reason="Moved on")
    assert may_meet(people.jun, people.leila)
    take_keys(colleague, by=None, reason="left")
    assert not may_meet(people.diego, people.leila)  # of no network any more: as anybody without one


def test_who_hid_from_an_organisation_hides_from_the_one_that_it_became(people, leila, ministry):
    old = a_body("Office of Harbours", code="member-states")
    hide_from_organisation(old, by=people.leila)
    assert may_meet(people.mourad, people.leila)
    Organisation.objects.filter(pk=old.pk).update(state=Organisation.State.MERGED, merged_into=ministry)
    renew_keys(people.mourad.memberships.get(), by=None, reason="merged")
    assert not may_meet(people.mourad, people.leila)


def test_what_is_unknown_is_refused_and_hiding_from_all_is_not_ended_here(people, leila, ministry):
    proposed = Organisation.objects.create(name={"en": "A plan"}, constituency=ministry.constituency)
    with pytest.raises(CannotBeChanged):
        hide_from_organisation(proposed, by=people.leila)
    with pytest.raises(CannotBeChanged):
        hide_from_authorities("QQQ", by=people.leila)
    hide(people.leila, by=people.leila)
    assert not show_to_again(PUBLIC, by=people.leila)
    assert not may_meet(people.mourad, people.leila)


def test_an_organisation_that_only_the_hidden_show_has_no_name_in_the_directory(people, leila):
    chosen = {"organisation": leila.organisation.public_id}

    def named(reader) -> str:
        return Naming(directory_for(reader, wish=Wish(chosen=chosen)), "en").label("organisation", *chosen.values())

    assert named(people.mourad) == "Lantern Society"
    hide_from_authorities("LBN", by=people.leila)
    assert named(people.mourad) == ""


def test_nobody_is_asked_to_vouch_who_hides_from_the_applicant_or_from_whom_she_hides(people, leila, ministry):
    as_if_admitted(people.karim)
    application = an_application(people.boris, code="member-states", organisation="Ministry of Ports", area="LBN")
    assert people.leila in askable_members(application)
    hide_from_authorities("LBN", by=people.leila)  # which he would stand for, were he admitted
    assert people.leila not in askable_members(application)
    assert people.karim in askable_members(application)
    exclude(people.boris, from_key=person_key(people.karim), by=people.boris)
    assert people.karim not in askable_members(application)


def test_an_organisation_from_which_the_applicant_hides_is_not_asked(people, leila, ministry):
    name_focal_point(ministry, people.mourad, by=None, reason="Named")
    application = an_application(people.boris, organisation="Ministry of Ports", asks_organisation=True)
    assert list(focal_points_for(application, ministry)) == [people.mourad]
    hide_from_organisation(ministry, by=people.boris)
    assert list(focal_points_for(application, ministry)) == []


def test_who_was_asked_finds_nothing_once_the_applicant_hides_from_her(people, leila):
    application = sent(an_application(people.boris, typed=[("Mourad", people.mourad.email)]))
    asked = Nomination.objects.get(application=application)
    assert nomination_for(people.mourad, asked.public_id) == asked
    exclude(people.boris, from_key=person_key(people.mourad), by=people.boris)
    assert nomination_for(people.mourad, asked.public_id) is None


def test_a_reviewer_is_told_nothing_of_a_nominator_or_a_namesake_who_hides_from_her(people, leila):
    appoint(people.mourad, to=Capability.REVIEW_APPLICATIONS, by=None, reason="A reviewer of her State")
    application = sent(an_application(people.boris, typed=[("Leila", people.leila.email)]))
    Signal.objects.create(application=application, kind=Signal.Kind.SAME_NAME, about=leila.public_id)
    Signal.objects.create(application=application, kind=Signal.Kind.FREE_MAIL, about="mail.example")

    def people_told_of() -> set[Person | None]:
        found = signals_met([application], reader=people.mourad, language="en")[application.pk]
        assert any(one.about == "mail.example" for one in found)
        return {one.person for one in found} - {None}

    assert people.leila in people_told_of()
    (voucher,) = known_before(application, reader=people.mourad).vouchers
    assert (voucher.nomination.nominator, voucher.nomination.state) == (people.leila, Nomination.State.ASKED)
    hide_from_authorities("LBN", by=people.leila)
    (voucher,) = known_before(application, reader=people.mourad).vouchers
    assert (voucher.nomination.nominator, voucher.nomination.state) == (None, Nomination.State.NAMED)
    assert people.leila not in people_told_of()


def test_the_page_names_what_was_chosen_and_ends_it(people, leila, ministry):
    client = Client()
    client.force_login(people.leila)
    page = client.get("/en/settings/hidden-from/").content.decode()
    assert "You hide from no State and no organisation." in page
    chosen = {"authorities": "LBN", "organisation": "ministry of ports"}
    assert client.post("/en/settings/hidden-from/", chosen).status_code == 302
    page = client.get("/en/settings/hidden-from/").content.decode()
    assert "The authorities: Lebanon" in page
    assert "Ministry of Ports" in page
    client.post("/en/settings/hidden-from/ending/", {"key": "authorities:LBN"})
    page = client.get("/en/settings/hidden-from/").content.decode()
    assert "The authorities: Lebanon" not in page
    assert not may_meet(people.mourad, people.leila)  # of the ministry still


def test_the_page_says_what_is_missing_and_keeps_what_was_typed(people, leila):
    client = Client()
    client.force_login(people.leila)
    answer = client.post("/en/settings/hidden-from/", {"organisation": "No such body"})
    assert answer.status_code == 422
    assert "The network knows no organisation of this name." in answer.content.decode()
    assert 'value="No such body"' in answer.content.decode()
    assert client.post("/en/settings/hidden-from/", {}).status_code == 422
