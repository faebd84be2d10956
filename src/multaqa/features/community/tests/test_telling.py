"""Who is told of requests, decisions and tasks, and that a community is without a facilitator."""

from multaqa.features.community.commands import (
    ask_to_join,
    bring_in,
    decide_on_request,
    join,
    leave,
    name_facilitator,
    put_out,
    release_facilitator,
)
from multaqa.features.community.commands.participations import end_with_account
from multaqa.features.community.models import Access, Participation
from multaqa.features.community.testing import a_community, with_facilitator
from multaqa.foundation.access.api import body_key, exclude, open_holding
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Notice
from multaqa.foundation.people.api import suspend


def told(person):
    run_everything()
    kinds = Notice.objects.filter(person=person, kind__startswith="community.").order_by("pk")
    return [kind.removeprefix("community.") for kind in kinds.values_list("kind", flat=True)]


def of(community, person):
    return Participation.objects.get(community=community, person=person)


def test_every_facilitator_is_told_of_a_request_but_for_whom_she_hides_from(people):
    community = a_community(people.elodie, access=Access.LISTED)
    for person in (people.diego, people.mourad):
        with_facilitator(community, person)
    open_holding(people.mourad, body_key("ministry"), by=None, reason="He serves there")
    exclude(people.leila, from_key=body_key("ministry"), by=people.leila)
    request = ask_to_join(community, words="", by=people.leila)
    assert told(people.elodie) == ["asked"]
    assert told(people.diego) == ["facilitates", "asked"]
    assert told(people.mourad) == ["facilitates"]
    decide_on_request(request, admits=True, by=people.diego)
    assert told(people.leila) == ["admitted"]


def test_who_is_refused_or_put_out_is_told_without_the_name_of_the_community(people):
    community = a_community(people.elodie, access=Access.LISTED)
    request = ask_to_join(community, words="", by=people.amina)
    decide_on_request(request, admits=False, reason="It is for planners", by=people.elodie)
    hidden = a_community(people.elodie, access=Access.HIDDEN, name="Quiet matters")
    brought = bring_in(hidden, people.amina, by=people.elodie)
    run_everything()
    put_out(brought, reason="It was advertising", by=people.elodie)
    assert told(people.amina) == ["refused", "brought_in", "put_out"]
    out = Notice.objects.get(person=people.amina, kind="community.put_out")
    assert out.thing == f"community.participation:{brought.public_id}"


def test_tasks_of_facilitators_are_told_but_not_what_she_did_herself(people):
    community = a_community(people.elodie)
    named = name_facilitator(community, people.diego, by=people.elodie)
    release_facilitator(named, by=people.elodie)
    assert told(people.diego) == ["facilitates", "released"]
    join(community, by=people.amina)
    assert told(people.amina) == []


def test_stewards_are_told_of_a_community_left_alone(people):
    community = with_facilitator(a_community(people.elodie), people.diego)
    leave(community, by=people.elodie)
    assert told(people.elodie) == []
    leave(community, by=people.diego, knows_it_is_alone=True)
    assert told(people.elodie) == ["alone"]


def test_suspended_and_ended_accounts_leave_a_community_alone(people):
    community = with_facilitator(a_community(people.elodie), people.diego)
    release_facilitator(of(community, people.elodie), by=people.elodie)
    suspend(people.diego, by=None)
    assert told(people.elodie) == ["alone"]
    second = with_facilitator(a_community(people.elodie, name="Stations"), people.amina)
    release_facilitator(of(second, people.elodie), by=people.elodie)
    end_with_account(people.amina.pk)
    assert told(people.elodie) == ["alone", "alone"]
    assert of(second, people.amina).state == Participation.State.LEFT


def test_those_who_belong_to_a_hidden_community_are_told_where_no_steward_knows_it(people):
    hidden = with_facilitator(a_community(people.elodie, access=Access.HIDDEN), people.diego)
    bring_in(hidden, people.jun, by=people.diego)
    leave(hidden, by=people.elodie)
    leave(hidden, by=people.diego, knows_it_is_alone=True)
    assert told(people.jun) == ["brought_in", "alone"]
    assert told(people.elodie) == []
